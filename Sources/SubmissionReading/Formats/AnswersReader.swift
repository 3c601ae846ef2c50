import StrictJSON

/// Reads answer files, `gradcheck.answers/1`.
enum AnswersReader {
  static let schema = "gradcheck.answers/1"

  /// Reads answers; nil where the JSON is something else.
  static func read(_ bytes: [UInt8]) throws(JSONError) -> Submission? {
    let tree = try JSONValue(parsing: PythonJSON.strict(bytes))
    guard tree["schema"]?.string == schema, let parts = tree["answers"]?.members else { return nil }
    return Submission(
      sheets: parts.map { part in
        Submission.Sheet(part: part.key, entries: entries(of: part.value))
      })
  }

  /// The entries of an object of answers; numbers alone have no label.
  ///
  /// What is no number stays an entry without numbers: a person must look at it.
  static func entries(of value: JSONValue) -> [(label: String, value: PrintedValue)] {
    guard let members = value.members else {
      return printed(value).map { [("", $0)] } ?? []
    }
    return members.map { ($0.key, printed($0.value) ?? PrintedValue()) }
  }

  /// A JSON value as something printed; nil where it is nothing of the kind.
  private static func printed(_ value: JSONValue) -> PrintedValue? {
    switch value {
    case .null: return PrintedValue(isNone: true)
    case .number(let number): return text(number.literal)
    case .string(let string): return text(PythonJSON.word(for: string) ?? string)
    case .array(let elements):
      let items = elements.compactMap { printed($0) }
      guard items.count == elements.count, let first = items.first,
        items.allSatisfy({ $0.shape == first.shape })
      else { return nil }
      return PrintedValue(
        numbers: items.flatMap(\.numbers), shape: [items.count] + first.shape,
        isNone: items.contains(where: \.isNone))
    default: return nil
    }
  }

  private static func text(_ text: String) -> PrintedValue? {
    let bytes = Array(text.utf8)
    let scanner = ValueScanner(bytes: bytes, folded: TextLine.folded(bytes), decimalComma: true)
    guard let (value, end) = scanner.scan(at: 0), end == bytes.count else { return nil }
    return value
  }
}
