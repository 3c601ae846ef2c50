import Testing

@testable import GradientFixtures

@Suite struct PrintedNumberTests {
  @Test(
    "Printed digits are worth half a unit of their last place",
    arguments: [
      ("6.7750", 6.775, 0.00005), ("6.77", 6.77, 0.005), ("14", 14, 0.5), ("0", 0, 0.5),
      ("-5.0344", -5.0344, 0.00005), ("+2.5", 2.5, 0.05), ("1.2e-3", 1.2e-3, 0.00005),
      ("1.20E+2", 120, 0.5), ("28.", 28, 0.5), (".5", 0.5, 0.05), ("007.0", 7, 0.05),
      ("\u{2212}3.10", -3.1, 0.005), ("1e\u{2212}3", 1e-3, 0.0005), ("3e2", 300, 50),
      ("0.1", 0.1, 0.05), ("1e-400", 0, 0), ("9007199254740993", 9_007_199_254_740_992, 0.5),
    ])
  func halfUnits(text: String, value: Double, halfUnit: Double) throws {
    let number = try PrintedNumber(text)
    #expect(number.value == value)
    #expect(number.halfUnit == halfUnit)
    #expect(number.text == text)
  }

  @Test("The sign of a printed zero is kept")
  func negativeZero() throws {
    #expect(try PrintedNumber("-0.00").value.sign == .minus)
  }

  @Test("What is not finite has no last place")
  func nonFinite() throws {
    #expect(try PrintedNumber("NaN").value.isNaN)
    #expect(try PrintedNumber("Infinity").value == .infinity)
    #expect(try PrintedNumber("-Infinity").value == -.infinity)
    #expect(try PrintedNumber("\u{2212}Infinity").value == -.infinity)
    #expect(try PrintedNumber("NaN").halfUnit == 0)
  }

  @Test(
    "What is not a printed number is refused",
    arguments: [
      "", " ", ".", "-", "e5", "1e", "1e+", "1.2.3", "1,5", "1 000", " 1", "1 ", "0x10", "1_0",
      "nan", "inf", "-inf", "+NaN", "--1", "1-", "½", "١", "1e5.0", "tensor(1.)", "1\0",
    ])
  func refused(text: String) {
    #expect(throws: PrintedNumber.Refusal.self) { try PrintedNumber(text) }
  }

  @Test(
    "Numbers beyond Double are refused, and their exponents cannot overflow",
    arguments: ["1e400", "-1e309", "1e99999999999999999999", "1e-99999999999999999999x"])
  func tooLarge(text: String) {
    #expect(throws: PrintedNumber.Refusal.self) { try PrintedNumber(text) }
  }

  @Test("A refusal hints at the slip")
  func hints() {
    func hint(_ text: String) -> String {
      do {
        _ = try PrintedNumber(text)
        return "none"
      } catch {
        return error.message.split(separator: ";").dropFirst().joined()
      }
    }
    #expect(hint("nan") == " write \"NaN\"")
    #expect(hint("inf") == " write \"Infinity\"")
    #expect(hint("-Inf") == " write \"-Infinity\"")
    #expect(hint("0,98") == " the decimal sign is a point, and digits are not grouped")
    #expect(hint(" 1") == " remove the spaces")
    #expect(hint("one") == "")
  }
}
