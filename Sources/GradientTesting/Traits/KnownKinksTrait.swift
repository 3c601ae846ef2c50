/// A trait for tests whose points are known to be kinks, where no derivative exists.
///
/// ```swift
/// @Test(.knownKinks("relu has no derivative at 0"))
/// func relu() {
///   #expect(gradientsMatch(at: 0) { max($0, 0) } gradient: { $0 > 0 ? 1 : 0 })
/// }
/// ```
///
/// A check whose verdict is `nondifferentiable` is a known issue then, as with
/// `withKnownIssue`: it is reported, and does not fail the test. A gradient that is wrong fails all the same. To have
/// a gradient between the two one-sided derivatives pass, ask `with: .kinks(.subgradients)` instead.
public struct KnownKinksTrait: TestTrait, SuiteTrait, TestScoping {
  let comment: Comment?
  let isIntermittent: Bool
  let sourceLocation: SourceLocation

  /// A suite's trait holds for everything in it.
  public var isRecursive: Bool { true }

  /// Every test case has a scope of its own; a suite or a test function as a whole has none.
  public func scopeProvider(for test: Test, testCase: Test.Case?) -> Self? {
    testCase == nil ? nil : self
  }

  /// Runs a test case, and takes what it finds at kinks for known.
  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    // Which issues are about kinks is known from the mailbox, which this trait brings along.
    try await GradientCheckingTrait.gradientChecking.provideScope(for: test, testCase: testCase) {
      try await withKnownIssue(
        comment, isIntermittent: isIntermittent, sourceLocation: sourceLocation
      ) {
        try await function()
      } matching: { issue in
        guard let mailbox = ReportMailbox.current, let location = issue.sourceLocation else {
          return false
        }
        let letters = mailbox.letters(for: location, taking: false)
        return !letters.isEmpty && letters.allSatisfy { $0.report.verdict == .nondifferentiable }
      }
    }
  }
}

extension Trait where Self == KnownKinksTrait {
  /// Takes checks at kinks for known issues.
  ///
  /// - Parameters:
  ///   - comment: What kind of kink it is, or a bug number.
  ///   - isIntermittent: Whether the test may also pass without having met a kink.
  ///   - sourceLocation: Where an issue is recorded if no kink was met.
  public static func knownKinks(
    _ comment: Comment? = nil, isIntermittent: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> Self {
    Self(comment: comment, isIntermittent: isIntermittent, sourceLocation: sourceLocation)
  }
}
