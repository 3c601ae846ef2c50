import GradientChecking
import PlainText

/// What a renderer remembers of the failed cases, for its last line.
struct FailureTally {
  private var verdicts: [Verdict: Int] = [:]
  private var refused = 0

  /// Counts a case that did not pass.
  mutating func add(_ result: CaseResult) {
    if result.refusal != nil {
      refused += 1
    } else {
      verdicts[result.report.verdict, default: 0] += 1
    }
  }

  /// The failures by verdict, the worst first: `1 mismatch, 1 inconclusive`; empty without any.
  var breakdown: String {
    var parts = Verdict.allCases.sorted(by: >).compactMap { verdict in
      verdicts[verdict].map { "\(NumberFormatting.count($0)) \(verdict.rawValue)" }
    }
    if refused > 0 { parts.append("\(NumberFormatting.count(refused)) not checked") }
    return parts.joined(separator: ", ")
  }

  /// The line under a report.
  ///
  /// ```
  /// 63 cases in 9 files: 61 as expected, 2 not (1 mismatch, 1 inconclusive); 1,204 evaluations
  /// 12 cases in 1 file: all as expected; 312 evaluations
  /// 12 cases in 2 files: all as expected; 1 malformed; 312 evaluations
  /// no cases in 1 file; 1 malformed
  /// no cases in 0 files; 1 missing
  /// ```
  func summaryLine(_ summary: RunSummary) -> String {
    let cases = summary.passed + summary.failed
    let files = NumberFormatting.count(summary.files, "file")
    guard cases > 0 else { return "no cases in \(files)" + unchecked(summary) }

    var line = "\(NumberFormatting.count(cases, "case")) in \(files): "
    if summary.failed == 0 {
      line += "all as expected"
    } else {
      line += "\(NumberFormatting.count(summary.passed)) as expected, "
      line += "\(NumberFormatting.count(summary.failed)) not"
      if !breakdown.isEmpty { line += " (\(breakdown))" }
    }
    line += unchecked(summary)
    return line + "; \(NumberFormatting.count(summary.evaluations, "evaluation"))"
  }

  private func unchecked(_ summary: RunSummary) -> String {
    summary.unchecked.map { "; \(NumberFormatting.count($0.count)) \($0.what)" }.joined()
  }
}

extension RunSummary {
  /// What stands between a run without failures and a good one: never left out, in any format.
  var unchecked: [(what: String, count: Int)] {
    [("malformed", malformed), ("missing", missing)].filter { $0.1 > 0 }
  }

  /// The same in one clause: `1 malformed, 2 missing`; empty where everything was checked.
  var uncheckedWords: String {
    unchecked.map { "\(NumberFormatting.count($0.count)) \($0.what)" }.joined(separator: ", ")
  }
}
