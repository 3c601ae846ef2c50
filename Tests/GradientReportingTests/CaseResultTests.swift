import GradientChecking
import GradientReporting
import Testing

@Suite("The result of a case")
struct CaseResultTests {
  @Test("A case passes when its verdict is the expected one, and only then")
  func passed() {
    for verdict in Verdict.allCases {
      for expected in Verdict.allCases {
        var result = Sample.passing.results[0]
        result.report.components[0].verdict = verdict
        result.expected = expected
        #expect(result.passed == (verdict == expected))
        result.refusal = "not allowed"
        #expect(!result.passed)
      }
    }
  }
}
