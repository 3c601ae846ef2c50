/// A number as somebody printed it: its digits, and what they are worth.
package struct NumberLiteral: Sendable, Equatable {
  /// The digits as they stand in the submission.
  var text: String
  /// The `Double` nearest to them.
  package var value: Double
  /// Half a unit of the last printed place; 0 where the number is not finite.
  package var halfUnit: Double

  /// Whether the digits are those of a `Float`: all of them, as Python prints `item()`, or as few as tell it
  /// from its neighbours, as NumPy and JAX print.
  package var survivesSinglePrecision: Bool {
    let single = Float(value)
    if Double(single) == value { return true }
    return value.isFinite && halfUnit < 1e-6 * value.magnitude
      && Double(single.description) == value
  }
}

extension NumberLiteral {
  /// Reads the longest number that begins at an offset.
  ///
  /// The minus may be U+2212. A decimal comma is one between digits, where commas do not separate numbers;
  /// commas before a point, `2,012.0`, group thousands where they do not.
  ///
  /// - Returns: The number, and the offset behind it.
  static func scan(
    _ bytes: [UInt8], at start: Int, decimalComma: Bool, groups: Bool = false
  ) -> (literal: NumberLiteral, end: Int)? {
    var index = start
    var digits: [UInt8] = []
    takeSign(bytes, &index, into: &digits)
    if let word = nonFinite(bytes, at: index) {
      let isNegative = digits.first == UInt8(ascii: "-")
      let value = word.isNaN ? Double.nan : isNegative ? -Double.infinity : .infinity
      let text = String(decoding: bytes[start..<word.end], as: UTF8.self)
      return (NumberLiteral(text: text, value: value, halfUnit: 0), word.end)
    }
    var whole = takeDigits(bytes, &index, into: &digits)
    if groups, (1...3).contains(whole) { whole += takeGroups(bytes, &index, into: &digits) }
    var decimals = 0
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      let mark = index
      index += 1
      decimals = takeDigits(bytes, &index, into: &digits)
      if whole + decimals == 0 { index = mark }
    } else if decimalComma, whole > 0, index + 1 < bytes.count, bytes[index] == UInt8(ascii: ","),
      isDigit(bytes[index + 1])
    {
      var after = index + 1
      var fraction: [UInt8] = []
      decimals = takeDigits(bytes, &after, into: &fraction)
      // `1,2,3` is a list, and `1,2.5` is one as well.
      let isList =
        after + 1 < bytes.count && isDigit(bytes[after + 1])
        && (bytes[after] == UInt8(ascii: ",") || bytes[after] == UInt8(ascii: "."))
      if isList {
        decimals = 0
      } else {
        digits += fraction
        index = after
      }
    }
    guard whole + decimals > 0 else { return nil }
    let exponent = takeExponent(bytes, &index)
    // A number of more digits than these is no claim that anybody printed.
    guard digits.count <= 400 else { return nil }
    let shift = exponent - decimals
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    let mantissa = String(decoding: digits, as: UTF8.self)
    guard let value = Double("\(mantissa)e\(shift)"), let half = Double("5e\(shift - 1)") else {
      return nil
    }
    return (NumberLiteral(text: text, value: value, halfUnit: half.isFinite ? half : 0), index)
  }

  @inline(__always)
  package static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func takeSign(_ bytes: [UInt8], _ index: inout Int, into digits: inout [UInt8]) {
    guard index < bytes.count else { return }
    if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      if bytes[index] == UInt8(ascii: "-") { digits.append(UInt8(ascii: "-")) }
      index += 1
    } else if bytes.starts(with: minusSign, at: index) {
      digits.append(UInt8(ascii: "-"))
      index += 3
    }
  }

  /// U+2212.
  static let minusSign: [UInt8] = [0xE2, 0x88, 0x92]

  private static func takeDigits(
    _ bytes: [UInt8], _ index: inout Int, into digits: inout [UInt8]
  ) -> Int {
    let start = index
    while index < bytes.count, isDigit(bytes[index]) {
      digits.append(bytes[index])
      index += 1
    }
    return index - start
  }

  /// Reads `,012,000` where a point follows; nothing otherwise.
  private static func takeGroups(
    _ bytes: [UInt8], _ index: inout Int, into digits: inout [UInt8]
  ) -> Int {
    var after = index
    var groups: [UInt8] = []
    while after < bytes.count, bytes[after] == UInt8(ascii: ",") {
      var end = after + 1
      guard takeDigits(bytes, &end, into: &groups) == 3 else { return 0 }
      after = end
    }
    guard after > index, after < bytes.count, bytes[after] == UInt8(ascii: ".") else { return 0 }
    digits += groups
    index = after
    return groups.count
  }

  /// Reads `e-05`; nothing where no digits follow.
  private static func takeExponent(_ bytes: [UInt8], _ index: inout Int) -> Int {
    guard index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") else { return 0 }
    var after = index + 1
    var sign: [UInt8] = []
    takeSign(bytes, &after, into: &sign)
    var digits: [UInt8] = []
    guard takeDigits(bytes, &after, into: &digits) > 0 else { return 0 }
    index = after
    // An exponent too long for an integer is beyond every Double as well.
    let exponent = min(Int(String(decoding: digits, as: UTF8.self)) ?? 100_000, 100_000)
    return sign.isEmpty ? exponent : -exponent
  }

  private static func nonFinite(_ bytes: [UInt8], at index: Int) -> (end: Int, isNaN: Bool)? {
    guard index < bytes.count else { return nil }
    let first = bytes[index] | 0x20
    guard first == UInt8(ascii: "n") || first == UInt8(ascii: "i") else { return nil }
    for (word, isNaN) in nonFiniteWords {
      let end = index + word.count
      guard end <= bytes.count,
        zip(bytes[index..<end], word).allSatisfy({ $0 | 0x20 == $1 }),
        end == bytes.count || !TextLine.isWord(bytes[end])
      else { continue }
      return (end, isNaN)
    }
    return nil
  }

  private static let nonFiniteWords: [([UInt8], Bool)] = [
    (Array("infinity".utf8), false), (Array("inf".utf8), false), (Array("nan".utf8), true),
  ]
}
