/// XML 1.0 as text: elements, attributes, and nothing that a parser could take for markup.
package struct XMLText {
  package private(set) var text = ""
  private var open: [String] = []
  private let depth: Int

  /// Creates an empty text; a fragment is told how deep in its document it will stand.
  package init(depth: Int = 0) {
    self.depth = depth
  }

  /// Appends the declaration.
  package mutating func declaration() {
    text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  }

  /// Opens an element on a line of its own.
  package mutating func start(_ name: String, _ attributes: [(String, String)] = []) {
    tag(name, attributes, end: ">\n")
    open.append(name)
  }

  /// Closes the element that was opened last.
  package mutating func end() {
    guard let name = open.popLast() else { return }
    text += indentation + "</\(name)>\n"
  }

  /// Appends an element without content.
  package mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    tag(name, attributes, end: "/>\n")
  }

  /// Appends an element that holds text, exactly as given.
  package mutating func element(
    _ name: String, _ attributes: [(String, String)], text content: String
  ) {
    tag(name, attributes, end: ">")
    text += Self.escape(content) + "</\(name)>\n"
  }

  /// Appends a fragment, between an element's start and its end.
  package mutating func append(_ fragment: XMLText) {
    text += fragment.text
  }

  private mutating func tag(_ name: String, _ attributes: [(String, String)], end: String) {
    text += indentation + "<" + name
    for (key, value) in attributes {
      text += " \(key)=\"" + Self.escape(value, inAttribute: true) + "\""
    }
    text += end
  }

  private var indentation: String { String(repeating: "  ", count: depth + open.count) }

  /// Returns text in which markup is escaped, and U+FFFD stands for what XML 1.0 has no way to hold.
  ///
  /// White space that a parser would normalise (a carriage return anywhere, tabs and newlines in an
  /// attribute) is written as a character reference.
  package static func escape(_ text: String, inAttribute: Bool = false) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&apos;"
      case "\r": escaped += "&#13;"
      case "\n" where inAttribute: escaped += "&#10;"
      case "\t" where inAttribute: escaped += "&#9;"
      case _ where !isCharacter(scalar): escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// The production Char of XML 1.0, section 2.2.
  private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
