import Foundation
import TestSupport
import Testing

@Suite("README.md", .timeLimit(.minutes(2)))
struct ReadmeTests {
  private let bench: Workbench
  private let blocks: [Block]

  /// A fenced block: its language, and its lines.
  private struct Block {
    var language: Substring
    var lines: [Substring]
    var text: String { lines.joined(separator: "\n") + "\n" }
  }

  init() throws {
    bench = try Workbench()
    let readme = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("README.md")
    let text = String(decoding: try Data(contentsOf: readme), as: UTF8.self)
    var blocks: [Block] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside.toggle()
        if isInside { blocks.append(Block(language: line.dropFirst(3), lines: [])) }
      } else if isInside {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    self.blocks = blocks
  }

  private func block(_ language: String, _ index: Int) throws -> Block {
    let found = blocks.filter { $0.language == language }
    return try #require(found.indices.contains(index) ? found[index] : nil)
  }

  @Test("The first example prints what the README shows")
  func mistake() async throws {
    try bench.write(try block("json", 0).text, to: "mistake.json")
    let shown = try block("text", 1)
    #expect(shown.lines.first == "$ gradcheck mistake.json")
    let outcome = try await bench.run("mistake.json")
    #expect(outcome.status == 1)
    let expected = shown.lines.dropFirst().joined(separator: "\n") + "\n"
    #expect(Steady.text(outcome.text) == Steady.text(expected))
  }

  @Test("The fixtures of the README pass")
  func fixtures() async throws {
    try bench.write(try block("json", 1).text, to: "readme.json")
    let outcome = try await bench.run("readme.json")
    #expect(outcome.status == 0, "\(outcome.errors)\(outcome.text)")
  }

  @Test("The differentiated formula prints what the README shows, as far as it shows it")
  func differentiate() async throws {
    let shown = try block("text", 2)
    let arguments = try #require(
      shown.lines.first?.wholeMatch(of: /\$ gradcheck differentiate '(.+)' --at (\S+)/)?.output)
    let outcome = try await bench.run(
      "differentiate", String(arguments.1), "--at", String(arguments.2))
    #expect(outcome.status == 0)
    let expected = shown.lines.dropFirst().dropLast()
    let printed = outcome.text.split(separator: "\n", omittingEmptySubsequences: false)
    // The study's quotients follow the C library's sine; its steps do not.
    for (line, wanted) in zip(printed, expected) {
      let isStudied = wanted.hasPrefix("  1e-")
      #expect(
        Steady.text(String(isStudied ? line.prefix(8) : line))
          == Steady.text(String(isStudied ? wanted.prefix(8) : wanted)))
    }
  }
}
