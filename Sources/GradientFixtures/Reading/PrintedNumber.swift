/// A number claimed by its printed digits: `"6.7750"` is 6.775 give or take 0.00005.
struct PrintedNumber: Equatable {
  /// The digits as printed.
  var text: String

  /// The `Double` nearest to the digits; not necessarily finite.
  var value: Double

  /// Half a unit of the last printed place; 0 where the value is not finite.
  var halfUnit: Double

  /// A string that is not a printed number: what to say of it.
  struct Refusal: Error, Equatable {
    var message: String
  }

  /// Reads `-1.250e-3`, `14`, `28.`, `NaN`, `Infinity`, `-Infinity`; the minus may be U+2212.
  init(_ text: String) throws(Refusal) {
    self.text = text
    switch text {
    case "NaN": (value, halfUnit) = (.nan, 0)
    case "Infinity": (value, halfUnit) = (.infinity, 0)
    case "-Infinity", "\u{2212}Infinity": (value, halfUnit) = (-.infinity, 0)
    default: (value, halfUnit) = try Self.digits(text)
    }
  }

  private static func digits(_ text: String) throws(Refusal) -> (Double, Double) {
    var rest = text.unicodeScalars[...]
    var sign = ""
    if let first = rest.first, "-+\u{2212}".unicodeScalars.contains(first) {
      sign = first == "+" ? "" : "-"
      rest.removeFirst()
    }
    let whole = takeDigits(&rest)
    var fraction = ""
    if rest.first == "." {
      rest.removeFirst()
      fraction = takeDigits(&rest)
    }
    guard !(whole.isEmpty && fraction.isEmpty) else { throw refusal(of: text) }
    var exponent = 0
    if let letter = rest.first, letter == "e" || letter == "E" {
      rest.removeFirst()
      var exponentSign = 1
      if let first = rest.first, "-+\u{2212}".unicodeScalars.contains(first) {
        exponentSign = first == "+" ? 1 : -1
        rest.removeFirst()
      }
      let digits = takeDigits(&rest)
      guard !digits.isEmpty else { throw refusal(of: text) }
      // An exponent too long for an integer is beyond every Double as well.
      exponent = exponentSign * min(Int(digits) ?? 1_000_000, 1_000_000)
    }
    guard rest.isEmpty else { throw refusal(of: text) }

    let shift = exponent - fraction.utf8.count
    guard let value = Double("\(sign)\(whole)\(fraction)e\(shift)"), value.isFinite,
      let halfUnit = Double("5e\(shift - 1)"), halfUnit.isFinite
    else {
      throw Refusal(message: "\(Quotation.of(text)) does not fit a Double")
    }
    return (value, halfUnit)
  }

  private static func takeDigits(_ rest: inout Substring.UnicodeScalarView) -> String {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    rest = rest[digits.endIndex...]
    return String(digits)
  }

  private static func refusal(of text: String) -> Refusal {
    let hint: String
    switch text.lowercased() {
    case "nan", "-nan", "+nan": hint = "; write \"NaN\""
    case "inf", "infinity", "+inf", "+infinity": hint = "; write \"Infinity\""
    case "-inf", "-infinity": hint = "; write \"-Infinity\""
    default:
      if text.contains(",") {
        hint = "; the decimal sign is a point, and digits are not grouped"
      } else if text.unicodeScalars.contains(where: \.properties.isWhitespace) {
        hint = "; remove the spaces"
      } else {
        hint = ""
      }
    }
    return Refusal(
      message: "expected a number, or its printed digits such as \"6.7750\" or \"-1.2e-3\", found"
        + " \(Quotation.of(text))\(hint)")
  }
}
