import GradientChecking
import Testing

@Suite("Wrong components, found along random directions")
struct DirectionalCulpritTests {
  @Test("of 10,000 components a handful of wrong ones is found and named")
  func culprits() {
    let wrong = [4999, 5000]
    let report = DirectionFunction.large.report { gradient in
      for (index, factor) in zip(wrong, [-2, 1.01]) { gradient[index] *= factor }
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
      DirectionFunction.medium.report { gradient in
        for index in wrong { gradient[index] *= factor }
      }
    }
    for (factor, kind) in [(-1, .sign), (2, .factor), (0, .zeroed), (1.5, .factor)]
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
      let report = DirectionFunction.medium.report { $0[index] *= 1 + error }
      #expect(report.names(.mismatch).first == "x[\(index)]")
    }
  }

  @Test("also of 10,000 components one that is wrong by a part in 10,000 is caught")
  func smallErrorOfMany() {
    let report = DirectionFunction.large.report(directions: 1) { $0[3333] *= 1.0001 }
    #expect(report.names(.mismatch) == ["x[3333]", "direction 1"])
  }

  @Test("a sign, a factor, or 1/n of everything is named as such")
  func everything() {
    for count in [2, 3, 10, 100] {
      let function = DirectionFunction(count: count, seed: 5)
      for (factor, kind) in [(-1, .sign), (2, .factor), (1.3, .factor), (0.001, .factor)]
        as [(Double, Diagnosis.Kind)]
      {
        for directions in 1...3 {
          let report = function.report(directions: directions) { $0 = $0.map { factor * $0 } }
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
    let report = DirectionFunction.medium.report { gradient in
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
    let zeroed = function.report { $0[500] = 0 }
    #expect(zeroed.names(.mismatch).first == "x[500]")
    #expect(zeroed.recognised == [.zeroed])
    let all = function.report { $0 = $0.map { _ in 0 } }
    #expect(all.verdict == .mismatch)
    #expect(all.recognised.contains(.zeroed))
    // A variable that the function does not use.
    let unused = gradientCheck(at: function.point + [1], with: .directions(3)) {
      function.f($0.dropLast())
    } gradient: {
      function.gradient($0.dropLast()) + [0.01]
    }
    #expect(unused.names(.mismatch).first == "x[1000]")
  }

  @Test("a claim that is not a number is found without any direction")
  func notANumber() {
    for value in [Double.nan, .infinity] {
      let report = DirectionFunction.large.report { $0[77] = value }
      #expect(report.names == ["x[77]"])
      #expect(report.recognised == [.nonFinite])
    }
  }
}
