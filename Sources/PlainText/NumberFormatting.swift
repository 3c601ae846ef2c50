/// How numbers are written for people: the digits that are known, and no others.
///
/// Programs get every digit, from the JSON formats.
package enum NumberFormatting {
  /// Returns the shortest decimal that reads back as `value`: `28`, `0.1`, `1.5e-7`, `NaN`.
  ///
  /// Below 1e-4 and from 1e16 on, the number is written with a power of ten.
  package static func exact(_ value: Double) -> String {
    guard let decimal = DecimalDigits(value) else { return nonFinite(value) }
    return layout(decimal, toPlace: decimal.lastPlace)
  }

  /// Returns `value` with its error bar, each cut to the digits that mean something.
  ///
  /// ```
  /// known(9.000000000000341, error: 2.798e-11)     9.0000000000 ± 3e-11
  /// known(123.4, error: 30)                        120 ± 30
  /// known(-5.03, error: .nan)                      -5.03 ± ?
  /// ```
  ///
  /// The error is written with one digit, rounded up, so that the bar never claims too much. The
  /// value ends with the first place in which the error is at most one unit. A value of the error's
  /// own size goes on to the place of the error's digit (`500 ± 300`), and none has more than the 17
  /// significant digits that a `Double` can hold.
  ///
  /// - Parameters:
  ///   - value: The measured value; NaN, where there is none, is written `none`.
  ///   - error: The half-width of the error bar; `?` is written where it is not finite.
  package static func known(_ value: Double, error: Double) -> String {
    guard var decimal = DecimalDigits(value) else {
      return value.isNaN ? "none" : nonFinite(value)
    }
    guard error >= 0, var bar = DecimalDigits(error) else {
      decimal.round(toPlace: decimal.exponent - 2)
      return layout(decimal, toPlace: decimal.lastPlace) + " ± ?"
    }
    guard !bar.isZero else { return exact(value) + " ± 0" }
    bar.roundUpToOneDigit()

    var place = bar.digits == [1] ? bar.exponent : bar.exponent + 1
    if !decimal.isZero {
      if (bar.exponent...place).contains(decimal.exponent) { place = bar.exponent }
      place = max(place, decimal.exponent - 16)
    }
    decimal.round(toPlace: place)
    return layout(decimal, toPlace: place) + " ± "
      + layout(bar, toPlace: bar.exponent, plain: -3...15)
  }

  /// Returns `value` with a power of ten and at most so many digits: `1e-3`, `1.7e-11`, `0`.
  package static func scientific(_ value: Double, digits: Int) -> String {
    guard var decimal = DecimalDigits(value) else { return nonFinite(value) }
    guard !decimal.isZero else { return "0" }
    decimal.round(toPlace: decimal.exponent - digits + 1)
    return decimal.scientific(toPlace: decimal.lastPlace)
  }

  /// Returns a count with thousands separators: `1,204`.
  package static func count(_ count: Int) -> String {
    let digits = Array(String(count.magnitude))
    var text = count < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }

  /// Returns a count with its noun: `1 case`, `63 cases`.
  package static func count(_ count: Int, _ noun: String) -> String {
    "\(self.count(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Chooses plain digits or a power of ten by the magnitude, and ends at `place`.
  private static func layout(
    _ decimal: DecimalDigits, toPlace place: Int, plain: ClosedRange<Int> = -4...15
  ) -> String {
    // Zero has no magnitude: its known decimals are shown where they are few enough to read.
    if decimal.isZero { return decimal.fixed(toPlace: place < -16 ? 0 : place) }
    return plain.contains(decimal.exponent)
      ? decimal.fixed(toPlace: place) : decimal.scientific(toPlace: place)
  }

  private static func nonFinite(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    return value < 0 ? "-Infinity" : "Infinity"
  }
}
