import Foundation
import Testing

/// Code of an article, as it stands in the body of a test.
struct Snippet {
  /// The code, for each block of the article.
  let blocks: [String]

  /// Reads the closure that begins on some line of a source file.
  init(inFile file: String, below line: Int) throws {
    let text = try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
    self.init(
      text.split(separator: "\n", omittingEmptySubsequences: false), below: line)
  }

  private init(_ lines: [Substring], below line: Int) {
    let indent = lines[line - 1].prefix { $0 == " " }.count
    let body = lines[line...].prefix { $0 != String(repeating: " ", count: indent) + "}" }
    var blocks: [[Substring]] = [[]]
    for line in body.map({ $0.dropFirst(indent + 2) }) {
      if line == "print.nextBlock()" {
        blocks.append([])
      } else {
        blocks[blocks.count - 1].append(line)
      }
    }
    self.blocks = blocks.map { block in
      let rest = block.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed()
      return rest.map { $0 + "\n" }.joined()
    }
  }

  /// All code that the tests in this folder run.
  static func all() throws -> Set<String> {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    var code: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix("Tests.swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where line.hasSuffix("article.expect { print in") {
        code.formUnion(Snippet(lines, below: index + 1).blocks)
      }
    }
    return code
  }

  /// The files of code that articles print in full: they are compiled into these tests.
  static func listings() throws -> Set<String> {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Listings")
    return try Set(
      FileManager.default.contentsOfDirectory(atPath: folder.path).map { name in
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      })
  }
}

@Suite("The articles")
struct ArticleTests {
  @Test("Every block of Swift is compiled and run", arguments: try Article.names())
  func everyBlockIsRun(name: String) throws {
    let tested = try Snippet.all().union(Snippet.listings())
    for block in try Article(name).blocks where !block.isTestFile {
      let isTested = tested.contains(block.code)
      #expect(isTested, "no test runs this block:\n\(block.code)")
    }
  }

  @Test("Every listing stands in an article")
  func listings() throws {
    let blocks = try Article.names().flatMap { try Article($0).blocks.map(\.code) }
    for listing in try Snippet.listings() {
      let isPrinted = blocks.contains(listing)
      #expect(isPrinted, "no article prints this file:\n\(listing)")
    }
  }
}
