/// A trait that gives a test's gradient checks their settings, and its failures their details.
///
/// ```swift
/// @Suite(.gradientChecking)
/// struct LossTests {
///   @Test(.gradientChecking(tolerance: .relative(1e-9), seed: 42), arguments: points)
///   func everywhere(point: [Double]) {
///     #expect(gradientsMatch(at: point) { loss($0) } gradient: { lossGradient($0) })
///   }
/// }
/// ```
///
/// A failed expectation about gradients stays one issue, on its own line; the table of components becomes its comment, and the report
/// an attachment, as text and as JSON. Traits nest: what a test's trait says wins over its suite's, and what
/// stands at the call wins over both.
public struct GradientCheckingTrait: TestTrait, SuiteTrait, TestScoping {
  let options: CheckOptions

  /// A suite's trait holds for everything in it.
  public var isRecursive: Bool { true }

  /// Every test case has a scope of its own; a suite or a test function as a whole has none.
  public func scopeProvider(for test: Test, testCase: Test.Case?) -> Self? {
    testCase == nil ? nil : self
  }

  /// Runs a test case with the settings, and adds the details to its issues.
  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await CheckOptions.$inherited.withValue(options.completed(by: .inherited)) {
      // An outer trait's mailbox serves the inner ones too.
      guard ReportMailbox.current == nil else { return try await function() }
      let mailbox = ReportMailbox()
      defer { mailbox.recordAttachments() }
      let handler = IssueHandlingTrait.compactMapIssues { mailbox.completed($0) }
      try await ReportMailbox.$current.withValue(mailbox) {
        try await handler.provideScope(for: test, testCase: testCase, performing: function)
      }
    }
  }
}

extension Trait where Self == GradientCheckingTrait {
  /// Gives failures of gradient checks their details.
  public static var gradientChecking: Self { Self(options: CheckOptions()) }

  /// Gives gradient checks their settings, and their failures the details.
  ///
  /// - Parameters:
  ///   - method: How derivatives are taken.
  ///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
  ///   - kinks: What happens where the one-sided derivatives disagree.
  ///   - seed: The seed of everything random.
  ///   - directions: How many random directions are checked in place of every component.
  ///   - evaluations: The most evaluations of the function around a point.
  public static func gradientChecking(
    _ method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
    kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil
  ) -> Self {
    Self(
      options: CheckOptions(
        method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
        evaluations: evaluations))
  }
}

extension ReportMailbox {
  /// An issue, with the reports that it is about.
  fileprivate func completed(_ issue: Issue) -> Issue {
    guard case .expectationFailed = issue.kind, let location = issue.sourceLocation else {
      return issue
    }
    var issue = issue
    for letter in letters(for: location) {
      let isElsewhere =
        letter.location.line != location.line || letter.location.fileID != location.fileID
      let origin =
        isElsewhere
        ? "the last check of this test that failed, at"
          + " \(letter.location.fileID):\(letter.location.line):\n" : ""
      issue.comments.append(Comment(rawValue: origin + letter.report.table))
    }
    return issue
  }

  /// Attaches the reports that issues have shown.
  ///
  /// The others belong to expectations that wanted `false`.
  fileprivate func recordAttachments() {
    for letter in all where letter.isShown { letter.report.attach(at: letter.location) }
  }
}
