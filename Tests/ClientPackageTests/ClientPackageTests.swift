import Foundation
import TestSupport
import Testing

/// Proof from outside: packages that depend on this one, whose failing tests print what is promised.
@Suite("A client package", .serialized, .sharedScratch)
struct ClientPackageTests {
  /// What every client prints, whatever it depends on and however it is built.
  private func expectGoldens(_ output: TestOutput) throws {
    for (target, golden) in [
      ("SwiftTestingClient", "swift-testing.txt"), ("XCTestClient", "xctest.txt"),
    ] {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Client/\(target)")
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      let issues = files.map { output.issues(in: $0) }.filter { !$0.isEmpty }
      try expectGolden(Array((issues.joined(separator: "\n") + "\n").utf8), named: golden)
    }
  }

  /// Every failing report is attached as text and as an object of the result format.
  private func expectAttachments(_ client: ClientPackage) throws {
    let attachments = try client.attachments()
    let objects = attachments.filter { $0.key.hasSuffix(".json") }
    let texts = attachments.filter { $0.key.hasSuffix(".txt") }
    // Names that occur twice are told apart by the framework, each for itself.
    #expect(objects.count > 10 && objects.count == texts.count)
    for (name, data) in objects {
      let object = try #require(
        try JSONSerialization.jsonObject(with: data) as? [String: Any], "\(name)")
      #expect(object["schema"] as? String == "gradcheck.result/1")
      #expect(object["passed"] as? Bool == false)
    }
    for (name, data) in texts {
      #expect(String(decoding: data, as: UTF8.self).contains("method: "), "\(name)")
    }
  }

  @Test(
    "By path, in debug: failing tests and every snippet of the documents print what is promised")
  func pathAndDebug() async throws {
    var client = try ClientPackage(.path)
    try client.add("SwiftTestingClient", using: "GradientTesting")
    try client.add("XCTestClient", using: "GradientXCTest")
    let snippets = try Snippet.all()
    #expect(Set(snippets.map(\.name)).count == snippets.count, "two snippets have one file name")
    for (product, snippets) in Dictionary(grouping: snippets, by: \.product) {
      let engine = snippets.contains(where: \.usesReferenceAutodiff) ? ["ReferenceAutodiff"] : []
      try client.add(
        product + "Snippets", using: [product] + engine, files: snippets.map { ($0.name, $0.text) })
    }
    let output = try await client.test(configuration: "debug")
    try expectGoldens(output)
    try expectAttachments(client)
    for snippet in snippets {
      #expect(
        output.issues(in: snippet.name) == snippet.output ?? "",
        "\(snippet.document): the output of \(snippet.name) is another")
    }
  }

  @Test("By git URL, in release: failing tests print the same")
  func gitAndRelease() async throws {
    var client = try ClientPackage(.gitURL)
    try client.add("SwiftTestingClient", using: "GradientTesting")
    try client.add("XCTestClient", using: "GradientXCTest")
    try expectGoldens(try await client.test(configuration: "release"))
  }
}
