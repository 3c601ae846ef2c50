import GradientChecking
import Testing

@Suite("Functions that do not settle")
struct ChangingFunctionTests {
  private func f(_ x: [Double]) -> Double { x[0] * x[0] * x[1] }
  private func g(_ x: [Double]) -> [Double] { [2 * x[0] * x[1], x[0] * x[0]] }

  @Test("of a function that does not settle nobody is accused")
  func functionChanges() {
    for factor in [1.0, -1.0] {
      var calls = 0.0
      let report = gradientCheck(at: [3, 5]) {
        calls += 1
        return f($0) + 0.125 * calls * calls
      } gradient: {
        g($0).map { factor * $0 }
      }
      #expect(report.verdict == .inconclusive)
      #expect(report.found == [.functionChanges])
      #expect(report.diagnoses.isEmpty)
      let message = report.findings.first?.message ?? ""
      #expect(
        message.hasPrefix("the function changes between calls at the same point: 45.125, then "))
    }
  }

  @Test("nor of one that takes value and gradient with it")
  func allChanges() {
    var calls = 0.0
    func noise() -> Double {
      calls += 1
      return 0.5 * calls
    }
    let report = gradientCheck(at: [3, 5]) {
      f($0) + noise()
    } valueAndGradient: { x in
      (f(x) + noise(), g(x).map { $0 + noise() })
    }
    #expect(report.verdict == .inconclusive)
    #expect(Set(report.found) == [.functionChanges, .gradientChanges, .wrongValue])
    #expect(report.findings.allSatisfy { $0.verdict == .inconclusive })
    #expect(report.values.allSatisfy { $0.verdict == .inconclusive })
  }

  @Test("a claim that is not a number is wrong, however the function changes")
  func nonFiniteClaim() {
    var calls = 0.0
    let report = gradientCheck(at: [3, 5]) { x in
      calls += 1
      return f(x) + calls
    } gradient: {
      [.nan, g($0)[1]]
    }
    #expect(report.verdict == .mismatch)
    #expect(report.names(.mismatch) == ["x[0]"])
  }

  @Test("a function whose last digits change is noted, and no more")
  func functionLastDigits() {
    var calls = 0
    let report = gradientCheck(at: [3, 5]) {
      calls += 1
      return calls == 1 ? f($0).nextUp : f($0)
    } gradient: {
      g($0)
    }
    #expect(report.verdict == .match)
    #expect(
      report.notes == [
        "the function changes between calls at the same point: 45.00000000000001, then 45"
      ])
  }

  @Test("a function that changes its number of outputs")
  func outputsChange() {
    var calls = 0
    let report = jacobianCheck(at: [3, 5]) { x in
      calls += 1
      return calls == 1 ? g(x) : [g(x)[0]]
    } jacobian: { x in
      [[2 * x[1], 2 * x[0]], [2 * x[0], 0]]
    }
    #expect(report.verdict == .inconclusive)
    #expect(
      report.findings.map(\.message) == [
        "the function changes between calls at the same point: it had 2 outputs, then 1"
      ])
  }
}
