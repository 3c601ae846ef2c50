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

  @Test("expectGradientsMatch records one issue with the table, and says whether it matched")
  func alone() async throws {
    let line = #line + 2
    let issues = try await issuesWithoutTrait {
      let isRight = expectGradientsMatch(at: 3, comment: "mine") {
        $0 * $0
      } gradient: {
        3 * $0
      }
      #expect(!isRight)
      expectGradientsMatch(at: 3) {
        $0 * $0
      } gradient: {
        2 * $0
      }
    }
    let issue = try #require(issues.first)
    #expect(issues.count == 1)
    #expect(issue.sourceLocation?.line == line)
    #expect(issue.text.hasPrefix("mine\ngradients do not match\n"))
  }

  @Test("With the trait, expectGradientsMatch is still one issue")
  func aloneWithTrait() async throws {
    let issues = try await issues {
      expectGradientsMatch(at: 3) {
        $0 * $0
      } gradient: {
        3 * $0
      }
      expectGradientsMatch(at: [1, 2], directions: 2) {
        $0[0]
      } gradient: { _ in
        [1, 1]
      }
      expectGradientsMatch(over: .interval(0...1)) {
        $0 * $0
      } gradient: {
        $0
      }
    }
    #expect(issues.count == 3)
    #expect(issues.allSatisfy { $0.comments.count == 1 })
  }
}
