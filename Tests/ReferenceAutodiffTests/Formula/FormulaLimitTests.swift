import ReferenceAutodiff
import Testing

@Suite("Limits of the formula language")
struct FormulaLimitTests {
  private func message(_ text: String, _ variables: [FormulaVariable] = [.init("x")]) -> String {
    do {
      _ = try Formula(text, variables: variables)
      return "accepted"
    } catch {
      return error.message
    }
  }

  @Test("nesting to the limit works; one more is an error at the place")
  func nesting() throws {
    let open = String(repeating: "(", count: 256)
    let close = String(repeating: ")", count: 256)
    #expect(try value("\(open)7\(close)") == 7)
    #expect(try value(String(repeating: "-", count: 256) + "7") == 7)
    #expect(try value(String(repeating: "1^", count: 256) + "7") == 1)
    let error = #expect(throws: FormulaError.self) {
      try Formula("(\(open)7\(close))", variables: [])
    }
    #expect(error?.message == "the formula is nested more than 256 levels deep")
    #expect(error?.range == 256..<257)
  }

  @Test(
    "deep nesting of every kind is refused and does not crash",
    arguments: ["(", "-", "−", "x^", "x**", "x^-", "sin(", "max(1,", "where(x,", "+", "x[", "(-"])
  func deepNesting(unit: String) {
    let expected = "the formula is nested more than 256 levels deep"
    let short = String(repeating: unit, count: 60_000 / unit.utf8.count) + "x"
    #expect(
      [expected, "an index is one whole number, counted from 0", "'[' is never closed"].contains(
        message(short)))
    let long = String(repeating: unit, count: 200_000) + "x"
    #expect(message(long) == "the formula is longer than 65536 bytes")
  }

  @Test("texts are accepted up to 64 KiB")
  func textLength() throws {
    let full = String(repeating: " ", count: 65_535) + "7"
    #expect(try value(full) == 7)
    let greek = String(repeating: "α", count: 40_000)
    let error = #expect(throws: FormulaError.self) { try Formula(greek, variables: []) }
    #expect(error?.message == "the formula is longer than 65536 bytes")
    #expect(error?.range == 65_536..<65_536)
    let odd = #expect(throws: FormulaError.self) { try Formula("x" + greek, variables: []) }
    #expect(odd?.range == 65_535..<65_535)
    #expect(odd?.description.hasSuffix("^") == true)
  }

  @Test("16,000 terms parse, evaluate and differentiate without recursion")
  func manyTerms() throws {
    let sum = try Evaluation(
      [String](repeating: "x", count: 16_000).joined(separator: "+"), [.init("x")])
    #expect(sum.values([2]) == [32_000])
    #expect(sum.gradient([2]) == [16_000])
    #expect(sum.jvp([2], [1]).derivatives == [16_000])
    let product = try Evaluation(
      [String](repeating: "x", count: 16_000).joined(separator: "*"), [.init("x")])
    #expect(product.gradient([1]) == [16_000])
    let difference = try Evaluation(
      [String](repeating: "x", count: 16_000).joined(separator: "-"), [.init("x")])
    #expect(difference.gradient([1]) == [-15_998])
  }

  @Test("arrays beyond the operation limit are refused before they are made")
  func operations() {
    let tooMany = "the formula takes more than 1000000 operations"
    let square: [FormulaVariable] = [
      .init("A", shape: [1000, 1000]), .init("B", shape: [1000, 1000]),
    ]
    #expect(message("matmul(A, B)", square) == tooMany)
    #expect(message("A + B", square) == "accepted")
    #expect(message("A + B + 1", square) == tooMany)
    #expect(message("sum(A) + sum(B)", square) == tooMany)
    #expect(message("max(A, B, 1)", square) == tooMany)
    #expect(message("softmax(A)", square) == tooMany)
    #expect(message("where(A > 0, A, B)", square) == tooMany)
    #expect(message("transpose(A)[3][4]", square) == "accepted")
    let long: [FormulaVariable] = [
      .init("c", shape: [4_000_000, 1]), .init("r", shape: [4_000_000]),
    ]
    #expect(message("c*r", long) == tooMany)
    #expect(message("matmul(c, matmul(r, c))", long) == tooMany)
    #expect(message("max(c, r, c)", long) == tooMany)
    #expect(message("prod(r)", long) == tooMany)
  }

  @Test("unusable declarations are refused")
  func declarations() {
    #expect(
      message("1", [.init("x", shape: [1 << 40, 1 << 40])])
        == "variable 'x' has too many values: all together may have 16777216")
    #expect(
      message("1", [.init("x", shape: [1 << 24]), .init("y")])
        == "variable 'y' has too many values: all together may have 16777216")
    #expect(
      message("1", [.init("x", shape: [2, 2, 2])])
        == "variable 'x' has 3 axes, and at most 2 are possible")
    #expect(
      message("1", [.init("x", shape: [0])])
        == "variable 'x' has the shape [0], without any elements")
    #expect(
      message("1", [.init("x", shape: [-1, -1])])
        == "variable 'x' has the shape [-1, -1], without any elements")
    for name in ["", "2x", "x y", "x-y", "x²", "日", "x\u{0}", " x"] {
      #expect(message("1", [.init(name)]) == "'\(name)' cannot be the name of a variable")
    }
    #expect(message("1", [.init("x"), .init("x")]) == "variable 'x' is declared twice")
  }

  @Test("constants must fill their shape, and not take a variable's name")
  func constantDeclarations() {
    func message(_ constants: [FormulaConstant]) -> String? {
      #expect(throws: FormulaError.self) {
        try Formula("1", variables: [.init("x")], constants: constants)
      }?.description
    }
    #expect(
      message([.init("a", shape: [3], values: [1])])
        == "constant 'a' has 1 values, and its shape [3] has 3")
    #expect(message([.init("x", 1)]) == "'x' is both a variable and a constant")
    #expect(message([.init("a", 1), .init("a", 1)]) == "constant 'a' is declared twice")
  }
}
