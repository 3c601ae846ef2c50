import Testing

@testable import SubmissionReading

@Suite struct SourceReaderTests {
  /// What names are worth behind a program, `?` where that is not known, `~` where it is in doubt.
  private func read(_ text: String, mark: String = "#") -> String {
    var reader = SourceReader(commentMark: mark)
    reader.beginBlock()
    for line in TextLine.lines(of: Array(text.utf8)[...]) { _ = reader.read(line) }
    reader.endBlock()
    return reader.constants.sorted { $0.key < $1.key }.map { name, constant in
      let values = constant.map { constant in
        constant.numbers.shape.isEmpty
          ? "\(constant.numbers.values[0])" : "\(constant.numbers.values)"
      }
      return "\(name)=\(values ?? "?")\(reader.unsettled.contains(name) ? "~" : "")"
    }.joined(separator: " ")
  }

  @Test(
    "Assignments of Python",
    arguments: [
      ("x = 2.0", "x=2.0"), ("x=2", "x=2.0"), ("x: float = 2", "x=2.0"),
      ("x: torch.Tensor = torch.tensor(2.)", "x=2.0"), ("x = y = 3", "x=3.0 y=3.0"),
      ("x, y = 1, 2", "x=1.0 y=2.0"), ("(x, y) = (1, 2)", "x=1.0 y=2.0"),
      ("[x, y] = [1, 2]", "x=1.0 y=2.0"), ("x, y = (1, 2)", "x=1.0 y=2.0"),
      ("x, y = torch.tensor(1.), torch.tensor(2.)", "x=1.0 y=2.0"),
      ("x, y = torch.tensor([1., 2.])", "x=? y=?"), ("x, y = f()", "x=? y=?"),
      ("x = 2; y = 3", "x=2.0 y=3.0"), ("x = 2 # y = 3", "x=2.0"), ("  x = 2", "x=2.0"),
      ("x = [1, 2,\n     3]", "x=[1.0, 2.0, 3.0]"), ("x = torch.tensor(\n  2.,\n)", "x=2.0"),
      ("x = 1\ny = x + 1", "x=1.0 y=2.0"), ("a = 2\nx = torch.tensor(a * 1.5)", "a=2.0 x=3.0"),
      ("x = torch.rand(2)", "x=?"), ("x = 2\nx = f(x)", "x=?~"), ("s = 'x = 3'", "s=?"),
      ("print('x = 3')", ""), ("f(x=2)", ""), ("x == 2", ""), ("x != 2", ""), ("x <= 2", ""),
      ("if x == 2: pass", ""), ("x.grad = None", ""), ("", ""), ("# x = 3", ""),
      ("'''\nx = 5\n'''\ny = 1", "y=1.0"), ("\"\"\"x = 5\"\"\"\ny = 1", "y=1.0"),
      ("d = {'x': 2}\ny = 1", "d=? y=1.0"), ("x = 'it\\'s'; y = 1", "x=? y=1.0"),
      ("w = torch.tensor(1.5, requires_grad=True)", "w=1.5"),
      ("ключ = 2", "ключ=2.0"), ("x1 = 2", "x1=2.0"), ("1x = 2", ""),
    ])
  func python(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "What changes in place, or twice in one cell, is in doubt",
    arguments: [
      ("x = 2\nx = 3", "x=3.0~"), ("x = 2\nx = 2", "x=2.0"), ("x = 2\nx += 1", "x=2.0~"),
      ("x = [1, 2]\nx[0] = 5", "x=[1.0, 2.0]~"), ("x = 2\nx.add_(1)", "x=2.0~"),
      ("x = 2\nx.data = y", "x=2.0~"), ("x = 2\nx.data -= 0.1 * x.grad", "x=2.0~"),
      ("x = 2\nx.requires_grad_(True)", "x=2.0"), ("x = 2\nx.grad.zero_()", "x=2.0"),
      ("x = torch.tensor(2., requires_grad=True)\nopt.step()", "x=2.0~"),
      ("x = torch.tensor(2.)\nopt.step()", "x=2.0"), ("x = 2\nprint(x)", "x=2.0"),
    ])
  func doubts(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "In a function its parameters hide what is known under their names",
    arguments: [
      ("x = 2\ndef f(x):\n    y = x + 1\nz = x", "x=2.0 y=? z=2.0"),
      ("x = 2\ndef f(t):\n    y = x + 1", "x=2.0 y=3.0"),
      ("x = 2\ndef f(x, y=1):\n    z = x\n\n    w = y", "w=? x=2.0 z=?"),
    ])
  func functions(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "Assignments of Swift",
    arguments: [
      ("let x = 2.0", "x=2.0"), ("var y: Double = 3", "y=3.0"),
      ("let x = 2.0, y = 3.0", "x=2.0 y=3.0"), ("let (a, b) = (1.0, 2.0)", "a=1.0 b=2.0"),
      ("let x = 2.0 // 3", "x=2.0"), ("/* x = 5 */ let y = 1.0", "y=1.0"),
      ("/* x = 5\n let z = 6.0 */\nlet y = 1.0", "y=1.0"), ("func f() { let x = 2.0 }", "x=2.0"),
      ("let x = Tensor<Float>(2)", "x=?"), ("let v: [Double] = [1, 2]", "v=[1.0, 2.0]"),
      ("let s = \"x = 3\"", "s=?"), ("let x = Double.pi", "x=3.141592653589793"),
      ("let x = 1.0; let y = x * 2", "x=1.0 y=2.0"), ("if x == 2.0 { }", ""),
    ])
  func swift(text: String, expected: String) {
    #expect(read(text, mark: "//") == expected)
  }

  @Test(
    "Comments, with the code before them",
    arguments: [
      ("x = 1  # 28", "#", "x = 1  #", " 28"), ("# 28", "#", "#", " 28"),
      ("print('a # b')  # 3", "#", "print('a # b')  #", " 3"), ("s = '#'", "#", nil, nil),
      ("s = \"\\\"#\"", "#", nil, nil), ("let x = 1 // 2", "//", "let x = 1 //", " 2"),
      ("x = 7 // 2", "#", nil, nil), ("/* a */", "//", "/*", " a "),
      ("'''a'''", "#", "'''", "a"), ("x = 1", "#", nil, nil),
    ] as [(String, String, String?, String?)])
  func comments(line: String, mark: String, code: String?, comment: String?) {
    var reader = SourceReader(commentMark: mark)
    let found = reader.read(Array(line.utf8)[...])
    #expect(found.map { String(decoding: $0.code, as: UTF8.self) } == code)
    #expect(found.map { String(decoding: $0.comment, as: UTF8.self) } == comment)
  }

  @Test("A section begins with what stood before all headings, and forgets other sections")
  func sections() {
    var reader = SourceReader(commentMark: "#")
    _ = reader.read(Array("a = 1".utf8)[...])
    let preamble = reader.constants
    _ = reader.read(Array("x = 2".utf8)[...])
    reader.beginSection(with: preamble)
    _ = reader.read(Array("y = a".utf8)[...])
    #expect(reader.constants.keys.sorted() == ["a", "y"])
    _ = reader.read(Array("z = x".utf8)[...])
    #expect(reader.constants["z"] == .some(nil))
  }

  @Test("A statement that is not closed ends with its block")
  func open() {
    var reader = SourceReader(commentMark: "#")
    _ = reader.read(Array("x = [1,".utf8)[...])
    #expect(!reader.isBetweenStatements)
    reader.endBlock()
    #expect(reader.isBetweenStatements)
    _ = reader.read(Array("y = 2".utf8)[...])
    #expect(reader.constants["y"] != nil)
  }
}
