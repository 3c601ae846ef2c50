import Foundation
package import ProgramRunning
package import Testing

/// The sandbox of this machine, probed once for all tests.
package enum SandboxUnderTest {
  package static let python = Result { () throws(SandboxError) in try Sandbox.probe(for: [.python])
  }

  /// With the toolchain that runs the tests, wherever it lies.
  package static let swift = Result { () throws(SandboxError) in
    try Sandbox.probe(
      for: [.swift], searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin")
  }

  /// Tests of what happens inside need an inside; that there is none is checked by a test of its own.
  package static let hasPython: ConditionTrait = .enabled(
    if: (try? python.get()) != nil, Comment(rawValue: reason(python)))
  package static let hasSwift: ConditionTrait = .enabled(
    if: (try? swift.get()) != nil, Comment(rawValue: reason(swift)))

  package static func reason(_ probe: Result<Sandbox, SandboxError>) -> String {
    if case .failure(let error) = probe { error.reason } else { "There is a sandbox." }
  }

  /// The source of a hostile program.
  package static func source(_ name: String) throws -> [UInt8] {
    try bytes(of: "submissions/hostile/\(name)")
  }

  /// Runs a hostile program, and makes sure that none of its processes is left.
  package static func run(
    _ name: String, _ arguments: [String] = [], limits: SandboxLimits? = nil,
    location: SourceLocation = #_sourceLocation
  ) async throws -> SandboxOutcome {
    let isSwift = name.hasSuffix(".swift")
    let sandbox = try (isSwift ? swift : python).get()
    let source = try source(name)
    let mark = "mark-\(UUID().uuidString)"
    // On a thread of its own: a run blocks, and the pool of tasks has few threads.
    let outcome = try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            try sandbox.run(
              .language(isSwift ? .swift : .python), arguments: arguments + [mark],
              submission: .source(source), limits: limits ?? (isSwift ? .swift : .python))
          })
      }
    }
    let survivors = try processes(with: mark)
    #expect(survivors.isEmpty, "still running", sourceLocation: location)
    return outcome
  }

  /// The processes of the machine that have a word in their command.
  package static func processes(with word: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc")
      .filter { Int($0) != nil }
      .filter { (try? file("cmdline", of: $0))?.contains(word) == true }
  }

  /// A file that the kernel shows of a process.
  package static func file(_ name: String, of process: String) throws -> String {
    String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: "/proc/\(process)/\(name)")),
      as: UTF8.self)
  }
}

extension SandboxOutcome {
  /// The lines in which a hostile program says that it succeeded.
  package var successes: [Substring] { text.split(separator: "\n").filter { $0.hasPrefix("DID") } }
}

extension SandboxLimits {
  /// These limits with one of them changed.
  package func with<Value>(_ limit: WritableKeyPath<Self, Value>, _ value: Value) -> Self {
    var limits = self
    limits[keyPath: limit] = value
    return limits
  }
}
