package import Foundation
import Testing

/// A temporary folder in which programs are run; it goes away with the instance.
package final class Workbench: Sendable {
  /// What a run of a program came to.
  package struct Outcome: Sendable {
    package var status: Int32
    package var output: [UInt8]
    package var errors: String

    /// Standard output as text.
    package var text: String { String(decoding: output, as: UTF8.self) }
  }

  package let folder: URL

  package init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradcheck-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  // MARK: Files

  /// Where a file of this name lies.
  package func path(_ name: String) -> URL {
    folder.appendingPathComponent(name)
  }

  /// Writes a file, and the folders around it.
  package func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    let file = path(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Writes a file of text, and the folders around it.
  package func write(_ text: String, to name: String) throws {
    try write(text.utf8, to: name)
  }

  /// Reads a file of text.
  package func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: path(name)), as: UTF8.self)
  }

  // MARK: Runs

  /// Runs a program in the folder.
  ///
  /// The streams are files, so no pipe can fill up while nobody reads it.
  package func run(
    _ program: URL, _ arguments: [String], input: String = "", environment: [String: String] = [:]
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
