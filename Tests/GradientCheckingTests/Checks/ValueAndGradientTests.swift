import GradientChecking
import Testing

private struct Line {
  var slope: Double
  var offset: Float
}

@Suite("Functions that give value and gradient together")
struct ValueAndGradientTests {
  private func f(_ x: [Double]) -> Double { x[0] * x[0] * x[1] }
  private func g(_ x: [Double]) -> [Double] { [2 * x[0] * x[1], x[0] * x[0]] }

  @Test("value and gradient that are right match, and the value is in the report")
  func right() {
    let report = gradientCheck(at: [3, 5]) {
      f($0)
    } valueAndGradient: {
      (f($0), g($0))
    }
    #expect(report.matches)
    #expect(report.values == [.init(name: "f", claimed: 45, computed: 45, verdict: .match)])
    #expect(report.names(.match) == ["x[0]", "x[1]"])
  }

  @Test("a value that disagrees is a finding with both numbers, though the gradient is right")
  func wrongValue() {
    let report = gradientCheck(at: [3, 5]) {
      f($0)
    } valueAndGradient: {
      (f($0) + 0.5, g($0))
    }
    #expect(report.verdict == .mismatch)
    #expect(report.found == [.wrongValue])
    #expect(
      report.findings.first?.message
        == "the value that comes with the gradient is 45.5, and the function's is 45")
    #expect(report.names(.match) == ["x[0]", "x[1]"])
    #expect(report.diagnoses.isEmpty)
  }

  @Test("a wrong gradient with the right value is caught as ever")
  func wrongGradient() {
    let report = gradientCheck(at: [3, 5]) {
      f($0)
    } valueAndGradient: {
      (f($0), g($0).map { -$0 })
    }
    #expect(report.findings.isEmpty)
    #expect(report.recognised == [.sign])
  }

  @Test("a value that is not a number is wrong, and rounding is not")
  func values() {
    func check(_ change: (Double) -> Double) -> GradientReport {
      gradientCheck(at: 3) {
        $0 * $0
      } valueAndGradient: {
        (change($0 * $0), 2 * $0)
      }
    }
    #expect(check { _ in .nan }.found == [.wrongValue])
    #expect(check { _ in .infinity }.found == [.wrongValue])
    #expect(check { -$0 }.found == [.wrongValue])
    #expect(check { $0 * (1 + 1e-5) }.found == [.wrongValue])
    #expect(check { $0.nextUp }.matches)
  }

  @Test("one, two and three numbers, and arguments of any types")
  func spellings() {
    let one = gradientCheck(at: 3) {
      $0 * $0
    } valueAndGradient: {
      ($0 * $0, 2 * $0)
    }
    #expect(one.matches)
    let two = gradientCheck(at: 3, 4) {
      $0 * $1
    } valueAndGradient: {
      ($0 * $1, ($1, $0))
    }
    #expect(two.matches)
    let array = gradientCheck(at: [3, 4, 5]) {
      $0[0] * $0[1] * $0[2]
    } valueAndGradient: {
      ($0[0] * $0[1] * $0[2], [$0[1] * $0[2], $0[0] * $0[2], $0[0] * $0[1]])
    }
    #expect(array.matches)
    let line = Line(slope: 2, offset: 0.5)
    func value(_ line: Line, _ x: Double) -> Double { line.slope * x + Double(line.offset) }
    let any = gradientCheck(at: line, 3) {
      value($0, $1)
    } valueAndGradient: { (line: Line, x: Double) -> (value: Double, gradient: (Line, Double)) in
      (value(line, x), (Line(slope: x, offset: 1), line.slope))
    }
    #expect(any.matches)
    #expect(any.names == ["$0.slope", "$0.offset", "$1"])
    let wrong = gradientCheck(at: line, 3) {
      value($0, $1)
    } valueAndGradient: { (line: Line, x: Double) -> (value: Double, gradient: (Line, Double)) in
      (value(line, x) + 1, (Line(slope: x, offset: 2), line.slope))
    }
    #expect(wrong.found == [.wrongValue])
    #expect(wrong.names(.mismatch) == ["$0.offset"])
  }

  @Test("errors are thrown on")
  func throwing() {
    struct Oops: Error {}
    func oops<Value>() throws -> Value { throw Oops() }
    #expect(throws: Oops.self) {
      try gradientCheck(at: 3) {
        $0
      } valueAndGradient: { _ in
        try oops()
      }
    }
    #expect(throws: Oops.self) {
      try gradientCheck(at: 3, 4) { _, _ in
        try oops()
      } valueAndGradient: {
        ($0 * $1, ($1, $0))
      }
    }
  }
}
