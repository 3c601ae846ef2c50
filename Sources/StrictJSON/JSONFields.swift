import PlainText

/// The members of an object, with errors that say which one is wrong.
package struct JSONFields {
  package let tree: JSONValue
  package let path: String

  package init(_ tree: JSONValue, _ path: String) {
    self.tree = tree
    self.path = path
  }

  package func wrong(_ key: String, _ expected: String) -> JSONError {
    JSONError(
      .content, message: "expected \(expected), found \(Self.words(of: tree[key]))",
      place: JSONPlace(offset: 0, line: 1, column: 1), path: path.isEmpty ? key : "\(path).\(key)")
  }

  /// What stands there, short and on one line.
  private static func words(of value: JSONValue?) -> String {
    guard let value else { return "nothing of this name" }
    if let text = value.string {
      let short = String(text.unicodeScalars.prefix(60))
      return "\"\(VisibleText.of(short))\(short == text ? "" : "…")\""
    }
    if let number = value.double { return NumberFormatting.exact(number) }
    if let flag = value.bool { return "\(flag)" }
    return value.members != nil ? "an object" : value.elements != nil ? "an array" : "null"
  }

  package func fields(_ key: String) throws(JSONError) -> JSONFields {
    guard let tree = tree[key], tree.members != nil else { throw wrong(key, "an object") }
    return JSONFields(tree, path.isEmpty ? key : "\(path).\(key)")
  }

  package func children() throws(JSONError) -> [(String, JSONFields)] {
    var children: [(String, JSONFields)] = []
    for member in tree.members ?? [] {
      guard member.value.members != nil else { throw wrong(member.key, "an object") }
      children.append((member.key, JSONFields(member.value, "\(path).\(member.key)")))
    }
    return children
  }

  package func text(_ key: String) throws(JSONError) -> String {
    guard let text = tree[key]?.string else { throw wrong(key, "a string") }
    return text
  }

  package func optionalText(_ key: String) throws(JSONError) -> String? {
    switch tree[key] {
    case nil, .null: return nil
    case .string(let text): return text
    default: throw wrong(key, "a string")
    }
  }

  package func texts(_ key: String) throws(JSONError) -> [String] {
    guard let elements = tree[key]?.elements else { throw wrong(key, "an array of strings") }
    var texts: [String] = []
    for element in elements {
      guard let text = element.string else { throw wrong(key, "an array of strings") }
      texts.append(text)
    }
    return texts
  }

  package func number(
    _ key: String, atLeast least: Double = -.infinity
  ) throws(JSONError) -> Double {
    guard let number = tree[key]?.double, number >= least else {
      throw wrong(key, least == 0 ? "a number that is not negative" : "a number")
    }
    return number
  }

  package func count(_ key: String) throws(JSONError) -> Int {
    guard let number = tree[key]?.double, let count = Int(exactly: number), count >= 0 else {
      throw wrong(key, "a whole number that is not negative")
    }
    return count
  }

  /// A whole number; nil where the key is missing or null.
  package func optionalCount(_ key: String) throws(JSONError) -> Int? {
    switch tree[key] {
    case nil, .null: return nil
    default: return try count(key)
    }
  }

  /// A number that may be written as a string, since it is not finite; nil where the key is missing or null.
  package func optionalNumber(_ key: String) throws(JSONError) -> Double? {
    switch tree[key] {
    case nil, .null: return nil
    case .number(let number): return number.value
    case .string("NaN"): return .nan
    case .string("Infinity"): return .infinity
    case .string("-Infinity"): return -.infinity
    default: throw wrong(key, "a number")
    }
  }

  /// A number that may be written as a string, since it is not finite.
  package func anyNumber(_ key: String) throws(JSONError) -> Double {
    guard let number = try optionalNumber(key) else { throw wrong(key, "a number") }
    return number
  }

  /// The objects of an array; none where the key is missing.
  package func objects(_ key: String) throws(JSONError) -> [JSONFields] {
    guard let value = tree[key] else { return [] }
    guard let elements = value.elements else { throw wrong(key, "an array of objects") }
    var fields: [JSONFields] = []
    for (index, element) in elements.enumerated() {
      guard element.members != nil else { throw wrong(key, "an array of objects") }
      fields.append(JSONFields(element, (path.isEmpty ? key : "\(path).\(key)") + "[\(index)]"))
    }
    return fields
  }

  package func flag(_ key: String) throws(JSONError) -> Bool {
    guard let value = tree[key] else { return false }
    guard let flag = value.bool else { throw wrong(key, "true or false") }
    return flag
  }

  package func name<Name: RawRepresentable<String> & CaseIterable>(
    _ key: String
  ) throws(JSONError) -> Name {
    guard let name = try optionalName(key) as Name? else { throw wrong(key, Self.list(Name.self)) }
    return name
  }

  package func optionalName<Name: RawRepresentable<String> & CaseIterable>(
    _ key: String
  ) throws(JSONError) -> Name? {
    guard let text = try optionalText(key) else { return nil }
    guard let name = Name(rawValue: text) else { throw wrong(key, Self.list(Name.self)) }
    return name
  }

  private static func list<Name: RawRepresentable<String> & CaseIterable>(
    _ type: Name.Type
  ) -> String {
    "one of \(Name.allCases.map(\.rawValue).joined(separator: ", "))"
  }
}
