public import StrictJSON

extension GradeRecord {
  /// Reads a line of results; keys that are not known are passed over.
  ///
  /// - Throws: a ``JSONError`` for what is not JSON, or not such a line.
  public init(parsing line: some Collection<UInt8>) throws(JSONError) {
    let tree = try JSONValue(parsing: Array(line))
    let record = Fields(tree, "")
    guard record.tree["schema"]?.string == Self.schema else {
      throw record.wrong("schema", "\"\(Self.schema)\"")
    }
    submission = try record.text("submission")
    sha256 = try record.optionalText("sha256")
    let exercise = try record.fields("exercise")
    self.exercise = try exercise.text("id")
    exerciseSHA256 = try exercise.text("sha256")
    language = try record.name("language")
    showsAnswers = try record.flag("showsAnswers")
    isRun = try record.flag("run")
    status = try record.name("status")
    score = try record.number("score")
    max = try record.number("max")
    parts = []
    for (id, part) in try record.fields("exercises").children() {
      parts.append(try PartGrade(id, part))
    }
    message = try record.optionalText("message")
  }
}

extension PartGrade {
  fileprivate init(_ id: String, _ part: Fields) throws(JSONError) {
    self.part = id
    verdict = try part.name("verdict")
    score = try part.number("score")
    max = try part.number("max")
    answers = []
    for (variable, answer) in try part.fields("answers").children() {
      answers.append(
        Answer(
          variable: variable, claimed: try answer.optionalText("claimed"),
          verdict: try answer.name("verdict"), diagnosis: try answer.optionalName("diagnosis"),
          message: try answer.optionalText("message")))
    }
    messages = try part.texts("messages")
  }
}

/// The members of an object, with errors that say which one is wrong.
private struct Fields {
  let tree: JSONValue
  let path: String

  init(_ tree: JSONValue, _ path: String) {
    self.tree = tree
    self.path = path
  }

  func wrong(_ key: String, _ expected: String) -> JSONError {
    let found = tree[key] == nil ? "is missing" : "is something else"
    return JSONError(
      message: "\"\(key)\" \(found): expected \(expected)",
      place: JSONPlace(offset: 0, line: 1, column: 1), path: path.isEmpty ? key : "\(path).\(key)")
  }

  func fields(_ key: String) throws(JSONError) -> Fields {
    guard let tree = tree[key], tree.members != nil else { throw wrong(key, "an object") }
    return Fields(tree, path.isEmpty ? key : "\(path).\(key)")
  }

  func children() throws(JSONError) -> [(String, Fields)] {
    var children: [(String, Fields)] = []
    for member in tree.members ?? [] {
      guard member.value.members != nil else { throw wrong(member.key, "an object") }
      children.append((member.key, Fields(member.value, "\(path).\(member.key)")))
    }
    return children
  }

  func text(_ key: String) throws(JSONError) -> String {
    guard let text = tree[key]?.string else { throw wrong(key, "a string") }
    return text
  }

  func optionalText(_ key: String) throws(JSONError) -> String? {
    switch tree[key] {
    case nil, .null: return nil
    case .string(let text): return text
    default: throw wrong(key, "a string")
    }
  }

  func texts(_ key: String) throws(JSONError) -> [String] {
    guard let elements = tree[key]?.elements else { throw wrong(key, "an array of strings") }
    var texts: [String] = []
    for element in elements {
      guard let text = element.string else { throw wrong(key, "an array of strings") }
      texts.append(text)
    }
    return texts
  }

  func number(_ key: String) throws(JSONError) -> Double {
    guard let number = tree[key]?.double else { throw wrong(key, "a number") }
    return number
  }

  func flag(_ key: String) throws(JSONError) -> Bool {
    guard let value = tree[key] else { return false }
    guard let flag = value.bool else { throw wrong(key, "true or false") }
    return flag
  }

  func name<Name: RawRepresentable<String> & CaseIterable>(
    _ key: String
  ) throws(JSONError) -> Name {
    guard let name = try optionalName(key) as Name? else { throw wrong(key, Self.list(Name.self)) }
    return name
  }

  func optionalName<Name: RawRepresentable<String> & CaseIterable>(
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
