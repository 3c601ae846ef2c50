import Testing

@testable import SubmissionReading

@Suite struct NumberLiteralTests {
  private func read(_ text: String, comma: Bool = false, groups: Bool = false) -> String {
    let scanned = NumberLiteral.scan(
      Array(text.utf8), at: 0, decimalComma: comma, groups: groups)
    guard let (literal, end) = scanned else { return "" }
    #expect(literal.text.utf8.count == end)
    return "\(literal.text) \(literal.value) ±\(literal.halfUnit)"
  }

  @Test(
    "A number is worth its digits, and known to half a unit of the last",
    arguments: [
      ("28", "28 28.0 ±0.5"), ("28.", "28. 28.0 ±0.5"), ("28.0", "28.0 28.0 ±0.05"),
      ("28.00", "28.00 28.0 ±0.005"), (".5", ".5 0.5 ±0.05"), ("-.5", "-.5 -0.5 ±0.05"),
      ("-0.5", "-0.5 -0.5 ±0.05"), ("+3", "+3 3.0 ±0.5"), ("−3", "−3 -3.0 ±0.5"),
      ("007", "007 7.0 ±0.5"), ("-0", "-0 -0.0 ±0.5"),
      ("2.8e+01", "2.8e+01 28.0 ±0.5"), ("1e-05", "1e-05 1e-05 ±5e-06"),
      ("1E3", "1E3 1000.0 ±500.0"), ("1e−3", "1e−3 0.001 ±0.0005"),
      ("nan", "nan nan ±0.0"), ("NaN", "NaN nan ±0.0"), ("-nan", "-nan nan ±0.0"),
      ("inf", "inf inf ±0.0"), ("-inf", "-inf -inf ±0.0"), ("−inf", "−inf -inf ±0.0"),
      ("Infinity", "Infinity inf ±0.0"), ("1e400", "1e400 inf ±0.0"),
      ("1e99999999999999999999", "1e99999999999999999999 inf ±0.0"),
      ("1e-99999999999999999999", "1e-99999999999999999999 0.0 ±0.0"),
    ])
  func numbers(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "A number ends where it does",
    arguments: [
      ("2e", "2"), ("2e+", "2"), ("2e5x", "2e5"), ("1.2.3", "1.2"), ("0x10", "0"), ("1_000", "1"),
      ("3)", "3"), ("3 4", "3"), ("2,5", "2"), ("1..2", "1."), ("5%", "5"),
      ("", ""), ("-", ""), (".", ""), ("-.", ""), ("+-3", ""), ("e5", ""), ("x3", ""),
      ("info", ""), ("nano", ""), ("nan_count", ""), ("in", ""), ("- 3", ""),
    ])
  func ends(text: String, expected: String) {
    let literal = NumberLiteral.scan(Array(text.utf8), at: 0, decimalComma: false)?.literal
    #expect((literal?.text ?? "") == expected)
  }

  @Test(
    "A comma is decimal between digits, and parts numbers in a list",
    arguments: [
      ("0,98", "0,98 0.98 ±0.005"), ("-5,0344", "-5,0344 -5.0344 ±5e-05"),
      ("2,012", "2,012 2.012 ±0.0005"), ("1,2,3", "1 1.0 ±0.5"), ("1,2.5", "1 1.0 ±0.5"),
      ("1, 2", "1 1.0 ±0.5"), ("1,", "1 1.0 ±0.5"), (",5", ""), ("1,5e2", "1,5e2 150.0 ±5.0"),
      ("1,5.", "1,5 1.5 ±0.05"), ("1,5,", "1,5 1.5 ±0.05"),
    ])
  func commas(text: String, expected: String) {
    #expect(read(text, comma: true) == expected)
  }

  @Test(
    "Commas before a point group thousands",
    arguments: [
      ("2,012.0", "2,012.0 2012.0 ±0.05"), ("1,234,567.5", "1,234,567.5 1234567.5 ±0.05"),
      ("2,012.", "2,012. 2012.0 ±0.5"), ("2,012", "2 2.0 ±0.5"), ("2,01.0", "2 2.0 ±0.5"),
      ("2012,012.0", "2012 2012.0 ±0.5"), ("2,0123.0", "2 2.0 ±0.5"),
    ])
  func groups(text: String, expected: String) {
    #expect(read(text, groups: true) == expected)
  }

  @Test("Where a comma may be decimal, three digits before a point are still a group")
  func both() {
    #expect(read("2,012.0", comma: true, groups: true) == "2,012.0 2012.0 ±0.05")
    #expect(read("2,012", comma: true, groups: true) == "2,012 2.012 ±0.0005")
  }

  @Test("Of a number of 400 digits and more nothing is read")
  func long() {
    #expect(read(String(repeating: "9", count: 400)).hasPrefix("9"))
    #expect(read(String(repeating: "9", count: 401)) == "")
    #expect(read("0." + String(repeating: "9", count: 400)) == "")
  }

  @Test(
    "Digits of a Float",
    arguments: [
      ("0.1", false), ("0.10000000149011612", true), ("0.5", true), ("-5.034419", true),
      ("-5.0344191", false), ("-5.0344", false), ("-5.03441", true), ("28.0", true),
      ("16777217", false), ("nan", false),
      ("inf", true),
    ])
  func float(text: String, expected: Bool) throws {
    let literal = NumberLiteral.scan(Array(text.utf8), at: 0, decimalComma: false)?.literal
    #expect(try #require(literal).survivesSinglePrecision == expected)
  }
}
