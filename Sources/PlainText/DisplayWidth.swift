/// How many columns of a terminal a text takes.
enum DisplayWidth {
  /// Returns the sum of the widths of the characters.
  static func of(_ text: String) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  /// Returns 2 for wide characters (East Asian, emoji), 0 for marks alone, and 1 for all others.
  static func of(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.isASCII { return 1 }
    if isWide(first) { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default:
      // VARIATION SELECTOR-16 asks for the emoji form of a character.
      return character.unicodeScalars.contains("\u{FE0F}") ? 2 : 1
    }
  }

  /// The blocks whose East Asian Width (Unicode's UAX #11) is wide or full, in round figures.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F,  // Hangul Jamo
      0x2E80...0x303E, 0x3041...0xA4CF,  // CJK radicals, kana, ideographs, Yi
      0xA960...0xA97F, 0xAC00...0xD7A3,  // Hangul
      0xF900...0xFAFF, 0xFE30...0xFE6F,  // CJK compatibility
      0xFF00...0xFF60, 0xFFE0...0xFFE6,  // full-width forms
      0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,  // emoji
      0x20000...0x3FFFD:  // ideographs of the supplementary planes
      true
    default: false
    }
  }
}
