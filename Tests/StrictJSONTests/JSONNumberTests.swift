import StrictJSON
import TestSupport
import Testing

@Suite struct JSONNumberTests {
  private func value(_ literal: String) throws -> Double? {
    try JSONValue(parsing: literal).double
  }

  @Test("A number keeps its literal")
  func literals() throws {
    let literals = try JSONValue(parsing: "[6.77, 6.7700]").elements?.map { element in
      if case .number(let number) = element { number.literal } else { "" }
    }
    #expect(literals == ["6.77", "6.7700"])
  }

  @Test("The sign of zero is kept")
  func negativeZero() throws {
    #expect(try value("-0")?.sign == .minus)
    #expect(try value("-0.00e5")?.sign == .minus)
    #expect(try value("0e-999")?.sign == .plus)
  }

  @Test(
    "Numbers are rounded to the nearest Double, ties to even",
    arguments: [
      "9007199254740993", "9007199254740991", "9007199254740992.5", "1.7976931348623157e308",
      "4.9406564584124654e-324", "2.4703282292062328e-324", "2.2250738585072011e-308",
      "2.2250738585072014e-308", "0.1", "1e22", "1e23", "1e-22", "1e-23", "8.5e27", "123456789e-27",
      "18446744073709551615", "18446744073709551616", "9999999999999999999", "99999999999999999999",
      "0.3", "0.30000000000000004", "0.000000000000000000000000000123456789012345678",
      "179769313486231580793728971405301e276", "1e-400", "0.0038952728599667176",
      "100000000000000016777215", "100000000000000016777216", "6.02214076e23", "5e-27", "7e27",
      "9007199254740992.50000000000000000000000000000000000001", "1E+5", "1e+0005",
      "0." + String(repeating: "0", count: 400) + "1",
      "0." + String(repeating: "3", count: 10_000),
      String(repeating: "9", count: 300), "1" + String(repeating: "0", count: 308),
    ])
  func rounding(literal: String) throws {
    #expect(try value(literal) == Double(literal))
    #expect(try value("-" + literal) == Double("-" + literal))
  }

  @Test("Random literals of 1 to 25 digits agree with the standard library, bit for bit")
  func random() throws {
    var generator = SeededGenerator(seed: 20)
    for _ in 0..<20_000 {
      var digits = String(UInt64.random(in: 1...9, using: &generator))
      for _ in 0..<Int.random(in: 0...24, using: &generator) {
        digits += String(UInt64.random(in: 0...9, using: &generator))
      }
      let point = Int.random(in: 1...digits.count, using: &generator)
      var literal = String(digits.prefix(point))
      if point < digits.count { literal += "." + digits.dropFirst(point) }
      literal += "e\(Int.random(in: -40...40, using: &generator))"
      #expect(try value(literal)?.bitPattern == Double(literal)?.bitPattern, "\(literal)")
    }
  }

  @Test("Every Double comes back from its description")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<20_000 {
      let double = Double(bitPattern: generator.next())
      guard double.isFinite else { continue }
      #expect(try value("\(double)")?.bitPattern == double.bitPattern, "\(double)")
    }
  }

  @Test("Numbers half way between two Doubles go to the even one, and a digit more decides")
  func halfWay() throws {
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<2000 {
      // Integers of 54 bits whose lowest bit is the lost one.
      let integer = UInt64.random(in: (1 << 53)..<(1 << 54), using: &generator) | 1
      #expect(try value("\(integer)") == Double(integer))
      #expect(try value("\(integer).000000000000000000000000001") == Double((integer + 1) & ~1))
    }
  }

  @Test(
    "What is not a number is refused at its place",
    arguments: [
      ("[01]", "1:2: a number has no leading zero"),
      ("[-01]", "1:3: a number has no leading zero"),
      ("[1.]", "1:4: expected a digit after the decimal point, found ']'"),
      (
        "[1.e5]",
        "1:4: expected a digit after the decimal point, found e5; text is written in double quotes"
      ),
      ("[.5]", "1:2: expected a value, found .5; a number has a digit before its decimal point"),
      ("[-.5]", "1:2: expected a number, found -.5; a number has a digit before its decimal point"),
      ("[-]", "1:3: expected a digit after '-', found ']'"),
      ("[+1]", "1:2: expected a value, found +1; a number has no plus sign"),
      ("[1e]", "1:4: expected a digit after the exponent's 'e', found ']'"),
      ("[1e+]", "1:5: expected a digit after the exponent's 'e', found ']'"),
      ("[0x10]", "1:2: 0x10 is not a number"),
      ("[1_000]", "1:2: 1_000 is not a number"),
      ("[1.2.3]", "1:2: 1.2.3 is not a number"),
      ("[12abc]", "1:2: 12abc is not a number"),
      ("[1-2]", "1:2: 1-2 is not a number"),
      ("[1e999]", "1:2: 1e999 does not fit a Double"),
      ("[-1e309]", "1:2: -1e309 does not fit a Double"),
      ("[1.7976931348623159e308]", "1:2: 1.7976931348623159e308 does not fit a Double"),
      ("[1e99999999999999999999]", "1:2: 1e99999999999999999999 does not fit a Double"),
      ("[0,5 1]", "1:6: expected ',' or ']' after element [1], found 1"),
    ])
  func refuses(text: String, description: String) {
    #expect(refusal(of: text)?.description == description)
  }
}
