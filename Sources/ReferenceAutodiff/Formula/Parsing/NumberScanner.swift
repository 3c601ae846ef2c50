/// A number written in a formula: digits, perhaps a point, perhaps an exponent.
enum NumberScanner {
  /// What stands at a position where a number begins.
  enum Outcome {
    /// A number and the position after it.
    case number(Double, end: Int)
    /// An `e` without digits; the position after it.
    case missingExponent(end: Int)
    /// Beyond the range of a double; the position after it.
    case overflow(end: Int)
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Reads the number that begins at a position of a text that ends in a NUL.
  ///
  /// Up to 2^53 and 10^±22 both the digits and the power of ten are exact doubles, so that one
  /// operation rounds correctly (Clinger, "How to read floating point numbers accurately", 1990).
  /// Everything else goes to the standard library.
  @inline(__always)
  static func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Outcome {
    var position = start
    var digits: UInt64 = 0
    while CharacterClass.isDigit(bytes[position]) {
      digits = digits &* 10 &+ UInt64(bytes[position] &- 48)
      position += 1
    }
    // A number is most often a small integer.
    if position - start <= 15, bytes[position] != UInt8(ascii: "."),
      bytes[position] | 0x20 != UInt8(ascii: "e")
    {
      return .number(Double(digits), end: position)
    }
    return scanSlowly(bytes, from: start)
  }

  private static func scanSlowly(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Outcome {
    var position = start
    var digits: UInt64 = 0
    var digitCount = 0
    var scale = 0
    var isFraction = false
    while true {
      let byte = bytes[position]
      if CharacterClass.isDigit(byte) {
        if digitCount < 19 { digits = digits * 10 + UInt64(byte &- 48) }
        if digits > 0 { digitCount += 1 }
        if isFraction { scale -= 1 }
      } else if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
      } else {
        break
      }
      position += 1
    }
    if bytes[position] | 0x20 == UInt8(ascii: "e") {
      var mark = position + 1
      let isNegative = bytes[mark] == UInt8(ascii: "-")
      if isNegative || bytes[mark] == UInt8(ascii: "+") { mark += 1 }
      guard CharacterClass.isDigit(bytes[mark]) else { return .missingExponent(end: position + 1) }
      var exponent = 0
      while CharacterClass.isDigit(bytes[mark]) {
        exponent = min(exponent * 10 + Int(bytes[mark] &- 48), 100_000)
        mark += 1
      }
      scale += isNegative ? -exponent : exponent
      position = mark
    }
    if digitCount <= 19, digits <= 1 << 53, abs(scale) <= 22 {
      let power = powersOfTen[abs(scale)]
      return .number(scale < 0 ? Double(digits) / power : Double(digits) * power, end: position)
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    // The text is a number by construction; only its size can be wrong.
    guard let value = Double(text), value.isFinite else { return .overflow(end: position) }
    return .number(value, end: position)
  }
}
