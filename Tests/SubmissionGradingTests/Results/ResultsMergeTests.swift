import ResultLines
import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct ResultsMergeTests {
  private static let ids = (0..<20).map { "s\($0).py" }.sorted()

  private func line(
    _ id: String, contents: String = "c", exercise: String = "e", language: Language = .en,
    showsAnswers: Bool = false, score: Double = 1
  ) -> [UInt8] {
    GradeRecord(
      submission: id, sha256: contents, exercise: "lesson", exerciseSHA256: exercise,
      language: language, showsAnswers: showsAnswers, status: .graded, score: score, max: 2,
      parts: []
    ).line
  }

  private func shard(_ index: Int, of count: Int) throws -> Shard {
    try #require(Shard(index: index, count: count))
  }

  private func closing(
    _ index: Int, of count: Int, ids: [String] = Self.ids, exercise: String = "e"
  ) throws -> ShardClosing<GradeResults> {
    let shard = try shard(index, of: count)
    return ShardClosing(
      shard: shard, count: ids.filter(shard.contains).count, total: ids.count,
      ids: GradeResults.digest(of: ids.map { GradeResults.ID($0) }),
      settings: .init(exerciseSHA256: exercise, language: .en, showsAnswers: false, isRun: false))
  }

  /// A part as a run writes it.
  private func part(_ index: Int, of count: Int, ids: [String] = Self.ids) throws -> [UInt8] {
    let shard = try shard(index, of: count)
    return ids.filter(shard.contains).flatMap { line($0) }
      + (try closing(index, of: count, ids: ids)).line
  }

  /// Parts are called a, b, c.
  private func merge(
    _ parts: [[UInt8]], expected: [String]? = nil, isUnsharded: Bool = false
  ) throws -> ResultMerge<GradeResults> {
    ResultMerge(
      try zip("abcdefgh", parts).map { try ResultPart(path: String($0), bytes: $1) },
      expected: expected?.map { (GradeResults.ID($0), $0) }, isUnsharded: isUnsharded)
  }

  private func texts(_ merge: ResultMerge<GradeResults>) -> [String] {
    merge.problems.map { problem in
      (problem.part.map { "\($0):" } ?? "") + (problem.line.map { "\($0):" } ?? "")
        + problem.message
    }
  }

  private var whole: [UInt8] { Self.ids.flatMap { line($0) } }

  @Test("Shards in any order give the bytes of one run", arguments: [1, 2, 3, 8])
  func shards(count: Int) throws {
    let parts = try (1...count).map { try part($0, of: count) }
    for parts in [parts, parts.reversed(), parts + [parts[0]]] {
      let merged = try merge(parts, expected: Self.ids)
      #expect(merged.problems.isEmpty)
      #expect(merged.bytes == whole)
    }
  }

  @Test("Of several lines in one part the last one counts, and so does the last closing line")
  func resumed() throws {
    let ids = Self.ids.filter(try shard(1, of: 2).contains)
    let stale = line(ids[0], language: .ru) + (try closing(1, of: 2, exercise: "old")).line
    let merged = try merge([stale + part(1, of: 2), part(2, of: 2)])
    #expect(merged.problems.isEmpty)
    #expect(merged.bytes == whole)
  }

  @Test("Shards that are missing are named")
  func missing() throws {
    #expect(texts(try merge([part(1, of: 3), part(3, of: 3)])) == ["shard 2/3 is missing"])
    #expect(texts(try merge([part(2, of: 3)])) == ["shards 1/3, 3/3 are missing"])
    let many = texts(try merge([part(2, of: 1_000_000)]))
    #expect(many.count == 1 && many[0].hasSuffix("11/1000000 and 999989 more are missing"))
  }

  @Test("A shard that is not done is named, also where it was done once")
  func notDone() throws {
    let second = try part(2, of: 2)
    let end = try closing(1, of: 2).line
    let unclosed = Array(try part(1, of: 2).dropLast(end.count))
    let reopened = try part(1, of: 2) + line(Self.ids.filter(try shard(1, of: 2).contains)[0])
    for bytes in [unclosed, reopened, []] {
      let problems = texts(try merge([second, bytes]))
      #expect(problems.count == 1 && problems[0].hasPrefix("b:there is no closing line"))
    }
  }

  @Test("A closing line that does not hold is no proof")
  func count() throws {
    let first = try part(1, of: 2)
    let missing = Array(first[(first.firstIndex(of: 0x0A) ?? 0) + 1..<first.count])
    let problems = texts(try merge([missing, part(2, of: 2)]))
    #expect(problems.count == 1 && problems[0].hasPrefix("a:lines of "))
    let stranger = Self.ids.filter(try shard(2, of: 2).contains)[0]
    let foreign = try merge([line(stranger) + missing, part(2, of: 2)])
    #expect(texts(foreign) == ["a:1:\"\(stranger)\" is not of shard 1/2"])
  }

  @Test("Parts of different divisions, batches, exercises and settings are not merged")
  func different() throws {
    let first = try part(1, of: 2)
    let fewer = Array(Self.ids.dropLast())
    let others = fewer + ["s99.py"]
    #expect(
      texts(try merge([first, part(2, of: 3)])).contains(
        "b:this is one of 3 shards, and a one of 2"))
    #expect(
      texts(try merge([first, part(2, of: 2, ids: fewer)])).contains(
        "b:the batch has 19 submissions, and that of a has 20"))
    #expect(
      texts(try merge([first, part(2, of: 2, ids: others)])).contains(
        "b:the batch has other submissions than that of a"))
    let exercise = try closing(2, of: 2, exercise: "f").line
    #expect(
      texts(try merge([first, part(2, of: 2) + exercise])) == [
        "b:graded with another exercise file than a"
      ])
    for (other, words) in [
      (line("x", exercise: "f"), "graded with another exercise file than a"),
      (line("x", language: .ru), "graded in another language than a"),
      (line("x", showsAnswers: true), "graded with another setting of --show-answers than a"),
    ] {
      #expect(texts(try merge([line("y"), other], isUnsharded: true)) == ["b:1:\(words)"])
    }
  }

  @Test("Two parts that disagree about a submission are a conflict")
  func conflict() throws {
    let parts = [line("x") + line("y"), line("y") + line("x", score: 2)]
    #expect(
      texts(try merge(parts, isUnsharded: true)) == [
        "b:2:\"x\" has another result than in a:1"
      ])
    #expect(
      texts(try merge([line("x"), line("x", contents: "d")], isUnsharded: true)) == [
        "b:1:\"x\" has other contents than in a:1"
      ])
    let first = try part(1, of: 1)
    let changed = Self.ids.flatMap { line($0, score: 2) } + (try closing(1, of: 1)).line
    #expect(texts(try merge([first, changed])).last == "10 more submissions have two results")
  }

  @Test("Results of runs without shards are merged where somebody says what to expect")
  func unsharded() throws {
    let parts = [Array(whole.prefix(whole.count / 20 * 8)), whole].map {
      Array($0[...($0.lastIndex(of: 0x0A) ?? 0)])
    }
    #expect(try merge(parts, isUnsharded: true).bytes == whole)
    #expect(try merge(parts, expected: Self.ids).bytes == whole)
    #expect(texts(try merge(parts, expected: Self.ids + ["z"])) == ["\"z\" has no line"])
    #expect(texts(try merge(parts)).count == 1)
    #expect(try merge(parts).bytes.isEmpty)
  }

  @Test("Names that only Unicode holds equal are two")
  func equivalentNames() throws {
    let merged = try merge([line("e\u{301}"), line("\u{E9}")], isUnsharded: true)
    #expect(merged.bytes == line("e\u{301}") + line("\u{E9}"))
  }

  @Test("A line that is malformed or torn is named by file and line")
  func malformed() throws {
    for (bytes, number) in [
      (line("x") + Array(line("y").dropLast()), 2), (line("x") + Array("{}\n".utf8), 2),
      (Array("\n".utf8), 1), (line("x") + GradeResults.closingBeginning + [0x0A], 2),
    ] {
      let problem = #expect(throws: ResultProblem.self) {
        try ResultPart<GradeResults>(path: "a", bytes: bytes)
      }
      #expect(problem?.part == "a" && problem?.line == number)
    }
  }
}
