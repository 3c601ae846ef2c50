import GradientChecking

/// A kind of claim about a function of several outputs.
enum PairedKind: String, CaseIterable, Sendable {
  case jacobian, jvp, vjp
}

/// A right claim of a family as the first of two rows, below it one that is linear.
///
/// Tangents and cotangents are of unequal magnitudes.
struct PairedClaim: Sendable {
  let question: FamilyQuestion
  let functions: [String]
  let kind: PairedKind
  let tangent: [Double]
  let cotangent: [Double]
  /// The entries of the Jacobian, row by row; or the product.
  let numbers: [Double]
  let isRight: Bool

  /// The true numbers, or one of them wrong by a third of what it is added up from.
  ///
  /// Where coordinates have a unit of their own, everything is measured in it.
  init(
    _ right: FamilyCase, _ kind: PairedKind, number: Int, isRight: Bool, hasUnits: Bool
  ) {
    question = right.question
    self.kind = kind
    self.isRight = isRight
    let x = question.coordinates
    let linear = right.gradient.indices.map {
      hasUnits ? 0.3 * right.gradient[$0] : 0.3 + 0.1 * Double($0)
    }
    let terms = zip(question.point, linear).map { "\(CaseMaker.literal($1))*\($0.name)" }
    functions = [question.formula, terms.joined(separator: "+")]
    let tangent = x.indices.map {
      [3, -0.04, 0.7, 11][($0 + number) % 4] * (hasUnits && x[$0] != 0 ? abs(x[$0]) : 1)
    }
    let weights = [[2, -0.03], [-0.05, 4]][number % 2]
    self.tangent = tangent
    cotangent = weights
    let rows = [right.gradient, linear]
    var numbers: [Double]
    var sizes: [Double]
    switch kind {
    case .jacobian:
      numbers = rows.flatMap(\.self)
      sizes = numbers.map { abs($0) }
    case .jvp:
      let products = rows.map { row in zip(row, tangent).map { $0 * $1 } }
      numbers = products.map { $0.reduce(0, +) }
      sizes = products.map { $0.reduce(0) { $0 + abs($1) } }
    case .vjp:
      numbers = x.indices.map { weights[0] * rows[0][$0] + weights[1] * rows[1][$0] }
      sizes = x.indices.map { abs(weights[0] * rows[0][$0]) }
    }
    if !isRight {
      let index = kind == .jvp ? 0 : number % x.count
      numbers[index] +=
        (number % 3 == 0 ? -1 : 1) * (0.3 * sizes[index] + (hasUnits ? 0 : 0.01))
    }
    self.numbers = numbers
  }

  /// A case of a fixture.
  func json(id: String) -> String {
    let claim: String
    switch kind {
    case .jacobian: claim = "\"jacobian\": \(rows(question.coordinates.count))"
    case .jvp:
      claim = "\"jvp\": {\"tangent\": \(question.object(tangent)), \"value\": \(numbers)}"
    case .vjp:
      claim = "\"vjp\": {\"cotangent\": \(cotangent), \"value\": \(question.object(numbers))}"
    }
    return question.json(id: id, functions: functions, claim: claim)
  }

  /// The numbers as rows of this many.
  func rows(_ count: Int) -> [[Double]] {
    stride(from: 0, to: numbers.count, by: count).map { Array(numbers[$0..<($0 + count)]) }
  }

  /// Right and wrong claims of one kind, from some of the families' right claims.
  static func some(of families: [ClaimFamily], _ kind: PairedKind, seed: UInt64, each: Int)
    -> [PairedClaim]
  {
    families.flatMap { family in
      let hasUnits = ClaimFamily.units.contains { $0.name == family.name }
      let rights = family.cases(seed: seed).filter {
        $0.isRight && $0.question.kinks == .report
      }
      return rights.prefix(each).enumerated().flatMap { number, right in
        [true, false].map {
          PairedClaim(right, kind, number: number, isRight: $0, hasUnits: hasUnits)
        }
      }
    }
  }
}
