import TestSupport
import Testing

@testable import ProgramRunning
@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct OutputPlacementTests {
  /// A program of three sections; each line says which part it is in.
  private func blocks(_ parts: [Int?], _ pieces: String, ends: [Bool]? = nil) -> [String] {
    let ends = ends ?? parts.map { _ in true }
    let placement = OutputPlacement(
      lines: zip(parts, ends).map { .init(part: $0, endsStatement: $1, isHeading: false) })
    let source = parts.indices.map { "s\($0 + 1)" }.joined(separator: "\n")
    return placement.blocks(source: Array(source.utf8), trace: ProgramTrace(Array(pieces.utf8)))
      .map { ($0.kind == .output ? "> " : "") + String(decoding: $0.text, as: UTF8.self) }
  }

  @Test("Output stands behind the line that printed it, once the statement ends")
  func lines() {
    #expect(
      blocks([nil, 0, 0, 1], "\u{1E}2 m\u{1E}a\n\u{1E}4 m\u{1E}b") == [
        "s1\ns2\n", "> a\n", "s3\ns4\n", "> b",
      ])
    #expect(
      blocks([0, 0, 0], "\u{1E}1 m\u{1E}a", ends: [false, false, true]) == ["s1\ns2\ns3\n", "> a"])
  }

  @Test("Lines that a loop comes back to are one place, with the output in its order")
  func loop() {
    let calls = "\u{1E}1 m\u{1E}a\n\u{1E}2 m\u{1E}b\n\u{1E}1 m\u{1E}c\n"
    #expect(blocks([0, 0], calls) == ["s1\ns2\n", "> a\nb\nc\n"])
    #expect(blocks([nil, nil], calls) == ["s1\ns2\n", "> a\nb\nc\n"])
    // Sections may be called in any order.
    #expect(blocks([0, 1], calls) == ["s1\n", "> a\nc\n", "s2\n", "> b\n"])
  }

  @Test("Outside of sections, a function that is called at one place prints where it stands")
  func noSections() {
    let one = "\u{1E}3 m\u{1F}1 one\u{1E}a"
    #expect(blocks([nil, nil, nil], one) == ["s1\n", "> a", "s2\ns3\n"])
    let two = "\u{1E}2 m\u{1F}1 show\u{1E}a\n\u{1E}3 m\u{1F}1 show\u{1E}b"
    #expect(blocks([nil, nil, nil], two) == ["s1\ns2\n", "> a\n", "s3\n", "> b"])
  }

  @Test("Of a heading that the program came by, no more is known than the section")
  func heading() {
    #expect(
      blocks([nil, 0, 0, 1], "\u{1E}\u{1F}2\u{1E}a\n\u{1E}\u{1F}4\u{1E}b") == [
        "s1\ns2\ns3\n", "> a\n", "s4\n", "> b",
      ])
  }

  @Test("A line of output that several lines of source print is one line")
  func begun() {
    #expect(
      blocks([0, 0, 0], "\u{1E}1 m\u{1E}x.grad: \u{1E}2 m\u{1E}28\u{1E}3 m\u{1E}.0\nb\n") == [
        "s1\n", "> x.grad: 28.0\n", "s2\ns3\n", "> b\n",
      ])
  }

  @Test("Functions of the sections may all be called at the end")
  func calledAtTheEnd() {
    let calls = "\u{1E}4 m\u{1F}1 one\u{1E}a\n\u{1E}4 m\u{1F}2 two\u{1E}b"
    #expect(blocks([0, 1, 2, 2], calls) == ["s1\n", "> a\n", "s2\n", "> b", "s3\ns4\n"])
  }

  @Test("A function that helps several sections to print belongs to none")
  func helper() {
    let calls = "\u{1E}2 m\u{1F}1 show\u{1E}a\n\u{1E}3 m\u{1F}1 show\u{1E}b"
    // Wherever it is defined: before all sections, or in the first.
    #expect(blocks([nil, 0, 1], calls) == ["s1\ns2\n", "> a\n", "s3\n", "> b"])
    #expect(blocks([0, 0, 1], calls) == ["s1\ns2\n", "> a\n", "s3\n", "> b"])
  }

  @Test("A program that comes back again and again is placed in one pass")
  func turns() {
    let turn = "\u{1E}2 m\u{1E}a\n\u{1E}3999 m\u{1E}b\n"
    let first = (1...1999).map { "\u{1E}\(2 * $0) m\u{1E}c\n" }.joined()
    let all = blocks(
      Array(repeating: 0, count: 4000), first + String(repeating: turn, count: 50_000))
    // All of it stands behind the last line that printed.
    #expect(all.count == 3)
    #expect(
      all[1] == "> " + String(repeating: "c\n", count: 1999)
        + String(repeating: "a\nb\n", count: 50_000))
  }

  @Test("What no line is known for comes at the end")
  func unknown() {
    #expect(blocks([0], "a\u{1E}7 m\u{1E}b") == ["s1\n", "> ab"])
    #expect(blocks([0], "") == ["s1\n"])
  }
}
