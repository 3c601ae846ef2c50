/// Decimal to binary, correctly rounded, for the numbers people and programs usually write.
///
/// An integer of at most 19 digits times a power of ten between 10⁻²⁷ and 10²⁷ needs nothing beyond
/// 128-bit integers: 5²⁷ is the last power of five below 2⁶⁴, so the exact product, or an exact
/// quotient with its remainder, is at hand and is rounded once. The result lies between 10⁻²⁷ and
/// 2⁶⁴·10²⁷: it never overflows and is never subnormal.
enum DecimalConversion {
  /// The value of `mantissa` · 10^`exponent`, or nil where the exponent is beyond ±27.
  @inline(__always)
  static func double(mantissa: UInt64, exponent: Int) -> Double? {
    // Both operands exact, one rounding: Clinger's case, the most frequent one.
    if mantissa <= 1 << 53 {
      if exponent == 0 { return Double(mantissa) }
      if exponent > 0, exponent <= 22 { return Double(mantissa) * powersOfTen[exponent] }
      if exponent < 0, exponent >= -22 { return Double(mantissa) / powersOfTen[-exponent] }
    }
    return wide(mantissa: mantissa, exponent: exponent)
  }

  private static func wide(mantissa: UInt64, exponent: Int) -> Double? {
    guard mantissa != 0 else { return 0 }
    if exponent >= 0, exponent <= 27 {
      let product = mantissa.multipliedFullWidth(by: powersOfFive[exponent])
      guard product.high != 0 else { return scaled(product.low, byPowerOfTwo: exponent) }
      let shift = product.high.leadingZeroBitCount
      let combined = UInt128(product.high) << 64 | UInt128(product.low)
      let aligned = combined << UInt128(shift)
      let top = UInt64(truncatingIfNeeded: aligned >> 64)
      let rest: UInt64 = UInt64(truncatingIfNeeded: aligned) == 0 ? 0 : 1
      return scaled(top | rest, byPowerOfTwo: exponent + 64 - shift)
    }
    if exponent < 0, exponent >= -27 {
      let five = powersOfFive[-exponent]
      let shift = mantissa.leadingZeroBitCount
      let fiveShift = five.leadingZeroBitCount
      let numerator = mantissa << UInt64(shift)
      let denominator = five << UInt64(fiveShift)
      // Both have their top bit set, so the quotient has 63 or 64 bits: never too few to round.
      let low = numerator << 63
      let quotient = denominator.dividingFullWidth((numerator >> 1, low)).quotient
      let rest: UInt64 = quotient &* denominator == low ? 0 : 1
      return scaled(quotient | rest, byPowerOfTwo: exponent - 63 + fiveShift - shift)
    }
    return nil
  }

  /// The integer as a `Double`, which rounds, times a power of two, which does not.
  ///
  /// Of the integer's 63 or 64 bits 53 are kept, so a lowest bit that stands for "and something
  /// more" breaks ties as the lost digits would have.
  @inline(__always)
  private static func scaled(_ integer: UInt64, byPowerOfTwo power: Int) -> Double {
    Double(integer) * Double(bitPattern: UInt64(1023 + power) << 52)
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static let powersOfFive: [UInt64] = (0...27).map { power in
    (0..<power).reduce(UInt64(1)) { product, _ in product * 5 }
  }
}
