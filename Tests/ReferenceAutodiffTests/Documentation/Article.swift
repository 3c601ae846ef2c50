import Foundation
import Testing

/// An article of the module's documentation: its blocks of Swift, and what it says they print.
struct Article: Sendable {
  /// A block of Swift, and the block of text right after it, if there is one in its section.
  struct Block: Sendable, Equatable {
    var code: String
    var output = ""

    /// Whether the block is a test file, which the tests of client packages compile and run.
    var isTestFile: Bool { code.prefixMatch(of: #/// [A-Za-z]+\.swift\n/#) != nil }
  }

  let name: String
  let blocks: [Block]

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appendingPathComponent("Sources/ReferenceAutodiff/ReferenceAutodiff.docc")

  /// The names of all articles.
  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
  }

  init(_ name: String) throws {
    self.name = name
    let file = Self.folder.appendingPathComponent("\(name).md")
    blocks = Self.blocks(in: try String(contentsOf: file, encoding: .utf8))
  }

  private static func blocks(in text: String) -> [Block] {
    var blocks: [Block] = []
    var language: Substring?
    var lines: [Substring] = []
    // Whether a block of text still belongs to the last Swift: until the next block or heading.
    var isRightAfter = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let current = language, line == "```" {
        let block = lines.map { $0 + "\n" }.joined()
        if current == "swift" { blocks.append(Block(code: block)) }
        if current == "text", isRightAfter { blocks[blocks.count - 1].output = block }
        isRightAfter = current == "swift"
        language = nil
      } else if language != nil {
        lines.append(line)
      } else if line.hasPrefix("```") {
        (language, lines) = (line.dropFirst(3), [])
      } else if line.hasPrefix("#") {
        isRightAfter = false
      }
    }
    return blocks
  }

  /// Runs code, and expects that the article has the same code, with the output that it has.
  ///
  /// `print.nextBlock()` stands where the article begins another block.
  ///
  /// - Parameter body: The code; its text is read from the calling file.
  func expect(
    _ body: (Printer) throws -> Void, file: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let printer = Printer()
    try body(printer)
    let snippet = try Snippet(inFile: file, below: sourceLocation.line)
    let start = try #require(
      blocks.firstIndex { $0.code == snippet.blocks.first },
      "\(name).md has no block of this code", sourceLocation: sourceLocation)
    let promised = blocks[start...].prefix(snippet.blocks.count)
    for (promised, code) in zip(promised, snippet.blocks) {
      #expect(promised.code == code, "another block in \(name).md", sourceLocation: sourceLocation)
    }
    #expect(
      promised.map(\.output) == printer.outputs, "another output in \(name).md",
      sourceLocation: sourceLocation)
  }
}

/// What takes the place of `print` in the code of an article.
final class Printer {
  /// What was printed, for each block.
  private(set) var outputs = [""]

  func callAsFunction(_ items: Any...) {
    outputs[outputs.count - 1] += items.map { "\($0)" }.joined(separator: " ") + "\n"
  }

  func nextBlock() { outputs.append("") }
}
