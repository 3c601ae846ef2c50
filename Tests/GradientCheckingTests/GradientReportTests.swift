import GradientChecking
import NumericalDifferentiation
import Testing

@Suite("Reports on whole gradients")
struct GradientReportTests {
  private let rule = VerdictRule()

  private func claims(_ values: Double...) -> [ClaimedNumber] { values.map { ClaimedNumber($0) } }

  @Test("verdicts are ordered from the best to the worst")
  func order() {
    #expect(Verdict.match < .inconclusive)
    #expect(Verdict.inconclusive < .nondifferentiable)
    #expect(Verdict.nondifferentiable < .mismatch)
    #expect(Verdict.allCases.sorted() == [.match, .inconclusive, .nondifferentiable, .mismatch])
  }

  @Test("the worst component's verdict is the gradient's, with and without words")
  func worst() {
    let estimates: [DerivativeEstimate] = [
      .bar(1, 1e-12), .bar(2, 0.5), .kink(-1, 1), .bar(4, 1e-12),
    ]
    for (fourth, expected) in [(4, Verdict.nondifferentiable), (5, .mismatch)]
      as [(Double, Verdict)]
    {
      let claims = claims(1, 2, 0, fourth)
      #expect(rule.worstVerdict(claims: claims, estimates: estimates) == expected)
      let reports = rule.reports(
        names: ["a", "b", "c", "d"], claims: claims, estimates: estimates)
      let report = GradientReport(components: reports, evaluations: 0, method: "")
      #expect(report.verdict == expected)
    }
    #expect(rule.worstVerdict(claims: [], estimates: []) == .match)
  }

  @Test("a report carries the numbers it was made of")
  func numbers() {
    let reports = rule.reports(
      names: ["x", "y"], claims: claims(28, -1),
      estimates: [.bar(28.5, 1e-10), .kink(-1, 1)], references: [28.5, 0])
    #expect(reports[0].name == "x")
    #expect(reports[0].claimed == 28)
    #expect(reports[0].numerical == 28.5)
    #expect(reports[0].error == 1e-10)
    #expect(reports[0].reference == 28.5)
    #expect(reports[0].verdict == .mismatch)
    #expect(reports[0].leftDerivative == nil)
    #expect(reports[1].leftDerivative == -1)
    #expect(reports[1].rightDerivative == 1)
    #expect(reports[1].verdict == .nondifferentiable)
  }

  @Test("a plain match needs no words, everything else has some")
  func reasons() throws {
    let estimates: [(Double, DerivativeEstimate, Bool)] = [
      (1, .bar(1, 1e-12), false), (2, .bar(1, 1e-12), true), (1, .bar(1, 0.1), true),
      (.nan, .bar(1, 1e-12), true), (0, .kink(-1, 1), true), (0, .kink(0, .infinity), true),
      (1, .bar(1, 1e-12, status: .edge(.right)), true),
      (2, .bar(1, 1e-3, status: .noisy), true),
    ]
    for (claim, estimate, hasWords) in estimates {
      let report = try #require(
        rule.reports(names: ["x"], claims: claims(claim), estimates: [estimate]).first)
      #expect((report.reason != nil) == hasWords, "\(claim): \(report.reason ?? "none")")
    }
    for reason in DerivativeEstimate.reasons {
      let report = rule.reports(
        names: ["x"], claims: claims(1), estimates: [.unresolved(reason)])[0]
      #expect(report.reason?.isEmpty == false)
      #expect(report.verdict == .inconclusive)
    }
  }

  @Test("agreeing digits count what claim and witness are known to share")
  func digits() {
    func digits(_ claim: Double, _ value: Double, _ error: Double) -> Int? {
      rule.reports(names: ["x"], claims: claims(claim), estimates: [.bar(value, error)])[0].digits
    }
    #expect(digits(1, 1, 1e-12) == 12)
    #expect(digits(1, 1, 0) == 17)
    #expect(digits(1.001, 1, 1e-12) == 3)
    #expect(digits(-1, 1, 1e-12) == 0)
    #expect(digits(0, 0, 1e-12) == nil)
    #expect(digits(1, 1, .infinity) == nil)
    #expect(digits(.nan, 1, 1e-12) == nil)
  }

  @Test("a claimed value of the function is judged by rounding and noise")
  func values() {
    #expect(rule.verdict(onValue: ClaimedNumber(77), computed: 77) == .match)
    #expect(rule.verdict(onValue: ClaimedNumber(77.001), computed: 77) == .mismatch)
    #expect(rule.verdict(onValue: ClaimedNumber(77.001), computed: 77, noise: 1e-3) == .match)
    #expect(
      rule.verdict(onValue: ClaimedNumber(14.18, halfUnit: 0.005), computed: 14.184375) == .match)
    #expect(rule.verdict(onValue: ClaimedNumber(.nan), computed: .nan) == .mismatch)
    #expect(rule.verdict(onValue: ClaimedNumber(1), computed: .infinity) == .mismatch)
    #expect(rule.verdict(onValue: ClaimedNumber(.infinity), computed: .infinity) == .mismatch)
  }
}
