import ReferenceAutodiff
import Testing

@Suite("Diagnosis of non-finite results")
struct FormulaDiagnosisTests {
  private func diagnosis(_ text: String, _ x: Double) throws -> String? {
    let evaluation = try Evaluation(text, [.init("x"), .init("v", shape: [2])])
    guard let found = evaluation.firstNonFinite([x, x, 2 * x]) else { return nil }
    let bytes = Array(text.utf8)[found.range]
    return "\(String(decoding: bytes, as: UTF8.self)): \(found.message)"
  }

  private static let cases: [(String, Double, String)] = [
    ("2 + sqrt(x)", 0, "sqrt(x): sqrt'(0) is infinite"),
    ("2 + log(x)", -1, "log(x): log(-1) is not a number"),
    ("log(x) + 1", 0, "log(x): log(0) is minus infinity"),
    ("1 + 1/x", 0, "1/x: 1/0 is infinite"),
    ("exp(x)/(1 + exp(x))", 800, "exp(x): exp(800) is infinite"),
    ("sqrt(x^2)", 0, "sqrt(x^2): sqrt'(0) is infinite"),
    ("2*asin(x)", 1, "asin(x): asin'(1) is infinite"),
    ("x^0.5", 0, "x^0.5: the derivative of 0^0.5 by its base is infinite"),
    ("x^0.5", -2, "x^0.5: (-2)^0.5 is not a number"),
    ("x^x", -2, "x^x: the derivative of (-2)^(-2) by its exponent is not a number"),
    ("(x/x)^2", 0, "x/x: 0/0 is not a number"),
    ("sum(log(v) + 1)", -1, "log(v): log(-1) is not a number"),
    ("where(x > 0, x, log(x))", -1, "log(x): log(-1) is not a number"),
    ("x*1e300*1e300", 5, "x*1e300*1e300: 5e+300*1e+300 is infinite"),
  ]

  @Test("the first operation is named, with its place", arguments: cases)
  func first(text: String, x: Double, expected: String) throws {
    #expect(try diagnosis(text, x) == expected)
  }

  @Test("nothing is said when all is finite")
  func finite() throws {
    #expect(try diagnosis("x^2 + sum(v)", 3) == nil)
    #expect(try diagnosis("where(x > 0, log(x), x)", -1) == nil)
    #expect(try diagnosis("1/(1 + exp(-x))", -800) == nil)
    #expect(try diagnosis("7", 1) == nil)
  }

  @Test("a non-finite input is the reason itself")
  func inputs() throws {
    #expect(try diagnosis("x + 1", .infinity) == "x + 1: an input is infinite")
    #expect(try diagnosis("x + 1", .nan) == "x + 1: an input is not a number")
  }
}
