import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct ScriptReaderTests {
  private let point = "x, y, z = torch.tensor(2.), torch.tensor(3.), torch.tensor(4.)\n"

  @Test("A program is one block of source, without what acts on terminals")
  func block() {
    let submission = ScriptReader.read(Array("a\u{1B}[1m = 1\u{0}\n".utf8), commentMark: "//")
    #expect(submission.isProgram && submission.commentMark == "//")
    #expect(submission.blocks.map { String(decoding: $0.text, as: UTF8.self) } == ["a = 1\n"])
  }

  @Test(
    "Output stands in comments beside, below and at the end",
    arguments: [
      "print(x.grad)  # tensor(28.)\nprint(y.grad)  # 22.0\nprint(z.grad)  # 20.0\n",
      "print(x.grad)\n# tensor(28.)\nprint(y.grad)\n# 22.0\nprint(z.grad)\n# 20.0\n",
      "print(x.grad)  # Output: 28.0\nprint(y.grad)  # вывод: 22.0\nprint(z.grad)  # -> 20.0\n",
      "print(x.grad, y.grad, z.grad)  # tensor(28.) tensor(22.) tensor(20.)\n",
      "# Вывод:\n# x.grad: 28.0\n# y.grad: 22.0\n# z.grad: 20.0\n",
      "\"\"\"\nВывод:\nx.grad: 28.0\ny.grad: 22.0\nz.grad: 20.0\n\"\"\"\n",
      "'''x.grad: 28.0\ny.grad: 22.0\nz.grad: 20.0'''\n",
      "\"\"\"\nx.grad:\n28.0\ny.grad:\n22.0\nz.grad:\n20.0\n\"\"\"\n",
      "# %%\n# df/dx = 2x + 2yz = 4 + 24 = 28\n# df/dy = 22\n# df/dz = 2*4 + 2*2*3 = 20\n",
    ])
  func comments(text: String) throws {
    let record = try exercise("lesson-2").grade("a.py", "# 2.1\n\(point)\(text)")
    #expect(record.verdicts["2.1"] == .pass, "\(record.words)")
  }

  @Test("A heading within a string of output does not end the string")
  func headingInString() throws {
    let text =
      "def main():\n    # 2.1\n    \(point)\n'''\nВывод:\n2.1 Простые вычисления\nx.grad: 28.0\n"
      + "y.grad: 22.0\nz.grad: 20.0\n2.3 Цепное правило\n'''\n# 2.3\nx = 3.\n# x.grad: -5.0344\n"
    let record = try exercise("lesson-2").grade("a.py", text)
    #expect(record.verdicts["2.1"] == .pass && record.verdicts["2.3"] == .pass)
  }

  @Test("Swift: several constants in one statement, and block comments")
  func swift() throws {
    let text =
      "/* 2.1 */\nlet x = 2.0, y = 3.0, z = 4.0\n/*\nx.grad: 28.0\ny.grad: 22.0\n*/\n// z.grad: 20.0\n"
    #expect(try exercise("lesson-2").grade("a.swift", text).verdicts["2.1"] == .pass)
  }

  @Test("Without output, or with conflict marks of git, a program is not graded")
  func notGraded() throws {
    let lesson = try exercise("lesson-2")
    #expect(lesson.grade("a.py", "# 2.1\n\(point)print(x.grad)\n").verdicts["2.1"] == .review)
    let conflict = "# 2.3\n<<<<<<< HEAD\nx = 3.\n=======\nx = 2.\n>>>>>>> b\n# x.grad: -5.0344\n"
    let record = lesson.grade("a.py", conflict)
    #expect(record.status == .unreadable && record.words.contains("line 2"))
    // A ruler of equals signs alone is no conflict.
    #expect(lesson.grade("a.py", "# 2.3\n=======\nx = 3.\n").status == .graded)
  }
}
