import Testing

@testable import NumericalDifferentiation

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
        let estimate = try witness.derivative(at: x, of: function)
        let expected = tableau(
          at: x, largest: estimate.largestStep, levels: levels, function)
        // The smallest step amplifies each rounding of f by 1/h, alike on both sides.
        #expect(abs(estimate.value - expected) <= 1e-14 * max(1, abs(expected)))
      }
    }
  }

  @Test("the ladder's weights extrapolate as GSL's divided differences do")
  func ladderAgreesWithGSL() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let function = RandomFunction(depth: 3, using: &generator)
      let x = Double.random(in: -2...2, using: &generator)
      var ladder = Ladder(
        x: x, centre: function.value(at: x), precision: .float64, noise: NoiseLevel())
      let ratio = [2.0, 4, 8][Int.random(in: 0..<3, using: &generator)]
      try ladder.add(0x1p-3, count: 6, ratio: 1 / ratio) { abscissas, values in
        for index in values.indices { values[index] = function.value(at: abscissas[index]) }
      }
      let best = try #require(Extrapolation.best(of: ladder))
      let gsl = RichardsonMethod.extrapolate(ladder.levels[best.first...best.last])
      let size = ladder.levels[best.first...best.last].reduce(0) { max($0, abs($1.central)) }
      #expect(abs(best.value - gsl) <= 1e-14 * size, "\(function) at \(x)")
    }
  }

  @Test("is exact for a polynomial of degree 2·levels, but for rounding")
  func polynomial() throws {
    let estimate = try NumericalDifferentiator(method: .richardson(levels: 3, step: 0.5))
      .derivative(at: 1) { pow($0, 6) }
    #expect(abs(estimate.value - 6) < 1e-13)
  }

  @Test("the error estimate covers the truth for well-behaved functions")
  func errorEstimate() throws {
    let witness = NumericalDifferentiator(method: .richardson())
    for (f, x, truth) in [
      ({ exp($0) }, 1.0, exp(1.0)), ({ sin($0) }, 0.5, cos(0.5)), ({ 1 / $0 }, 2, -0.25),
    ] as [((Double) -> Double, Double, Double)] {
      let estimate = try witness.derivative(at: x, of: f)
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
    let half = try witness.derivative(at: 0.001) { log($0) }
    #expect(half.isUnresolved)
    let none = try witness.derivative(at: 1) { $0 == 1 ? 0 : .nan }
    #expect(none.isUnresolved)
    #expect(try witness.derivative(at: .nan) { $0 }.status == .unresolved(.nonFinitePoint))
  }

  @Test("functions in Float are extrapolated from abscissas that Float can hold")
  func single() throws {
    let estimate = try NumericalDifferentiator(method: .richardson(levels: 3))
      .derivative(at: Float(1.1)) { exp($0) }
    #expect(abs(estimate.value - exp(Double(Float(1.1)))) < 1e-3)
    #expect(estimate.holds(exp(Double(Float(1.1)))), "\(estimate.summary)")
  }
}
