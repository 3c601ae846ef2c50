import Foundation
import TestSupport

extension Workbench {
  /// The command: SwiftPM builds it into the folder of the test bundle.
  static let command: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? .main
    let folder =
      bundle.bundlePath.hasSuffix(".xctest")
      ? bundle.bundleURL.deletingLastPathComponent() : bundle.bundleURL
    return folder.appendingPathComponent("gradcheck")
  }()

  /// The repository's folder of fixtures.
  static let fixtures = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  /// Runs the command in the folder.
  func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) async throws -> Outcome {
    try await run(arguments: arguments, input: input, environment: environment)
  }

  /// Runs the command in the folder.
  func run(
    arguments: [String], input: String = "", environment: [String: String] = [:]
  ) async throws -> Outcome {
    try await run(Self.command, arguments, input: input, environment: environment)
  }

  /// Runs a line of shell in the folder; `$gradcheck` is the command.
  func shell(_ line: String, input: String = "") async throws -> Outcome {
    try await run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", line], input: input,
      environment: ["gradcheck": Self.command.path])
  }
}
