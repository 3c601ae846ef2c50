/// A number of the text: where it stands and what it is worth.
package struct JSONNumberToken: Sendable {
  /// The bytes of the literal.
  package let range: Range<Int>

  /// The `Double` nearest to the literal; always finite.
  package let value: Double
}

extension JSONReader {
  /// Reads a number, rounded correctly however long its literal.
  ///
  /// - Throws: a ``JSONError``, also where the number is too large for a `Double`.
  package mutating func readNumber() throws(JSONError) -> JSONNumberToken {
    skipSpace()
    let start = offset
    var index = start
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }

    var mantissa: UInt64 = 0
    let whole = index
    index = scanDigits(from: index, into: &mantissa)
    guard index > whole else { throw expectedNumber(at: start, isNegative: isNegative) }
    let hasLeadingZero = bytes[whole] == UInt8(ascii: "0")
    if hasLeadingZero, index > whole + 1 { throw leadingZero(at: whole) }

    var digits = hasLeadingZero ? 0 : index - whole
    var exponent = 0
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      var fraction = index + 1
      let point = fraction
      if hasLeadingZero {
        while fraction < bytes.count, bytes[fraction] == UInt8(ascii: "0") { fraction += 1 }
      }
      index = scanDigits(from: fraction, into: &mantissa)
      guard index > point else { throw expectedDigit(at: point, after: "the decimal point") }
      digits += index - fraction
      exponent = point - index
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index = try scanExponent(from: index + 1, into: &exponent)
    }
    if index < bytes.count, JSONFinding.isWordByte(bytes[index]) {
      throw malformedNumber(start..<index)
    }

    // Beyond 19 significant digits the mantissa may have overflowed, and is not used.
    if digits <= 19, let value = DecimalConversion.double(mantissa: mantissa, exponent: exponent) {
      offset = index
      return JSONNumberToken(range: start..<index, value: isNegative ? -value : value)
    }
    let literal = String(
      decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
    guard let value = Double(literal), value.isFinite else { throw tooLarge(start..<index) }
    offset = index
    return JSONNumberToken(range: start..<index, value: value)
  }

  /// The literal of a number, as it stands in the text.
  package func literal(of number: JSONNumberToken) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[number.range]), as: UTF8.self)
  }

  /// Reads digits into the mantissa, which wraps round when there are too many.
  @inline(__always)
  private func scanDigits(from start: Int, into mantissa: inout UInt64) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while bytes.count &- index >= 8 {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      guard let eight = EightDigits.value(of: word) else { break }
      mantissa = mantissa &* 100_000_000 &+ eight
      index &+= 8
    }
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      index &+= 1
    }
    return index
  }

  private func scanExponent(from start: Int, into exponent: inout Int) throws(JSONError) -> Int {
    var index = start
    var isNegative = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    let first = index
    var value = 0
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      // Far beyond any Double, and far from overflow.
      if value < 1_000_000 { value = value * 10 + Int(digit) }
      index += 1
    }
    guard index > first else { throw expectedDigit(at: index, after: "the exponent's 'e'") }
    exponent += isNegative ? -value : value
    return index
  }
}

/// Eight ASCII digits at once.
enum EightDigits {
  /// The number that eight digits make, the first one in the lowest byte; nil unless all are digits.
  @inline(__always)
  static func value(of word: UInt64) -> UInt64? {
    // A digit is 0x30...0x39: its high half is 3, and stays 3 when 6 is added.
    let highHalves = word & 0xF0F0_F0F0_F0F0_F0F0
    let plusSix = (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0
    guard highHalves == 0x3030_3030_3030_3030, plusSix == highHalves else { return nil }
    // Neighbours are joined into pairs, pairs into fours, fours into eight.
    let ones = word & 0x0F0F_0F0F_0F0F_0F0F
    let pairs = (ones &* 10 &+ (ones &>> 8)) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ (pairs &>> 16)) & 0x0000_FFFF_0000_FFFF
    return (fours &* 10_000 &+ (fours &>> 32)) & 0xFFFF_FFFF
  }
}
