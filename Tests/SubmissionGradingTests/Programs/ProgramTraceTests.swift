import TestSupport
import Testing

@testable import ProgramRunning
@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct ProgramTraceTests {
  private func pieces(_ text: String) -> [String] {
    ProgramTrace(Array(text.utf8)).pieces.map { piece in
      piece.frames.map { "\($0.line)@\($0.function)" }.joined(separator: ">") + "|"
        + String(decoding: piece.text, as: UTF8.self)
    }
  }

  @Test(
    "Marks are taken from the text",
    arguments: [
      ("plain\n", ["|plain\n"]),
      ("\u{1E}3 1:<module>\u{1E}a\n", ["3@1:<module>|a\n"]),
      ("\u{1E}9 1:<module>\u{1F}2 1:show\u{1E}a\u{1E}\u{1E}b", ["9@1:<module>>2@1:show|a", "|b"]),
      ("\u{1E}3 f\u{1E}a\u{1E}3 f\u{1E}b", ["3@f|ab"]),
      // A heading that the program came by tells who called a function, not where a line stands.
      (
        "\u{1E}\u{1F}5\u{1E}\u{1E}2 show(_:)\u{1E}a\u{1E}7 submission\u{1E}b",
        ["5@>2@show(_:)|a", "7@submission|b"]
      ),
      // What is printed past the marks stands below the heading, not behind the line that printed last.
      (
        "\u{1E}7 submission\u{1E}a\u{1E}\u{1F}9\u{1E}b\u{1E}12 submission\u{1E}c",
        ["7@submission|a", "9@|b", "12@submission|c"]
      ),
      ("", []),
    ])
  func marks(text: String, expected: [String]) {
    #expect(pieces(text) == expected)
  }

  @Test(
    "What only looks like a mark is text",
    arguments: [
      "a\u{1E}b", "\u{1E}\u{1F}\u{1E}", "\u{1E}x 1\u{1E}", "\u{1E}0 f\u{1E}", "\u{1E}-1 f\u{1E}",
      "\u{1E}99999999999999999999 f\u{1E}", "\u{1E}3\u{1E}", "\u{1E}\u{1F}5x\u{1E}",
    ])
  func noMarks(text: String) {
    #expect(pieces(text) == ["|" + text])
  }

  @Test("A mark right behind one that is none is seen")
  func recovery() {
    #expect(pieces("a\u{1E}b\u{1E}3 f\u{1E}c") == ["|a\u{1E}b", "3@f|c"])
  }

  @Test("Half a million delimiters are read in one pass")
  func many() {
    let output = [UInt8](repeating: 0x1E, count: 500_001)
    #expect(ProgramTrace(output).pieces.map(\.text.count).reduce(0, +) == 1)
  }
}
