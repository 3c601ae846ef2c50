import NumericalDifferentiation
import TestSupport
import Testing

/// How often error bars hold over many functions that compute in `Float`.
private struct SingleCoverage {
  var asked = 0
  /// Derivatives that are not 0 and whose bar is narrow enough for a verdict.
  var settled = 0
  /// Derivatives that are not 0.
  var visible = 0
  /// Outside the bar, of functions that have lost the digits of their own value.
  var lost = 0
  /// Outside the bar.
  var failures: [String] = []
  /// The bar over the true error.
  var ratios: [Double] = []

  mutating func add(_ estimate: DerivativeEstimate, _ truth: Double, _ asked: Question) {
    self.asked += 1
    if truth != 0 { visible += 1 }
    guard !estimate.isKink, !estimate.isUnresolved else { return }
    let distance = abs(estimate.value - truth)
    if distance > 0 { ratios.append(estimate.error / distance) }
    if truth != 0, estimate.error <= EvaluationPrecision.float32.resolution * abs(truth) {
      settled += 1
    }
    guard distance > estimate.error + Self.tilt(estimate) else { return }
    if asked.hasLostDigits {
      lost += 1
    } else {
      failures.append("\(asked): \(estimate.summary), truth \(truth)")
    }
  }

  /// A function that is 0 all around has no size: what it is computed from is taken to be of size 1.
  private static func tilt(_ estimate: DerivativeEstimate) -> Double {
    let around = estimate.surroundings
    return around.isFlat && around.magnitude == 0 ? 4 * 0x1p-24 / around.length : 0
  }
}

/// One derivative of a formula or of its gradient.
private struct Question: CustomStringConvertible {
  var formula: SingleFormula
  var point: [Float]
  /// Which entry of the gradient is differentiated; nil for the formula itself.
  var entry: Int?
  var axis: Int

  func value<Number: Analytic>(_ x: [Number]) -> Number {
    entry.map { formula.gradient(x)[$0] } ?? formula(x)
  }

  /// Whether the values around the point are further from the true ones than 256 roundings.
  ///
  /// Such a function, 1 - tanh²x where tanh x is nearly 1, is another one than in `Double`, and its own slope is what a
  /// difference shows.
  var hasLostDigits: Bool {
    (0..<10).contains { index in
      var x = point
      if index > 0 { x[axis] += (index.isMultiple(of: 2) ? 1 : -1) / Float(1 << index) }
      let exact = value(x.map { Double($0) })
      return abs(Double(value(x)) - exact) > 256 * 0x1p-24 * abs(exact)
    }
  }

  var description: String {
    "\(formula)" + (entry.map { ", entry \($0) of the gradient," } ?? "")
      + " by x\(axis) at \(point)"
  }
}

@Suite("The error bar's promise in Float")
struct SingleCoverageTests {
  private let witness = NumericalDifferentiator()

  private func cover(
    _ family: SingleFormula.Family, seed: UInt64, count: Int, gradients: Bool
  ) throws -> SingleCoverage {
    var generator = SeededGenerator(seed: seed)
    var coverage = SingleCoverage()
    for _ in 0..<count {
      let size = Int.random(in: 1...6, using: &generator)
      let formula = SingleFormula(family, of: size, using: &generator)
      let spread: Float = [0.5, 2, 2, 3, 8][Int.random(in: 0..<5, using: &generator)]
      let point = (0..<size).map { _ in Float.random(in: -spread...spread, using: &generator) }
      let wide = point.map { Double($0) }
      let truth = gradients ? formula.hessian(wide) : [formula.gradient(wide)]
      guard truth.allSatisfy({ $0.allSatisfy { abs($0) < 1e15 } }) else { continue }
      let rows =
        gradients
        ? try witness.jacobian(at: point) { formula.gradient($0) }.rows
        : [try witness.gradient(at: point) { formula($0) }]
      for (entry, row) in rows.enumerated() {
        for (axis, estimate) in row.components.enumerated() {
          let question = Question(
            formula: formula, point: point, entry: gradients ? entry : nil, axis: axis)
          coverage.add(estimate, truth[entry][axis], question)
        }
      }
    }
    return coverage
  }

  @Test(
    "the derivatives of functions lie within the bar",
    arguments: SingleFormula.Family.allCases, [1, 2, 3] as [UInt64])
  func functions(family: SingleFormula.Family, seed: UInt64) throws {
    try check(try cover(family, seed: seed, count: 60, gradients: false))
  }

  @Test(
    "the derivatives of gradients lie within the bar",
    arguments: SingleFormula.Family.allCases, [1, 2, 3] as [UInt64])
  func gradients(family: SingleFormula.Family, seed: UInt64) throws {
    try check(try cover(family, seed: seed, count: 60, gradients: true))
  }

  /// A bar that holds because it is wide would pass the first expectation, and not the others.
  private func check(_ coverage: SingleCoverage) throws {
    #expect(coverage.failures.isEmpty, "\(coverage.failures.count): \(coverage.failures)")
    #expect(200 * coverage.lost <= coverage.asked)
    #expect(
      10 * coverage.settled >= 7 * coverage.visible, "\(coverage.settled) of \(coverage.visible)")
    let ratios = coverage.ratios.sorted()
    let median = try #require(ratios.isEmpty ? nil : ratios[ratios.count / 2])
    #expect(median <= 64)
  }
}
