import Foundation
import TestSupport
import Testing

/// The template of a homework, copied to a folder of its own and tested there as a student does it.
struct HomeworkPackage {
  private let bench: Workbench

  private static let template = ClientPackage.repository.appendingPathComponent("Homework")

  /// The only file that a student writes in.
  static let exercises = template.appendingPathComponent("Sources/Homework/Exercises.swift")

  /// The failure that the template's README explains.
  static func exampleInReadme() throws -> String {
    let text = try String(contentsOf: template.appendingPathComponent("README.md"), encoding: .utf8)
    let blocks = text.components(separatedBy: "\n```")
    return try #require(blocks.first { $0.hasPrefix("text\n") }).dropFirst("text\n".count)
      .description
  }

  init() throws {
    bench = try Workbench()
    let manifest = try String(
      contentsOf: Self.template.appendingPathComponent("Package.swift"), encoding: .utf8)
    let parts = manifest.components(separatedBy: #"path: "..""#)
    try #require(parts.count == 2, "the template depends on the repository by path, once")
    try bench.write(
      parts.joined(separator: #"path: "\#(ClientPackage.repository.path)""#),
      to: "homework/Package.swift")
    for folder in ["Sources", "Tests"] {
      let names = try FileManager.default.subpathsOfDirectory(
        atPath: Self.template.appendingPathComponent(folder).path)
      for name in names.map({ "\(folder)/\($0)" }) where name.hasSuffix(".swift") {
        let text = try String(
          contentsOf: Self.template.appendingPathComponent(name), encoding: .utf8)
        try bench.write(text, to: "homework/\(name)")
      }
    }
  }

  /// Tests what was handed in; builds of several have everything else in common.
  func test(_ handIn: HandIn) async throws -> (status: Int32, output: TestOutput) {
    try bench.write(handIn.exercises, to: "homework/Sources/Homework/Exercises.swift")
    let outcome = try await bench.run(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", "cd homework && exec swift test --no-parallel\(SharedScratch.arguments) 2>&1"],
      environment: ClientPackage.environment)
    try #require(
      outcome.text.contains("Test run with"), "the homework did not run:\n\(outcome.text)")
    return (outcome.status, TestOutput(outcome.text))
  }
}
