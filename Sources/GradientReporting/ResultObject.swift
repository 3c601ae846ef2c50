import GradientChecking
import PlainText

/// The `gradcheck.result/1` object of one case, on one line.
///
/// Keys are in alphabetical order at every level, and so are written here in that order. A key
/// without a value is left out. Components keep the order of the claim.
enum ResultObject {
  /// The format of a line.
  static let schema = "gradcheck.result/1"

  /// Writes the object.
  ///
  /// A case that was refused has a `refusal` and no `verdict`: nothing was judged.
  static func write(_ result: CaseResult, to writer: inout JSONWriter) {
    let report = result.report
    writer.beginObject()
    writer.key("components")
    writer.array(report.components, write(component:to:))
    writer.key("diagnoses")
    writer.array(report.diagnoses, write(diagnosis:to:))
    writer.member("evaluations", report.evaluations)
    writer.member("expected", result.expected.rawValue)
    writer.member("file", result.file)
    if !report.findings.isEmpty {
      writer.key("findings")
      writer.array(report.findings, write(finding:to:))
    }
    writer.member("function", result.function)
    writer.member("id", result.id)
    writer.member("index", result.index)
    writer.member("line", result.line)
    if !report.method.isEmpty { writer.member("method", report.method) }
    if !report.notes.isEmpty {
      writer.key("notes")
      writer.value(report.notes)
    }
    writer.member("passed", result.passed)
    if let points = report.points {
      writer.key("points")
      write(points: points, to: &writer)
    }
    if let refusal = result.refusal { writer.member("refusal", refusal) }
    writer.member("schema", schema)
    if let value = report.values.first, report.values.count == 1 {
      writer.key("value")
      write(value: value, named: false, to: &writer)
    } else if !report.values.isEmpty {
      writer.key("value")
      writer.array(report.values) { write(value: $0, named: true, to: &$1) }
    }
    if result.refusal == nil { writer.member("verdict", report.verdict.rawValue) }
    if let why = result.why { writer.member("why", why) }
    writer.endObject()
  }

  private static func write(component: ComponentReport, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("claimed", component.claimed)
    if let digits = component.digits { writer.member("digits", digits) }
    writer.member("error", component.error)
    writer.member("name", component.name)
    writer.member("numerical", component.numerical)
    if component.leftDerivative != nil || component.rightDerivative != nil {
      writer.key("oneSided")
      writer.array([component.leftDerivative, component.rightDerivative]) { side, writer in
        if let side { writer.value(side) } else { writer.null() }
      }
    }
    if let reason = component.reason { writer.member("reason", reason) }
    if let reference = component.reference { writer.member("reference", reference) }
    writer.member("verdict", component.verdict.rawValue)
    writer.endObject()
  }

  private static func write(diagnosis: Diagnosis, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("components")
    writer.value(diagnosis.components)
    writer.member("kind", diagnosis.kind.rawValue)
    writer.member("message", diagnosis.message)
    writer.endObject()
  }

  private static func write(finding: Finding, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("kind", finding.kind.rawValue)
    writer.member("message", finding.message)
    writer.member("verdict", finding.verdict.rawValue)
    writer.endObject()
  }

  private static func write(points: PointTally, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("kinks", points.kinks)
    writer.member("matches", points.matches)
    writer.member("mismatches", points.mismatches)
    // A seed may be larger than a reader's integers.
    writer.member("seed", "\(points.seed)")
    writer.member("undecided", points.undecided)
    writer.member("undefined", points.undefined)
    writer.endObject()
  }

  private static func write(
    value: GradientReport.Value, named: Bool, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.member("claimed", value.claimed)
    writer.member("computed", value.computed)
    if named { writer.member("name", value.name) }
    writer.member("verdict", value.verdict.rawValue)
    writer.endObject()
  }
}

extension JSONWriter {
  /// Lets a writer append to bytes that somebody else owns; they are not copied.
  static func append(to output: inout [UInt8], _ write: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(appendingTo: output)
    output = []
    write(&writer)
    output = writer.bytes
  }
}
