import GradientTesting
import Testing

@Suite("Mistakes of an engine with a tape")
struct TapeEngineTests {
  private let point = [0.75, -1.25]

  private func f(_ x: [Tape.Variable]) -> Tape.Variable {
    (x[0] * x[1]).exponential() * x[0] + (x[1] + x[0]).sine()
  }

  private func report(_ tape: Tape, at point: [Double]) -> GradientReport {
    gradientCheck(at: point) {
      tape.value(of: f, $0)
    } gradient: {
      tape.gradient(of: f, $0)
    }
  }

  @Test("without a mistake it passes, again and again and at other points")
  func right() {
    let tape = Tape()
    #expect(report(tape, at: point).matches)
    #expect(report(tape, at: point).matches)
    #expect(report(tape, at: [2, 0.5]).matches)
    #expect(
      gradientsMatch(at: point) {
        tape.value(of: f, $0)
      } gradient: {
        tape.gradient(of: f, $0)
      })
  }

  @Test("a tape that is never cleared gives another gradient at every call")
  func neverCleared() {
    let report = report(Tape(bug: .neverCleared), at: point)
    #expect(!report.matches)
    #expect(report.verdict == .mismatch)
    // The first answer was right: only the second call shows what was left.
    #expect(report.components.allSatisfy { $0.verdict == .match })
    #expect(report.findings.count == 1)
    #expect([.gradientChanges, .accumulates].contains(report.findings.first?.kind))
    #expect(report.findings.first?.message.contains("x[0] was ") == true)
  }

  @Test("adjoints that are kept are found in the same way")
  func keepsAdjoints() {
    let tape = Tape(bug: .keepsAdjoints)
    let first = report(tape, at: point)
    #expect(!first.matches)
    #expect(first.components.allSatisfy { $0.verdict == .match })
    #expect(first.findings.map(\.kind) == [.gradientChanges])
    // Once there is something left, the numbers are wrong as well.
    let second = report(tape, at: point)
    #expect(!second.matches)
    #expect(second.components.contains { $0.verdict == .mismatch })
  }

  @Test("a tape that is played forwards reaches no leaf")
  func playedForwards() {
    let report = report(Tape(bug: .playedForwards), at: point)
    #expect(!report.matches)
    #expect(report.components.map(\.claimed) == [0, 0])
    #expect(report.diagnoses.map(\.kind) == [.zeroed])
  }

  @Test("a tape that is recorded once passes at its own point, and fails at the next")
  func recordedOnce() {
    let tape = Tape(bug: .recordedOnce)
    #expect(report(tape, at: point).matches)
    let next = report(tape, at: [2, 0.5])
    #expect(!next.matches)
    #expect(next.components.allSatisfy { $0.verdict == .mismatch })
  }

  @Test("the derivative of an exponential by its operand in place of its result")
  func savesOperand() {
    let report = report(Tape(bug: .savesOperand), at: point)
    #expect(!report.matches)
    #expect(report.verdict == .mismatch)
    #expect(report.findings.isEmpty)
  }
}
