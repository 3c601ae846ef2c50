import GradientChecking
import PlainText
package import StrictJSON

/// A line of results of `check`: what came of one case.
package enum CaseLine: Sendable, Equatable {
  /// The case was checked.
  case result(CaseResult)
  /// It could not be, or its file could not.
  case problem(InputProblem)

  /// The format of a problem's line.
  static let problemSchema = "gradcheck.problem/1"

  /// How lines begin, of which only a piece may have been written.
  package static let beginnings = [Array(#"{"components":["#.utf8), Array(#"{"file":"#.utf8)]

  /// The file that the line is about.
  package var file: String {
    switch self {
    case .result(let result): result.file
    case .problem(let problem): problem.file
    }
  }

  /// The number of the case in its file; -1 for a file that could not be read.
  package var index: Int {
    switch self {
    case .result(let result): result.index
    case .problem(let problem): problem.index ?? -1
    }
  }

  /// Appends the line, with its end.
  package func append(to output: inout [UInt8]) {
    JSONWriter.append(to: &output) { writer in
      switch self {
      case .result(let result): ResultObject.write(result, to: &writer)
      case .problem(let problem): Self.write(problem, to: &writer)
      }
      writer.endLine()
    }
  }

  private static func write(_ problem: InputProblem, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("file", problem.file)
    if let index = problem.index { writer.member("index", index) }
    writer.member("kind", problem.kind.rawValue)
    if problem.line > 0 { writer.member("line", problem.line) }
    writer.member("message", problem.message)
    writer.member("schema", problemSchema)
    writer.endObject()
  }
}

extension CaseLine {
  /// Reads a line without its end; keys that are not known are passed over.
  ///
  /// - Throws: a `JSONError` for what is not JSON, or not such a line.
  package init(parsing line: some Collection<UInt8>) throws(JSONError) {
    let fields = JSONFields(try JSONValue(parsing: Array(line)), "")
    switch fields.tree["schema"]?.string {
    case ResultObject.schema: self = .result(try CaseResult(fields))
    case Self.problemSchema:
      self = .problem(
        InputProblem(
          kind: try fields.name("kind"), file: try fields.text("file"),
          index: try fields.optionalCount("index"), line: try fields.optionalCount("line") ?? 0,
          message: try fields.text("message")))
    default:
      throw fields.wrong("schema", "\"\(ResultObject.schema)\" or \"\(Self.problemSchema)\"")
    }
  }
}

extension CaseResult {
  fileprivate init(_ fields: JSONFields) throws(JSONError) {
    var components: [ComponentReport] = []
    for component in try fields.objects("components") {
      components.append(try ComponentReport(component))
    }
    var report = GradientReport(
      components: components, evaluations: try fields.count("evaluations"),
      method: try fields.optionalText("method") ?? "",
      notes: fields.tree["notes"] == nil ? [] : try fields.texts("notes"))
    for diagnosis in try fields.objects("diagnoses") {
      report.diagnoses.append(
        Diagnosis(
          kind: try diagnosis.name("kind"), message: try diagnosis.text("message"),
          components: try diagnosis.texts("components")))
    }
    for finding in try fields.objects("findings") {
      report.findings.append(
        Finding(
          try finding.name("kind"), verdict: try finding.name("verdict"),
          try finding.text("message")))
    }
    if fields.tree["points"] != nil { report.points = try PointTally(fields.fields("points")) }
    if fields.tree["value"]?.members != nil {
      report.values = [try GradientReport.Value(try fields.fields("value"), name: "f")]
    } else {
      for value in try fields.objects("value") {
        report.values.append(try GradientReport.Value(value, name: try value.text("name")))
      }
    }
    self.init(
      file: try fields.text("file"), id: try fields.text("id"), line: try fields.count("line"),
      function: try fields.text("function"), expected: try fields.name("expected"),
      why: try fields.optionalText("why"), report: report,
      refusal: try fields.optionalText("refusal"))
    index = try fields.count("index")
  }
}

extension ComponentReport {
  fileprivate init(_ fields: JSONFields) throws(JSONError) {
    self.init(
      name: try fields.text("name"), claimed: try fields.anyNumber("claimed"),
      numerical: try fields.anyNumber("numerical"), error: try fields.anyNumber("error"),
      reference: try fields.optionalNumber("reference"), verdict: try fields.name("verdict"),
      digits: try fields.optionalCount("digits"), reason: try fields.optionalText("reason"))
    guard let sides = fields.tree["oneSided"] else { return }
    guard let elements = sides.elements, elements.count == 2 else {
      throw fields.wrong("oneSided", "two derivatives")
    }
    let pair = JSONFields(
      .object([.init(key: "left", value: elements[0]), .init(key: "right", value: elements[1])]),
      "oneSided")
    leftDerivative = try pair.optionalNumber("left")
    rightDerivative = try pair.optionalNumber("right")
  }
}

extension GradientReport.Value {
  fileprivate init(_ fields: JSONFields, name: String) throws(JSONError) {
    self.init(
      name: name, claimed: try fields.anyNumber("claimed"),
      computed: try fields.anyNumber("computed"), verdict: try fields.name("verdict"))
  }
}

extension PointTally {
  fileprivate init(_ fields: JSONFields) throws(JSONError) {
    guard let seed = UInt64(try fields.text("seed")) else {
      throw fields.wrong("seed", "a seed as a string")
    }
    self.init(seed: seed)
    kinks = try fields.count("kinks")
    matches = try fields.count("matches")
    mismatches = try fields.count("mismatches")
    undecided = try fields.count("undecided")
    undefined = try fields.count("undefined")
  }
}
