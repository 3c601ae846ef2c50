import GradientChecking
import PlainText

/// The Test Anything Protocol, version 13: a test point for each case, the plan at the end.
///
/// A case that is not as expected carries a YAML block. Its strings are JSON strings, which YAML 1.2
/// reads as they are. Malformed or missing input is a test point of its own that fails.
struct TAPRenderer: ReportRenderer {
  private var points = 0
  private var tally = FailureTally()

  var wantsPassingCases: Bool { true }

  func begin(into output: inout [UInt8]) {
    append("TAP version 13", to: &output)
  }

  mutating func render(_ result: CaseResult, into output: inout [UInt8]) {
    points += 1
    let description = Self.escape("\(VisibleText.of(result.file)) \(VisibleText.of(result.id))")
    append("\(result.passed ? "ok" : "not ok") \(points) - \(description)", to: &output)
    guard !result.passed else { return }
    tally.add(result)
    append("  ---", to: &output)
    for line in Self.diagnostics(result) { append("  " + line, to: &output) }
    append("  ...", to: &output)
  }

  mutating func finish(_ summary: RunSummary, into output: inout [UInt8]) {
    if !summary.unchecked.isEmpty {
      points += 1
      append("not ok \(points) - \(summary.uncheckedWords), named on standard error", to: &output)
    }
    append(points > 0 ? "1..\(points)" : "1..0 # SKIP no cases", to: &output)
    append("# " + tally.summaryLine(summary), to: &output)
  }

  private func append(_ line: String, to output: inout [UInt8]) {
    output.append(contentsOf: line.utf8)
    output.append(UInt8(ascii: "\n"))
  }

  /// Escapes what would begin a directive (`# SKIP`), and the escape itself.
  private static func escape(_ description: String) -> String {
    var escaped = ""
    for scalar in description.unicodeScalars {
      if scalar == "\\" || scalar == "#" { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }
}

/// The YAML block under a failed test point, line by line.
extension TAPRenderer {
  private static func diagnostics(_ result: CaseResult) -> [String] {
    let report = result.report
    var lines = ["message: " + yaml(result.outcomeAndRefusal)]
    lines += ["at:", "  file: " + yaml(result.file), "  line: \(result.line)"]
    lines.append("function: " + yaml(result.function))
    if let why = result.why { lines.append("why: " + yaml(why)) }
    lines += list("components", FailureText.worst(report.components), fields: fields(of:))
    if report.components.count > FailureText.rowLimit {
      lines.append("componentsInAll: \(report.components.count)")
    }
    lines += list("values", report.values, fields: fields(of:))
    lines += list("likely", report.diagnoses) { diagnosis in
      [("kind", diagnosis.kind.rawValue), ("message", yaml(diagnosis.message))]
    }
    if !report.notes.isEmpty {
      lines.append("notes:")
      lines += report.notes.map { "  - " + yaml($0) }
    }
    return lines
  }

  private static func fields(of component: ComponentReport) -> [(String, String)] {
    var fields = [
      ("name", yaml(component.name)), ("claimed", yaml(component.claimed)),
      ("numerical", yaml(component.numerical)), ("error", yaml(component.error)),
    ]
    if let left = component.leftDerivative { fields.append(("fromTheLeft", yaml(left))) }
    if let right = component.rightDerivative { fields.append(("fromTheRight", yaml(right))) }
    if let reference = component.reference { fields.append(("reference", yaml(reference))) }
    fields.append(("verdict", component.verdict.rawValue))
    if let reason = component.reason { fields.append(("reason", yaml(reason))) }
    return fields
  }

  private static func fields(of value: GradientReport.Value) -> [(String, String)] {
    [
      ("name", yaml(value.name)), ("claimed", yaml(value.claimed)),
      ("computed", yaml(value.computed)), ("verdict", value.verdict.rawValue),
    ]
  }

  /// Returns a list of mappings under a key; nothing where there are no items.
  private static func list<Item>(
    _ key: String, _ items: [Item], fields: (Item) -> [(String, String)]
  ) -> [String] {
    guard !items.isEmpty else { return [] }
    return ["\(key):"]
      + items.flatMap { item in
        fields(item).enumerated().map { index, field in
          (index == 0 ? "  - " : "    ") + "\(field.0): \(field.1)"
        }
      }
  }

  private static func yaml(_ text: String) -> String {
    var writer = JSONWriter()
    writer.value(text)
    return writer.text
  }

  private static func yaml(_ number: Double) -> String {
    var writer = JSONWriter()
    writer.value(number)
    return writer.text
  }
}
