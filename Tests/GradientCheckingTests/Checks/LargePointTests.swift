import GradientChecking
import GradientReporting
import Testing

/// 10,000 components, one of which is wrong: whoever reads the report must see which.
@Suite("Points of ten thousand components")
struct LargePointTests {
  private static let count = 10_000
  private static let used = [42, 3333]

  /// x₄₂ x₃₃₃₃ + x₄₂², which costs nothing whatever the number of components.
  private func f(_ x: [Double]) -> Double { x[42] * x[3333] + x[42] * x[42] }

  private func report(_ change: (inout [Double]) -> Void) -> GradientReport {
    let point = (0..<Self.count).map { 1 + Double($0 % 7) }
    return gradientCheck(at: point) {
      f($0)
    } gradient: { x in
      var claim = [Double](repeating: 0, count: x.count)
      claim[42] = x[3333] + 2 * x[42]
      claim[3333] = x[42]
      change(&claim)
      return claim
    }
  }

  @Test("one by one, the wrong one is named, by its mistake and at the top of the table")
  func oneByOne() {
    let report = report { $0[3333] *= -1 }
    #expect(report.names(.mismatch) == ["x[3333]"])
    #expect(report.diagnoses.map(\.message) == ["x[3333] has the opposite sign"])
    let lines = report.failureText(title: "large").split(separator: "\n")
    #expect(lines.count < 30)
    #expect(lines[2].contains("x[3333]"))
    #expect(lines.contains { $0.contains("9,980 more components") })
    #expect(report.evaluations < 30 * Self.count)
  }

  @Test("where all are wrong, twenty are shown and the others counted")
  func all() {
    let report = report { claim in claim = claim.map { $0 + 1 } }
    #expect(report.names(.mismatch).count == Self.count)
    let lines = report.failureText(title: "large").split(separator: "\n")
    #expect(lines.count < 30)
    #expect(lines.contains { $0.contains("9,980 more components: 9,980 mismatch") })
  }

  @Test("a mistake that ten thousand components share is named without much ado")
  func mistakes() {
    let truth = (0..<Self.count).map { Double(1 + $0 * $0 % 10_007) }
    for (factor, kind) in [(-1.0, Diagnosis.Kind.sign), (2, .accumulated), (1.37, .factor)] {
      #expect(WrongClaim(of: truth, truth.map { factor * $0 }).kinds == [kind])
    }
    #expect(WrongClaim(of: truth, truth.reversed()).kinds == [.swapped])
    #expect(WrongClaim(of: truth, truth.map { $0 + 0.25 }).kinds.isEmpty)
  }
}
