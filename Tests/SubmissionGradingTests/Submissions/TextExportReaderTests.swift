import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct TextExportReaderTests {
  private let source = "x = torch.tensor(3., requires_grad=True)\ny = torch.sin(x**2 + 1)\n"

  @Test(
    "Ways in which a notebook becomes text",
    arguments: [
      ("a.md", "## 2.3\n```python\n%@```\n\n    x.grad: -5.0344\n"),
      ("a.md", "## 2.3\n~~~python\n%@~~~\nВывод:\n~~~\nx.grad: -5.0344\n~~~\n"),
      ("a.md", "## 2.3\n```python\n%@```\n```text\nx.grad: -5.0344\n```\n"),
      ("a.md", "## 2.3\n```python\n%@```\n**x.grad:** -5.0344\n"),
      ("a.md", "## 2.3\n```python\n%@```\n| df/dx | -5.0344 |\n"),
      ("a.txt", "2.3\n\nIn [1]:\n%@x.grad\n\nOut[1]:\ntensor(-5.0344)\n"),
      ("a.txt", "2.3\n>>> x = torch.tensor(3.)\n>>> y.backward()\n>>> x.grad\ntensor(-5.0344)\n"),
      ("a.txt", "Задание 2.3\nx = 3.0\nx.grad: -5.0344\n"),
    ])
  func exports(name: String, text: String) throws {
    let pieces = text.split(separator: "%@", omittingEmptySubsequences: false)
    let lesson = try exercise("lesson-2")
    for end in ["\n", "\r\n", "\r"] {
      let whole = pieces.joined(separator: source)
        .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
      let record = lesson.grade(name, whole)
      #expect(record.verdicts["2.3"] == .pass, "\(whole) \(record.words)")
    }
  }

  @Test("Prose of a document is no point, and its numbers count only without output")
  func prose() throws {
    let lesson = try exercise("lesson-2")
    let loose = lesson.grade("a.md", "## 2.3\nЕсли x = 2, то df/dx = 1.1346\n")
    #expect(loose.verdicts["2.3"] == .review)
  }
}
