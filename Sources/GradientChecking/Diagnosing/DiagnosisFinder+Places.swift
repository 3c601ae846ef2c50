import NumericalDifferentiation

/// Signs, zeros, and right numbers in wrong places.
extension DiagnosisFinder {
  func sign() -> [Explanation] {
    guard wrong.allSatisfy(isVisible) else { return [] }
    let visible = claims.indices.filter(isVisible)
    let all = visible.count > 1 && wrong.count == visible.count && !context.isExcerpt
    let message =
      all
      ? "every component has the opposite sign: the negative of the gradient"
      : "\(listed(wrong)) \(wrong.count == 1 ? "has" : "have") the opposite sign"
    var explanation = Explanation(.sign, message, components: names(of: wrong))
    explanation.mended = wrong.map { index in
      (index, ClaimedNumber(-claims[index].value, halfUnit: claims[index].halfUnit))
    }
    return [explanation]
  }

  func zeroed() -> [Explanation] {
    guard wrong.allSatisfy({ claims[$0].value == 0 && isVisible($0) }) else { return [] }
    let verb = wrong.count == 1 ? "is" : "are"
    let message =
      "\(listed(wrong)) \(verb) claimed to be 0 and \(verb) not: cut off from the graph, or never"
      + " written"
    var explanation = Explanation(.zeroed, message, components: names(of: wrong))
    explanation.stated = wrong.map { ($0, 0) }
    return [explanation]
  }

  func transposed() -> [Explanation] {
    guard let (rows, columns) = context.matrix, rows > 1, columns > 1,
      rows * columns == claims.count, wrong.count > 1
    else { return [] }
    var explanation = Explanation(
      .transposed, "the transpose of the matrix fits: rows and columns are exchanged",
      components: names(of: wrong))
    // The claim's entry (i, j) stands where (j, i) belongs; for a square matrix rows are columns, and for
    // another the numbers were written column by column.
    explanation.mended = claims.indices.map { index in
      let source =
        rows == columns
        ? (index % columns) * columns + index / columns
        : (index % columns) * rows + index / columns
      return (index, claims[source])
    }
    explanation.isStrict = true
    return [explanation]
  }

  func swapped() -> [Explanation] {
    guard wrong.count >= 2 else { return [] }
    // Both sides in order of size must pair up; then the claim holds the right numbers in wrong places.
    let byClaim = wrong.sorted { claims[$0].value < claims[$1].value }
    let byTruth = wrong.sorted { estimates[$0].value < estimates[$1].value }
    guard byClaim != byTruth else { return [] }
    let message =
      wrong.count == 2
      ? "\(names[wrong[0]]) and \(names[wrong[1]]) have changed places"
      : "the numbers are right and in the wrong places: \(listed(wrong)) are permuted"
    var explanation = Explanation(.swapped, message, components: names(of: wrong))
    // A claim's printed digits go with it.
    explanation.mended = zip(byTruth, byClaim).map { ($0, claims[$1]) }
    return [explanation]
  }
}
