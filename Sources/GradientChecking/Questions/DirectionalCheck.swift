import NumericalDifferentiation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Checks a gradient along random directions, at a cost that does not depend on the number of components.
///
/// A direction moves component i by ±1/|gᵢ|, so that every component contributes ±1 to the claimed derivative
/// along it and none can hide behind a larger one. Components claimed to be 0 have no scale of their own and get
/// that of a thousandth of the median. What is seen of a single wrong component is its relative error over √n.
/// Two errors cancel along one direction of two; along k directions, in one case of 2^k.
struct DirectionalCheck {
  /// How many wrong components are named at most.
  private static let mostCulprits = 8
  /// How many ranges of components are looked at for them, beyond the first.
  private static let mostRanges = 96

  private let point: [Double]
  private let claims: [Double]
  private let centre: Double
  private let precision: EvaluationPrecision
  private let options: CheckOptions
  private let rule: VerdictRule
  private let count: Int
  private let weights: [Double]
  private var rangesLeft = mostRanges
  private var result: DirectionalEstimate

  init(
    point: [Double], claims: [Double], centre: Double, precision: EvaluationPrecision,
    options: CheckOptions, count: Int
  ) {
    self.point = point
    self.claims = claims
    self.centre = centre
    self.precision = precision
    self.options = options
    self.count = count
    rule = options.rule(precision)
    weights = Self.weights(claims, point)
    result = DirectionalEstimate(rule: rule)
  }

  private static func weights(_ claims: [Double], _ point: [Double]) -> [Double] {
    let sizes = claims.lazy.map(abs).filter { $0 > 0 && $0.isFinite }.sorted()
    guard !sizes.isEmpty else { return point.map { max(abs($0), 1) } }
    let floor = 1e-3 * sizes[sizes.count / 2]
    return claims.map { claim in
      let size = claim.isFinite ? max(abs(claim), floor) : floor
      return 1 / size
    }
  }

  mutating func run(_ evaluate: PointEvaluation) throws -> DirectionalEstimate {
    if let wrong = claims.firstIndex(where: { !$0.isFinite }) {
      // A claim that is not a number needs no direction to be found.
      result.culprits.append(try component(wrong, evaluate))
      return result
    }
    var generator = SeededGenerator(seed: options.seed ?? 0)
    var failing: [Double]?
    for index in 0..<count {
      let direction = weights.map { Bool.random(using: &generator) ? $0 : -$0 }
      let line = try line(direction, 0..<point.count, index: index, evaluate)
      result.directions.append(line)
      if failing == nil, verdict(line) == .mismatch { failing = direction }
    }
    if let failing {
      _ = try search(0..<point.count, along: failing, evaluate)
    }
    return result
  }

  // MARK: Bisection

  /// Looks for the wrong components in a range that is known to hold some; returns whether one was found.
  private mutating func search(
    _ range: Range<Int>, along direction: [Double], _ evaluate: PointEvaluation
  ) throws -> Bool {
    guard result.culprits.count < Self.mostCulprits, rangesLeft > 0 else {
      result.isCutShort = true
      return true
    }
    rangesLeft -= 1
    if range.count == 1 {
      let line = try component(range.lowerBound, evaluate)
      guard verdict(line) == .mismatch else { return false }
      result.culprits.append(line)
      return true
    }
    let middle = range.lowerBound + range.count / 2
    var isFound = false
    for half in [range.lowerBound..<middle, middle..<range.upperBound] {
      guard verdict(try line(direction, half, evaluate)) == .mismatch else { continue }
      isFound = try search(half, along: direction, evaluate) || isFound
    }
    if !isFound { result.hidden.append(range.lowerBound...(range.upperBound - 1)) }
    return true
  }

  private func verdict(_ line: DirectionalEstimate.Line) -> Verdict {
    rule.verdict(
      on: line.claim, estimate: line.estimate, largestClaim: abs(line.claim.value))
  }

  // MARK: Lines

  /// The derivative along the part of a direction that lies in a range.
  private func line(
    _ direction: [Double], _ range: Range<Int>, index: Int = 0,
    _ evaluate: PointEvaluation
  ) throws -> DirectionalEstimate.Line {
    var tangent = [Double](repeating: 0, count: point.count)
    var claim = 0.0
    var squares = 0.0
    for index in range {
      tangent[index] = direction[index]
      let part = claims[index] * direction[index]
      claim += part
      squares += part * part
    }
    let estimate = try derivative(along: tangent, evaluate)
    // Every component may be off by its own rounding; together they are off by the root of the squares.
    let rounding =
      precision.claimTolerance * squares.squareRoot()
      + 16 * precision.unitRoundoff * abs(centre) / max(estimate.surroundings.length, 1e-300)
    return DirectionalEstimate.Line(
      index: index, claim: ClaimedNumber(claim, rounding: rounding), estimate: estimate)
  }

  private func component(
    _ index: Int, _ evaluate: PointEvaluation
  ) throws -> DirectionalEstimate.Line {
    var tangent = [Double](repeating: 0, count: point.count)
    tangent[index] = 1
    let rounding = 16 * precision.unitRoundoff * abs(centre) / max(abs(point[index]), 1)
    return DirectionalEstimate.Line(
      index: index, claim: ClaimedNumber(claims[index], rounding: rounding),
      estimate: try derivative(along: tangent, evaluate))
  }

  private func derivative(
    along tangent: [Double], _ evaluate: PointEvaluation
  ) throws -> DerivativeEstimate {
    let jacobian = try options.witness(precision).jvp(
      at: point, along: tangent, outputCount: 1, evaluate: evaluate)
    return jacobian.rows[0].components[0]
  }
}
