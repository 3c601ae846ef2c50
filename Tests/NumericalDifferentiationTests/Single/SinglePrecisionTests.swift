import NumericalDifferentiation
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("Functions that compute in Float")
struct SinglePrecisionTests {
  private let witness = NumericalDifferentiator()

  static let functions = KnownFunction.all

  @Test("the bar holds, and is as narrow as Float allows", arguments: functions)
  func known(function: KnownFunction) throws {
    let x = Float(function.x)
    let estimate = try witness.derivative(at: x, of: function.single)
    let truth = function.slope(Double(x))
    #expect(estimate.holds(truth), "\(estimate.summary), truth \(truth)")
    #expect(!estimate.isKink && !estimate.isUnresolved, "\(estimate.summary)")
    #expect(abs(estimate.value - truth) <= 2e-3 * abs(truth), "\(estimate.summary), truth \(truth)")
  }

  @Test("an error of a hundredth lies outside the bar", arguments: functions)
  func tellsHundredths(function: KnownFunction) throws {
    let x = Float(function.x)
    let estimate = try witness.derivative(at: x, of: function.single)
    let truth = function.slope(Double(x))
    for wrong in [1.01 * truth, 0.99 * truth, -truth, 2 * truth, 0] {
      #expect(
        abs(estimate.value - wrong) > estimate.error, "\(estimate.summary), wrong \(wrong)")
    }
  }

  @Test("every abscissa is one that Float holds, and differs from the point")
  func abscissas() throws {
    let x: Float = 1.1
    var count = 0
    let plain = NumericalDifferentiator(precision: .float32)
    _ = try plain.gradient(at: [Double(x)]) { point in
      #expect(Double(Float(point[0])) == point[0])
      count += 1
      return Double(sin(Float(point[0])))
    }
    #expect(count >= 8)
  }

  @Test("a Float function that is taken for one in Double is found to be noisy, not wrong")
  func undeclared() throws {
    for function in KnownFunction.all {
      let x = Double(Float(function.x))
      let estimate = try witness.derivative(at: x) { Double(function.single(Float($0))) }
      let truth = function.slope(x)
      #expect(
        estimate.isUnresolved || estimate.holds(truth, slack: 1e-5 * abs(truth))
          || !estimate.isConfident,
        "\(function.name): \(estimate.summary), truth \(truth)")
    }
  }

  @Test("kinks are kinks in Float too")
  func kinks() throws {
    for (x, left, right, function) in [
      (0, -1, 1, { abs($0) }), (1, 1, 2, { max($0, $0 * $0) }), (0, 0, 1, { max($0, 0) }),
    ] as [(Float, Double, Double, (Float) -> Float)] {
      let estimate = try witness.derivative(at: x, of: function)
      guard case .kink(let foundLeft, let foundRight) = estimate.status else {
        Issue.record("not seen: \(estimate.summary)")
        continue
      }
      #expect(abs(foundLeft - left) < 1e-2)
      #expect(abs(foundRight - right) < 1e-2)
    }
  }

  @Test("sums of many terms in Float keep the bar honest")
  func longSums() throws {
    let weights = (0..<500).map { Float(SeededGenerator.noise(at: Double($0), seed: 3)) }
    let truth = weights.reduce(0.0) { $0 + Double($1) * cos(Double($1) * 0.5) }
    let estimate = try witness.derivative(at: Float(0.5)) { x in
      weights.reduce(Float(0)) { $0 + sin($1 * x) }
    }
    #expect(estimate.holds(truth), "\(estimate.summary), truth \(truth)")
  }

  @Test(
    "a gradient in Float costs no more than one in Double, but for the noise", arguments: [3, 20])
  func economy(count: Int) throws {
    let estimate = try witness.gradient(at: (1...count).map { Float($0) / 7 }) { v in
      v.reduce(Float(0)) { $0 + $1 * $1 * $1 }
    }
    // Two more probes of the noise, of five points each, serve all components.
    #expect(estimate.evaluations <= 15 * count + 10)
    for (index, component) in estimate.components.enumerated() {
      let x = Double(Float(index + 1) / 7)
      #expect(component.holds(3 * x * x), "\(component.summary)")
    }
  }
}
