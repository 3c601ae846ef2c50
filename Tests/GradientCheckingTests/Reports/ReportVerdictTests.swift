import GradientChecking
import Testing

@Suite("The verdict of a report with findings, values and components")
struct ReportVerdictTests {
  private func report(
    components: [Verdict] = [], values: [Verdict] = [], findings: [Verdict] = []
  ) -> GradientReport {
    GradientReport(
      components: components.map {
        ComponentReport(name: "x", claimed: 1, numerical: 1, error: 0, verdict: $0)
      },
      values: values.map { .init(name: "f", claimed: 1, computed: 1, verdict: $0) },
      findings: findings.map { Finding(.wrongShape, verdict: $0, "") }, evaluations: 0,
      method: "adaptive")
  }

  @Test("it is the worst of all of them, wherever that is")
  func worst() {
    for first in Verdict.allCases {
      for second in Verdict.allCases {
        let worst = max(first, second)
        #expect(report(components: [first, second]).verdict == worst)
        #expect(report(components: [first], findings: [second]).verdict == worst)
        #expect(report(components: [first], values: [second]).verdict == worst)
        #expect(report(values: [first], findings: [second]).verdict == worst)
        #expect(report(findings: [first, second]).verdict == worst)
        #expect(report(components: [first], findings: [second]).matches == (worst == .match))
      }
    }
  }

  @Test("a finding alone keeps a report from matching, though every component matches")
  func findingAlone() {
    for verdict in Verdict.allCases where verdict != .match {
      let report = report(components: [.match, .match], values: [.match], findings: [verdict])
      #expect(report.verdict == verdict)
      #expect(!report.matches)
    }
  }

  @Test("in a check, what is found outweighs what matches")
  func checks() {
    var sum = 0.0
    let accumulating = gradientCheck(at: [3]) {
      $0[0] * $0[0]
    } gradient: {
      sum += 2 * $0[0]
      return [sum]
    }
    #expect(accumulating.names(.match) == ["x[0]"])
    #expect(accumulating.verdict == .mismatch)
    let wrongValue = gradientCheck(at: 3) {
      $0 * $0
    } valueAndGradient: {
      (8, 2 * $0)
    }
    #expect(wrongValue.names(.match) == ["x"])
    #expect(wrongValue.verdict == .mismatch)
  }

  @Test("every point of a tally was drawn, whatever came of it")
  func tally() {
    var tally = PointTally(seed: 3)
    #expect(tally.drawn == 0)
    tally.matches = 1
    tally.mismatches = 2
    tally.kinks = 4
    tally.undecided = 8
    tally.undefined = 16
    #expect(tally.drawn == 31)
    #expect(tally.seed == 3)
  }
}
