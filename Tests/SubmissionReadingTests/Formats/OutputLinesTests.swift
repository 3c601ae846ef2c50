import Testing

@testable import SubmissionReading

@Suite struct OutputLinesTests {
  @Test(
    "A value that goes over several lines is one",
    arguments: [
      ("a\nb", ["a", "b"]), ("a\n\n \nb\n", ["a", "b"]), ("", []),
      ("tensor([[1., 2.],\n        [3., 4.]])\nb", ["tensor([[1., 2.],\n        [3., 4.]])", "b"]),
      ("[1\n\n2]", ["[1\n\n2]"]), ("x.grad: tensor([1.,\n 2.])", ["x.grad: tensor([1.,\n 2.])"]),
      // A bracket that nobody closes takes no other lines.
      ("f(x\nhello", ["f(x", "hello"]), (":(\nx.grad: 28.0", [":(", "x.grad: 28.0"]),
      ("a)\nb", ["a)", "b"]), (")(\nb", [")(", "b"]), ("(1\n2", ["(1", "2"]),
      ("[1,\n2]\n[3,\n4]", ["[1,\n2]", "[3,\n4]"]), ("(\n1\n)", ["(\n1\n)"]),
    ])
  func lines(text: String, expected: [String]) {
    let lines = OutputLines.lines(of: Array(text.utf8))
    #expect(lines.map { String(decoding: $0, as: UTF8.self) } == expected)
  }

  @Test("A value of more lines than anybody prints is not one")
  func long() {
    let text = "[" + (0..<300).map { "\($0)," }.joined(separator: "\n") + "]"
    #expect(OutputLines.lines(of: Array(text.utf8)).count > 1)
    let open = String(repeating: "[1\n", count: 20_000)
    #expect(OutputLines.lines(of: Array(open.utf8)).count == 20_000)
  }
}
