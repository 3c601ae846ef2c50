import Synchronization
package import Testing

/// Runs a body as a test with a trait would, and returns the issues that it records instead of failing for them.
///
/// A trait may add to an issue after `withKnownIssue` has looked at it, so that it takes another trait to see both.
package func recordedIssues(
  under trait: some TestScoping, _ body: @escaping @Sendable () async throws -> Void
) async throws -> [Issue] {
  let test = try #require(Test.current)
  let recorded = Mutex<[Issue]>([])
  let recorder = IssueHandlingTrait.compactMapIssues { issue in
    recorded.withLock { $0.append(issue) }
    return nil
  }
  try await recorder.provideScope(for: test, testCase: Test.Case.current) {
    try await trait.provideScope(for: test, testCase: Test.Case.current, performing: body)
  }
  return recorded.withLock { $0 }
}
