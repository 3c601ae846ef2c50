import Foundation
import TestSupport
import Testing

/// What a user may write, and what the compiler says of what a user may not.
///
/// The files are typechecked against the modules that were built for these tests; nothing of them is run.
@Suite("Spellings of a check") struct SpellingTests {
  @Test("for points of every type, as literals and in variables, all compile")
  func right() async throws {
    let errors = try await errors(in: ["Right.swift": text(of: "Right.swift")])
    #expect(errors == [:])
  }

  @Test("that are mistaken are refused with an error that names the mistake")
  func wrong() async throws {
    var lines = ["import GradientTesting"]
    for mistake in Mistake.all {
      let effects = mistake.code.contains("await") ? "async throws " : ""
      lines.append("func mistake\(lines.count)() \(effects){ _ = \(mistake.code) }")
    }
    let errors = try await errors(in: ["Wrong.swift": lines.joined(separator: "\n")])
    for (index, mistake) in Mistake.all.enumerated() {
      let error = errors[index + 2] ?? "none"
      #expect(error == mistake.error, "\(mistake.code)")
    }
  }

  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Client/Spellings")

  private func text(of file: String) throws -> String {
    try String(contentsOf: Self.sources.appendingPathComponent(file), encoding: .utf8)
  }

  /// The first error of each line of the files, which are typechecked beside the prelude.
  private func errors(in files: [String: String]) async throws -> [Int: String] {
    let bench = try Workbench()
    try bench.write(try text(of: "Prelude.swift"), to: "Prelude.swift")
    for (name, text) in files { try bench.write(text, to: name) }
    let arguments =
      ["swiftc", "-typecheck", "-swift-version", "6", "-module-name", "Spellings"]
      + ["-I", Self.modules.path, "-I", Self.modules.deletingLastPathComponent().path]
      + ["-I", ClientPackage.repository.appendingPathComponent("Sources/CGSL").path]
      + ["Prelude.swift"] + files.keys.sorted()
    let outcome = try await bench.run(URL(fileURLWithPath: "/usr/bin/env"), arguments)
    var errors: [Int: String] = [:]
    for line in outcome.errors.split(separator: "\n") {
      guard let match = line.firstMatch(of: #/^\S*?\w+\.swift:(\d+):\d+: error: (.*)$/#),
        let number = Int(match.1), errors[number] == nil
      else { continue }
      errors[number] = String(match.2)
    }
    if outcome.status != 0, errors.isEmpty { Issue.record("swiftc failed: \(outcome.errors)") }
    return errors
  }

  /// Where the modules lie that the build of these tests made.
  private static var modules: URL {
    // The bundle of the tests lies in the folder of the build, on Apple's platforms its executable some folders deeper.
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.pathComponents.count > 1 {
      let modules = folder.appendingPathComponent("Modules")
      let module = modules.appendingPathComponent("GradientTesting.swiftmodule")
      if FileManager.default.fileExists(atPath: module.path) { return modules }
      folder.deleteLastPathComponent()
    }
    return ClientPackage.repository.appendingPathComponent(".build/debug/Modules")
  }
}
