import Foundation

/// A Swift file that stands in a document, and the output that the document says it has.
struct Snippet {
  /// The file's name, from its first line: `// LossTests.swift`.
  var name: String
  var text: String
  /// The block of text after it, if there is one in its section.
  var output: String?
  /// The document, from the repository's root.
  var document: String

  /// All Swift files in the documents, but for manifests.
  static func all() throws -> [Snippet] {
    try documents().flatMap { document in
      let file = ClientPackage.repository.appendingPathComponent(document)
      return snippets(in: try String(contentsOf: file, encoding: .utf8), document)
    }
  }

  private static func documents() throws -> [String] {
    let sources = ClientPackage.repository.appendingPathComponent("Sources")
    let articles = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
      .filter { $0.hasSuffix(".md") && $0.contains(".docc/") }
    return ["README.md"] + articles.sorted().map { "Sources/" + $0 }
  }

  private static func snippets(in text: String, _ document: String) -> [Snippet] {
    var snippets: [Snippet] = []
    var language: Substring?
    var lines: [Substring] = []
    // Whether a block of text still belongs to the last Swift file: until the next block or heading.
    var isRightAfter = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let current = language, line == "```" {
        let block = lines.joined(separator: "\n")
        if current == "swift", let name = fileName(lines.first) {
          snippets.append(Snippet(name: name, text: block + "\n", document: document))
          isRightAfter = true
        } else {
          if current == "text", isRightAfter { snippets[snippets.count - 1].output = block }
          isRightAfter = false
        }
        language = nil
      } else if language != nil {
        lines.append(line)
      } else if line.hasPrefix("```") {
        language = line.dropFirst(3)
        lines = []
      } else if line.hasPrefix("#") {
        isRightAfter = false
      }
    }
    return snippets
  }

  private static func fileName(_ line: Substring?) -> String? {
    guard let match = line?.wholeMatch(of: #/// ([A-Za-z]+\.swift)/#) else { return nil }
    return match.1 == "Package.swift" ? nil : String(match.1)
  }

  /// The product whose check the file uses.
  var product: String {
    for product in [
      "DifferentiableTesting", "GradientXCTest", "GradientTesting", "GradientChecking",
    ]
    where text.contains("import \(product)\n") {
      return product
    }
    return "NumericalDifferentiation"
  }

  /// Whether the file imports the reference engine, too.
  var usesReferenceAutodiff: Bool { text.contains("import ReferenceAutodiff\n") }
}
