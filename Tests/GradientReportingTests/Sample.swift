import GradientChecking
import GradientReporting
import Testing

/// A named run, the same for every format.
struct Sample: CustomTestStringConvertible, Sendable {
  var name: String
  var results: [CaseResult]
  var malformed = 0

  var testDescription: String { name }

  /// The totals that a runner would hand over.
  var summary: RunSummary {
    var summary = RunSummary()
    summary.files = Set(results.map(\.file)).count + malformed
    summary.passed = results.count { $0.passed }
    summary.failed = results.count - summary.passed
    summary.malformed = malformed
    summary.evaluations = results.reduce(0) { $0 + $1.report.evaluations }
    return summary
  }

  /// Everything a renderer of this format writes about the run.
  func render(
    _ format: ReportFormat, _ options: ReportOptions = ReportOptions(),
    skippingPassingCases: Bool = false
  ) -> [UInt8] {
    var renderer = format.makeRenderer(options)
    var output: [UInt8] = []
    renderer.begin(into: &output)
    for result in results where !(skippingPassingCases && result.passed) {
      renderer.render(result, into: &output)
    }
    renderer.finish(summary, into: &output)
    return output
  }

  func text(_ format: ReportFormat, _ options: ReportOptions = ReportOptions()) -> String {
    String(decoding: render(format, options), as: UTF8.self)
  }
}
