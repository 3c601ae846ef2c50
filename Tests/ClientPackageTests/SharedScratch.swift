import Foundation
import TestSupport
import Testing

/// Lets the packages of a suite that depend on this repository by path build it once, in one folder.
///
/// They run one after the other: SwiftPM locks the folder.
struct SharedScratch: SuiteTrait, TestScoping {
  @TaskLocal private static var bench: Workbench?

  /// What tells `swift test` of the folder; nothing outside of such a suite.
  static var arguments: String {
    bench.map { " --scratch-path '\($0.path("build").path)'" } ?? ""
  }

  /// The folder is there as long as the suite runs.
  func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await Self.$bench.withValue(try Workbench()) { try await function() }
  }
}

extension Trait where Self == SharedScratch {
  /// One folder for what several packages build alike.
  static var sharedScratch: Self { Self() }
}
