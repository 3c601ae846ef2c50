import GradientChecking
import PlainText

/// Text for people: a block for every case that is not as expected, and a summary.
struct TextRenderer: ReportRenderer {
  private let verbosity: ReportOptions.Verbosity
  private let style: TextStyle
  private var tally = FailureTally()

  init(options: ReportOptions) {
    verbosity = options.verbosity
    style = TextStyle(colour: options.colour)
  }

  var wantsPassingCases: Bool { verbosity == .verbose }

  func begin(into output: inout [UInt8]) {}

  mutating func render(_ result: CaseResult, into output: inout [UInt8]) {
    if result.passed {
      guard verbosity == .verbose else { return }
      let components = NumberFormatting.count(result.report.components.count, "component")
      let evaluations = NumberFormatting.count(result.report.evaluations, "evaluation")
      let cost = style.paint("(\(components), \(evaluations))", .secondary)
      append("\(result.headline(style: style)) \(cost)", to: &output)
    } else {
      tally.add(result)
      append(result.headline(style: style), to: &output)
      guard verbosity != .quiet else { return }
      for line in result.explanation(style: style) { append(line, to: &output) }
      append("", to: &output)
    }
  }

  func finish(_ summary: RunSummary, into output: inout [UInt8]) {
    guard verbosity != .quiet else { return }
    append(tally.summaryLine(summary), to: &output)
  }

  private func append(_ line: String, to output: inout [UInt8]) {
    output.append(contentsOf: line.utf8)
    output.append(UInt8(ascii: "\n"))
  }
}
