import TestSupport
import Testing

@testable import ProgramRunning
@testable import SubmissionGrading
@testable import SubmissionReading

/// Swift programs that are run, and graded by what they print.
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

  @Test(
    "What is written past the marks, or by a print of its own, is that of the section",
    arguments: [
      #"func write(_ text: String) { fputs(text + "\n", stdout) }"#,
      #"func write(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }"#,
      #"func write(_ text: String) { dump(text) }"#,
      #"extension String { func print() { Swift.print(self) } }; func write(_ text: String) { text.print() }"#,
      """
      func print(_ items: Any..., separator: String = " ", terminator: String = "\\n") {
        Swift.print(items.map { "\\($0)" }.joined(separator: separator), terminator: terminator)
      }
      func write(_ text: String) { print(text) }
      """,
      """
      let out: (Any..., String, String) -> () = print(_:separator:terminator:)
      func write(_ text: String) { Swift.print(text) }
      """,
    ])
  func past(writer: String) async throws {
    let record = try await grade(
      "import Foundation\n\(writer)\n" + """
        // 2.1
        let (x, y, z) = (2.0, 3.0, 4.0)
        write("x.grad: \\(2*x + 2*y*z)")
        write("y.grad: \\(2*y + 2*x*z)")
        write("z.grad: \\(2*z + 2*x*y)")
        // 2.3
        do {
          let x = 3.0
          write("x.grad: \\(2 * x * -0.8390715290764524)")
        }

        """)
    #expect(record.status == .graded, "\(record.message ?? "")")
    #expect(record.parts.map(\.verdict) == [.pass, .missing, .pass], "\(record)")
  }

  @Test("An entry point behind other attributes, and a macro of the toolchain")
  func entryPoint() async throws {
    let record = try await grade(
      """
      import Observation
      @Observable final class Model { var x = 3.0 }
      @available(*, deprecated) @main struct Homework {
        static func main() {
          // 2.3
          let x = 3.0
          print("x.grad:", 2 * Model().x * -0.8390715290764524)
        }
      }
      """)
    #expect(record.parts.last?.verdict == .pass, "\(record.message ?? "")")
  }

  @Test("What does not compile says so by its own lines, and warnings are no errors")
  func ownLines() async throws {
    let open = try await grade("// 2.1\nfunc f() {\n")
    #expect(
      open.message
        == "the program does not compile (line 3): expected '}' at end of brace statement")
    let silent = try await grade(
      "import Foundation\n// 2.1\nfunc f() { let unused = 1 }\nprint(1)\nexit(65)\n")
    #expect(silent.message == "the program ended with an error: exit status 65")
    let crash = try await grade("// 2.1\nlet none: Int? = nil\nprint(none!)\n")
    #expect(
      crash.message
        == "the program ended with an error (line 3): Fatal error: Unexpectedly found nil while unwrapping an Optional value"
    )
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
