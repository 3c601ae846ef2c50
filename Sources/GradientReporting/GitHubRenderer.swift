import PlainText

/// Workflow commands of GitHub Actions: an `::error` at the line of each case not as expected.
///
/// The runner obeys `::command` at the start of a line, and its older form `##[command]` anywhere in
/// one that is not already a command. So text from a file never begins a line, and a line of plain
/// text cannot hold the older form.
struct GitHubRenderer: ReportRenderer {
  private let verbosity: ReportOptions.Verbosity
  private var tally = FailureTally()

  init(options: ReportOptions) {
    verbosity = options.verbosity
  }

  var wantsPassingCases: Bool { verbosity == .verbose }

  func begin(into output: inout [UInt8]) {}

  mutating func render(_ result: CaseResult, into output: inout [UInt8]) {
    let plain = TextStyle(colour: false)
    guard !result.passed else {
      guard verbosity == .verbose else { return }
      append("ok " + Self.disarm(result.headline(style: plain)), to: &output)
      return
    }
    tally.add(result)
    var properties = ["file=" + Self.escape(property: VisibleText.of(result.file))]
    if result.line > 0 { properties.append("line=\(result.line)") }
    properties.append("title=" + Self.escape(property: "\(result.visibleID): \(result.outcome)"))
    var explanation = [result.outcomeAndRefusal]
    if verbosity != .quiet { explanation += result.explanation(style: plain) }
    let message = Self.escape(data: explanation.joined(separator: "\n"))
    append("::error \(properties.joined(separator: ","))::\(message)", to: &output)
  }

  func finish(_ summary: RunSummary, into output: inout [UInt8]) {
    guard verbosity != .quiet else { return }
    append(tally.summaryLine(summary), to: &output)
  }

  private func append(_ line: String, to output: inout [UInt8]) {
    output.append(contentsOf: line.utf8)
    output.append(UInt8(ascii: "\n"))
  }

  /// Escapes a message as GitHub's own toolkit does.
  private static func escape(data text: String) -> String {
    escape(text, inProperty: false)
  }

  /// Escapes a property's value: as a message, and what would end the value.
  private static func escape(property text: String) -> String {
    escape(text, inProperty: true)
  }

  private static func escape(_ text: String, inProperty: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where inProperty: escaped += "%3A"
      case "," where inProperty: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Spells out each `#` of a line that might hold the older form of a command.
  ///
  /// The form itself is not looked for: a search that follows a culture's rules, as the runner's may,
  /// finds it with invisible characters in between.
  private static func disarm(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.contains("#"), scalars.contains("[") else { return text }
    return scalars.reduce(into: "") { disarmed, scalar in
      if scalar == "#" {
        disarmed += #"\u{23}"#
      } else {
        disarmed.unicodeScalars.append(scalar)
      }
    }
  }
}
