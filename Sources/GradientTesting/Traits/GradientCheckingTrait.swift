/// A trait that gives a test's gradient checks their options, and its failures their details.
///
/// ```swift
/// @Suite(.gradientChecking)
/// struct LossTests {
///   @Test(.gradientChecking(.tolerance(.relative(1e-9)), .seed(42)), arguments: points)
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
  let options: [CheckOption]

  /// A suite's trait holds for everything in it.
  public var isRecursive: Bool { true }

  /// Every test case has a scope of its own; a suite or a test function as a whole has none.
  public func scopeProvider(for test: Test, testCase: Test.Case?) -> Self? {
    testCase == nil ? nil : self
  }

  /// Runs a test case with the options, and adds the details to its issues.
  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await CheckOptions.$inherited.withValue(CheckOptions.inherited + options) {
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
  public static var gradientChecking: Self { Self(options: []) }

  /// Gives gradient checks their options, and their failures the details.
  public static func gradientChecking(_ options: CheckOption...) -> Self { Self(options: options) }
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
