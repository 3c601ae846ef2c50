/// Text from a file, made safe to show: what would act on a terminal is spelt out instead.
///
/// A fixture's strings are data. Printed raw, an ESC could repaint the terminal, a newline could
/// forge a line of the report, and a bidirectional control could show a name that is not the name.
package enum VisibleText {
  /// Returns the text with controls, line separators and bidirectional controls spelt out.
  ///
  /// Tab, newline and carriage return become `\t`, `\n`, `\r`; the others `\u{1B}`, `\u{202E}`, ….
  package static func of(_ text: String) -> String {
    guard text.utf8.contains(where: isSuspect) else { return text }
    var visible = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": visible += #"\t"#
      case "\n": visible += #"\n"#
      case "\r": visible += #"\r"#
      case _ where actsOnTerminals(scalar):
        visible += #"\u{"# + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }

  /// Whether the scalar does something other than show itself.
  ///
  /// C0 and C1 controls, the line and paragraph separators, the bidirectional controls of Unicode's
  /// UAX #9 (marks, embeddings, overrides and isolates), the byte order mark, and the two
  /// noncharacters beside it, which neither YAML nor XML can hold.
  package static func actsOnTerminals(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    case 0xFEFF, 0xFFFE...0xFFFF: true
    default: false
    }
  }

  /// Whether a byte of UTF-8 may begin a scalar that ``actsOnTerminals(_:)``.
  ///
  /// Nearly every text passes this look at its bytes. The lead bytes are those of U+0080…U+00BF,
  /// U+0600…U+063F, U+2000…U+2FFF and U+F000…U+FFFF.
  package static func isSuspect(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: true
    default: false
    }
  }
}

extension VisibleText {
  /// Returns visible text of at most `width` columns; what does not fit is replaced by `…`.
  package static func of(_ text: String, width: Int) -> String {
    let visible = of(text)
    guard DisplayWidth.of(visible) > width else { return visible }
    var cut = ""
    var used = 0
    for character in visible {
      used += DisplayWidth.of(character)
      guard used < width else { break }
      cut.append(character)
    }
    return cut + "…"
  }
}
