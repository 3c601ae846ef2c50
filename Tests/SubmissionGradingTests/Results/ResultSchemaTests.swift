import StrictJSON
import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

/// The schema for editors and other programs, held against lines that are really written.
@Suite struct ResultSchemaTests {
  private let schema: JSONValue

  init() throws {
    schema = try JSONValue(parsing: bytes(of: "schemas/result.schema.json"))
  }

  private func words(_ value: JSONValue?) -> [String] {
    value?["enum"]?.elements?.compactMap(\.string) ?? []
  }

  @Test("The schema has the words that lines have")
  func words() {
    let definitions = schema["$defs"]
    #expect(schema["properties"]?["schema"]?["const"]?.string == GradeRecord.schema)
    #expect(words(schema["properties"]?["status"]) == GradeRecord.Status.allCases.map(\.rawValue))
    #expect(words(schema["properties"]?["language"]) == Language.allCases.map(\.rawValue))
    #expect(words(definitions?["verdict"]) == AnswerVerdict.allCases.map(\.rawValue))
    #expect(
      words(definitions?["answer"]?["properties"]?["diagnosis"])
        == AnswerDiagnosis.Kind.allCases.map(\.rawValue))
  }

  @Test(
    "Real lines keep the schema, and have no key that it does not name", arguments: ["ru", "en"])
  func real(language: String) throws {
    let grader = SubmissionGrader(
      try exercise("lesson-2"), language: Language(rawValue: language),
      showsAnswers: language == "en")
    for name in [
      "s01_right.ipynb", "s03_wrong_sign.ipynb", "s13_coarse.json", "s16_merge_conflict.ipynb",
    ] {
      var record = grader.grade(name, try bytes(of: "submissions/lesson-2/\(name)"))
      record.isRun = language == "en"
      try check(record)
    }
    try check(grader.grade("none", .failure(.empty), sha256: nil))
  }

  private func check(_ record: GradeRecord) throws {
    let problems = SchemaCheck(root: schema).problems(
      in: try JSONValue(parsing: record.line), schema, "")
    #expect(problems.isEmpty, "\(problems)")
  }

  @Test(
    "What the reader refuses, the schema refuses",
    arguments: [
      ("\"status\":\"graded\"", "\"status\":\"good\""), ("\"score\":25", "\"score\":\"25\""),
      ("\"verdict\":\"pass\"", "\"verdict\":1"), ("\"messages\":[]", "\"messages\":[1]"),
      ("\"claimed\":\"28.0\"", "\"claimed\":28"), ("grade/1", "grade/2"),
    ])
  func refused(part: String, other: String) throws {
    let name = "s01_right.ipynb"
    let record = SubmissionGrader(try exercise("lesson-2"))
      .grade(name, try bytes(of: "submissions/lesson-2/\(name)"))
    let line = String(decoding: record.line, as: UTF8.self)
    let changed = line.replacing(part, with: other)
    #expect(changed != line)
    let check = SchemaCheck(root: schema)
    #expect(check.problems(in: try JSONValue(parsing: line), schema, "").isEmpty)
    #expect(!check.problems(in: try JSONValue(parsing: changed), schema, "").isEmpty)
    #expect(throws: JSONError.self) { try GradeRecord(parsing: Array(changed.utf8)) }
  }
}

/// As much of JSON Schema as the schema of results uses; a key that it does not name is a problem here.
private struct SchemaCheck {
  let root: JSONValue

  func problems(in value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    var found: [String] = []
    for rule in schema.members ?? [] {
      switch rule.key {
      case "$ref":
        let name = rule.value.string?.split(separator: "/").last.map(String.init) ?? ""
        guard let target = root["$defs"]?[name] else { return ["no \(name)"] }
        found += problems(in: value, target, path)
      case "oneOf":
        let fitting = (rule.value.elements ?? []).count { problems(in: value, $0, path).isEmpty }
        if fitting != 1 { found.append("\(path): \(fitting) of oneOf") }
      case "type":
        let names = rule.value.elements?.compactMap(\.string) ?? [rule.value.string ?? ""]
        if !names.contains(type(of: value)) { found.append("\(path): not \(names)") }
      case "const": if rule.value != value { found.append("\(path): not the constant") }
      case "enum":
        if rule.value.elements?.contains(value) != true { found.append("\(path): not of the enum") }
      case "minimum":
        if let number = value.double, let least = rule.value.double, number < least {
          found.append("\(path): too small")
        }
      case "pattern":
        if value.string?.wholeMatch(of: /[0-9a-f]{64}/) == nil { found.append("\(path): no hash") }
      case "required":
        for key in rule.value.elements?.compactMap(\.string) ?? [] where value[key] == nil {
          found.append("\(path).\(key): missing")
        }
      case "items":
        for element in value.elements ?? [] {
          found += problems(in: element, rule.value, "\(path)[]")
        }
      case "properties":
        for member in value.members ?? [] {
          guard let own = rule.value[member.key] else {
            found.append("\(path).\(member.key): unknown")
            continue
          }
          found += problems(in: member.value, own, "\(path).\(member.key)")
        }
      case "additionalProperties":
        for member in value.members ?? [] {
          found += problems(in: member.value, rule.value, "\(path).\(member.key)")
        }
      case "$schema", "$defs", "title", "description": break
      default: found.append("\(rule.key) is not understood")
      }
    }
    return found
  }

  private func type(of value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
