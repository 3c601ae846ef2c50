/// What is wrong with a formula, where, and what to write instead.
///
/// ```
/// unknown function 'sine'; did you mean 'sin'?
///   2*sine(x)
///     ^~~~
/// ```
public struct FormulaError: Error, Sendable, Equatable {
  /// The formula; of a text beyond the size limit, its beginning.
  public let text: String
  /// What is wrong, such as `unknown function 'sine'`.
  public let message: String
  /// The place, as a range of UTF-8 offsets in ``text``.
  ///
  /// It is empty at the end of the text, and `0..<0` where the error has no place: the formula is
  /// empty, or a declared name or shape is wrong.
  public let range: Range<Int>
  /// What to write instead or what was expected, where there is something to say.
  public let suggestion: String?

  init(_ message: String, in text: String, at range: Range<Int>, suggestion: String? = nil) {
    self.text = text
    self.message = message
    self.range = range
    self.suggestion = suggestion
  }
}

extension FormulaError: CustomStringConvertible {
  /// The columns of formula that are shown; of a longer one, a window around the place.
  private static let window = 72
  /// The columns shown before the place when the formula is cut.
  private static let lead = 30

  /// The message, the formula and a line that points at the place.
  public var description: String {
    let headline = suggestion.map { "\(message); \($0)" } ?? message
    if range == 0..<0 { return headline }
    // Columns are characters, not bytes: Greek letters take two bytes and one column.
    let columns = Array(text)
    let before = column(ofByte: range.lowerBound)
    let length = max(1, column(ofByte: range.upperBound) - before)
    var start = 0
    var end = columns.count
    if columns.count > Self.window {
      start = max(0, min(before - Self.lead, columns.count - Self.window))
      end = min(columns.count, start + Self.window)
    }
    var line = start > 0 ? "…" : ""
    var indent = String(repeating: " ", count: line.count)
    for character in columns[start..<end] { line.append(Self.printable(character)) }
    if end < columns.count { line += "…" }
    indent += String(repeating: " ", count: before - start)
    let tail = String(repeating: "~", count: max(0, min(length, end - before) - 1))
    return "\(headline)\n  \(line)\n  \(indent)^\(tail)"
  }

  private func column(ofByte offset: Int) -> Int {
    String(decoding: text.utf8.prefix(offset), as: UTF8.self).count
  }

  /// One column for every character: white space as a space, control characters as their pictures.
  private static func printable(_ character: Character) -> Character {
    if character.isWhitespace { return " " }
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return character
    }
    if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
      return Character(picture)
    }
    return scalar.properties.generalCategory == .control ? "\u{FFFD}" : character
  }
}
