import CLibrary
import NumericalDifferentiation

/// Checks a gradient along random directions, at a cost that does not depend on the number of components.
///
/// A direction moves component i by ±r/|gᵢ| with a random r from 1 to 2, so that every component contributes ±r to the
/// claimed derivative along it and none can hide behind a larger one. Components claimed to be 0 have no scale of
/// their own and get that of a tenth of the median. What is seen of a single wrong component is its relative error
/// over √n; two errors that are equal cancel along one direction of 2000. Where the derivatives span many decades and
/// the function's own scales do not, the rounding of its value can hide the answer.
///
/// The derivatives along two halves of a direction add up to that along the whole, so bisection leads from a direction
/// to the components that are wrong. What they explain is taken off before the next direction is looked at.
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
  /// The claims, mended where a culprit was found.
  private var mended: [Double]
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
    mended = claims
    result = DirectionalEstimate(rule: rule)
  }

  private static func weights(_ claims: [Double], _ point: [Double]) -> [Double] {
    let sizes = claims.lazy.map(abs).filter { $0 > 0 && $0.isFinite }.sorted()
    guard !sizes.isEmpty else { return point.map { max(abs($0), 1) } }
    let median = sizes[sizes.count / 2]
    // Far moves of what does not matter, such as the weights of a dead unit, only meet kinks.
    return claims.map { claim in
      claim.isFinite && claim != 0 ? 1 / max(abs(claim), 1e-3 * median) : 1 / (0.1 * median)
    }
  }

  /// A number of either sign with a size from 1 to 2, of so few bits that its products are hardly rounded.
  private static func randomFactor(using generator: inout SeededGenerator) -> Double {
    let size = 1 + Double(Int.random(in: 0..<1024, using: &generator)) / 1024
    return Bool.random(using: &generator) ? size : -size
  }

  mutating func run(_ evaluate: PointEvaluation) throws -> DirectionalEstimate {
    if let wrong = claims.firstIndex(where: { !$0.isFinite }) {
      // A claim that is not a number needs no direction to be found.
      result.culprits.append(try component(wrong, evaluate))
      return result
    }
    var generator = SeededGenerator(seed: options.seed ?? 0)
    var drawn: [[Double]] = []
    for index in 0..<count {
      let direction = weights.map { $0 * Self.randomFactor(using: &generator) }
      drawn.append(direction)
      result.directions.append(try line(direction, 0..<point.count, index: index, evaluate))
    }
    for (direction, line) in zip(drawn, result.directions) {
      try searchWhole(along: direction, line.estimate, evaluate)
    }
    return result
  }

  // MARK: Bisection

  /// Looks for wrong components along a direction, unless those found so far explain what is seen there.
  private mutating func searchWhole(
    along direction: [Double], _ estimate: DerivativeEstimate, _ evaluate: PointEvaluation
  ) throws {
    let whole = 0..<point.count
    guard verdict(line(direction, whole, estimate: estimate)) == .mismatch else { return }
    _ = try search(whole, along: direction, evaluate)
  }

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
      guard decides(line) == .mismatch else { return false }
      result.culprits.append(line)
      mended[range.lowerBound] = line.estimate.value
      return true
    }
    let middle = range.lowerBound + range.count / 2
    var isFound = false
    for half in [range.lowerBound..<middle, middle..<range.upperBound] {
      guard decides(try line(direction, half, evaluate)) == .mismatch else { continue }
      isFound = try search(half, along: direction, evaluate) || isFound
    }
    let whole = range.lowerBound...(range.upperBound - 1)
    if !isFound, !result.hidden.contains(whole) { result.hidden.append(whole) }
    return true
  }

  /// The verdict on a part of a direction; the search was not completed where the limit was reached.
  private mutating func decides(_ line: DirectionalEstimate.Line) -> Verdict {
    if case .unresolved(.evaluationLimit) = line.estimate.status { result.isCutShort = true }
    return verdict(line)
  }

  private func verdict(_ line: DirectionalEstimate.Line) -> Verdict {
    rule.verdict(
      on: line.claim, estimate: line.estimate,
      largestClaim: LargestClaim([line.claim], [line.estimate]))
  }

  // MARK: Lines

  /// The derivative along the part of a direction that lies in a range.
  private func line(
    _ direction: [Double], _ range: Range<Int>, index: Int = 0,
    _ evaluate: PointEvaluation
  ) throws -> DirectionalEstimate.Line {
    var tangent = [Double](repeating: 0, count: point.count)
    for index in range { tangent[index] = direction[index] }
    let estimate = try derivative(along: tangent, evaluate) { claim(direction, range, $0) }
    return line(direction, range, index: index, estimate: estimate)
  }

  /// The same where the derivative is known.
  private func line(
    _ direction: [Double], _ range: Range<Int>, index: Int = 0, estimate: DerivativeEstimate
  ) -> DirectionalEstimate.Line {
    DirectionalEstimate.Line(
      index: index, claim: claim(direction, range, estimate), estimate: estimate)
  }

  private func claim(
    _ direction: [Double], _ range: Range<Int>, _ estimate: DerivativeEstimate
  ) -> ClaimedNumber {
    var claim = 0.0
    var squares = 0.0
    for index in range {
      let part = mended[index] * direction[index]
      claim += part
      squares += part * part
    }
    // Every component may be off by its own rounding; together they are off by the root of the squares.
    var rounding =
      precision.claimTolerance * squares.squareRoot()
      + 16 * precision.unitRoundoff * abs(centre) / max(estimate.surroundings.length, 1e-300)
    for culprit in result.culprits where range.contains(culprit.index) {
      rounding += culprit.estimate.error * abs(direction[culprit.index])
    }
    return ClaimedNumber(claim, rounding: rounding)
  }

  private func component(
    _ index: Int, _ evaluate: PointEvaluation
  ) throws -> DirectionalEstimate.Line {
    var tangent = [Double](repeating: 0, count: point.count)
    tangent[index] = 1
    let rounding = 16 * precision.unitRoundoff * abs(centre) / max(abs(point[index]), 1)
    let claim = ClaimedNumber(claims[index], rounding: rounding)
    return DirectionalEstimate.Line(
      index: index, claim: claim,
      estimate: try derivative(along: tangent, evaluate) { _ in claim })
  }

  /// The derivative along a tangent, after the court has looked at what is claimed of it.
  private func derivative(
    along tangent: [Double], _ evaluate: PointEvaluation,
    claim: @escaping (DerivativeEstimate) -> ClaimedNumber
  ) throws -> DerivativeEstimate {
    var hearing = Hearing(in: options.court(precision)) { _, estimates in estimates.map(claim) }
    let jacobian = try options.witness(precision).jvp(
      at: point, along: tangent, outputCount: 1, evaluate: evaluate, review: &hearing)
    return jacobian.rows[0].components[0]
  }
}
