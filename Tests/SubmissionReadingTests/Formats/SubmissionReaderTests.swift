import Testing

@testable import SubmissionReading

@Suite struct SubmissionReaderTests {
  /// What a file is read as: its blocks, or its sheets, or why it is not read.
  private func read(_ name: String, _ text: String) -> String {
    do throws(Unreadable) {
      let submission = try SubmissionReader.read(Array(text.utf8), name: name)
      if let sheets = submission.sheets { return "sheet \(sheets.map(\.part))" }
      let blocks = submission.blocks.map {
        "\($0.kind):\(String(decoding: $0.text, as: UTF8.self))"
      }
      return (submission.isProgram ? "program\(submission.commentMark) " : "")
        + blocks.joined(separator: "|")
    } catch {
      return error.text(.en)
    }
  }

  @Test(
    "The ending tells the format",
    arguments: [
      ("a.py", "py"), ("a.PY", "py"), ("folder/a.ipynb", "ipynb"), ("folder.py/a", ""), ("a", ""),
      ("a.tar.gz", "gz"), ("a.", ""), (".py", "py"), ("задача.Swift", "swift"), ("a.МД", "мд"),
      ("", ""), ("/", ""), ("a.py/", "py"), ("a.b c", "b c"),
      ("a." + "x1234567890123456789", "x123456789012345"),
    ])
  func endings(name: String, expected: String) {
    #expect(SubmissionReader.ending(of: name) == expected)
  }

  @Test(
    "Each format becomes its blocks",
    arguments: [
      ("a.py", "x = 1\n", "program# code:x = 1\n"), ("a.swift", "x\n", "program// code:x\n"),
      ("a.py", "\u{FEFF}x = 1", "program# code:x = 1"),
      ("a.txt", "x.grad: 1", "output:x.grad: 1\n"), ("a.text", "a\n\nb", "output:a\n\nb\n"),
      ("a.md", "x.grad: 1", "prose:x.grad: 1\n"), ("a.markdown", "\u{FEFF}a", "prose:a\n"),
      ("a.ipynb", #"{"cells": [{"cell_type": "markdown", "source": "a"}]}"#, "prose:a"),
      ("a.json", #"{"cells": [{"cell_type": "markdown", "source": "a"}]}"#, "prose:a"),
      (
        "a.json", #"{"schema": "gradcheck.answers/1", "answers": {"1.1": {"x": 2}}}"#,
        #"sheet ["1.1"]"#
      ),
      ("a.ipynb", "\u{FEFF}{\"cells\": []}", ""),
    ])
  func formats(name: String, text: String, expected: String) {
    #expect(read(name, text) == expected)
  }

  @Test(
    "What is not read says why",
    arguments: [
      ("a.docx", "x", "docx"), ("a", "x", "no ending"), ("a.\u{1B}[31m", "x", ". files"),
      ("a.ipynb", "", "empty"), ("a.ipynb", "[]", "neither"), ("a.ipynb", "{\"a\": 1}", "neither"),
      ("a.json", "7", "neither"),
      ("a.json", #"{"schema": "gradcheck.answers/2", "answers": {}}"#, "neither"),
      ("a.json", #"{"schema": "gradcheck.answers/1", "answers": []}"#, "neither"),
      ("a.ipynb", "{\"cells\": [}", "line 1, column 12"),
      ("a.ipynb", "{\"cells\": [],\n\"cells\": []}", "line 2"),
      ("a.json", String(repeating: "[", count: 5000), "too deep"),
      ("a.ipynb", "{\n<<<<<<< a\n", "line 2 holds a merge conflict"),
      ("a.md", "<<<<<<< a\n=======\n>>>>>>> b\n", "line 1 holds a merge conflict"),
    ])
  func refusals(name: String, text: String, expected: String) {
    #expect(read(name, text).contains(expected), "\(read(name, text))")
  }

  @Test(
    "Every refusal has a sentence in both languages, and no sentence holds what acts on terminals")
  func sentences() {
    let refusals: [Unreadable] = [
      .empty, .archive, .document("PDF"), .encoding("UTF-16"), .notUTF8(line: 3, isAtEnd: true),
      .notUTF8(line: 3, isAtEnd: false), .mergeConflict(line: 3),
      .notJSON(line: 3, column: 4, message: "expected a value"), .duplicateKey(line: 3, column: 4),
      .tooDeep(line: 3), .notASubmission, .unknownKind(""), .unknownKind("a\u{1B}[1mb\n"),
      .notAFile("a FIFO"), .tooLarge, .system("Permission denied"),
    ]
    var seen: Set<String> = []
    for refusal in refusals {
      for language in Language.allCases {
        let text = refusal.text(language)
        #expect(!text.isEmpty && seen.insert(text).inserted, "\(refusal)")
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
      }
    }
  }
}
