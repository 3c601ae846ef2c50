import GradientChecking
import PlainText

/// What is said of a case in one line, by every format for people.
extension CaseResult {
  /// Where the case stands: `Fixtures/lesson-2.json:14`, in the form that editors make a link of.
  var location: String {
    line > 0 ? "\(VisibleText.of(file)):\(line)" : VisibleText.of(file)
  }

  /// What came of the case: `mismatch, expected match`.
  var outcome: String {
    guard refusal == nil else { return "not checked" }
    let verdict = report.verdict.rawValue
    return passed ? "\(verdict), as expected" : "\(verdict), expected \(expected.rawValue)"
  }

  /// The outcome, and why the case was refused where it was.
  var outcomeAndRefusal: String {
    refusal.map { "\(outcome): \(VisibleText.of($0))" } ?? outcome
  }

  /// The identifier, cut where it would hide the rest of the line.
  var visibleID: String { VisibleText.of(id, width: 80) }

  /// The line above a case's block: `Fixtures/lesson-2.json:14: 2.3-sign: mismatch, expected match`.
  func headline(style: TextStyle) -> String {
    // The colour tells whether the case passed; a wanted mismatch is good news.
    let colour: Verdict =
      passed ? .match : refusal == nil ? max(report.verdict, .inconclusive) : .mismatch
    return style.paint("\(location): \(visibleID):", .heading) + " "
      + style.paint(outcomeAndRefusal, .verdict(colour))
  }

  /// The lines under the headline: the function, why the case is there, and what was found.
  func explanation(style: TextStyle) -> [String] {
    var lines = ["  function: " + VisibleText.of(function, width: 72)]
    if let why { lines.append("  why: " + VisibleText.of(why)) }
    return lines + FailureText(style: style).lines(report)
  }
}
