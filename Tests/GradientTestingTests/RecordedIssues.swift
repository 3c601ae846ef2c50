import GradientTesting
import TestSupport
import Testing

/// Runs a body as a test with a trait would, and returns the issues that it records instead of failing for them.
func issues(
  under trait: some TestScoping = GradientCheckingTrait.gradientChecking,
  _ body: @escaping @Sendable () async throws -> Void
) async throws -> [Issue] {
  try await recordedIssues(under: trait, body)
}

/// The same without any trait of ours.
func issuesWithoutTrait(
  _ body: @escaping @Sendable () async throws -> Void
) async throws -> [Issue] {
  try await issues(under: NoTrait(), body)
}

private struct NoTrait: TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await function()
  }
}

extension Issue {
  /// All comments, one after the other.
  var text: String { comments.map(\.rawValue).joined(separator: "\n") }
}
