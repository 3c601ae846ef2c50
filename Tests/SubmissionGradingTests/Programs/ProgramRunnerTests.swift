import PlainText
import TestSupport
import Testing

@testable import ProgramRunning
@testable import SubmissionGrading
@testable import SubmissionReading

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

  @Test(
    "However a program writes, its lines are known",
    arguments: [
      "import io\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8')",
      "import io\nsys.stdout = io.TextIOWrapper(sys.stdout.detach(), encoding='utf-8')",
      "import codecs\nsys.stdout = codecs.getwriter('utf-8')(sys.stdout.buffer)",
      "sys.stdout = open(1, 'w', encoding='utf-8')",
      "sys.stdout.reconfigure(line_buffering=True)",
      "def print(*words): sys.__stdout__.write(' '.join(map(str, words)) + '\\n')",
      "def print(*words): sys.stdout.buffer.write((' '.join(map(str, words)) + '\\n').encode())",
      "def print(*words): os.write(1, (' '.join(map(str, words)) + '\\n').encode())",
      "def print(*words): os.system('echo ' + ' '.join(map(str, words)))",
      """
      import builtins, threading
      def print(*words):
          thread = threading.Thread(target=builtins.print, args=words)
          thread.start()
          thread.join()
      """,
      """
      import asyncio, builtins
      async def write(*words):
          await asyncio.sleep(0)
          builtins.print(*words)
      def print(*words): asyncio.run(write(*words))
      """,
      """
      class Tee:
          def __init__(self, *files): self.files = files
          def write(self, text):
              for file in self.files: file.write(text)
          def flush(self): pass
      sys.stdout = Tee(sys.stdout, open("log.txt", "w"))
      """,
    ])
  func streams(beginning: String) async throws {
    let record = try await grade(
      "import os, sys\n\(beginning)\n\(Self.gradients)" + """
        # 2.1
        x, y, z = 2.0, 3.0, 4.0
        for name, value in zip("xyz", lesson21(x, y, z)):
            print(name + ".grad:")
            print(value)
        # 2.3
        x = 3.0
        print("x.grad:", lesson23(x))
        """)
    #expect(record.status == .graded, "\(record.message ?? "")")
    #expect(verdicts(record) == "pass missing pass", "\(record)")
  }

  @Test("Threads do not mix their lines")
  func threads() async throws {
    let record = try await grade(
      Self.gradients + """
        import threading
        def first():
            # 2.1
            x, y, z = 2.0, 3.0, 4.0
            for name, value in zip("xyz", lesson21(x, y, z)):
                print(f"{name}.grad:", value)
        def second():
            # 2.3
            x = 3.0
            for _ in range(200): print("x.grad:", lesson23(x))
        threads = [threading.Thread(target=f) for f in (second, first, second, second)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        """)
    #expect(verdicts(record) == "pass missing pass", "\(record)")
  }

  @Test("What is printed past everything that says where is nobody's, unless one part is silent")
  func unplaced() async throws {
    let program = """
      import multiprocessing
      def work():
          print("x.grad:", lesson23(3.0))
      # 2.3
      x = 3.0
      if __name__ == "__main__":
          multiprocessing.set_start_method("spawn")
          process = multiprocessing.Process(target=work)
          process.start()
          process.join()

      """
    let one = try await grade(Self.gradients + program)
    #expect(verdicts(one) == "missing missing pass", "\(one)")
    let two = try await grade(Self.gradients + "# 2.1\nx, y, z = 2.0, 3.0, 4.0\n" + program)
    #expect(verdicts(two) == "review missing review", "\(two)")
  }

  @Test("Functions that each have a point of their own are not taken for one another")
  func ownPoints() async throws {
    let record = try await grade(
      Self.gradients + """
        def first():
            x, y, z = 2.0, 3.0, 4.0
            a, b, c = lesson21(x, y, z)
            print(f"x.grad: {a}\\ny.grad: {b}\\nz.grad: {c}")
        def third():
            x = 3.0
            print("x.grad:", lesson23(x))
        for name, work in ("2.1", first), ("2.3", third):
            print(f"=== Задание {name} ===")
            work()
        """)
    #expect(!verdicts(record).contains("wrong"), "\(record)")
    #expect(record.parts.last?.verdict == .pass)
  }

  @Test("The marks are no output of the program's")
  func limitOfOutput() async throws {
    let limits = SandboxLimits.python.with(\.output, 20_000)
    let program = "for n in range(1000):\n    print(n)\n    print(n)\n"
    #expect(try await grade(program, limits: limits).status == .graded)
    let record = try await grade(program + program + program, limits: limits)
    #expect(record.message == "the program was stopped: it printed more than 19 KiB")
  }

  @Test("A set has one order, and a machine the same processors")
  func steady() async throws {
    let record = try await grade(
      """
      import os
      assert list({"x", "y", "z"}) == list({"x", "y", "z"}) and hash("x") == hash("x")
      assert os.environ["PYTHONHASHSEED"] == "0" and os.cpu_count() == 4
      with open("result.txt", "w") as file: file.write("a program may write")
      """)
    #expect(record.message == nil && record.status == .graded)
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
