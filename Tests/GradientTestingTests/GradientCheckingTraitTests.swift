import GradientTesting
import Testing

@Suite("The trait .gradientChecking")
struct GradientCheckingTraitTests {
  @Test("A failing expectation is one issue, on its own line, with the table as its comment")
  func oneIssue() async throws {
    let line = #line + 2
    let issues = try await issues {
      #expect(
        gradientsMatch(at: [2, 3]) {
          $0[0] * $0[1]
        } gradient: {
          [$0[1], -$0[0]]
        }, "mine")
    }
    let issue = try #require(issues.first)
    #expect(issues.count == 1)
    #expect(issue.sourceLocation?.line == line)
    #expect(issue.comments.first?.rawValue == "mine")
    #expect(issue.text.contains("gradients do not match\n"))
    #expect(issue.text.contains("x[1] has the opposite sign"))
    guard case .expectationFailed = issue.kind else {
      Issue.record("the issue is \(issue.kind)")
      return
    }
  }

  @Test("Expectations that pass, or want false, leave nothing behind")
  func silence() async throws {
    let issues = try await issues {
      #expect(
        gradientsMatch(at: 3) {
          $0 * $0
        } gradient: {
          2 * $0
        })
      #expect(
        !gradientsMatch(at: 3) {
          $0 * $0
        } gradient: {
          3 * $0
        })
    }
    #expect(issues.isEmpty)
  }

  @Test("A failing #require throws, and shows the table too")
  func required() async throws {
    let issues = try await issues {
      do {
        try #require(
          gradientsMatch(at: 3) {
            $0 * $0
          } gradient: {
            3 * $0
          })
        Issue.record("nothing was thrown")
      } catch is ExpectationFailedError {}
    }
    #expect(issues.count == 1)
    #expect(issues.first?.text.contains("gradients do not match") == true)
  }

  @Test("Two predicates in one expectation both show their tables")
  func twoPredicates() async throws {
    let issues = try await issues {
      let first = {
        gradientsMatch(at: 3) {
          $0 * $0
        } gradient: {
          3 * $0
        }
      }
      let second = {
        gradientsMatch(at: [5]) {
          $0[0] * $0[0]
        } gradient: {
          [3 * $0[0]]
        }
      }
      #expect([first(), second()].allSatisfy { $0 })
    }
    #expect(issues.count == 1)
    #expect(issues.first?.text.contains("gradients do not match") == true)
  }

  @Test("Where a helper hides the call, the last failed check is shown, and where it stands")
  func helper() async throws {
    @Sendable func isRight() -> Bool {
      gradientsMatch(at: 3) {
        $0 * $0
      } gradient: {
        3 * $0
      }
    }
    let issues = try await issues {
      #expect(isRight())
    }
    #expect(issues.count == 1)
    #expect(
      issues.first?.text.contains(
        "the last check of this test that failed, at"
          + " GradientTestingTests/GradientCheckingTraitTests.swift:") == true)
    #expect(issues.first?.text.contains("9        6.0000000") == true)
  }

  @Test("Tasks of one group on one line have their own issue each")
  func tasks() async throws {
    let issues = try await issues {
      await withTaskGroup(of: Void.self) { group in
        for factor in 3...8 {
          group.addTask {
            #expect(
              gradientsMatch(at: 1) {
                $0 * $0
              } gradient: {
                Double(factor) * $0
              })
          }
        }
      }
    }
    #expect(issues.count == 6)
    for factor in 3...8 {
      let own = issues.filter { $0.text.contains("x          \(factor) ") }
      #expect(own.count == 1, "\(factor)")
    }
    #expect(issues.allSatisfy { $0.text.split(separator: "gradients do not match").count == 1 })
  }

  @Test("A wrong gradient is one issue under any number of traits")
  func nestedTraits() async throws {
    let test = try #require(Test.current)
    let issues = try await issues {
      try await GradientCheckingTrait.gradientChecking(.seed(3))
        .provideScope(for: test, testCase: Test.Case.current) {
          #expect(
            gradientsMatch(at: 3) {
              $0 * $0
            } gradient: {
              3 * $0
            })
        }
    }
    #expect(issues.count == 1)
    #expect(issues.first?.comments.count == 1)
  }

  @Test("Other issues of a test are left as they are")
  func otherIssues() async throws {
    let issues = try await issues {
      Issue.record("something else")
      #expect(Bool(false))
    }
    #expect(issues.map(\.comments.count) == [1, 0])
  }

  @Test("An error thrown by a function at the point is the test's")
  func thrown() async throws {
    struct Broken: Error {}
    @Sendable func broken(_ x: Double) throws -> Double { throw Broken() }
    // Of a closure with nothing but a macro in it, the compiler does not see that it throws.
    var thrown: (any Error)?
    do {
      _ = try await issues { () async throws in
        #expect(
          try gradientsMatch(at: 3) { x in
            try broken(x)
          } gradient: {
            $0
          })
      }
    } catch {
      thrown = error
    }
    #expect(thrown is Broken)
  }
}

@Suite("Settings nest", .gradientChecking(.kinks(.subgradients), .seed(7)))
struct NestedSettingsTests {
  private func relu(_ slope: Double) -> Bool {
    gradientsMatch(at: 0) {
      max($0, 0)
    } gradient: {
      $0 > 0 ? 1 : slope
    }
  }

  @Test("A suite's trait holds in its tests")
  func suite() {
    #expect(relu(0.5))
    #expect(CheckOptions().seed == 7)
  }

  @Test("A test's trait wins, and leaves what it does not mention", .gradientChecking(.seed(8)))
  func test() {
    #expect(relu(0.5))
    #expect(CheckOptions().seed == 8)
  }

  @Test("The call wins over both", .gradientChecking(.kinks(.report)))
  func call() {
    #expect(!relu(0.5))
    #expect(
      gradientsMatch(at: 0, with: .kinks(.subgradients)) {
        abs($0)
      } gradient: { _ in
        0
      })
  }

  @Test(
    "Of two traits of one test the last wins", .gradientChecking(.seed(1)),
    .gradientChecking(.seed(2)))
  func last() {
    #expect(CheckOptions().seed == 2)
    #expect(CheckOptions().kinks == .subgradients)
  }

  @Suite("A suite inside", .gradientChecking(.method(.richardson(levels: 4)), .evaluations(40)))
  struct Inner {
    @Test("Suites nest", arguments: [1.0, 2, 3])
    func nested(x: Double) {
      #expect(CheckOptions().seed == 7)
      #expect(CheckOptions().method?.name == "richardson")
      let report = gradientCheck(at: x) {
        $0 * $0
      } gradient: {
        2 * $0
      }
      #expect(report.method == "richardson")
      #expect(report.evaluations <= 40)
    }
  }
}
