import GradientChecking
import GradientReporting
import Testing

@testable import GradientFixtures

@Suite("Families of claims")
struct FamilyTests {
  @Test(
    "no right claim is accused, no wrong one accepted", arguments: ClaimFamily.all,
    [1, 2] as [UInt64])
  func verdicts(family: ClaimFamily, seed: UInt64) async throws {
    let cases = family.cases(seed: seed)
    let lines = cases.indices.map { cases[$0].json(id: "\($0)") }
    let results = try await commandVerdicts(lines)
    var accused: [String] = []
    var accepted: [String] = []
    var undecided: [String] = []
    for (index, result) in results.enumerated() {
      switch (cases[index].isRight, result.report.verdict) {
      case (true, .mismatch), (true, .nondifferentiable): accused.append(lines[index])
      case (true, .inconclusive): undecided.append(lines[index])
      case (false, .match): accepted.append(lines[index])
      default: break
      }
    }
    #expect(accused.isEmpty, "\(accused.joined(separator: "\n"))")
    #expect(accepted.isEmpty, "\(accepted.joined(separator: "\n"))")
    #expect(
      undecided.count <= family.undecided.most,
      "\(family.undecided.why)\n\(undecided.joined(separator: "\n"))")
  }

  @Test("the same seed gives the same claims, another one others")
  func seeds() {
    for family in ClaimFamily.all {
      func lines(_ seed: UInt64) -> [String] { family.cases(seed: seed).map { $0.json(id: "a") } }
      #expect(lines(1) == lines(1))
      #expect(lines(1) != lines(2))
      #expect(lines(1).count >= 20)
    }
  }
}
