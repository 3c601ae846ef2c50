import Testing

@testable import SubmissionGrading

@Suite struct ProgramEndTests {
  private func end(
    _ language: SandboxLanguage, status: Int32, _ errors: String
  ) -> ProgramEnd {
    ProgramEnd(
      SandboxOutcome(
        end: .exited(status: status), output: [], errors: Array(errors.utf8), wall: .zero,
        cpu: .zero, peakMemory: 0, peakProcesses: 0), language, .python)
  }

  @Test("The error of a traceback, and the submission's own line")
  func traceback() {
    let text = """
      /box/submission.py:1: DeprecationWarning: old
      Traceback (most recent call last):
        File "<string>", line 38, in <module>
        File "<string>", line 37, in _main
        File "/box/submission.py", line 4, in <module>
        File "/usr/lib/python3/dist-packages/numpy/core.py", line 77, in dot
      ValueError: no \u{1B}[31mred
      lines of it
      """
    #expect(
      end(.python, status: 1, text) == .failed(status: 1, words: "ValueError: no red", line: 4))
  }

  @Test("The second of two tracebacks ended the program")
  func chained() {
    let text = """
      Traceback (most recent call last):
        File "/box/submission.py", line 2, in <module>
      KeyError: 1

      During handling of the above exception, another exception occurred:

      Traceback (most recent call last):
        File "/box/submission.py", line 9, in <module>
      NameError: name 'torhc' is not defined
      """
    #expect(
      end(.python, status: 1, text)
        == .failed(status: 1, words: "NameError: name 'torhc' is not defined", line: 9))
  }

  @Test("A syntax error shows the line between")
  func syntax() {
    let text = """
      Traceback (most recent call last):
        File "<string>", line 31, in _main
        File "/box/submission.py", line 3
          print(x.grad
               ^
      SyntaxError: '(' was never closed
      """
    #expect(
      end(.python, status: 1, text)
        == .failed(status: 1, words: "SyntaxError: '(' was never closed", line: 3))
  }

  @Test("The compiler's first error")
  func compiler() {
    let text = """
      /box/submission.swift:1:5: warning: never used
      /box/submission.swift:12:14: error: cannot find 'z' in scope
      12 | let y = z
      /box/submission.swift:13:1: error: other
      """
    #expect(
      end(.swift, status: SandboxProgram.compilationFailure, text)
        == .notCompiled(words: "cannot find 'z' in scope", line: 12))
  }

  @Test("A crash, a status without words, and words without end")
  func others() {
    #expect(
      end(.swift, status: 132, "a\nSwift/x.swift:9: Fatal error: Index out of range\nb")
        == .failed(
          status: 132, words: "Swift/x.swift:9: Fatal error: Index out of range", line: nil))
    let silent = end(.python, status: 3, "")
    #expect(silent == .failed(status: 3, words: "", line: nil))
    #expect(silent.text(.en) == "the program ended with an error: exit status 3")
    guard
      case .failed(_, let words, _) = end(.python, status: 1, String(repeating: "ж", count: 999))
    else { return #expect(Bool(false)) }
    #expect(words.count <= 201)
  }

  @Test(
    "Each limit has its sentence, and those of time are timeouts", arguments: SandboxLimit.allCases)
  func limits(limit: SandboxLimit) {
    let end = ProgramEnd.stopped(limit, .python)
    #expect(end.text(.ru)?.hasPrefix("программа остановлена") == true)
    #expect(end.text(.en)?.hasPrefix("the program was stopped") == true)
    let isTime = limit == .wall || limit == .cpu
    #expect(end.status == (isTime ? .timeout : .programError))
  }
}
