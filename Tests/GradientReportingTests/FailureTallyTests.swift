import GradientChecking
import Testing

@testable import GradientReporting

@Suite("The last line")
struct FailureTallyTests {
  private func line(
    _ failures: [CaseResult] = [], passed: Int, files: Int, malformed: Int = 0,
    missing: Int = 0, evaluations: Int = 0
  ) -> String {
    var tally = FailureTally()
    for failure in failures { tally.add(failure) }
    var summary = RunSummary()
    summary.passed = passed
    summary.failed = failures.count
    summary.files = files
    summary.malformed = malformed
    summary.missing = missing
    summary.evaluations = evaluations
    return tally.summaryLine(summary)
  }

  @Test("Failures are counted by verdict, the worst first")
  func failures() {
    #expect(
      line(
        Sample.inconclusive.results + Sample.sign.results, passed: 61, files: 9, evaluations: 1_204)
        == "63 cases in 9 files: 61 as expected, 2 not (1 mismatch, 1 inconclusive); "
        + "1,204 evaluations")
  }

  @Test("Success is said in as many words")
  func success() {
    #expect(
      line(passed: 12, files: 1, evaluations: 1)
        == "12 cases in 1 file: all as expected; 1 evaluation")
  }

  @Test("Malformed input is never left out")
  func malformed() {
    #expect(line(passed: 0, files: 1, malformed: 1) == "no cases in 1 file; 1 malformed")
    #expect(
      line(passed: 1, files: 2, malformed: 1_000, evaluations: 9)
        == "1 case in 2 files: all as expected; 1,000 malformed; 9 evaluations")
  }

  @Test("A file that is not there is never left out")
  func missing() {
    #expect(line(passed: 0, files: 0, missing: 1) == "no cases in 0 files; 1 missing")
    #expect(
      line(passed: 1, files: 2, malformed: 2, missing: 3, evaluations: 9)
        == "1 case in 2 files: all as expected; 2 malformed; 3 missing; 9 evaluations")
  }

  @Test("A refused case is counted as not checked, not by the verdict that it has not got")
  func refused() {
    #expect(
      line(Sample.refusal.results, passed: 0, files: 1)
        == "1 case in 1 file: 0 as expected, 1 not (1 not checked); 0 evaluations")
  }
}
