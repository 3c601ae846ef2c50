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

@Suite("Functions that misbehave")
struct BadFunctionTests {
  private let witness = NumericalDifferentiator()

  @Test(
    "NaN or infinity at the point: nothing is known",
    arguments: [Double.nan, .infinity, -.infinity])
  func notFiniteAtPoint(bad: Double) throws {
    let estimate = try witness.slopes(at: [1, 2]) { _ in bad }
    #expect(estimate.components.count == 2)
    for component in estimate.components {
      #expect(component.status == .unresolved(.nonFinitePoint))
      #expect(component.value.isNaN)
      #expect(component.error == .infinity)
    }
  }

  @Test("NaN or infinity all around the point", arguments: [Double.nan, .infinity, -.infinity])
  func notFiniteAround(bad: Double) throws {
    let estimate = try witness.slope(at: 1) { $0 == 1 ? 5 : bad }
    #expect(estimate.status == .unresolved(.nonFiniteNeighbourhood))
    #expect(!estimate.error.isFinite)
  }

  @Test("every method survives a function that is not finite anywhere near")
  func allMethods() throws {
    for method in StandardMethods.all {
      let own = NumericalDifferentiator(method: method)
      for function in [{ $0 == 1 ? 5 : .nan }, { _ in .nan }, { 1 / ($0 - 1) }]
        as [(Double) -> Double]
      {
        let estimate = try own.slope(at: 1, of: function)
        #expect(estimate.isUnresolved, "\(method.name): \(estimate.summary)")
      }
    }
  }

  @Test("an infinite value on a far step does not spoil the near ones")
  func holes() throws {
    let estimate = try witness.slope(at: 1) { abs($0 - 1) > 1e-4 ? .nan : exp($0) }
    #expect(estimate.holds(exp(1)), "\(estimate.summary)")
    #expect(estimate.status == .resolved)
  }

  @Test("what is thrown at the point is thrown on, by every method")
  func throwsAtPoint() {
    for method in StandardMethods.all {
      let own = NumericalDifferentiator(method: method)
      #expect(throws: OutsideDomain()) { try own.slope(at: 1) { _ in throw OutsideDomain() } }
    }
    #expect(throws: OutsideDomain()) {
      try witness.jacobian(at: [1]) { _ in throw OutsideDomain() }
    }
  }

  @Test("a function that throws everywhere but at the point has no derivative")
  func throwsAround() throws {
    let estimate = try witness.slope(at: 1) { x in
      guard x == 1 else { throw OutsideDomain() }
      return 3
    }
    #expect(estimate.status == .unresolved(.nonFiniteNeighbourhood))
  }

  @Test("a function that changes between calls is named")
  func changesBetweenCalls() {
    var calls = 0.0
    #expect(throws: DifferentiationError.self) {
      try witness.slope(at: 1) { x in
        calls += 1
        return x + calls
      }
    }
    var drift = 0.0
    do {
      _ = try witness.slopes(at: [2, 3]) { v in
        drift += 1e-9
        return v[0] * v[1] + drift
      }
      Issue.record("the drift was not seen")
    } catch let DifferentiationError.changesBetweenCalls(first, second) {
      #expect(first == 6 + 1e-9)
      #expect(second > first)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("a function that keeps giving NaN does not count as changing")
  func steadyNaN() throws {
    #expect(throws: Never.self) { try witness.slope(at: 1) { _ in .nan } }
  }

  @Test("the error's sentence names both values")
  func sentence() {
    let error = DifferentiationError.changesBetweenCalls(first: 1.5, second: 2.5)
    #expect(error.description.contains("1.5"))
    #expect(error.description.contains("2.5"))
  }

  @Test("evaluations are bounded, whatever the function does")
  func bounded() throws {
    var generator = SeededGenerator(seed: 8)
    for seed in 0..<40 as Range<UInt64> {
      var calls = 0
      let amplitude = pow(10, Double.random(in: -16...3, using: &generator))
      let estimate = try witness.slopes(at: [Double(seed) / 7]) { v in
        calls += 1
        return sin(v[0]) + amplitude * SeededGenerator.noise(at: v[0], seed: seed)
      }
      #expect(estimate.evaluations == calls)
      #expect(calls <= 160)
    }
  }
}
