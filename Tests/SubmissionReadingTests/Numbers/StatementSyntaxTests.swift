import Testing

@testable import SubmissionReading

@Suite struct StatementSyntaxTests {
  private func texts(_ slices: [ArraySlice<UInt8>]) -> [String] {
    slices.map { String(decoding: TextLine.trimmed($0), as: UTF8.self) }
  }

  @Test(
    "The sides of an assignment",
    arguments: [
      ("x = 1", ["x", "1"]), ("x = y = 1", ["x", "y", "1"]), ("x", ["x"]), ("f(a=1)", ["f(a=1)"]),
      ("x = f(a=1)", ["x", "f(a=1)"]), ("x[a == 1] = 2", ["x[a == 1]", "2"]),
      ("x == 1", []), ("x += 1", []), ("x := 1", []), ("x <= 1", []), ("x != 1", []),
      ("x @= 1", []),
      ("x =", ["x", ""]), ("", [""]),
    ])
  func sides(text: String, expected: [String]) {
    #expect(texts(StatementSyntax.sides(of: Array(text.utf8)[...])) == expected)
  }

  @Test(
    "The names that an assignment gives values to",
    arguments: [
      ("x", ["x"]), (" x ", ["x"]), ("let x", ["x"]), ("var x: Double", ["x"]),
      ("x: torch.Tensor", ["x"]), ("x, y", ["x", "y"]), ("(x, y)", ["x", "y"]),
      ("[x, y]", ["x", "y"]), ("let (a, b)", ["a", "b"]), ("х_1", ["х_1"]), ("final let x", ["x"]),
      ("private static let x", ["x"]), ("@State var x: Double", ["x"]), ("final x", ["x"]),
      ("public let (a, b)", ["a", "b"]), ("x let", []), ("f(x) let y", []), ("letter", ["letter"]),
      ("x.y", []), ("x[0]", []), ("f(x)", []), ("1x", []), ("", []), ("x,", []), ("x, f(y)", []),
      ("*x, y", []),
    ])
  func targets(text: String, expected: [String]) {
    #expect(StatementSyntax.targets(of: Array(text.utf8)[...]) == expected)
  }

  @Test(
    "A text is split where no bracket is open",
    arguments: [
      ("a, b", ["a", "b"]), ("f(a, b), c", ["f(a, b)", "c"]),
      ("[1, [2, 3]], 4", ["[1, [2, 3]]", "4"]),
      ("", [""]), (",", ["", ""]), ("a", ["a"]), ("{a, b}, c", ["{a, b}", "c"]),
    ])
  func split(text: String, expected: [String]) {
    #expect(
      texts(StatementSyntax.split(Array(text.utf8)[...], at: UInt8(ascii: ","))) == expected)
  }

  @Test(
    "Brackets around everything go",
    arguments: [
      ("(a, b)", "a, b"), ("[a]", "a"), (" (a) \n", "a"), ("a", "a"), ("(a", "(a"), ("(a]", "(a]"),
      ("()", ""), ("", ""),
    ])
  func unwrapped(text: String, expected: String) {
    #expect(texts([StatementSyntax.unwrapped(Array(text.utf8)[...])]) == [expected])
  }

  @Test(
    "The calls that make constants, with what they are given",
    arguments: [
      ("int(2.7)", "2.0"), ("int(-2.7)", "-2.0"), ("torch.scalar_tensor(2)", "2.0"),
      ("torch.as_tensor([1, 2])", "[1.0, 2.0]"), ("torch.FloatTensor([1, 2])", "[1.0, 2.0]"),
      ("torch.Tensor([1, 2])", "[1.0, 2.0]"), ("torch.Tensor(2)", nil),
      ("list([1, 2])", "[1.0, 2.0]"),
      ("np.full(2, 7)", "[7.0, 7.0]"), ("np.full((2,), fill_value=7)", "[7.0, 7.0]"),
      ("np.zeros(0)", nil), ("np.zeros(-1)", nil), ("np.zeros(1.5)", nil),
      ("torch.ones(1)", "[1.0]"),
      ("torch.zeros_like(v)", "[0.0, 0.0]"), ("math.exp(0)", "1.0"), ("math.log(1)", "0.0"),
      ("math.log(8, 2)", nil), ("math.cos(0)", "1.0"), ("math.sin(0)", "0.0"), ("math.tan(0)", nil),
      ("np.arange(3, 0, -1)", "[3.0, 2.0, 1.0]"), ("np.arange(0)", nil),
      ("np.arange(0, 3, 0)", nil),
      ("np.linspace(0, 1, 1)", "[0.0]"), ("np.linspace(0, 1, 1.5)", nil),
      ("v.reshape(2, 1)", "[1.0, 2.0]"), ("v.reshape(3)", nil), ("v.view(-1)", "[1.0, 2.0]"),
      ("v.view(-1, -1)", nil), ("v.sum()", nil), ("v.T", "[1.0, 2.0]"), ("v.data", "[1.0, 2.0]"),
      ("v[0]", "1.0"), ("v[-1]", "2.0"), ("v[2]", nil), ("v[-3]", nil), ("v[0.5]", nil),
      ("v[v]", nil),
      ("v + 1", "[2.0, 3.0]"), ("1 / v", "[1.0, 0.5]"), ("v * v", "[1.0, 4.0]"),
      ("v ** 2", "[1.0, 4.0]"),
      ("v + [1, 2, 3]", nil), ("-v", "[-1.0, -2.0]"), ("2 ** -1", "0.5"), ("2 ** 3 ** 2", "512.0"),
      ("(2 ** 3) ** 2", "64.0"), ("7 // 2", nil), ("7 % 2", nil), ("1 / 0", "inf"), ("e", nil),
      ("math.e", "2.718281828459045"), ("pi", "3.141592653589793"), ("True", "1.0"), ("w", nil),
    ] as [(String, String?)])
  func calls(text: String, expected: String?) {
    let known = ["v": SourceConstant(NumberArray(shape: [2], values: [1, 2]))]
    let found = ConstantExpression.value(of: Array(text.utf8), names: known)?.numbers
    #expect(
      found.map { $0.shape.isEmpty ? "\($0.values[0])" : "\($0.values)" } == expected)
  }

  @Test(
    "What was computed from a leaf is a result, and no point",
    arguments: [
      ("leaf", false), ("leaf.clone()", false), ("leaf * 2", true), ("-leaf", true),
      ("torch.sin(leaf)", true), ("[leaf, 1]", true), ("2 * 2", false),
      ("torch.tensor(2., requires_grad=True)", false),
      ("torch.tensor(2., requires_grad=True) * 2", true),
    ])
  func derived(text: String, expected: Bool) {
    var leaf = SourceConstant(2)
    leaf.requiresGradient = true
    let found = ConstantExpression.value(of: Array(text.utf8), names: ["leaf": leaf])
    #expect(found?.isDerived == expected)
  }
}
