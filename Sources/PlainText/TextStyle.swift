/// Paints text with ANSI SGR sequences, or leaves it as it is.
package struct TextStyle: Sendable {
  package var colour: Bool

  package init(colour: Bool) {
    self.colour = colour
  }

  /// What a piece of text is; the colour follows from it.
  package enum Role: Sendable {
    case plain
    case heading
    case secondary
    case good
    case doubtful
    case special
    case bad

    /// The SGR parameters.
    fileprivate var parameters: String? {
      switch self {
      case .plain: nil
      case .heading: "1"
      case .secondary: "2"
      case .good: "32"
      case .doubtful: "33"
      case .special: "35"
      case .bad: "31"
      }
    }
  }

  /// Returns the text, painted where colour is asked for.
  package func paint(_ text: String, _ role: Role) -> String {
    guard colour, !text.isEmpty, let parameters = role.parameters else { return text }
    return "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
  }
}
