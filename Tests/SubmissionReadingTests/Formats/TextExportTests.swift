import Testing

@testable import SubmissionReading

@Suite struct TextExportTests {
  /// The blocks of a text, one letter for the kind of each: `c x = 1|o 2`.
  private func read(_ text: String, isLog: Bool) -> String {
    let submission = TextExportReader.read(Array(text.utf8), isLog: isLog)
    return submission.blocks.map { block in
      let lines = String(decoding: block.text, as: UTF8.self)
        .split(separator: "\n").joined(separator: "/")
      return "\(String(describing: block.kind).prefix(1)) \(lines)"
    }.joined(separator: "|")
  }

  @Test(
    "Markdown: source between fences, output in fences without a language or indented",
    arguments: [
      ("text", "p text"), ("a\n\nb", "p a/b"), ("```python\nx\n```", "c x"),
      ("```\n28\n```", "o 28"), ("```text\n28\n```", "o 28"), ("```output\n28\n```", "o 28"),
      ("```Text\n28\n```", "o 28"), ("```swift\nx\n```\n    28", "c x|o 28"),
      ("    28", "p     28"), ("~~~python\nx\n~~~\ntext", "c x|p text"),
      ("```python\n~~~\nx\n```", "c ~~~/x"), ("~~~\n```\n28\n~~~", "o ```/28"),
      ("````python\nx\n````", "c x"), ("```python\nx", "c x"), ("``\ntext", "p ``/text"),
      ("``` python\nx\n```", "c x"), ("```python\r\nx\r\n```\r\n28", "c x|p 28"),
      ("# 2.1\n```python\nx\n```\n\n    1\n\n    2\n# 2.2", "p # 2.1|c x|p |o 1|p |o 2|p # 2.2"),
    ])
  func markdown(text: String, expected: String) {
    #expect(read(text, isLog: false) == expected)
  }

  @Test(
    "Text: what a program printed, or a notebook with its prompts",
    arguments: [
      ("x.grad: 28.0", "o x.grad: 28.0"), ("a\n\nb", "o a/b"), ("```\n28\n```", "o 28"),
      ("```python\nx\n```", "c x"),
      ("In [1]:\nx = 1\n\nOut[1]:\n28", "c /x = 1|o 28"),
      ("In [1]: x\nOut[1]: 28", "c x|o 28"), ("In [ ]:\nx", "c x"), ("In [*]:\nx", "c x"),
      ("text\n\nIn [1]:\nx", "p text|c x"),
      ("In [1]:\nx = 1\n\nx.grad: 28.0", "c x = 1|o x.grad: 28.0"),
      ("In [1]:\nx = 1\n\nprint(x)\n\n28.0", "c x = 1/print(x)|o 28.0"),
      ("In [1]:\nx = 1\n\nx.backward()\n\n28.0", "c x = 1/x.backward()|o 28.0"),
      ("In [1]:\nx = 1\n\ny = f(x)\n\n28.0", "c x = 1/y = f(x)|o 28.0"),
      ("In [1]:\nx = 1\n\nx.grad = 28.0", "c x = 1|o x.grad = 28.0"),
      ("In [1]:\nx = 1\n\ntensor(28.)", "c x = 1|o tensor(28.)"),
      ("In [1]:\nx = 1\n\n28\n\n\nText", "c x = 1|o 28|p Text"),
      ("In [1]:\nx = 1\n\n28\n\n22", "c x = 1|o 28/22"),
      ("In [1]:\nx = 1\n\n## 2.2", "c x = 1|p ## 2.2"),
      ("Index [1] is", "o Index [1] is"),
    ])
  func prompts(text: String, expected: String) {
    let found = read(text, isLog: true)
    // A blank line at the beginning of a block says nothing.
    #expect(
      found.replacing("c /", with: "c ") == expected.replacing("c /", with: "c "), "\(found)")
  }

  @Test(
    "A session of the interpreter",
    arguments: [
      (">>> x = 1\n>>> x\n1", "c x = 1|c x|o 1"), (">>> x\n1\n2\n\ntext", "c x|o 1/2|p text"),
      (">>> def f():\n...     return 1\n>>> f()\n1", "c def f():/    return 1|c f()|o 1"),
      ("text\n>>> x\n1", "p text|c x|o 1"), ("```\n>>> x\n1\n```\ntext", "c x|o 1|p text"),
      (">>>x", "o >>>x"),
    ])
  func interpreter(text: String, expected: String) {
    #expect(read(text, isLog: true) == expected)
  }
}
