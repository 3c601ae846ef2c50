import Foundation
import TestSupport
import Testing

/// A package that depends on this one as any user's does, built and tested in a folder of its own.
struct ClientPackage {
  /// How the client names this package.
  enum Dependency {
    case path
    case gitURL
  }

  private let bench: Workbench
  private let dependency: Dependency
  private var testTargets: [(name: String, products: [String])] = []

  init(_ dependency: Dependency) throws {
    bench = try Workbench()
    self.dependency = dependency
  }

  /// The root of this repository.
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The client's sources that lie beside this file.
  private static let sources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Client")

  /// Adds a test target of the sources in `Client`.
  mutating func add(_ target: String, using product: String) throws {
    let folder = Self.sources.appendingPathComponent(target)
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      try add(
        try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8), named: file,
        to: target)
    }
    testTargets.append((target, [product]))
  }

  /// Adds a test target of given files.
  mutating func add(
    _ target: String, using products: [String], files: [(name: String, text: String)]
  ) throws {
    for file in files { try add(file.text, named: file.name, to: target) }
    testTargets.append((target, products))
  }

  private func add(_ text: String, named file: String, to target: String) throws {
    try bench.write(text, to: "client/Tests/\(target)/\(file)")
  }

  // MARK: Building and testing

  /// Builds the package, runs its tests one after the other, and returns what was printed.
  func test(configuration: String) async throws -> TestOutput {
    let dependency = try await dependencyDeclaration()
    try bench.write(manifest(dependency), to: "client/Package.swift")
    let outcome = try await bench.run(
      URL(fileURLWithPath: "/bin/sh"),
      [
        "-c",
        "mkdir attachments && cd client"
          + " && exec swift test -c \(configuration) --no-parallel\(scratch)"
          + " --attachments-path ../attachments 2>&1",
      ],
      environment: Self.environment)
    let text = outcome.text
    // The tests fail on purpose; what must not fail is the build.
    try #require(text.contains("Test run with"), "the client did not run its tests:\n\(text)")
    return TestOutput(text)
  }

  /// The files that the tests attached, by name.
  func attachments() throws -> [String: Data] {
    let folder = bench.path("attachments")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    let files = try names.filter { $0.contains(".") }.map { name in
      (name, try Data(contentsOf: folder.appendingPathComponent(name)))
    }
    return Dictionary(files) { first, _ in first }
  }

  private var scratch: String { dependency == .path ? SharedScratch.arguments : "" }

  private func manifest(_ dependency: String) -> String {
    let targets = testTargets.map { name, products in
      let dependencies = products.map { #".product(name: "\#($0)", package: "swift-gradcheck")"# }
      return """
            .testTarget(
              name: "\(name)", dependencies: [\(dependencies.joined(separator: ", "))]),
        """
    }
    return """
      // swift-tools-version: 6.2
      import PackageDescription

      let package = Package(
        name: "client",
        platforms: [.macOS(.v15)],
        dependencies: [
          \(dependency)
        ],
        targets: [
      \(targets.joined(separator: "\n"))
        ],
        swiftLanguageModes: [.v6]
      )
      """
  }

  private func dependencyDeclaration() async throws -> String {
    switch dependency {
    case .path:
      return #".package(name: "swift-gradcheck", path: "\#(Self.repository.path)")"#
    case .gitURL:
      let url = try await publish()
      return #".package(url: "\#(url)", from: "1.0.0")"#
    }
  }

  /// Makes a git repository of the sources as they are now, with a release in it, and returns its URL.
  private func publish() async throws -> String {
    let script = """
      set -e
      mkdir swift-gradcheck
      (cd "$repository" && tar -cf - --exclude './.*' --exclude ./Benchmarks --exclude ./Homework \\
          --exclude ./Tests .) \
        | tar -xf - -C swift-gradcheck
      mkdir -p swift-gradcheck/Tests
      cd swift-gradcheck
      git init -q
      git add -f -A
      git -c user.name=client -c user.email=client@example.com commit -q -m 'A release'
      git tag 1.0.0
      """
    // The tests themselves are no part of what a user gets to see; the manifest names their folders all the same.
    let names = "grep -o 'name: \"[A-Za-z]*Tests\"' Package.swift | cut -d'\"' -f2"
    let stubs =
      "for t in $(\(names)) TestSupport; do mkdir -p Tests/$t; echo '//' > Tests/$t/Empty.swift;"
      + " done"
    let whole = script.replacingOccurrences(of: "git init -q", with: stubs + "\ngit init -q")
    let outcome = try await bench.run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", whole],
      environment: ["repository": Self.repository.path])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return "file://" + bench.path("swift-gradcheck").path
  }

  /// What a test run sets for its own tests must not reach the client's.
  static var environment: [String: String] {
    ["SWIFT_TESTING_ENABLED": "", "GRADCHECK_RECORD_GOLDENS": ""]
  }
}
