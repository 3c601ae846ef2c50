/// Text that is not JSON: where, what was found there, and what was expected.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was expected and what was found, as one clause without a full stop.
  public var message: String

  /// Where the text goes wrong.
  public var place: JSONPlace

  /// The value the place belongs to, as `cases[3].gradient.x`; empty for the text as a whole.
  public var path: String

  /// Creates an error.
  public init(message: String, place: JSONPlace, path: String = "") {
    self.message = message
    self.place = place
    self.path = path
  }

  /// Bytes before the place.
  public var offset: Int { place.offset }

  /// The line, counted from 1.
  public var line: Int { place.line }

  /// The column, counted from 1 in Unicode scalars.
  public var column: Int { place.column }

  /// The place and the message, as `3:14: expected ':' after the key "at", found '='`.
  public var description: String { "\(line):\(column): \(Self.onOneLine(message))" }

  /// A text with `\u{…}` for whatever would break the line, or steer the terminal, if it were printed.
  public static func onOneLine(_ text: String) -> String {
    func isPlain(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    if text.unicodeScalars.allSatisfy(isPlain) { return text }
    return text.unicodeScalars.reduce(into: "") { line, scalar in
      if isPlain(scalar) {
        line.unicodeScalars.append(scalar)
      } else {
        line += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
  }
}
