import CGSL
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

@Suite("Richardson extrapolation")
struct RichardsonMethodTests {
  /// The triangle of the textbooks: each column removes the next power of h².
  private func tableau(at x: Double, largest: Double, levels: Int, _ f: (Double) -> Double)
    -> Double
  {
    var column = (0..<levels).map { level -> Double in
      let h = largest / Double(1 << level)
      return (f(x + h) - f(x - h)) / ((x + h) - (x - h))
    }
    var power = 1.0
    while column.count > 1 {
      power *= 4
      column = zip(column, column.dropFirst()).map { coarse, fine in
        fine + (fine - coarse) / (power - 1)
      }
    }
    return column[0]
  }

  @Test("equals the textbook's tableau", arguments: 2...12)
  func textbook(levels: Int) throws {
    let witness = NumericalDifferentiator(method: .richardson(levels: levels, step: 0x1p-4))
    let functions: [(Double) -> Double] = [
      { sin($0 * $0 + 1) }, { exp($0) }, { 1 / ($0 + 5) }, { $0 * $0 * $0 },
    ]
    for function in functions {
      for x in [0.25, 1, 3] {
        let estimate = try witness.slope(at: x, of: function)
        let expected = tableau(
          at: x, largest: estimate.largestStep, levels: levels, function)
        // The smallest step amplifies each rounding of f by 1/h, alike on both sides.
        #expect(abs(estimate.value - expected) <= 1e-14 * max(1, abs(expected)))
      }
    }
  }

  /// GSL's polynomial through (h², D(h)), at 0.
  private func gslExtrapolation(_ steps: [Double], _ differences: [Double]) -> Double {
    let squares = steps.map { $0 * $0 }
    var divided = [Double](repeating: 0, count: steps.count)
    guard gsl_poly_dd_init(&divided, squares, differences, steps.count) == 0 else { return .nan }
    return gsl_poly_dd_eval(divided, squares, steps.count, 0)
  }

  @Test("the adaptive method extrapolates its levels as GSL's divided differences do")
  func adaptiveAgreesWithGSL() throws {
    var generator = SeededGenerator(seed: 11)
    var compared = 0
    for _ in 0..<300 {
      let function = RandomFunction(depth: 3, using: &generator)
      let x = Double.random(in: -2...2, using: &generator)
      var seen: [Double: Double] = [:]
      let estimate = try NumericalDifferentiator().slope(at: x) { abscissa in
        seen[abscissa] = function.value(at: abscissa)
        return function.value(at: abscissa)
      }
      guard estimate.status == .resolved, estimate.smallestStep > 0 else { continue }
      // The levels are the powers of two between the block's ends, as far as both sides were asked.
      var steps: [Double] = []
      var differences: [Double] = []
      var step = estimate.largestStep
      while step >= estimate.smallestStep {
        if let right = seen[x + step], let left = seen[x - step] {
          steps.append(step)
          differences.append((right - left) / ((x + step) - (x - step)))
        }
        step /= 2
      }
      guard steps.count == estimate.levels else { continue }
      compared += 1
      let size = differences.reduce(0) { max($0, abs($1)) }
      let gsl = gslExtrapolation(steps, differences)
      #expect(abs(estimate.value - gsl) <= 1e-14 * size, "\(function) at \(x)")
    }
    #expect(compared >= 250)
  }

  @Test("is exact for a polynomial of degree 2·levels, but for rounding")
  func polynomial() throws {
    let estimate = try NumericalDifferentiator(method: .richardson(levels: 3, step: 0.5))
      .slope(at: 1) { pow($0, 6) }
    #expect(abs(estimate.value - 6) < 1e-13)
  }

  @Test("the error estimate covers the truth for well-behaved functions")
  func errorEstimate() throws {
    let witness = NumericalDifferentiator(method: .richardson())
    for (f, x, truth) in [
      ({ exp($0) }, 1.0, exp(1.0)), ({ sin($0) }, 0.5, cos(0.5)), ({ 1 / $0 }, 2, -0.25),
    ] as [((Double) -> Double, Double, Double)] {
      let estimate = try witness.slope(at: x, of: f)
      #expect(estimate.holds(truth), "\(estimate.summary)")
      #expect(estimate.error < 1e-9)
    }
  }

  @Test("settings outside their range are brought inside")
  func settings() {
    #expect(RichardsonMethod(levels: -3).levels == 2)
    #expect(RichardsonMethod(levels: 0).levels == 2)
    #expect(RichardsonMethod(levels: 99).levels == 12)
    for step in [0, -1, .nan, .infinity] {
      #expect(RichardsonMethod(relativeStep: step).relativeStep == RichardsonMethod().relativeStep)
    }
  }

  @Test("a level that is not finite leaves no value to trust")
  func notFinite() throws {
    let witness = NumericalDifferentiator(method: .richardson())
    let half = try witness.slope(at: 0.001) { log($0) }
    #expect(half.isUnresolved)
    let none = try witness.slope(at: 1) { $0 == 1 ? 0 : .nan }
    #expect(none.isUnresolved)
    #expect(try witness.slope(at: .nan) { $0 }.status == .unresolved(.nonFinitePoint))
  }

  @Test("functions in Float are extrapolated from abscissas that Float can hold")
  func single() throws {
    let estimate = try NumericalDifferentiator(method: .richardson(levels: 3))
      .derivative(at: Float(1.1)) { exp($0) }
    #expect(abs(estimate.value - exp(Double(Float(1.1)))) < 1e-3)
    #expect(estimate.holds(exp(Double(Float(1.1)))), "\(estimate.summary)")
  }
}
