import GradientChecking

/// What is said of a case in one line, by every format for people.
extension CaseResult {
  /// Where the case stands: `Fixtures/lesson-2.json:14`, in the form that editors make a link of.
  var location: String {
    line > 0 ? "\(VisibleText.of(file)):\(line)" : VisibleText.of(file)
  }

  /// What came of the case: `mismatch, expected match`.
  var outcome: String {
    if let refusal { return "not checked: " + VisibleText.of(refusal) }
    let verdict = report.verdict.rawValue
    return passed ? "\(verdict), as expected" : "\(verdict), expected \(expected.rawValue)"
  }

  /// The identifier, cut where it would hide the rest of the line.
  var visibleID: String { VisibleText.of(id, width: 80) }

  /// The line above a case's block: `Fixtures/lesson-2.json:14: 2.3-sign: mismatch, expected match`.
  func headline(style: TextStyle) -> String {
    let role: TextStyle.Role = .verdict(refusal == nil ? report.verdict : .mismatch)
    return style.paint("\(location): \(visibleID):", .heading) + " " + style.paint(outcome, role)
  }

  /// The lines under the headline: the function, why the case is there, and what was found.
  func explanation(style: TextStyle) -> [String] {
    var lines = ["  function: " + VisibleText.of(function, width: 72)]
    if let why { lines.append("  why: " + VisibleText.of(why)) }
    return lines + FailureText(style: style).lines(report)
  }
}
