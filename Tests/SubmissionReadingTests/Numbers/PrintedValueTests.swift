import Testing

@testable import SubmissionReading

@Suite struct PrintedValueTests {
  /// A value's extents, numbers and marks: `[2] [1., 2.] graph`.
  private func read(_ text: String, comma: Bool = false) -> String {
    guard let value = PrintedValue(text, decimalComma: comma) else { return "" }
    var words = ["\(value.shape)", value.text]
    if value.isElided { words.append("elided") }
    if value.belongsToGraph { words.append("graph") }
    return words.joined(separator: " ")
  }

  @Test(
    "Scalars, as Python and its libraries print them",
    arguments: [
      ("28.0", "[] 28.0"), ("-5.0344", "[] -5.0344"), ("None", "[] None"), ("nil", "[] None"),
      ("null", "[] None"), ("nan", "[] nan"), ("-inf", "[] -inf"), ("tensor(28.)", "[] 28."),
      ("tensor(nan)", "[] nan"), ("(28.0)", "[] 28.0"), ("(28.0,)", "[] 28.0"),
      ("(tensor(-5.0344),)", "[] -5.0344"), ("((tensor(1.),),)", "[] 1."),
      ("tensor(28., dtype=torch.float64)", "[] 28."), ("tensor(28., device='cuda:0')", "[] 28."),
      ("tensor(28., requires_grad=True)", "[] 28. graph"),
      ("tensor(28., requires_grad=False)", "[] 28."),
      ("tensor(28., grad_fn=<MulBackward0>)", "[] 28. graph"),
      ("tensor(28., dtype=torch.float64, grad_fn=<AddBackward0>)", "[] 28. graph"),
      ("array(28.)", "[] 28."), ("array(28., dtype=float32)", "[] 28."),
      ("Array(28., dtype=float32, weak_type=True)", "[] 28."),
      ("DeviceArray(28., dtype=float32)", "[] 28."), ("np.float64(28.0)", "[] 28.0"),
      ("numpy.float32(28.0)", "[] 28.0"), ("float(28.0)", "[] 28.0"), ("Double(28.0)", "[] 28.0"),
      ("torch.tensor(28.)", "[] 28."), ("Variable(28.)", "[] 28."),
      ("<tf.Tensor: shape=(), dtype=float32, numpy=28.0>", "[] 28.0"),
      ("<tf.Variable 'x:0' shape=() dtype=float32, numpy=3.0>", "[] 3.0"),
      ("tensor( 28. )", "[] 28."), ("tensor (28.)", "[] 28."),
    ])
  func scalars(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "Vectors, matrices and tuples",
    arguments: [
      ("[1, 2]", "[2] [1, 2]"), ("[1. 2. 3.]", "[3] [1., 2., 3.]"), ("(1, 2)", "[2] [1, 2]"),
      ("[1.]", "[1] 1."), ("[[1.]]", "[1, 1] 1."), ("tensor([1., 2.])", "[2] [1., 2.]"),
      ("tensor([[1., 2.], [3., 4.]])", "[2, 2] [1., 2., 3., 4.]"),
      ("tensor([[1., 2.],\n        [3., 4.]])", "[2, 2] [1., 2., 3., 4.]"),
      ("[[1. 2.]\n [3. 4.]]", "[2, 2] [1., 2., 3., 4.]"),
      ("(tensor(28.), tensor(22.))", "[2] [28., 22.]"),
      ("(tensor([1., 2.]), tensor([3., 4.]))", "[2, 2] [1., 2., 3., 4.]"),
      ("[tensor(1.), None]", "[2] None"), ("[1, [2, 3]]", "[3] [1, 2, 3]"),
      ("tensor([26.], dtype=torch.float64)", "[1] 26."),
      ("tensor([1., 2.], requires_grad=True)", "[2] [1., 2.] graph"),
      ("(tensor(1., grad_fn=<SinBackward0>), tensor(2.))", "[2] [1., 2.] graph"),
      ("Parameter containing:\ntensor([1.], requires_grad=True)", "[1] 1. graph"),
      (
        "<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>",
        "[2] [1., 2.]"
      ),
      ("tensor([1., ..., 9.])", "[2] [1., 9.] elided"),
      ("[[1. ... 2.]\n ...\n [3. ... 4.]]", "[2, 2] [1., 2., 3., 4.] elided"),
      ("[1,2,]", "[2] [1, 2]"), ("[ 1 , 2 ]", "[2] [1, 2]"), ("[]", "[] []"),
      ("[1, 2, 3, 4, 5, 6, 7, 8, 9]", "[9] [1, 2, 3, 4, 5, 6, 7, 8, …]"),
      ("[1e-05, -inf, nan]", "[3] [1e-05, -inf, nan]"),
    ])
  func arrays(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "What is no value",
    arguments: [
      "2x", "2.1.3", "x2", "x", "()", "[1, 2", "[1, 2)", "[1 + 2]", "[1+2]", "(a, b)", "tensor",
      "tensor(a)", "tensor(2.) * 3", "Nonesuch", "none_of", "f(2)", "[x]", "<tf.Tensor: shape=()>",
      "<tf.Tensor: numpy=2.0", "<class 'float'>", "tensor(2., dtype=torch.float64", "2.5.", "",
    ])
  func none(text: String) {
    #expect(read(text) == "")
  }

  @Test("A comma is decimal outside brackets only")
  func commas() {
    #expect(read("0,98", comma: true) == "[] 0,98")
    #expect(read("[0,98]", comma: true) == "[2] [0, 98]")
    #expect(read("(1,5)", comma: true) == "[2] [1, 5]")
    #expect(read("0,98") == "")
  }

  @Test("Brackets nest as deep as tensors do, and no deeper; numbers are counted")
  func limits() {
    func nested(_ count: Int) -> String {
      String(repeating: "[", count: count) + "1" + String(repeating: "]", count: count)
    }
    #expect(read(nested(7)) == "[1, 1, 1, 1, 1, 1, 1] 1")
    #expect(read(nested(8)) == "")
    #expect(read(nested(100_000)) == "")
    let numbers = "[" + String(repeating: "1 ", count: 65_536) + "]"
    #expect(PrintedValue(numbers)?.numbers.count == 65_536)
    #expect(PrintedValue(numbers.dropLast() + "1]") == nil)
  }

  @Test("Rows of a value; none where it was not printed in full")
  func elements() throws {
    let rows: [(String, [String]?)] = [
      ("[1, 2]", ["[] 1", "[] 2"]), ("[[1, 2], [3, 4]]", ["[2] [1, 2]", "[2] [3, 4]"]),
      ("28.0", nil), ("None", nil), ("[1, ..., 3]", nil), ("[]", nil), ("[None, 1]", nil),
    ]
    for (text, expected) in rows {
      let elements = try #require(PrintedValue(text)).elements
      #expect(elements?.map { "\($0.shape) \($0.text)" } == expected, "\(text)")
    }
  }

  @Test(
    "Two prints of one number agree to their digits",
    arguments: [
      ("28.0", "28", true), ("-5.0344", "-5.03", true), ("-5.0344", "-5.04", false),
      ("28.0", "56.0", false), ("28.0", "[28.0]", true),
      ("28.0", "[28.0, 28.0]", false), ("None", "None", true), ("None", "0", false),
      ("inf", "inf", true), ("inf", "-inf", false), ("nan", "nan", false), ("0.0", "-0.0", true),
    ])
  func agreement(left: String, right: String, expected: Bool) throws {
    let (left, right) = (try #require(PrintedValue(left)), try #require(PrintedValue(right)))
    #expect(left.agrees(with: right) == expected && right.agrees(with: left) == expected)
  }

  @Test("The other sign is in the number and in its text")
  func negated() throws {
    let value = try #require(PrintedValue("[1.5, 2]")).negated
    #expect(value.numbers.map(\.value) == [-1.5, -2] && value.text == "[-1.5, -2]")
  }
}
