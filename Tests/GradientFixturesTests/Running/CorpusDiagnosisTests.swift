import GradientChecking
import GradientReporting
import NumericalDifferentiation
import Testing

@testable import GradientFixtures

@Suite("Diagnoses over the corpora")
struct CorpusDiagnosisTests {
  /// What a mistake of ``WrongGradient`` is to be called; nil where it is to stay unexplained.
  private func kind(of mistake: String) -> Diagnosis.Kind? {
    switch mistake {
    case "sign", "sign of the smallest": .sign
    case "factor 2": .accumulated
    case "zeroed", "zeroed smallest": .zeroed
    case "swapped": .swapped
    case "NaN": .nonFinite
    default: nil
    }
  }

  @Test(
    "mistakes are named, and plain errors are not explained", arguments: [Corpus.hard, .random])
  func named(corpus: Corpus) throws {
    let checker = CaseChecker(CheckSettings(), file: corpus.rawValue)
    var asked = 0
    var misnamed: [String] = []
    var unexplained: [String] = []
    for fixture in try corpus.cases() where fixture.isSmooth && fixture.gradientSlot.isFilled {
      try checker.function.prepare(fixture)
      let value = try checker.gradientEstimate(fixture).value
      let names = CaseChecker.componentNames(fixture.variables)
      let truth = fixture.gradientSlot.array.values
      let all = WrongGradient.all(
        of: truth, at: fixture.variables.values, value: value,
        moved: checker.movedByRoundings(fixture))
      for wrong in all {
        var claimed = ClaimedArray()
        claimed.values = wrong.gradient
        let estimate = try checker.heardGradient(fixture, claimed).estimate
        guard
          checker.rule(fixture).worstVerdict(
            claims: checker.claims, estimates: estimate.components) == .mismatch
        else { continue }
        asked += 1
        var report = GradientReport(components: [], evaluations: 0, method: "")
        checker.diagnose(
          fixture, names: names, claims: checker.claims, estimates: estimate.components,
          context: checker.diagnosisContext(fixture, cotangent: CaseChecker.one), in: &report)
        let found = report.diagnoses.map(\.kind)
        // A factor 2 that is also the value of a variable is said to be one of the two.
        let values = fixture.variables.values + fixture.data.values
        if wrong.mistake == "factor 2", values.contains(where: { [2, 0.5].contains(abs($0)) }),
          !found.isEmpty, Set(found).isSubset(of: [.factor, .accumulated])
        {
          continue
        }
        guard found != kind(of: wrong.mistake).map({ [$0] }) ?? [] else { continue }
        let words = "\(fixture.id), \(wrong.mistake) of \(truth): \(found)"
        if found.isEmpty { unexplained.append(words) } else { misnamed.append(words) }
      }
    }
    #expect(asked > 1000)
    #expect(misnamed.isEmpty)
    // The rest is where the bar is wider than a hundredth of the derivative, or where 0 cannot be resolved.
    #expect(Double(unexplained.count) < 0.005 * Double(asked), "\(unexplained)")
  }
}
