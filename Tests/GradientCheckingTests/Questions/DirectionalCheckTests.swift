import GradientChecking
import NumericalDifferentiation
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("Checks along random directions")
struct DirectionalCheckTests {
  @Test("right gradients match, of few variables and of many")
  func right() {
    for count in [1, 2, 3, 10, 100] {
      for seed in 0..<10 as Range<UInt64> {
        let report = DirectionFunction(count: count, seed: seed).report(seed: seed)
        #expect(report.matches)
        #expect(report.names == ["direction 1", "direction 2", "direction 3"])
      }
    }
    let report = DirectionFunction.large.report()
    #expect(report.matches)
    #expect(report.notes == ["10000 components checked along 3 random directions"])
  }

  @Test("zeros that are right match: unused variables, stationary ones, dead units, constants")
  func trueZeros() {
    for count in [4, 100, 600] {
      let function = DirectionFunction(count: count, seed: 8)
      let unused = gradientCheck(at: function.point + function.point, with: .directions(3)) {
        function.f(Array($0.prefix(count)))
      } gradient: {
        function.gradient(Array($0.prefix(count))) + [Double](repeating: 0, count: count)
      }
      #expect(unused.matches)
      let stationary = gradientCheck(
        at: function.point.enumerated().map { $0.offset % 4 == 0 ? 0 : $0.element },
        with: .directions(3)
      ) {
        $0.reduce(0) { $0 + $1 * $1 }
      } gradient: {
        $0.map { 2 * $0 }
      }
      #expect(stationary.matches)
      let units = gradientCheck(at: function.point, with: .directions(3)) {
        $0.reduce(0) { $0 + max($1, 0) * max($1, 0) }
      } gradient: {
        $0.map { 2 * max($0, 0) }
      }
      #expect(units.matches)
      let constant = gradientCheck(at: function.point, with: .directions(3)) { _ in
        5
      } gradient: {
        $0.map { _ in 0 }
      }
      #expect(constant.matches)
    }
  }

  @Test("gradients over nine decades match, and an error in the smallest is seen")
  func decades() {
    for count in [10, 1000] {
      let function = DirectionFunction(count: count, decades: 9, seed: 2)
      #expect(function.report().matches)
      let sizes = function.gradient(function.point).map(abs)
      let smallest = sizes.indices.min { sizes[$0] < sizes[$1] } ?? 0
      let wrong = function.report { $0[smallest] *= -1 }
      #expect(wrong.names(.mismatch).first == "x[\(smallest)]")
      let largest = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
      #expect(function.report { $0[largest] *= 1.001 }.names(.mismatch).first == "x[\(largest)]")
    }
  }

  @Test("no right gradient is called wrong where kinks or rounding hide everything")
  func noAccusation() {
    for seed in 0..<3 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let point = (0..<3000).map { _ in Double.random(in: -1...1, using: &generator) }
      // 3,000 kinks, of which some are always near.
      let kinks = gradientCheck(at: point, with: .seed(seed), .directions(3)) {
        $0.reduce(0) { $0 + max($1, 0) * (max($1, 0) + 1) }
      } gradient: {
        $0.map { $0 > 0 ? 2 * $0 + 1 : 0 }
      }
      #expect(kinks.verdict != .mismatch)
      // Nine decades without natural scales of their own.
      let factors = point.map { pow(10, -4.5 + 4.5 * $0) }
      let linear = gradientCheck(at: point, with: .seed(seed), .directions(3)) {
        zip(factors, $0).reduce(0) { $0 + $1.0 * $1.1 }
      } gradient: { _ in
        factors
      }
      #expect(linear.verdict != .mismatch)
    }
  }

  @Test(
    "a failing direction without a wrong component or a common factor is inconclusive, and says so")
  func withdrawn() {
    // A function that is rougher along the whole direction than along any part of it.
    let report = gradientCheck(at: [1, 1], with: .directions(1)) { x in
      let isBoth = x[0] != 1 && x[1] != 1
      return x[0] + x[1] + (isBoth ? 0.1 * (x[0] - 1) : 0)
    } gradient: { _ in
      [1, 1]
    }
    #expect(report.verdict == .inconclusive)
    #expect(report.names(.inconclusive) == ["direction 1"])
    #expect(
      report.components.first?.reason?.hasSuffix("; but no component is found to be wrong") == true)
  }

  // MARK: Cost and seeds

  @Test("the number of evaluations does not depend on that of the components")
  func cost() {
    let few = (0..<8 as Range<UInt64>).map { seed in
      DirectionFunction(count: 100, seed: seed).report(seed: seed).evaluations
    }
    #expect((few.max() ?? 0) < 150)
    #expect(DirectionFunction.large.report().evaluations < 150)
    // More directions cost more, and each the same.
    let one = DirectionFunction.medium.report(directions: 1).evaluations
    #expect(DirectionFunction.medium.report(directions: 4).evaluations < 6 * one)
  }

  @Test("a seed gives the same report, another one another, and the task's seed is the default")
  func seeds() {
    let function = DirectionFunction(count: 50, seed: 4)
    let first = function.report(seed: 11)
    #expect(function.report(seed: 11) == first)
    #expect(function.report(seed: 12) != first)
    #expect(function.report() == function.report(seed: 0))
    withCheckOptions(.seed(11)) {
      #expect(function.report() == first)
    }
    let wrong = function.report(seed: 11) { $0[7] *= 2 }
    #expect(function.report(seed: 11) { $0[7] *= 2 } == wrong)
  }

  @Test("with one component a direction is that component")
  func single() {
    let right = gradientCheck(at: 3, with: .directions(2)) {
      $0 * $0
    } gradient: {
      2 * $0
    }
    #expect(right.matches)
    let wrong = gradientCheck(at: 3, with: .directions(2)) {
      $0 * $0
    } gradient: {
      $0
    }
    #expect(wrong.names(.mismatch).first == "x")
    #expect(wrong.recognised.contains(.factor))
  }

  @Test("directions in Float are judged with Float's precision")
  func singlePrecision() {
    var generator = SeededGenerator(seed: 6)
    let point = (0..<200).map { _ in Float.random(in: 0.5...2, using: &generator) }
    func check(_ change: (inout [Float]) -> Void) -> GradientReport {
      gradientCheck(at: point, with: .directions(3)) { (x: [Float]) -> Float in
        x.reduce(0) { $0 + $1 * $1 } / 200
      } gradient: { (x: [Float]) -> [Float] in
        var gradient = x.map { $0 / 100 }
        change(&gradient)
        return gradient
      }
    }
    #expect(check { _ in }.matches)
    #expect(!check { $0[100] *= 1.3 }.matches)
    #expect(check { $0 = $0.map { -$0 } }.recognised.first == .sign)
  }
}
