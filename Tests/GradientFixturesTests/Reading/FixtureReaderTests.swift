import GradientChecking
import StrictJSON
import Testing

@testable import GradientFixtures

@Suite struct FixtureReaderTests {
  /// Reads in parts, as a program with several threads would.
  private func read(_ text: FixtureText, parts: Int) -> FixtureFile {
    let reader = FixtureReader(text)
    var file = FixtureFile(path: text.path)
    do throws(FixtureError) {
      var outline = try reader.outline(parts: parts)
      while true {
        file.title = outline.title
        var visited: [[FixtureCase]] = []
        // Backwards, since threads finish in any order.
        let results = outline.parts.reversed().map { part in
          var cases: [FixtureCase] = []
          let result = reader.read(part, of: outline) { cases.append($0) }
          visited.insert(cases, at: 0)
          return result
        }
        switch reader.join(results.reversed(), of: outline) {
        case .complete(let summary):
          file.problems = summary.problems
          file.cases = zip(visited, summary.firstIndexes).flatMap { cases, first in
            cases.map { fixture in
              var fixture = fixture
              fixture.index += first
              return fixture
            }
          }
          file.cases.removeAll { summary.withdrawn.contains($0.index) }
          return file
        case .malformed(let error): throw error
        case .notDivisible: outline = try reader.undividedOutline()
        }
      }
    } catch {
      return FixtureFile(path: text.path, problems: [error])
    }
  }

  /// Everything in a file, to compare.
  private func dump(_ file: FixtureFile) -> String {
    "\(file.title ?? "") \(file.problems) \(file.cases.map { "\($0)" }.joined(separator: "\n"))"
  }

  private func isSame(_ text: FixtureText, _ comment: Comment? = nil) {
    let whole = FixtureReader(text).read()
    for parts in [1, 2, 3, 7, 40] {
      #expect(dump(read(text, parts: parts)) == dump(whole), comment)
    }
  }

  private func randomCase(_ number: Int, _ generator: inout Generator) -> String {
    let pad = ["", " ", "\n", "\r\n  "].randomElement(using: &generator) ?? ""
    var members = ["\"id\":\(pad)\"c\(number)\""]
    members.append(
      [
        #""function":"x^2""#, #""function":["x","y[0]"]"#,
        #""function": "длинная формула"#
          + #" \n \" },{\"id\" ""#,
      ].randomElement(using: &generator) ?? "")
    members.append(#""at":{"x":\#(number),\#(pad)"y":[1,2.5]}"#)
    if Bool.random(using: &generator) { members.append(#""value":["1.0",\#(number)]"#) }
    if Int.random(in: 0..<8, using: &generator) == 0 { members.append(#""unknown":1"#) }
    if Int.random(in: 0..<4, using: &generator) == 0 {
      members.append(#""x-note":[{"a":1},{"b":2}]"#)
    }
    members.append(#""vjp":{"cotangent":[1,2],"value":{"y":[1,2],"x":"3"}}"#)
    if Int.random(in: 0..<8, using: &generator) == 0 {
      members.append(#""why":"\#(pad.isEmpty ? "a" : "b")""#)
    }
    if Bool.random(using: &generator) { members.swapAt(1, 2) }
    return "{\(pad)\(members.joined(separator: ",\(pad)"))\(pad)}"
  }

  @Test("The result is the same for any number of parts")
  func anyNumberOfParts() {
    var generator = Generator(state: 5)
    for round in 0..<20 {
      var cases = (0..<60).map { randomCase($0, &generator) }
      if round % 3 == 0 { cases[50] = cases[7] }
      let tail = [",\n", " , ", ","][round % 3]
      let content =
        "{\"schema\":\"gradcheck.fixture/1\",\"cases\":[" + cases.joined(separator: tail) + "]}"
      isSame(text(content), "round \(round)")
    }
  }

  @Test("A text changed anywhere gives the same result for any number of parts")
  func mutations() {
    var generator = Generator(state: 6)
    let cases = (0..<12).map { randomCase($0, &generator) }
    let original = Array(
      "{\"schema\":\"gradcheck.fixture/1\",\"title\":\"t\",\"cases\":[\(cases.joined(separator: ",\n"))]}"
        .utf8)
    let pieces = Array("{}[],:\"\\0x \n".utf8) + [0xFF]
    for _ in 0..<300 {
      var bytes = original
      let index = bytes.indices.randomElement(using: &generator) ?? 0
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes.remove(at: index)
      case 1: bytes[index] = pieces.randomElement(using: &generator) ?? 0
      default: bytes.insert(pieces.randomElement(using: &generator) ?? 0, at: index)
      }
      isSame(FixtureText(path: "m.json", bytes: bytes), "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test("Objects inside a case that look like cases mislead nobody")
  func lookAlikes() {
    let inner = (0..<30).map { #"{"id":"inner\#($0)","function":"x","at":{"x":1},"value":1}"# }
    let notes = inner.joined(separator: ",")
    let cases = (0..<4).map {
      #"{"id":"c\#($0)","x-notes":[\#(notes)],"function":"x","at":{"x":1},"value":1}"#
    }
    let content = "{\"schema\":\"gradcheck.fixture/1\",\"cases\":[\(cases.joined(separator: ","))]}"
    isSame(text(content))
    #expect(read(text(content), parts: 7).cases.map(\.id) == ["c0", "c1", "c2", "c3"])
  }

  @Test("What follows the cases counts as what precedes them does")
  func afterCases() {
    let one = #"{"id":"a","function":"x","at":{"x":1},"value":1}"#
    let two = #"{"id":"b","function":"x","at":{"x":1},"value":1}"#
    let late = file(
      one, two, after: #","title":"late","defaults":{"expect":"mismatch","tags":[1]}"#)
    isSame(late)
    let defaults = file(one, two, after: #","defaults":{"expect":"mismatch"},"title":"late""#)
    isSame(defaults)
    let read = FixtureReader(defaults).read()
    #expect(read.title == "late")
    #expect(read.cases.map(\.expected) == [.mismatch, .mismatch])
    let schemaLast = text("{\"cases\":[\(one),\(two)],\"schema\":\"gradcheck.fixture/1\"}")
    isSame(schemaLast)
    #expect(FixtureReader(schemaLast).read().cases.count == 2)
    isSame(file(one, two, after: #","cases":[]"#), "twice the same key")
    isSame(file(one, two, before: #""title":"early","#, after: #","title":"late""#))
    #expect(
      FixtureReader(file(one, before: #""title":"early","#, after: #","title":"late""#)).read()
        .problems.map(\.message) == ["the key \"title\" comes twice in one object"])
  }

  @Test("Reading one case leaves nothing behind for the next")
  func nothingIsLeft() throws {
    let rich = #"""
      {"id":"rich","function":["x","y"],"at":{"x":1,"y":[[1,2]]},"data":{"c":[1]},"value":["1","2"],
      "jacobian":[[1,2,3],[1,2,3]],"jvp":{"tangent":{"x":1,"y":[[1,2]]},"value":[1,2]},
      "vjp":{"cotangent":[1,2],"value":{"x":1,"y":[[1,2]]}},"tags":["t"],"why":"w","kinks":"subgradients",
      "precision":"float32","expect":"mismatch","tolerance":{"relative":1},
      "implementation":{"command":["c"]},"points":[{"x":1,"y":[[1,2]]}]}
      """#
    let wrong = #"{"id":"wrong","function":"x","at":{"x":[1,2]},"gradient":{"x":["1.0",2,3]}}"#
    let poor = #"{"id":"poor","function":"x","at":{"x":1},"gradient":{"x":1}}"#
    let alone = try #require(FixtureReader(file(poor)).read().cases.first)
    let together = FixtureReader(file(rich, wrong, poor)).read()
    #expect(together.problems.count == 1)
    var last = try #require(together.cases.last)
    // All but the place in the file must agree.
    last.index = alone.index
    last.place = alone.place
    #expect(last.functions.map(\.text) == alone.functions.map(\.text))
    last.functions = alone.functions
    last.variables = alone.variables
    #expect("\(last)" == "\(alone)")
  }

  @Test("An identifier that comes twice is the second case's fault")
  func duplicates() {
    let one = #"{"id":"a","function":"x","at":{"x":1},"value":1}"#
    let wrong = #"{"id":"a","function":"x","at":{"x":1}}"#
    let read = FixtureReader(file(one, wrong, one)).read()
    #expect(read.cases.count == 1)
    #expect(
      read.problems.map(\.description) == [
        "a.json:3:1: cases[1] of case \"a\": the case claims nothing; expected at least one of"
          + " \"value\", \"gradient\", \"jacobian\", \"hessian\", \"jvp\", \"vjp\", or an \"implementation\"",
        "a.json:4:7: cases[2].id of case \"a\": the identifier is taken already, by the case on line 2",
      ])
  }

  @Test("Ten thousand cases with one identifier are one case and as many problems")
  func manyDuplicates() {
    let one = #"{"id":"a","function":"x","at":{"x":1},"value":1}"#
    let cases = Array(repeating: one, count: 10_000).joined(separator: ",")
    let content = text("{\"schema\":\"gradcheck.fixture/1\",\"cases\":[\(cases)]}")
    let file = FixtureReader(content).read()
    #expect(file.cases.count == 1)
    #expect(file.problems.count == 9999)
  }

  @Test("An error of JSON anywhere leaves no case, and is the first in the file")
  func syntaxErrors() {
    let one = #"{"id":"a","function":"x","at":{"x":1},"value":1}"#
    let cases = (0..<40).map { one.replacing("\"a\"", with: "\"c\($0)\"") }
    for broken in [0, 20, 39] {
      var cases = cases
      cases[broken] += "}"
      if broken < 39 { cases[39] += "]]" }
      let content = text(
        "{\"schema\":\"gradcheck.fixture/1\",\"cases\":[\n\(cases.joined(separator: ",\n"))\n]}")
      isSame(content)
      let file = FixtureReader(content).read()
      #expect(file.cases.isEmpty)
      #expect(file.problems.map(\.line) == [broken + 2])
      #expect(file.problems.first?.caseIndex == nil)
    }
  }

  @Test("Nesting is counted from the file's beginning, in every part")
  func depth() {
    let cases = (0..<20).map { number in
      let depth = number == 15 ? 126 : 125
      let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      return #"{"id":"c\#(number)","x-deep":\#(deep),"function":"x","at":{"x":1},"value":1}"#
    }
    let content = file(cases.joined(separator: ","))
    isSame(content)
    #expect(
      FixtureReader(content).read().problems.map(\.message) == [
        "objects and arrays are nested deeper than 128 levels"
      ])
    isSame(text(String(repeating: "[", count: 200_000)))
    isSame(file(String(repeating: "{\"id\":", count: 50_000)))
  }

  @Test("Parts can be read at the same time")
  func concurrently() async throws {
    let cases = (0..<500).map {
      #"{"id":"c\#($0)","function":"x","at":{"x":\#($0)},"gradient":{"x":1}}"#
    }
    let reader = FixtureReader(file(cases.joined(separator: ",\n")))
    let outline = try reader.outline(parts: 8)
    #expect(outline.parts.count == 8)
    let results = await withTaskGroup(of: (Int, FixtureReader.PartResult, Double).self) { group in
      for part in outline.parts {
        group.addTask {
          var sum = 0.0
          let result = reader.read(part, of: outline) { sum += $0.variables.values[0] }
          return (part.index, result, sum)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }
    }
    #expect(results.map(\.2).reduce(0, +) == 124_750)
    guard case .complete(let summary) = reader.join(results.map(\.1), of: outline) else {
      Issue.record("the parts do not fit")
      return
    }
    #expect(summary.caseCount == 500)
    #expect(summary.problems.isEmpty && summary.withdrawn.isEmpty)
    #expect(summary.firstIndexes.first == 0 && summary.firstIndexes.count == 8)
  }

  @Test("A byte order mark and carriage returns change nothing but the file")
  func marks() {
    let one = #"{"id":"a","function":"x","at":{"x":1},"value":1}"#
    let content = "\u{FEFF}{\"schema\":\"gradcheck.fixture/1\",\r\n\"cases\":[\r\n\(one)]}\r\n"
    let file = FixtureReader(text(content)).read()
    #expect(file.cases.map(\.line) == [3])
    isSame(text(content))
  }
}

/// SplitMix64, so that every run tries the same files.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
