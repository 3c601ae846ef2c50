import Foundation
import Testing

/// A temporary folder in which the built command is run; it goes away with the instance.
final class Workbench: Sendable {
  /// What a run of the command came to.
  struct Outcome: Sendable {
    var status: Int32
    var output: [UInt8]
    var errors: String

    /// Standard output as text.
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradcheck-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  // MARK: Files

  /// Where a file of this name lies.
  func path(_ name: String) -> URL {
    folder.appendingPathComponent(name)
  }

  /// Writes a file, and the folders around it.
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    let file = path(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Writes a file of text, and the folders around it.
  func write(_ text: String, to name: String) throws {
    try write(text.utf8, to: name)
  }

  /// Reads a file of text.
  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: path(name)), as: UTF8.self)
  }

  // MARK: Runs

  /// The command: SwiftPM builds it into the folder of the test bundle.
  static let command: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? .main
    let folder =
      bundle.bundlePath.hasSuffix(".xctest")
      ? bundle.bundleURL.deletingLastPathComponent() : bundle.bundleURL
    return folder.appendingPathComponent("gradcheck")
  }()

  /// Runs the command in the folder.
  ///
  /// The streams are files, so no pipe can fill up while nobody reads it.
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

  private func run(
    _ program: URL, _ arguments: [String], input: String, environment: [String: String]
  ) async throws -> Outcome {
    let streams = try Workbench()
    try streams.write(input, to: "input")
    try streams.write("", to: "output")
    try streams.write("", to: "errors")
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(["NO_COLOR": ""]) { $1 }.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: streams.path("input"))
    process.standardOutput = try FileHandle(forWritingTo: streams.path("output"))
    process.standardError = try FileHandle(forWritingTo: streams.path("errors"))
    try await withCheckedThrowingContinuation {
      (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
    try #require(process.terminationReason == .exit, "signal \(process.terminationStatus)")
    return Outcome(
      status: process.terminationStatus,
      output: Array(try Data(contentsOf: streams.path("output"))),
      errors: try streams.text(of: "errors"))
  }
}
