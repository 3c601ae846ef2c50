import PlainText

/// Text that is not JSON: where, what was found there, and what was expected.
package struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong, for whoever wants to act on it; sentences are for people.
  package enum Kind: Sendable, Equatable {
    /// The text breaks the grammar of JSON.
    case syntax
    /// The text is in UTF-16 or UTF-32.
    case encoding
    /// A key comes twice in one object.
    case duplicateKey
    /// Objects and arrays are nested deeper than ``JSONReader/depthLimit``.
    case tooDeep
    /// The text is JSON, and says something else than what was expected.
    case content
  }

  /// What is wrong.
  package var kind: Kind

  /// What was expected and what was found, as one clause without a full stop.
  package var message: String

  /// Where the text goes wrong.
  package var place: JSONPlace

  /// The value the place belongs to, as `cases[3].gradient.x`; empty for the text as a whole.
  package var path: String

  /// Creates an error.
  package init(_ kind: Kind, message: String, place: JSONPlace, path: String = "") {
    self.kind = kind
    self.message = message
    self.place = place
    self.path = path
  }

  /// Bytes before the place.
  package var offset: Int { place.offset }

  /// The line, counted from 1.
  package var line: Int { place.line }

  /// The column, counted from 1 in Unicode scalars.
  package var column: Int { place.column }

  /// The message and the value that it is about, for whoever tells the place in other words.
  package var sentence: String { message + (path.isEmpty ? "" : " (\(path))") }

  /// The place and the message, as `3:14: expected ':' after the key "at", found '='`.
  package var description: String { "\(line):\(column): \(VisibleText.of(message))" }
}
