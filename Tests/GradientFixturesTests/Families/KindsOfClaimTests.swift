import GradientChecking
import GradientReporting
import Testing

@testable import GradientFixtures

@Suite("Families of claims as Jacobians, products and Hessians")
struct KindsOfClaimTests {
  @Test(
    "no right claim is accused, no wrong one accepted", arguments: PairedKind.allCases,
    [1, 2] as [UInt64])
  func pairs(kind: PairedKind, seed: UInt64) async throws {
    let families =
      ClaimFamily.fits + ClaimFamily.minima + ClaimFamily.units + ClaimFamily.joints
      + ClaimFamily.flats
    let claims = PairedClaim.some(of: families, kind, seed: seed, each: 5)
    try await judge(
      claims.indices.map { (claims[$0].json(id: "\($0)"), claims[$0].isRight) }, mostUndecided: 2)
    #expect(claims.count > 180)
  }

  @Test("Hessians in closed form", arguments: [1, 2] as [UInt64])
  func hessians(seed: UInt64) async throws {
    let claims = HessianClaim.all(seed: seed)
    // A joint of the second derivative nearer than the steps of a second difference, beside values of another size.
    try await judge(
      claims.indices.map { (claims[$0].json(id: "\($0)"), claims[$0].isRight) }, mostUndecided: 14)
    #expect(claims.count > 120)
  }

  private func judge(
    _ claims: [(line: String, isRight: Bool)], mostUndecided: Int
  ) async throws {
    let results = try await commandVerdicts(claims.map(\.line))
    var accused: [String] = []
    var accepted: [String] = []
    var undecided: [String] = []
    for (claim, result) in zip(claims, results) {
      switch (claim.isRight, result.report.verdict) {
      case (true, .mismatch), (true, .nondifferentiable): accused.append(claim.line)
      case (true, .inconclusive): undecided.append(claim.line)
      case (false, .match): accepted.append(claim.line)
      default: break
      }
    }
    #expect(accused.isEmpty, "\(accused.joined(separator: "\n"))")
    #expect(accepted.isEmpty, "\(accepted.joined(separator: "\n"))")
    #expect(undecided.count <= mostUndecided, "\(undecided.joined(separator: "\n"))")
  }
}
