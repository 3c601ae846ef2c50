/// Text from a file, made safe to show: what would act on a terminal is spelt out instead.
///
/// A fixture's strings are data. Printed raw, an ESC could repaint the terminal, a newline could
/// forge a line of the report, and a bidirectional control could show a name that is not the name.
package enum VisibleText {
  /// Returns the text with controls, line separators and bidirectional controls spelt out.
  ///
  /// Tab, newline and carriage return become `\t`, `\n`, `\r`; the others `\u{1B}`, `\u{202E}`, ….
  package static func of(_ text: String) -> String {
    guard needsCare(text) else { return text }
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
  /// C0 and C1 controls, the line and paragraph separators, and the bidirectional controls of
  /// Unicode's UAX #9: marks, embeddings, overrides and isolates.
  package static func actsOnTerminals(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// A quick look at the bytes; nearly every text passes it.
  private static func needsCare(_ text: String) -> Bool {
    text.utf8.contains { byte in
      // The lead bytes of U+0080…U+00BF, U+0600…U+063F and U+2000…U+2FFF.
      byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
    }
  }
}

extension VisibleText {
  /// Returns visible text of at most `width` columns; what does not fit is replaced by `…`.
  static func of(_ text: String, width: Int) -> String {
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
