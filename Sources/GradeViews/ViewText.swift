import PlainText
import SubmissionGrading

/// Strings of a result line, made fit to be shown: each is one line, holds nothing that acts, and is short.
///
/// Names and claims come from students. Escaping for a format comes after this, and is the format's own.
enum ViewText {
  /// The name of a submission.
  static func name(_ record: GradeRecord, _ words: ViewWords) -> String {
    let name = of(record.submission, atMost: 120)
    return name.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? words.noName : name
  }

  /// What a student printed; a dash where there is nothing.
  static func claim(_ text: String?) -> String {
    guard let text else { return "—" }
    return of(text, atMost: 200)
  }

  /// A sentence of feedback.
  static func message(_ text: String) -> String { of(text, atMost: 1000) }

  /// An identifier of the exercise.
  static func identifier(_ text: String) -> String { of(text, atMost: 60) }

  /// Returns at most so many scalars, with whatever acts or cannot be seen spelt out.
  static func of(_ text: String, atMost count: Int) -> String {
    // Once before, so that a name of megabytes costs little, and once since what is spelt out is longer.
    let (beginning, isLonger) = cut(text, count)
    let (visible, isLongerStill) = cut(visible(beginning), count)
    return isLonger || isLongerStill ? visible + "…" : visible
  }

  private static func cut(_ text: String, _ count: Int) -> (String, isLonger: Bool) {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: count, limitedBy: scalars.endIndex),
      end != scalars.endIndex
    else { return (text, false) }
    return (String(scalars[..<end]), true)
  }

  /// Replaces scalars, whatever accents follow them: `"` with an accent is no longer the character `"`, but
  /// still ends a string.
  ///
  /// - Parameter replacement: What to put in the place of a scalar, told the one before; nil to keep it.
  static func replacing(
    in text: String, _ replacement: (Unicode.Scalar, _ previous: Unicode.Scalar?) -> String?
  ) -> String {
    var replaced = ""
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if let text = replacement(scalar, previous) {
        replaced += text
      } else {
        replaced.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return replaced
  }

  /// Returns text of one line, with whatever acts or cannot be seen spelt out.
  static func visible(_ text: String) -> String {
    let text = VisibleText.of(text)
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var visible = ""
    var accents = 0
    for scalar in text.unicodeScalars {
      if isOrdinary(scalar) {
        visible.unicodeScalars.append(scalar)
        accents = 0
        continue
      }
      accents = scalar.properties.generalCategory == .nonspacingMark ? accents + 1 : 0
      if isInvisible(scalar) || accents > mostAccents {
        visible += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }

  /// A heap of accents would run over the lines above; no language writes more on one letter.
  private static let mostAccents = 4

  /// Latin and Cyrillic letters, whose properties need not be looked up.
  private static func isOrdinary(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xC0..<0x300, 0x400...0x481, 0x48A...0x52F: true
    default: false
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Joiners and the selector of emoji are part of words and of pictures.
    case 0x200C, 0x200D, 0xFE0F: false
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
