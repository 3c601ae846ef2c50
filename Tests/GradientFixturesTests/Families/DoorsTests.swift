import GradientChecking
import GradientReporting
import Testing

@testable import GradientFixtures

@Suite("Command and library give one verdict")
struct DoorsTests {
  private static let families =
    ClaimFamily.joints + ClaimFamily.flats + ClaimFamily.minima + ClaimFamily.units

  /// The function of a case as a closure gives it to the library.
  private final class Compiled {
    private let function = FixtureFunction()

    init(_ fixture: FixtureCase) throws { try function.prepare(fixture) }

    func outputs(_ x: [Double]) -> [Double] {
      var values = [Double](repeating: .nan, count: function.outputCount)
      x.withUnsafeBufferPointer { point in
        values.withUnsafeMutableBufferPointer { function.evaluate(point, into: $0) }
      }
      return values
    }
  }

  private func fixtures(_ lines: [String]) throws -> [FixtureCase] {
    let read = FixtureReader(file(lines)).read()
    try #require(read.problems.isEmpty && read.cases.count == lines.count)
    return read.cases
  }

  @Test("on gradients")
  func gradients() async throws {
    let cases = Self.families.flatMap { $0.cases(seed: 3).prefix(50) }
    let lines = cases.indices.map { cases[$0].json(id: "\($0)") }
    let results = try await commandVerdicts(lines)
    var different: [String] = []
    for (index, fixture) in try fixtures(lines).enumerated() {
      let compiled = try Compiled(fixture)
      let report = gradientCheck(
        at: fixture.variables.values, with: .kinks(cases[index].question.kinks)
      ) {
        compiled.outputs($0)[0]
      } gradient: { _ in
        cases[index].gradient
      }
      let own = results[index].report.verdict
      if report.verdict != own { different.append("\(own), \(report.verdict): \(lines[index])") }
    }
    #expect(different.isEmpty, "\(different.joined(separator: "\n"))")
    #expect(cases.count > 600)
  }

  @Test("on Jacobians and products", arguments: PairedKind.allCases)
  func pairs(kind: PairedKind) async throws {
    let claims = PairedClaim.some(of: Self.families, kind, seed: 3, each: 5)
    let lines = claims.indices.map { claims[$0].json(id: "\($0)") }
    let results = try await commandVerdicts(lines)
    var different: [String] = []
    for (index, fixture) in try fixtures(lines).enumerated() {
      let compiled = try Compiled(fixture)
      let claim = claims[index]
      let x = fixture.variables.values
      let report =
        switch kind {
        case .jacobian:
          jacobianCheck(at: x, of: compiled.outputs) { _ in claim.rows(x.count) }
        case .jvp:
          jvpCheck(at: x, along: claim.tangent, of: compiled.outputs) { _, _ in claim.numbers }
        case .vjp:
          vjpCheck(at: x, cotangent: claim.cotangent, of: compiled.outputs) { _, _ in
            claim.numbers
          }
        }
      let own = results[index].report.verdict
      if report.verdict != own { different.append("\(own), \(report.verdict): \(lines[index])") }
    }
    #expect(different.isEmpty, "\(different.joined(separator: "\n"))")
    #expect(claims.count > 100)
  }
}
