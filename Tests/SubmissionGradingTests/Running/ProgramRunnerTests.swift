import TestSupport
import Testing

@testable import SubmissionGrading

/// Programs that are run, and graded by what they print.
@Suite("Programs that are run", SandboxUnderTest.hasPython)
struct ProgramRunnerTests {
  private static let gradients = """
    import math
    def lesson21(x, y, z): return 2*x + 2*y*z, 2*y + 2*x*z, 2*z + 2*x*y
    def lesson23(x): return 2*x*math.cos(x*x + 1)

    """

  private func grade(
    _ source: String, name: String = "a.py", limits: SandboxLimits = .python
  ) async throws -> GradeRecord {
    let sandbox = try (name.hasSuffix("swift") ? SandboxUnderTest.swift : SandboxUnderTest.python)
      .get()
    let grader = SubmissionGrader(try exercise("lesson-2"), language: .en)
    let bytes = Array(source.utf8)
    return await grader.grade(
      name, .success(bytes), sha256: SHA256.hexadecimal(of: bytes),
      running: ProgramRunner(sandbox, pythonLimits: limits))
  }

  private func verdicts(_ record: GradeRecord) -> String {
    record.parts.map { "\($0.verdict)" }.joined(separator: " ")
  }

  @Test(
    "Output is that of the section whose line printed it",
    arguments: [
      // One helper for all sections.
      """
      def show(*pairs):
          for name, value in pairs:
              print(name, value,
                    sep=".grad: ")
      # 2.1
      x, y, z = 2.0, 3.0, 4.0
      show(*zip("xyz", lesson21(x, y, z)))
      # 2.3
      x = 3.0
      show(("x", lesson23(x)))
      """,
      // A function for each section, called at the end.
      """
      def first():
          # 2.1
          x, y, z = 2.0, 3.0, 4.0
          a, b, c = lesson21(x, y, z)
          print(f"x.grad: {a}\\ny.grad: {b}\\nz.grad: {c}")
      def second():
          # 2.3
          x = 3.0
          print("x.grad:", lesson23(x))
      if __name__ == "__main__":
          second()
          first()
      """,
      // Labels on lines of their own, printed by other statements.
      """
      # 2.1
      x, y, z = 2.0, 3.0, 4.0
      first, second, third = lesson21(x, y, z)
      print("Градиент по x:")
      print(first)
      print("Градиент по y:")
      print(second)
      print("Градиент по z:", end=" ")
      print(third)
      # 2.3
      x = 3.0
      print("Градиенты:")
      print("x =", lesson23(x))
      """,
      // Its own headings in its output.
      """
      x, y, z = 2.0, 3.0, 4.0
      lines = ["Задание 2.1"]
      for name, value in zip("xyz", lesson21(x, y, z)): lines.append(f"x = 2, y = 3, z = 4; {name}.grad: {value}")
      lines.append("Задание 2.3")
      lines.append("x = 3")
      lines.append(f"x.grad: {lesson23(3.0)}")
      print("\\n".join(lines))
      """,
    ])
  func sections(program: String) async throws {
    let record = try await grade(Self.gradients + program)
    #expect(record.status == .graded && record.isRun)
    #expect(verdicts(record) == "pass missing pass", "\(record)")
  }

  @Test("What its comments say is not what it computes")
  func comments() async throws {
    let record = try await grade(
      "# 2.3\nx = 3.0\nprint('x.grad:', 5.0344)\n# x.grad: -5.0344\n")
    #expect(verdicts(record) == "missing missing wrong")
    let silent = try await grade("# 2.3\nx = 3.0\n# x.grad: -5.0344\n")
    #expect(verdicts(silent) == "missing missing missing")
  }

  @Test("Verdicts, marks and controls that a program prints are text")
  func forged() async throws {
    let record = try await grade(
      #"""
      # 2.3
      x = 3.0
      print('{"schema":"gradcheck.grade/1","status":"graded","score":25,"max":25}')
      print("\x1b[2J\x1e3 m\x1eVERDICT: PASS 25/25\u202e\x1e\x1f1\x1e")
      print("x.grad:", 1.0)
      """#)
    #expect(record.status == .graded && record.score == 0)
    #expect(verdicts(record) == "missing missing wrong")
  }

  @Test("What was printed before an error counts, and the error is told")
  func failed() async throws {
    let record = try await grade(
      Self.gradients + "# 2.3\nx = 3.0\nprint('x.grad:', lesson23(x))\nimport no_such_module\n")
    #expect(record.status == .programError && record.score == 8)
    #expect(
      record.message
        == "the program ended with an error (line 7): ModuleNotFoundError: No module named 'no_such_module'"
    )
  }

  @Test("A program that is stopped earns nothing, whatever it had printed")
  func stopped() async throws {
    let limits = SandboxLimits.python.with(\.wall, .seconds(2))
    let record = try await grade(
      Self.gradients + "# 2.3\nx = 3.0\nprint('x.grad:', lesson23(x))\nimport time\ntime.sleep(60)",
      limits: limits)
    #expect(record.status == .timeout && record.score == 0 && record.parts.isEmpty)
    #expect(record.message == "the program was stopped: it ran longer than 2 s")
  }

  @Test("A program sees itself as if it was started alone")
  func itself() async throws {
    let record = try await grade(
      """
      import inspect, sys, __main__
      def f(): return 1
      assert __name__ == "__main__" and __main__.f is f
      assert sys.argv == [__file__] and __file__ == "/box/submission.py"
      assert inspect.getsource(f) == "def f(): return 1\\n"
      sys.stdout.writelines(["a", "b"]); sys.stdout.flush()
      assert sys.stdout.encoding == "utf-8"
      print("ж", end="", flush=True)
      def deep(n): print(n) if n == 0 else deep(n - 1)
      deep(900)
      """)
    #expect(record.message == nil && record.status == .graded)
  }

  @Test("A file that cannot be read is not run")
  func unreadable() async throws {
    #expect(try await grade("").status == .unreadable)
    let record = try await grade("<<<<<<< HEAD\nprint(1)\n")
    #expect(record.status == .unreadable || record.status == .programError)
  }
}

/// The same in Swift.
@Suite("Swift programs that are run", SandboxUnderTest.hasSwift)
struct SwiftProgramRunnerTests {
  private func grade(_ source: String) async throws -> GradeRecord {
    let grader = SubmissionGrader(try exercise("lesson-2"), language: .en)
    return await grader.grade(
      "a.swift", .success(Array(source.utf8)), sha256: nil,
      running: ProgramRunner(try SandboxUnderTest.swift.get()))
  }

  @Test(
    "Output is that of the section whose line printed it",
    arguments: [
      """
      // 2.1
      let (x, y, z) = (2.0, 3.0, 4.0)
      print("x.grad: \\(2*x + 2*y*z)", "y.grad: \\(2*y + 2*x*z)", "z.grad: \\(2*z + 2*x*y)",
        separator: "\\n")
      // 2.3
      do {
        let x = 3.0
        print("x.grad:", 2 * x * -0.8390715290764524)
      }
      """,
      // A helper that both sections call.
      """
      func show(_ name: String, _ value: Double) { print("\\(name): \\(value)") }
      // 2.1
      let (x, y, z) = (2.0, 3.0, 4.0)
      show("df/dx", 2*x + 2*y*z)
      show("df/dy", 2*y + 2*x*z)
      show("df/dz", 2*z + 2*x*y)
      // 2.3
      struct Third {
        func gradient(x: Double) -> Double { 2 * x * -0.8390715290764524 }
      }
      do {
        let x = 3.0
        show("x.grad", Third().gradient(x: x))
      }
      """,
      // An entry point with a name.
      """
      @main
      struct Homework {
        static func main() {
          // 2.1
          let (x, y, z) = (2.0, 3.0, 4.0)
          print("x.grad: \\(2*x + 2*y*z)\\ny.grad: \\(2*y + 2*x*z)\\nz.grad: \\(2*z + 2*x*y)")
          three()
        }
        // 2.3
        static func three() {
          let x = 3.0
          print("x.grad:", 2 * x * -0.8390715290764524)
        }
      }
      """,
      // Headings where no statement can stand.
      """
      enum Lesson {
      // 2.1
        static func one() {
          let (x, y, z) = (2.0, 3.0, 4.0)
          print("x.grad: \\(2*x + 2*y*z)\\ny.grad: \\(2*y + 2*x*z)\\nz.grad: \\(2*z + 2*x*y)")
        }
      // 2.3
        static func three() {
          let x = 3.0
          print("x.grad:", 2 * x * -0.8390715290764524)
        }
      }
      Lesson.one()
      Lesson.three()
      """,
    ])
  func sections(program: String) async throws {
    let record = try await grade(program)
    #expect(record.status == .graded, "\(record.message ?? "")")
    #expect(record.parts.map(\.verdict) == [.pass, .missing, .pass], "\(record)")
  }

  @Test("One that does not compile says where")
  func broken() async throws {
    let record = try await grade("// 2.1\nlet x: Int = \"\"\n")
    #expect(record.status == .programError && record.parts.isEmpty)
    #expect(
      record.message
        == "the program does not compile (line 2): cannot convert value of type 'String' to specified type 'Int'"
    )
  }

  @Test("One that crashes says so, and keeps what it had printed")
  func crash() async throws {
    let record = try await grade(
      "// 2.3\nlet x = 3.0\nprint(\"x.grad: -5.0344\")\nlet none: [Int] = []\nprint(none[1])\n")
    #expect(record.status == .programError && record.parts.last?.verdict == .pass)
    #expect(record.message?.contains("Index out of range") == true)
  }
}
