import DifferentiableTesting
import TestSupport

/// What a failing expectation shows.
@Suite struct FailureTests {
  private func shows(_ issue: Issue, _ parts: String...) -> Bool {
    let text = issue.comments.map(\.rawValue).joined(separator: "\n")
    return parts.allSatisfy { text.contains($0) }
  }

  @Test func `With the trait, a failing predicate shows its table, on its own line`() async throws {
    let line = #line + 2
    let found = try await recordedIssues(under: GradientCheckingTrait.gradientChecking) {
      #expect(gradientsMatch(at: [3, 4]) { x in x[0] * negated(x[1]) })
    }
    #expect(found.count == 1)
    let issue = try #require(found.first)
    #expect(shows(issue, "gradients do not match", "x[1]", "-3", "opposite sign"))
    #expect(issue.sourceLocation?.line == line)
    #expect(issue.sourceLocation?.fileID == #fileID)
  }

  @Test func `A pullback that is wrong shows its table`() async throws {
    let found = try await recordedIssues(under: GradientCheckingTrait.gradientChecking) {
      #expect(vjpMatches(at: [3, 4]) { x in [x[0], negated(x[1])] })
    }
    #expect(found.count == 1)
    #expect(shows(try #require(found.first), "gradients do not match", "vjp/x[1]"))
  }

  @Test func `A wrong value is told in a sentence`() async throws {
    let found = try await recordedIssues(under: GradientCheckingTrait.gradientChecking) {
      #expect(gradientsMatch(at: 3) { x in misvalued(x) })
    }
    #expect(
      shows(
        try #require(found.first),
        "the value that comes with the gradient is 27, and the function's is 9"))
  }

  @Test func `A failing expectation shows its table, its comment and its place`() async throws {
    let found = try await recordedIssues(under: GradientCheckingTrait.gradientChecking) {
      #expect(gradientsMatch(at: [3, 4]) { x in x[0] * negated(x[1]) }, "the product")
    }
    #expect(found.count == 1)
    let issue = try #require(found.first)
    #expect(shows(issue, "the product", "gradients do not match", "x[1]", "opposite sign"))
    #expect(issue.sourceLocation?.fileID == #fileID)
  }

  @Test func `Every expectation records an issue where the gradient is wrong`() {
    withKnownIssue { #expect(gradientsMatch(at: 3) { x in leaking(x) }) }
    withKnownIssue { #expect(gradientsMatch(at: [3]) { x in leaking(x[0]) }) }
    withKnownIssue { #expect(gradientsMatch(at: 2, 3) { x, y in x * leaking(y) }) }
    withKnownIssue { #expect(gradientsMatch(at: 2, 3, 4) { x, y, z in x * y * leaking(z) }) }
    withKnownIssue { #expect(gradientsMatch(at: Float(3)) { x in leaking(x) }) }
    withKnownIssue { #expect(gradientsMatch(at: 2.0, [3.0]) { x, y in x * leaking(y[0]) }) }
    withKnownIssue {
      #expect(gradientsMatch(at: 2.0, [3.0], 4.0) { x, y, z in x * leaking(y[0]) * z })
    }
  }

  @Test(.gradientChecking(.tolerance(.relative(0.01))))
  func `The trait's options hold for the compiler's gradients`() {
    #expect(gradientsMatch(at: 3) { x in leaking(x) })
    #expect(!gradientsMatch(at: 3, with: .tolerance(.relative(1e-6))) { x in leaking(x) })
    #expect(vjpMatches(at: [3]) { x in [leaking(x[0])] })
  }
}
