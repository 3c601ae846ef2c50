import PlainText

/// JSON as bytes: strings that any parser reads back, numbers that lose nothing.
enum JSONText {
  /// Appends a quoted string.
  ///
  /// Escaped are the quotation mark, the backslash and what ``VisibleText`` spells out: JSON asks
  /// only for the first 32 controls, but so a results file is safe to print, and no reader that
  /// splits text at U+0085 or U+2028 tears a line.
  static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy(isPlain) {
      output.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { append(scalar, to: &output) }
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Appends a number, with the shortest digits that read back as the same value: `28`, `0.1`.
  ///
  /// What is not finite has no number in JSON: it becomes the string `"NaN"`, `"Infinity"` or
  /// `"-Infinity"`.
  static func append(_ number: Double, to output: inout [UInt8]) {
    guard number.isFinite else {
      append(NumberFormatting.exact(number), to: &output)
      return
    }
    let text = number.description
    let digits = text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...]
    output.append(contentsOf: digits)
  }

  /// Appends a whole number.
  static func append(_ number: Int, to output: inout [UInt8]) {
    output.append(contentsOf: number.description.utf8)
  }

  /// Appends `true` or `false`.
  static func append(_ flag: Bool, to output: inout [UInt8]) {
    output.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  /// Appends an array whose elements are written by `element`.
  static func append<Element>(
    _ elements: [Element], to output: inout [UInt8],
    element: (Element, inout [UInt8]) -> Void
  ) {
    output.append(UInt8(ascii: "["))
    var isFirst = true
    for item in elements {
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      element(item, &output)
    }
    output.append(UInt8(ascii: "]"))
  }

  /// Appends literal JSON: punctuation and keys.
  static func append(raw text: String, to output: inout [UInt8]) {
    output.append(contentsOf: text.utf8)
  }

  /// Whether a byte of UTF-8 stands for itself, whatever follows.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && !VisibleText.isSuspect(byte)
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch scalar {
    case "\"": append(raw: #"\""#, to: &output)
    case "\\": append(raw: #"\\"#, to: &output)
    case "\n": append(raw: #"\n"#, to: &output)
    case "\r": append(raw: #"\r"#, to: &output)
    case "\t": append(raw: #"\t"#, to: &output)
    case _ where VisibleText.actsOnTerminals(scalar):
      // All of them lie below U+10000: four hexadecimal digits.
      append(raw: #"\u"#, to: &output)
      for shift in [12, 8, 4, 0] {
        let digit = UInt8(scalar.value >> UInt32(shift) & 0xF)
        output.append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "A"))
      }
    default: output.append(contentsOf: String(scalar).utf8)
    }
  }
}
