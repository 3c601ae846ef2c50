import GradientChecking
import Testing

@Suite("Explanations of a first answer, and what the second call says of them")
struct RepeatedExplanationTests {
  private func f(_ x: [Double]) -> Double { x[0] * x[0] * x[1] }
  private func g(_ x: [Double]) -> [Double] { [2 * x[0] * x[1], x[0] * x[0]] }
  private let point = [3.0, 5]

  /// What is said of a gradient whose calls give these factors of the right one.
  private func report(_ factors: [Double], directions: Int? = nil) -> GradientReport {
    var calls = 0
    return gradientCheck(at: point, with: .directions(directions)) {
      f($0)
    } gradient: { x in
      defer { calls += 1 }
      return g(x).map { factors[calls] * $0 }
    }
  }

  @Test("a second call that gives the same rules accumulation out", arguments: [nil, 2])
  func same(directions: Int?) {
    for (factor, times, passes) in [(2.0, "twice", "two"), (3, "three times", "three")] {
      let report = report([factor, factor], directions: directions)
      #expect(report.verdict == .mismatch)
      #expect(!report.recognised.contains(.accumulated))
      #expect(
        report.diagnoses.first?.message.hasPrefix(
          "every component is \(times) the derivative, in the second call as in the first: a factor"
            + " \(Int(factor)) too many, ") == true)
      #expect(
        report.diagnoses.first?.message.contains("\(passes) backward passes within one call")
          == true)
      #expect(report.diagnoses.allSatisfy { !$0.message.contains("zero_grad") })
    }
  }

  @Test("among other readings, captured items may have been added up")
  func capturedItems() {
    let report = gradientCheck(at: 3, 5) { x, y in
      x * x * y
    } gradient: { x, y in
      (4 * x * y, 2 * x * x)
    }
    #expect(
      report.diagnoses.map(\.message) == [
        "every component is twice the derivative, in the second call as in the first: a factor 2 too many,"
          + " two backward passes within one call, or a sum over 2 items where a mean was asked for"
      ])
  }

  @Test("one derivative that is twice the right one at both calls")
  func sameOfOne() {
    let report = gradientCheck(at: 3) {
      $0 * $0 * $0 + $0
    } gradient: {
      2 * (3 * $0 * $0 + 1)
    }
    #expect(
      report.diagnoses == [
        Diagnosis(
          kind: .factor,
          message:
            "x is twice the derivative, in the second call as in the first: a factor 2 too many,"
            + " or two backward passes within one call", components: ["x"])
      ])
  }

  @Test("twice that became three times was accumulated")
  func grows() {
    let report = report([2, 3])
    #expect(report.found == [.accumulates])
    #expect(report.recognised.first == .accumulated)
    // Nobody explains eight times and then nine times by a constant factor.
    #expect(self.report([8, 9]).found == [.accumulates])
    #expect(self.report([8, 9]).diagnoses.isEmpty)
  }

  @Test(
    "beside an answer that changes, no factor and no sign is offered",
    arguments: [[1.0 / 7, 2.0], [-1, 1], [2, 5], [2, 1], [4, 1.5], [0.5, 0.7], [0, 1]]
      as [[Double]])
  func changes(factors: [Double]) {
    for directions in [nil, 2] {
      let report = report(factors, directions: directions)
      #expect(report.found.contains(.gradientChanges) || report.found.contains(.accumulates))
      #expect(report.diagnoses.isEmpty, "\(report.diagnoses.map(\.message))")
    }
  }

  @Test("a wrong gradient that is added up keeps its explanation, and so does one beside a change")
  func madeAgain() {
    #expect(report([-1, -2]).recognised == [.sign])
    #expect(report([0.25, 0.5]).recognised == [.factor])
    var calls = 0.0
    let beside = gradientCheck(at: point) {
      f($0)
    } gradient: {
      calls += 1
      return [-g($0)[0], g($0)[1] * calls]
    }
    #expect(beside.found == [.gradientChanges])
    #expect(beside.recognised == [.sign])
    #expect(beside.diagnoses.first?.components == ["x[0]"])
  }

  @Test("a claim that is not a number at the first call alone has no cause in the formula")
  func nonFinite() {
    #expect(report([.nan, .nan]).recognised == [.nonFinite])
    #expect(report([.nan, 1]).diagnoses.isEmpty)
  }

  @Test("another length at the second call leaves nothing to explain")
  func shape() {
    var calls = 0
    let report = gradientCheck(at: point) {
      f($0)
    } gradient: {
      calls += 1
      return calls == 1 ? g($0).map { -$0 } : [1]
    }
    #expect(report.found == [.gradientChanges])
    #expect(report.diagnoses.isEmpty)
  }

  @Test("what a Jacobian's second call says holds as well")
  func jacobian() {
    let function = VectorFunction.tall
    func report(_ factors: [Double]) -> GradientReport {
      var calls = 0
      return jacobianCheck(at: function.point) {
        function.f($0)
      } jacobian: { x in
        defer { calls += 1 }
        return function.jacobian(x).map { $0.map { factors[calls] * $0 } }
      }
    }
    #expect(report([2, 2]).recognised.first == .factor)
    #expect(report([2, 3]).recognised.first == .accumulated)
    #expect(report([1.0 / 7, 1]).diagnoses.isEmpty)
    #expect(report([-1, -1]).recognised == [.sign])
  }
}
