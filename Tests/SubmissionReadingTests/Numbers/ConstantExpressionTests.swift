import TestSupport
import Testing

@testable import SubmissionReading

@Suite struct ConstantExpressionTests {
  private func value(_ text: String) -> NumberArray? {
    let known = [
      "a": SourceConstant(2), "v": SourceConstant(NumberArray(shape: [2], values: [1, 2])),
    ]
    return ConstantExpression.value(of: Array(text.utf8), names: known)?.numbers
  }

  @Test(
    "Numbers, as the libraries spell them",
    arguments: [
      ("2.", 2.0), ("-3.5e-1", -0.35), ("torch.tensor(2., requires_grad=True)", 2),
      ("torch.tensor(data=4.0)", 4), ("torch.tensor(2.0).requires_grad_(True)", 2),
      ("Variable(torch.tensor(2.0, dtype=torch.float64), requires_grad=True)", 2),
      ("tf.Variable(3.0)", 3), ("jnp.array(1.5)", 1.5), ("math.pi / 2", .pi / 2), ("np.sqrt(4)", 2),
      ("2**3 - 1", 7), ("-2**2", -4), ("(1 + 2) * 3", 9), ("float(a)", 2), ("a.clone()", 2),
      ("Double(2.5)", 2.5), ("torch.tensor(2.0, device='cpu')", 2),
    ] as [(String, Double)])
  func scalars(text: String, expected: Double) {
    #expect(value(text.replacingQuotes) == NumberArray(expected))
  }

  @Test(
    "Vectors and ranges",
    arguments: [
      ("[1, 2]", [1, 2]), ("torch.tensor([1., 2., ])", [1, 2]), ("torch.arange(3)", [0, 1, 2]),
      ("torch.arange(1., 4., requires_grad=True)", [1, 2, 3]),
      ("np.arange(0, 1, 0.25)", [0, 0.25, 0.5, 0.75]),
      ("torch.arange(start=1, end=3)", [1, 2]), ("range(2, 4)", [2, 3]),
      ("torch.linspace(0, 1, 3)", [0, 0.5, 1]), ("np.linspace(0, 1, num=3)", [0, 0.5, 1]),
      ("torch.linspace(0, 1, steps=2)", [0, 1]), ("torch.ones(2)", [1, 1]),
      ("torch.zeros((2,))", [0, 0]),
      ("torch.full((2,), 7.)", [7, 7]), ("2 * v + 1", [3, 5]), ("torch.ones_like(v)", [1, 1]),
    ] as [(String, [Double])])
  func vectors(text: String, expected: [Double]) {
    #expect(value(text) == NumberArray(shape: [expected.count], values: expected))
  }

  @Test("Matrices")
  func matrices() {
    let square = NumberArray(shape: [2, 2], values: [0, 1, 2, 3])
    #expect(value("torch.tensor([[0, 1], [2, 3]])") == square)
    #expect(value("torch.arange(4).reshape(2, -1)") == square)
  }

  @Test(
    "What has no value here is left alone",
    arguments: [
      "torch.rand(2)", "torch.Tensor(3)", "x + 1", "[1, [2]]", "f(2)", "torch.arange(1e12)", "2 +",
      "'a'",
      "a if b else c", "[i for i in range(3)]", "torch.zeros(100000, 100000)", "os.system(1)",
      "1 // 2",
    ])
  func unknown(text: String) {
    #expect(value(text.replacingQuotes) == nil)
  }

  @Test("Nesting as deep as a file can hold ends without a value")
  func deep() {
    #expect(value(String(repeating: "(", count: 100_000)) == nil)
    #expect(value(String(repeating: "-", count: 100_000) + "1") == nil)
    #expect(value(String(repeating: "2**", count: 100_000) + "1") == nil)
    #expect(value(String(repeating: "f(", count: 100_000)) == nil)
  }
}

extension String {
  /// Strings reach the evaluator without what is in them.
  fileprivate var replacingQuotes: String {
    var inside = false
    return String(
      compactMap { character -> Character? in
        if character == "'" {
          inside.toggle()
          return inside ? "\"" : nil
        }
        return inside ? nil : character
      })
  }
}
