import TestSupport
import Testing

@testable import ProgramRunning
@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct ProgramEndTests {
  private func end(
    _ language: SandboxLanguage, status: Int32, _ errors: String, output: String = ""
  ) -> ProgramEnd {
    ProgramEnd(
      SandboxOutcome(
        end: .exited(status: status), output: Array(output.utf8), errors: Array(errors.utf8),
        wall: .zero, cpu: .zero, peakMemory: 0, peakProcesses: 0), language, .python)
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

  @Test("A process that the kernel refuses is a limit, whoever saw it first")
  func processes() {
    for words in PythonErrors.ofProcesses {
      #expect(end(.python, status: 1, words) == .stopped(.processes, .python))
    }
  }

  @Test("A group of errors has the words of the group")
  func group() {
    let text = """
        + Exception Group Traceback (most recent call last):
        |   File "<string>", line 31, in _main
        |   File "/box/submission.py", line 7, in <module>
        |     raise ExceptionGroup("several", errors)
        | ExceptionGroup: several (1 sub-exception)
        +-+---------------- 1 ----------------
          | Traceback (most recent call last):
          |   File "/box/submission.py", line 3, in f
          | ValueError: one
          +------------------------------------
      """
    #expect(
      end(.python, status: 1, text)
        == .failed(status: 1, words: "ExceptionGroup: several (1 sub-exception)", line: 7))
  }

  @Test("Errors that Python ignores, or that ended another thread, did not end the program")
  func aside() {
    let main = """
      Traceback (most recent call last):
        File "/box/submission.py", line 9, in <module>
      ValueError: main

      """
    let ignored = """
      Exception ignored in: <function T.__del__ at 0x7f843660e390>
      Traceback (most recent call last):
        File "/box/submission.py", line 2, in __del__
      RuntimeError: aside

      """
    let expected = ProgramEnd.failed(status: 1, words: "ValueError: main", line: 9)
    #expect(end(.python, status: 1, main + ignored) == expected)
    #expect(end(.python, status: 1, ignored + main) == expected)
    #expect(
      end(.python, status: 1, ignored) == .failed(status: 1, words: "RuntimeError: aside", line: 2))
  }

  @Test("The same program is told the same, and nothing of the machine")
  func steady() {
    let errors = "KeyError: <T object at 0x7f843660e390> 0x1F '/tmp/tmpee_05o2_' '/tmp/tmp'"
    #expect(
      end(.python, status: 1, errors)
        == .failed(
          status: 1, words: "KeyError: <T object at 0x…> 0x1F '/tmp/tmp…' '/tmp/tmp'", line: nil))
    #expect(
      ErrorWords.short(
        Array("cannot import name 'x' (/home/me/python/lib/a.so)".utf8)[...],
        hiding: ["/home/me/python/lib"]) == "cannot import name 'x' (…/a.so)")
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
    let linker = """
      /usr/bin/ld: /tmp/submission.o: in function `main':
      /tmp/submission.o:(.text+0x9): undefined reference to `f'
      """
    #expect(
      end(.swift, status: SandboxProgram.compilationFailure, linker)
        == .notCompiled(words: "undefined reference to `f'", line: nil))
    // A program may end with the same status by itself.
    #expect(
      end(.swift, status: SandboxProgram.compilationFailure, "", output: "x")
        == .failed(status: SandboxProgram.compilationFailure, words: "", line: nil))
  }

  @Test("A crash, a status without words, and words without end")
  func others() {
    #expect(
      end(.swift, status: 132, "a\nSwift/x.swift:9: Fatal error: Index out of range\nb")
        == .failed(status: 132, words: "Fatal error: Index out of range", line: nil))
    #expect(
      end(.swift, status: 133, "submission/submission.swift:7: Precondition failed: no")
        == .failed(status: 133, words: "Precondition failed: no", line: 7))
    #expect(
      end(.swift, status: 132, "").text(.en)?.hasSuffix(
        "signal 4 (an integer overflow, for example)")
        == true)
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
