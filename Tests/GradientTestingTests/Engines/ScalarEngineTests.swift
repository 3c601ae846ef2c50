import GradientTesting
import Testing

@Suite("Mistakes of a scalar engine, as micrograd is one")
struct ScalarEngineTests {
  private func report(
    at point: [Double], _ bug: Value.Bug?, kinks: KinkPolicy = .report, _ f: ([Value]) -> Value
  ) -> GradientReport {
    gradientCheck(at: point, with: .kinks(kinks)) {
      Value.value(of: f, $0)
    } gradient: {
      Value.gradient(of: f, $0, bug: bug)
    }
  }

  /// The components that are wrong.
  private func wrong(_ report: GradientReport) -> [String] {
    report.components.filter { $0.verdict == .mismatch }.map(\.name)
  }

  @Test("without a mistake every function passes")
  func right() {
    #expect(report(at: [2, 3], nil) { $0[0] * $0[1] + $0[0] }.matches)
    #expect(report(at: [2, 3], nil) { $0[0] - $0[1] / $0[0] }.matches)
    #expect(report(at: [2, 3], nil) { $0[0].power($0[1]) * $0[1] }.matches)
    #expect(report(at: [1, 1], nil) { $0[0] * $0[0] + $0[1] * $0[1] }.matches)
    #expect(report(at: [0.5, -1], nil) { ($0[0] * $0[1]).exponential() + $0[1].relu() }.matches)
    #expect(
      gradientsMatch(at: [2, 3]) {
        Value.value(of: { $0[0] * $0[1] }, $0)
      } gradient: {
        Value.gradient(of: { $0[0] * $0[1] }, $0, bug: nil)
      })
  }

  @Test("an assignment for an addition shows where a variable is used twice, and only there")
  func assigns() {
    let twice = report(at: [2, 3], .assigns) { $0[0] * $0[1] + $0[0] }
    #expect(!twice.matches)
    #expect(wrong(twice) == ["x[0]"])
    let square = report(at: [3], .assigns) { $0[0] * $0[0] }
    #expect(!square.matches)
    #expect(square.components.first?.claimed == 3)
    #expect(square.diagnoses.map(\.kind).contains(.factor))
    #expect(report(at: [2, 3], .assigns) { $0[0] * $0[1] }.matches)
  }

  @Test("nodes that are told apart by their numbers lose one of two equal ones")
  func equalNodesAreOne() {
    func f(_ x: [Value]) -> Value { x[0] * x[0] * x[0] + x[1] * x[1] * x[1] }
    let same = report(at: [1, 1], .equalNodesAreOne, f)
    #expect(!same.matches)
    let alike = report(at: [2, 2], .equalNodesAreOne, f)
    #expect(!alike.matches)
    #expect(alike.diagnoses.map(\.kind) == [.zeroed])
    // A second point, where nothing is equal to anything, does not show it: a reason to check at several.
    #expect(report(at: [2, 3], .equalNodesAreOne, f).matches)
  }

  @Test("a reverse pass in the order of hashes is caught whenever that order is wrong")
  func hashOrder() {
    func f(_ x: [Value]) -> Value {
      let inner = x[0] * x[1] + x[0]
      return (inner * inner - x[1]).exponential() * inner
    }
    let point = [0.5, 0.75]
    let right = Value.gradient(of: f, point, bug: nil)
    var wrong = 0
    for seed in 0..<20 as Range<UInt64> {
      let isWrong = Value.gradient(of: f, point, bug: .hashOrder(seed: seed)) != right
      let report = report(at: point, .hashOrder(seed: seed), f)
      #expect(report.matches == !isWrong)
      if isWrong { wrong += 1 }
    }
    #expect(wrong > 15)
  }

  @Test("a power that forgets its exponent leaves a zero")
  func noExponentPartial() {
    let report = report(at: [2, 3], .noExponentPartial) { $0[0].power($0[1]) }
    #expect(!report.matches)
    #expect(wrong(report) == ["x[1]"])
    #expect(report.diagnoses.map(\.kind) == [.zeroed])
    #expect(report.diagnoses.first?.message.contains("never written") == true)
    // An exponent that is a constant needs no partial: squares never show this.
    let square = self.report(at: [2], .noExponentPartial) { $0[0].power(Value(2)) }
    #expect(square.matches)
  }

  @Test("a power with base and exponent exchanged is wrong in both")
  func swappedPower() {
    let report = report(at: [2, 3], .swappedPower) { $0[0].power($0[1]) }
    #expect(!report.matches)
    #expect(wrong(report) == ["x[0]", "x[1]"])
  }

  @Test("a difference with its operands exchanged has the opposite sign")
  func swappedDifference() {
    let report = report(at: [5, 3], .swappedDifference) { $0[0] * $0[0] - $0[1] * $0[1] * $0[1] }
    #expect(!report.matches)
    #expect(report.diagnoses.map(\.kind) == [.sign])
    #expect(
      report.diagnoses.first?.message
        == "every component has the opposite sign: the negative of the gradient")
  }

  @Test("a quotient with its operands exchanged has its numbers in the wrong places")
  func swappedQuotient() {
    let report = report(at: [5, 2], .swappedQuotient) { $0[0] / $0[1] }
    #expect(!report.matches)
    #expect(report.diagnoses.map(\.kind) == [.swapped])
    let message = report.diagnoses.first?.message
    #expect(message == "x[0] and x[1] have changed places")
  }

  @Test(
    "a relu that passes everything on is wrong left of 0; at 0 there is no derivative to be wrong about"
  )
  func reluOfResult() {
    let left = report(at: [-1, 2], .reluOfResult) { $0[0].relu() * $0[1] }
    #expect(!left.matches)
    #expect(wrong(left) == ["x[0]"])
    #expect(report(at: [1, 2], .reluOfResult) { $0[0].relu() * $0[1] }.matches)
    for bug in [nil, Value.Bug.reluOfResult] {
      let kink = report(at: [0], bug) { $0[0].relu() }
      #expect(!kink.matches)
      #expect(kink.verdict == .nondifferentiable)
      #expect(kink.components.first?.leftDerivative == 0)
      #expect(kink.components.first?.rightDerivative == 1)
      #expect(report(at: [0], bug, kinks: .subgradients) { $0[0].relu() }.matches)
    }
  }

  @Test("the message of a failing check shows the numbers, and names the mistake")
  func message() {
    let report = report(at: [2, 3], .noExponentPartial) { $0[0].power($0[1]) }
    let text = report.testDescription
    #expect(text.contains("x[1]"))
    #expect(text.contains("5.545"))
    #expect(text.contains("claimed to be 0 and is not"))
  }
}
