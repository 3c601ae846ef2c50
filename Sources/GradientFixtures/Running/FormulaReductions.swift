import GradientChecking

/// Whether formulas take means and sums, as far as their text shows it.
///
/// A sum where a mean was asked for explains nothing where no mean was asked for. In doubt nothing is known: `sum(v)/4` is a
/// mean, and so may be everything that is divided or weighted.
enum FormulaReductions {
  /// Functions whose derivative is one n-th of a sum.
  private static let means: Set<String> = ["mean", "var"]
  /// Functions that add up the items of an array.
  private static let sums: Set<String> = ["sum", "dot", "matmul", "norm", "logsumexp"]
  /// Marks of 1/4, 0.25 and 4^-1, which may be the weights of a mean.
  private static let weights = ["/", ".", "^-", "**-"]

  static func of(_ formulas: [String]) -> DiagnosisContext.Reductions {
    let words = Set(
      formulas.flatMap { formula in
        formula.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
      })
    let isWeighted = formulas.contains { formula in weights.contains { formula.contains($0) } }
    var found = DiagnosisContext.Reductions()
    if !words.isDisjoint(with: means) {
      found.hasMean = true
    } else if !isWeighted {
      found.hasMean = false
    }
    if !words.isDisjoint(with: sums) {
      found.hasSum = true
    } else if found.hasMean == true {
      found.hasSum = false
    }
    return found
  }
}
