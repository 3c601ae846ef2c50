import GradientTesting
import Testing

@Suite("Without the trait")
struct WithoutTraitTests {
  @Test("A predicate leaves its table in a warning, which does not fail a test")
  func warning() async throws {
    let issues = try await issuesWithoutTrait {
      #expect(
        !gradientsMatch(at: 3) {
          $0 * $0
        } gradient: {
          3 * $0
        })
    }
    let issue = try #require(issues.first)
    #expect(issues.count == 1)
    #expect(!issue.isFailure)
    #expect(issue.text.contains("component"))
    #expect(issue.text.contains(".gradientChecking"))
  }

  @Test("A report describes itself to #expect")
  func report() {
    let report = gradientCheck(at: 3) {
      $0 * $0
    } gradient: {
      3 * $0
    }
    #expect(!report.matches)
    #expect(report.testDescription.contains("x          9        6.0000"))
    let right = gradientCheck(at: 3) {
      $0 * $0
    } gradient: {
      2 * $0
    }
    #expect(right.testDescription == "gradients match")
  }

  @Test("A failed expectation keeps its line and comment, and the table is in a warning beside it")
  func failure() async throws {
    let line = #line + 2
    let issues = try await issuesWithoutTrait {
      #expect(
        gradientsMatch(at: 3) {
          $0 * $0
        } gradient: {
          3 * $0
        }, "mine")
      #expect(
        gradientsMatch(at: 3) {
          $0 * $0
        } gradient: {
          2 * $0
        })
    }
    #expect(issues.map(\.isFailure) == [false, true])
    let warning = try #require(issues.first)
    #expect(warning.text.hasPrefix("gradients do not match\n"))
    let failure = try #require(issues.last)
    #expect(failure.sourceLocation?.line == line)
    #expect(failure.text == "mine")
  }

  @Test("With the trait, every failed expectation is one issue, whatever was asked")
  func withTrait() async throws {
    let issues = try await issues {
      #expect(
        gradientsMatch(at: 3) {
          $0 * $0
        } gradient: {
          3 * $0
        })
      #expect(
        gradientsMatch(at: [1, 2], with: .directions(2)) {
          $0[0]
        } gradient: { _ in
          [1, 1]
        })
      #expect(
        gradientsMatch(over: 0...1) {
          $0 * $0
        } gradient: {
          $0
        })
      #expect(
        jacobiansMatch(over: .cube(0...1, dimensions: 2)) { v in
          [v[0] * v[1], v[0]]
        } jacobian: { v in
          [[v[1], v[0]], [1, 1]]
        })
    }
    #expect(issues.count == 4)
    #expect(issues.allSatisfy { $0.comments.count == 1 })
  }
}
