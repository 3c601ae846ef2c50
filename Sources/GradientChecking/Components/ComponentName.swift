/// The name of a component, without a difference between a property and a key.
///
/// A dictionary of derivatives for a struct calls `["weight"][0]` what the struct calls `weight[0]`.
struct ComponentName {
  /// `weight[0]` of `x["weight"][0]`; a name without keys stays as it is.
  let plain: String

  /// Reads a name as ``ComponentVisitor`` makes it.
  init(_ name: String) {
    var rest = Substring(name)
    var plain = ""
    while let bracket = rest.firstIndex(of: "[") {
      plain += rest[..<bracket]
      rest = rest[rest.index(after: bracket)...]
      if rest.first == "\"" {
        plain += "." + Self.takeQuoted(&rest)
      } else {
        let key = rest.prefix { $0 != "]" }
        rest = rest[key.endIndex...]
        // The keys of an enum are described with the names of their module and type.
        plain += Int(key) != nil ? "[\(key)]" : "." + (key.split(separator: ".").last ?? key)
      }
      if rest.first == "]" { rest.removeFirst() }
    }
    plain += rest
    // The value as a whole has no name of its own where its parts have.
    if plain.hasPrefix("x.") { plain.removeFirst() }
    if plain.hasPrefix(".") { plain.removeFirst() }
    self.plain = plain
  }

  /// Takes a text in quotation marks away, and returns what it says.
  private static func takeQuoted(_ rest: inout Substring) -> String {
    rest.removeFirst()
    var text = ""
    while let character = rest.popFirst(), character != "\"" {
      if character == "\\", let escaped = rest.popFirst() {
        text.append(escaped)
      } else {
        text.append(character)
      }
    }
    return text
  }
}
