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
  private static let large = DirectionFunction(count: 10_000, seed: 1)
  private static let medium = DirectionFunction(count: 1000, seed: 1)

  private func report(
    _ function: DirectionFunction, directions: Int = 3, seed: UInt64? = nil,
    evaluations: Int? = nil, _ change: (inout [Double]) -> Void = { _ in }
  ) -> GradientReport {
    gradientCheck(
      at: function.point, seed: seed, directions: directions, evaluations: evaluations,
      of: function.f
    ) { x in
      var gradient = function.gradient(x)
      change(&gradient)
      return gradient
    }
  }

  // MARK: Wrong components

  @Test("of 10,000 components a handful of wrong ones is found and named")
  func culprits() {
    let wrong = [17, 4999, 5000]
    let report = report(Self.large) { gradient in
      for (index, factor) in zip(wrong, [0.5, -2, 1.01]) { gradient[index] *= factor }
    }
    #expect(report.verdict == .mismatch)
    let culprits = report.names(.mismatch).filter { $0.hasPrefix("x") }
    #expect(Set(culprits) == Set(wrong.map { "x[\($0)]" }))
    // They come first, since they are what has to be mended; the directions follow.
    #expect(report.names.suffix(3) == ["direction 1", "direction 2", "direction 3"])
    #expect(report.evaluations < 4000)
  }

  @Test("equal errors do not hide each other, and are named by what they have in common")
  func equalErrors() {
    let wrong = [3, 143, 285, 428, 571]
    func check(_ factor: Double) -> GradientReport {
      report(Self.medium) { gradient in
        for index in wrong { gradient[index] *= factor }
      }
    }
    for (factor, kind) in [(-1, .sign), (2, .accumulated), (0, .zeroed), (1.5, .factor)]
      as [(Double, Diagnosis.Kind)]
    {
      let report = check(factor)
      #expect(
        Set(report.names(.mismatch).filter { $0.hasPrefix("x") }) == Set(wrong.map { "x[\($0)]" }))
      #expect(report.recognised == [kind])
      // The others are right, and nothing is said of every component.
      #expect(report.diagnoses.first?.message.contains("every component") == false)
      #expect(report.diagnoses.first?.components.count == 5)
    }
  }

  @Test(
    "a single component is caught by its relative error, to less than a part in 10,000",
    arguments: [1e-2, 1e-3, 1e-4, -1e-2])
  func smallErrors(error: Double) {
    for index in [0, 333, 999] {
      let report = report(Self.medium) { $0[index] *= 1 + error }
      #expect(report.names(.mismatch).first == "x[\(index)]")
    }
  }

  @Test("also of 10,000 components one that is wrong by a part in 10,000 is caught")
  func smallErrorOfMany() {
    let report = report(Self.large, directions: 1) { $0[3333] *= 1.0001 }
    #expect(report.names(.mismatch) == ["x[3333]", "direction 1"])
  }

  @Test("a sign, a factor, or 1/n of everything is named as such")
  func everything() {
    for count in [2, 3, 10, 100] {
      let function = DirectionFunction(count: count, seed: 5)
      for (factor, kind) in [(-1, .sign), (2, .accumulated), (1.3, .factor), (0.001, .factor)]
        as [(Double, Diagnosis.Kind)]
      {
        for directions in 1...3 {
          let report = report(function, directions: directions) { $0 = $0.map { factor * $0 } }
          #expect(report.verdict == .mismatch)
          #expect(report.recognised.first == kind)
          if directions > 1 {
            #expect(report.diagnoses.first?.message.hasPrefix("every component") == true)
          }
        }
      }
    }
  }

  @Test("with more wrong components than are named, the report says that there may be more")
  func cutShort() {
    let report = report(Self.medium) { gradient in
      for index in stride(from: 0, to: 1000, by: 50) { gradient[index] *= -1 }
    }
    #expect(report.names(.mismatch).filter { $0.hasPrefix("x") }.count == 8)
    #expect(
      report.notes.contains("bisection stopped at 8 wrong components; there may be more"))
    #expect(report.evaluations < 10_000)
  }

  @Test("a zero that should be none is caught, and so is a number that should be zero")
  func zeros() {
    let function = DirectionFunction(count: 1000, seed: 3)
    let zeroed = report(function) { $0[500] = 0 }
    #expect(zeroed.names(.mismatch).first == "x[500]")
    #expect(zeroed.recognised == [.zeroed])
    let all = report(function) { $0 = $0.map { _ in 0 } }
    #expect(all.verdict == .mismatch)
    #expect(all.recognised.contains(.zeroed))
    // A variable that the function does not use.
    let unused = gradientCheck(at: function.point + [1], directions: 3) {
      function.f($0.dropLast())
    } gradient: {
      function.gradient($0.dropLast()) + [0.01]
    }
    #expect(unused.names(.mismatch).first == "x[1000]")
  }

  @Test("a claim that is not a number is found without any direction")
  func notANumber() {
    for value in [Double.nan, .infinity] {
      let report = report(Self.large) { $0[77] = value }
      #expect(report.names == ["x[77]"])
      #expect(report.recognised == [.nonFinite])
    }
  }

  // MARK: Right gradients

  @Test("right gradients match, of few variables and of many")
  func right() {
    for count in [1, 2, 3, 10, 100] {
      for seed in 0..<10 as Range<UInt64> {
        let report = report(DirectionFunction(count: count, seed: seed), seed: seed)
        #expect(report.matches)
        #expect(report.names == ["direction 1", "direction 2", "direction 3"])
      }
    }
    let report = report(Self.large)
    #expect(report.matches)
    #expect(report.notes == ["10000 components checked along 3 random directions"])
  }

  @Test("zeros that are right match: unused variables, stationary ones, dead units, constants")
  func trueZeros() {
    for count in [4, 100, 600] {
      let function = DirectionFunction(count: count, seed: 8)
      let unused = gradientCheck(
        at: function.point + function.point, directions: 3
      ) {
        function.f(Array($0.prefix(count)))
      } gradient: {
        function.gradient(Array($0.prefix(count))) + [Double](repeating: 0, count: count)
      }
      #expect(unused.matches)
      let stationary = gradientCheck(
        at: function.point.enumerated().map { $0.offset % 4 == 0 ? 0 : $0.element }, directions: 3
      ) {
        $0.reduce(0) { $0 + $1 * $1 }
      } gradient: {
        $0.map { 2 * $0 }
      }
      #expect(stationary.matches)
      let units = gradientCheck(at: function.point, directions: 3) {
        $0.reduce(0) { $0 + max($1, 0) * max($1, 0) }
      } gradient: {
        $0.map { 2 * max($0, 0) }
      }
      #expect(units.matches)
      let constant = gradientCheck(at: function.point, directions: 3) { _ in
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
      #expect(report(function).matches)
      let sizes = function.gradient(function.point).map(abs)
      let smallest = sizes.indices.min { sizes[$0] < sizes[$1] } ?? 0
      let wrong = report(function) { $0[smallest] *= -1 }
      #expect(wrong.names(.mismatch).first == "x[\(smallest)]")
      let largest = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
      #expect(report(function) { $0[largest] *= 1.001 }.names(.mismatch).first == "x[\(largest)]")
    }
  }

  @Test("no right gradient is called wrong where kinks or rounding hide everything")
  func noAccusation() {
    for seed in 0..<3 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let point = (0..<3000).map { _ in Double.random(in: -1...1, using: &generator) }
      // 3,000 kinks, of which some are always near.
      let kinks = gradientCheck(at: point, seed: seed, directions: 3) {
        $0.reduce(0) { $0 + max($1, 0) * (max($1, 0) + 1) }
      } gradient: {
        $0.map { $0 > 0 ? 2 * $0 + 1 : 0 }
      }
      #expect(kinks.verdict != .mismatch)
      // Nine decades without natural scales of their own.
      let factors = point.map { pow(10, -4.5 + 4.5 * $0) }
      let linear = gradientCheck(at: point, seed: seed, directions: 3) {
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
    let report = gradientCheck(at: [1, 1], directions: 1) { x in
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
      report(DirectionFunction(count: 100, seed: seed), seed: seed).evaluations
    }
    #expect((few.max() ?? 0) < 150)
    #expect(report(Self.large).evaluations < 150)
    // More directions cost more, and each the same.
    let one = report(Self.medium, directions: 1).evaluations
    #expect(report(Self.medium, directions: 4).evaluations < 6 * one)
  }

  @Test("a seed gives the same report, another one another, and the task's seed is the default")
  func seeds() {
    let function = DirectionFunction(count: 50, seed: 4)
    let first = report(function, seed: 11)
    #expect(report(function, seed: 11) == first)
    #expect(report(function, seed: 12) != first)
    #expect(report(function) == report(function, seed: 0))
    CheckOptions.$inherited.withValue(CheckOptions(seed: 11)) {
      #expect(report(function) == first)
    }
    let wrong = report(function, seed: 11) { $0[7] *= 2 }
    #expect(report(function, seed: 11) { $0[7] *= 2 } == wrong)
  }

  @Test("with one component a direction is that component")
  func single() {
    let right = gradientCheck(at: 3, directions: 2) {
      $0 * $0
    } gradient: {
      2 * $0
    }
    #expect(right.matches)
    let wrong = gradientCheck(at: 3, directions: 2) {
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
      gradientCheck(at: point, directions: 3) { (x: [Float]) -> Float in
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
