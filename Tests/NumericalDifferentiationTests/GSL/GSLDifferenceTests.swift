import CGSL
import NumericalDifferentiation
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("GSL's differences")
struct GSLDifferenceTests {
  /// What GSL itself says, called without any code of ours.
  private func gsl(
    _ direction: GSLDifference.Direction, _ function: gsl_function, at x: Double, step: Double
  ) -> (value: Double, error: Double) {
    var value = Double.nan
    var error = Double.nan
    withUnsafePointer(to: function) { function in
      switch direction {
      case .central: _ = gsl_deriv_central(function, x, step, &value, &error)
      case .forward: _ = gsl_deriv_forward(function, x, step, &value, &error)
      case .backward: _ = gsl_deriv_backward(function, x, step, &value, &error)
      }
    }
    return (value, error)
  }

  /// The same functions in Swift's calling convention and in C's.
  private static var functions: [(own: (Double) -> Double, gsl: gsl_function)] {
    [
      ({ sin($0 * $0 + 1) }, gsl_function(function: { x, _ in sin(x * x + 1) }, params: nil)),
      ({ exp(-abs($0)) }, gsl_function(function: { x, _ in exp(-abs(x)) }, params: nil)),
      ({ $0 * sqrt(abs($0)) }, gsl_function(function: { x, _ in x * sqrt(abs(x)) }, params: nil)),
      ({ _ in 3 }, gsl_function(function: { _, _ in 3 }, params: nil)),
      ({ abs($0 - 1) }, gsl_function(function: { x, _ in abs(x - 1) }, params: nil)),
      ({ 1 / $0 }, gsl_function(function: { x, _ in 1 / x }, params: nil)),
    ]
  }

  @Test(
    "value and error are GSL's to the last bit",
    arguments: GSLDifference.Direction.allCases, [0x1p-10, 1e-3, 1e-5, 1e-8, 0.5])
  func sameBits(direction: GSLDifference.Direction, step: Double) throws {
    let method = GSLDifference(direction, relativeStep: step)
    let witness = NumericalDifferentiator(method: method)
    for (own, function) in Self.functions {
      for x in [0.3, 1, -2.75, 10, 1e6] {
        let expected = gsl(direction, function, at: x, step: step * max(abs(x), 1))
        let estimate = try witness.slope(at: x, of: own)
        #expect(estimate.value == expected.value)
        #expect(estimate.error == expected.error)
        #expect(estimate.status == .resolved)
      }
    }
  }

  @Test("a gradient is GSL's along every coordinate")
  func gradient() throws {
    let witness = NumericalDifferentiator(method: .central(step: 1e-4))
    let estimate = try witness.slopes(at: [2, 3, -40]) { v in
      v[0] * v[0] * v[1] + sin(v[2])
    }
    let third = gsl(
      .central, gsl_function(function: { x, _ in 12 + sin(x) }, params: nil), at: -40,
      step: 1e-4 * 40)
    #expect(estimate.components.count == 3)
    #expect(abs(estimate.components[0].value - 12) < 1e-8)
    #expect(abs(estimate.components[1].value - 4) < 1e-8)
    #expect(estimate.components[2].value == third.value)
    #expect(estimate.components[2].error == third.error)
  }

  @Test(
    "a step that is no step is replaced by the default",
    arguments: [0, -1e-3, .nan, .infinity, -.infinity])
  func badSteps(step: Double) throws {
    for direction in GSLDifference.Direction.allCases {
      let method = GSLDifference(direction, relativeStep: step)
      #expect(method.relativeStep == GSLDifference.defaultStep)
    }
    let estimate = try NumericalDifferentiator(method: .forward(step: step))
      .slope(at: 2) { $0 * $0 }
    #expect(abs(estimate.value - 4) < 1e-3)
  }

  @Test("forward never looks behind the point, backward never ahead")
  func sides() throws {
    let forward = try NumericalDifferentiator(method: .forward()).slope(at: 0) { x in
      guard x >= 0 else { throw OutsideDomain() }
      return exp(x)
    }
    #expect(abs(forward.value - 1) < 1e-6)
    let backward = try NumericalDifferentiator(method: .backward()).slope(at: 0) { x in
      guard x <= 0 else { throw OutsideDomain() }
      return exp(x)
    }
    #expect(abs(backward.value - 1) < 1e-6)
  }

  @Test(
    "what is thrown at the point is thrown on",
    arguments: GSLDifference.Direction.allCases)
  func throwsAtPoint(direction: GSLDifference.Direction) {
    let witness = NumericalDifferentiator(method: GSLDifference(direction))
    #expect(throws: OutsideDomain()) {
      try witness.slope(at: 1) { _ in throw OutsideDomain() }
    }
  }

  @Test(
    "NaN, infinity or an error beside the point give no value to trust",
    arguments: GSLDifference.Direction.allCases)
  func notFinite(direction: GSLDifference.Direction) throws {
    let witness = NumericalDifferentiator(method: GSLDifference(direction))
    for bad in [Double.nan, .infinity, -.infinity] {
      let estimate = try witness.slope(at: 1) { $0 == 1 ? 0 : bad }
      #expect(estimate.isUnresolved)
      #expect(!estimate.error.isFinite)
      let atPoint = try witness.slope(at: 1) { $0 == 1 ? bad : 0 }
      #expect(atPoint.status == .unresolved(.nonFinitePoint))
    }
    let thrown = try witness.slope(at: 1) { x in
      guard x == 1 else { throw OutsideDomain() }
      return 0
    }
    #expect(thrown.isUnresolved)
  }

  @Test("evaluations are counted, and a table of known values spares the repeated ones")
  func evaluations() throws {
    var calls = 0
    let estimate = try NumericalDifferentiator(method: .central()).slopes(at: [1]) { v in
      calls += 1
      return sin(v[0])
    }
    #expect(estimate.evaluations == calls)
    // Two rounds of four points, the point itself, and the look whether it changes.
    #expect(calls <= 10)
  }

  @Test("an error raised inside GSL comes back as a code, and does not abort the process")
  func handlerIsOff() throws {
    _ = try NumericalDifferentiator(method: .central()).slope(at: 1) { $0 }
    // With GSL's own handler this line would end the test run.
    gsl_error("raised on purpose", "GSLDifferenceTests.swift", 1, Int32(GSL_EDOM))
  }

  @Test("GSL's error is an estimate: a sine computed in Float is off by more than it says")
  func estimateIsNoBound() throws {
    let estimate = try NumericalDifferentiator(method: .central(step: 1e-3)).slope(at: 1) {
      Double(sin(Float($0)))
    }
    #expect(abs(estimate.value - cos(1)) > estimate.error || estimate.error > 1e-6)
  }
}
