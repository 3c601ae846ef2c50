import GradientChecking
import GradientFixtures
import GradientReporting
import PlainText

/// What a run has come to so far; problems go to standard error as they are found.
struct CheckTally {
  var summary = RunSummary()
  var status = ExitStatus.success

  /// Whether nothing at all was checked, though something was to be.
  var isFruitless: Bool { summary.passed + summary.failed == 0 && status != .success }

  /// Something that cannot be read or checked.
  mutating func report(_ problem: InputProblem) {
    // A formula's error points into it, over several lines.
    let message = problem.message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { VisibleText.of(String($0)) }.joined(separator: "\n")
    StandardError.write("gradcheck: \(message)\n")
    count(problem)
  }

  /// The same without a word.
  mutating func count(_ problem: InputProblem) {
    switch problem.kind {
    case .malformed:
      summary.malformed += 1
      status = status.combined(with: .malformedFile)
    case .missing:
      summary.missing += 1
      status = status.combined(with: .missingFile)
    }
  }

  /// A case that was checked.
  mutating func count(passed: Bool, evaluations: Int) {
    if passed { summary.passed += 1 } else { summary.failed += 1 }
    summary.evaluations += evaluations
    if !passed { status = status.combined(with: .notAsExpected) }
  }

  /// A line of results, however it came about.
  mutating func count(_ line: CaseLine) {
    switch line {
    case .result(let result):
      count(passed: result.passed, evaluations: result.report.evaluations)
    case .problem(let problem): report(problem)
    }
  }

  /// A file whose cases were checked without lines.
  mutating func report(_ outcome: FixtureRun.FileOutcome) {
    for problem in outcome.problems { report(problem.problem) }
    summary.files += outcome.summary.files
    summary.passed += outcome.summary.passed
    summary.failed += outcome.summary.failed
    summary.evaluations += outcome.summary.evaluations
    if outcome.summary.failed > 0 { status = status.combined(with: .notAsExpected) }
  }
}
