import TestSupport
import Testing

@testable import SubmissionReading

/// What the collector finds, on notebooks about lesson 2: 2.1 (x, y, z), 2.2 (w, b), 2.3 (x).
@Suite struct SectionCollectorTests {
  typealias Kind = Submission.Block.Kind

  /// Blocks from lines: `p` prose, `c` source, `o` output, which go on until another letter comes.
  private func submission(_ lines: [String], isRun: Bool = false) -> Submission {
    let kinds: [Character: Kind] = ["p": .prose, "c": .code, "o": .output]
    var submission = Submission()
    submission.isRun = isRun
    for line in lines {
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      let kind = kinds[parts[0].first ?? "p"] ?? .prose
      submission.blocks.append(
        Submission.Block(kind: kind, text: Array((parts.count > 1 ? parts[1] : "").utf8)))
    }
    return submission
  }

  /// What was found of each part: `2.1 x=28.0; 2.3 ?5.0 ambiguous`.
  private func read(_ lines: [String], _ exercise: Exercise? = nil, isRun: Bool = false) throws
    -> String
  {
    let exercise = try exercise ?? TestSupport.exercise("lesson-2")
    var collector = SectionCollector(exercise)
    let findings = collector.collect(submission(lines, isRun: isRun))
    return zip(exercise.parts, findings).compactMap { part, findings -> String? in
      var words = zip(part.answers, findings.claims).compactMap { answer, claim in
        claim.map { "\(answer.variable)=\($0.value.text)\($0.isRepeated ? "~" : "")" }
      }
      words += (findings.unlabelledOutputs + findings.unlabelledComments).map { "?\($0.text)" }
      if findings.isAmbiguous, !words.isEmpty { words.append("ambiguous") }
      if !findings.isPresent, !words.isEmpty { words.append("absent") }
      return words.isEmpty ? nil : ([part.id] + words).joined(separator: " ")
    }.joined(separator: "; ")
  }

  @Test(
    "Numbers belong to the part whose heading stands above them",
    arguments: [
      (
        ["p ## 2.1", "c f()", "o x.grad: 28.0", "p ## 2.3", "c f()", "o x.grad: -5.0"],
        "2.1 x=28.0; 2.3 x=-5.0"
      ),
      (
        ["p ## 2.3", "c f()", "o x.grad: -5.0", "p ## 2.1", "c f()", "o x.grad: 28.0"],
        "2.1 x=28.0; 2.3 x=-5.0"
      ),
      (["p ## 2.1\nText", "p more", "c f()", "o x.grad: 28.0"], "2.1 x=28.0"),
      (["p ## 2.1", "p ### 2.1.4 Check", "c f()", "o x.grad: 28.0"], "2.1 x=28.0"),
      (["p ## 2.1", "p ## 3.1 Data", "c f()", "o x.grad: 28.0"], ""),
      (["p ## 2.1", "p ## 3.1 Data", "p ## 2.1", "c f()", "o x.grad: 28.0"], "2.1 x=28.0"),
      (["c # 2.1\na", "o x.grad: 28.0"], "2.1 x=28.0"),
      (["c def task_2_1():\n  a", "o x.grad: 28.0"], "2.1 x=28.0"),
      (["c class Task2_3:\n  a", "o x.grad: -5.0"], "2.3 x=-5.0"),
      (["c print('2.1 Простые вычисления')\na", "o x.grad: 28.0"], "2.1 x=28.0"),
      (
        ["c f()", "o 2.1 Простые вычисления\nx.grad: 28.0\n2.3 Цепное правило\nx.grad: -5.0"],
        "2.1 x=28.0; 2.3 x=-5.0"
      ),
      (["o x.grad: 1.0", "p ## 2.1", "c f()", "o x.grad: 28.0"], "2.1 x=28.0"),
      (["p 2.1 * x", "p ## 2.3", "c f()", "o 2.1"], "2.3 ?2.1"),
    ])
  func headings(lines: [String], expected: String) throws {
    let found = try read(lines)
    #expect(found == expected)
  }

  @Test(
    "Where headings do not say which part it is, a person looks",
    arguments: [
      // Without headings every part may be meant.
      (
        ["c f()", "o w.grad: 48.0"],
        "2.1 ?48.0 ambiguous; 2.2 w=48.0 ambiguous; 2.3 ?48.0 ambiguous"
      ),
      // A part without its heading, whose labels no other part has.
      (["p ## 2.1", "c f()", "o w.grad: 48.0"], "2.1 ?48.0; 2.2 w=48.0 ambiguous"),
      // Two parts in one cell.
      (["c # 2.1\na\n# 2.3\nb", "o x.grad: 28.0"], "2.3 x=28.0 ambiguous"),
      (["c # 2.1\na\n# 2.3\nb", "o 2.1 Простые вычисления\nx.grad: 28.0"], "2.1 x=28.0"),
    ])
  func ambiguous(lines: [String], expected: String) throws {
    let found = try read(lines)
    #expect(found == expected)
  }

  @Test(
    "Of a part's cells the last one stands, and outputs leave comments and prose out",
    arguments: [
      (["c f()", "o x.grad: 28.0", "c f()", "o x.grad: 56.0"], "2.1 x=56.0~"),
      (["c f()", "o x.grad: 28.0\nx.grad: 56.0"], "2.1 x=56.0~"),
      (["c f()", "o x.grad: 28.0\nx.grad: 28.0"], "2.1 x=28.0"),
      (["c f()", "o x.grad: 28.0\nx.grad: None"], "2.1 x=28.0"),
      (["c f() # x.grad: 27.0", "o x.grad: 28.0"], "2.1 x=28.0"),
      (["c f() # x.grad: 27.0"], "2.1 x=27.0"), (["p x.grad: 27.0"], "2.1 x=27.0"),
      (["p x.grad: 27.0", "c f() # x.grad: 26.0"], "2.1 x=26.0"),
      (["c f() # y.grad: 27.0", "o x.grad: 28.0"], "2.1 x=28.0"),
      (["p 27.0"], ""), (["c f() # 27.0"], "2.1 ?27.0"), (["c f() # 27.0", "o 28.0"], "2.1 ?28.0"),
      (["c f()", "o numeric x.grad: 27.9\nx.grad: 28.0"], "2.1 x=28.0"),
      (["c f()", "o x.grad: 28.0\nnumeric x.grad: 27.9"], "2.1 x=28.0"),
      (["c f()", "o tensor(28., grad_fn=<MulBackward0>)"], ""),
    ])
  func standing(lines: [String], expected: String) throws {
    let found = try read(["p ## 2.1"] + lines)
    #expect(found == expected)
  }

  @Test(
    "A label may stand on the line above, or be the expression that was printed",
    arguments: [
      (["c f()", "o x.grad:\n28.0"], "x=28.0"), (["c f()", "o x.grad =\ntensor(28.)"], "x=28."),
      (["c f()", "o x.grad:\n\n28.0"], "x=28.0"),
      (["c f()", "o x.grad: 28.0\n22.0"], "x=28.0 ?22.0"),
      (["c f()", "o x.grad:\ntext\n28.0"], "?28.0"), (["c f()", "o x.grad\n28.0"], "?28.0"),
      (["c f()", "o Gradients:\nx = 28.0\ny = 22.0"], "x=28.0 y=22.0"),
      (["c x = 2.0", "o Gradients:\nx = 2.0"], ""), (["c f()", "o Values:\nx = 28.0"], ""),
      (["c f()", "o Gradients at the point:\nx = 28.0"], ""),
      (["c f()", "o x.grad:", "o 28.0"], "x=28.0"),
      (["c f()", "o x.grad:", "c g()", "o 28.0"], "?28.0"),
      (["c print(x.grad)", "o 28.0"], "x=28.0"), (["c x.grad", "o tensor(28.)"], "x=28."),
      (["c print(y.grad)\nprint(x.grad)", "o 22.0\n28.0"], "x=28.0 y=22.0"),
      (["c x.grad, y.grad", "o (tensor(28.), tensor(22.))"], "x=28. y=22."),
      (["c print(x.grad)\nprint(f)", "o 28.0\n77.0"], "x=28.0"),
      (["c print(x.grad)", "o 28.0\n22.0"], "?28.0 ?22.0"),
      (["c for v in p:\n    print(x.grad)", "o 28.0"], "?28.0"),
      (["c print(x.grad)  # 28.0"], "x=28.0"), (["c print(x.grad)\n# 28.0"], "x=28.0"),
      (["c print(x.grad)\n# Output: 28.0"], "x=28.0"), (["c # x.grad:\n# 28.0"], "x=28.0"),
      (["c '''\nx.grad: 28.0\n'''"], "x=28.0"), (["c s = 'x.grad: 28.0'"], ""),
    ])
  func labels(lines: [String], expected: String) throws {
    let found = try read(["p ## 2.1"] + lines)
    #expect(found == (expected.isEmpty ? "" : "2.1 " + expected), "\(lines)")
  }

  @Test(
    "The only part needs no heading",
    arguments: [
      (["c f()", "o x.grad: 28.0"], "1.1 x=28.0"), (["o 28.0"], "1.1 ?28.0"),
      (["c x.grad", "o tensor(28.)"], "1.1 x=28."), (["c x = 28", "o nothing"], ""),
      (["p text 5", "c f()", "o gradient: 28.0"], "1.1 x=28.0"),
    ])
  func single(lines: [String], expected: String) throws {
    #expect(try read(lines, .plain("x")) == expected)
  }

  @Test(
    "A line that the program printed for this purpose fills in a part's sheet",
    arguments: [
      (
        ["p ## 2.1", "c f()", #"o gradcheck {"x.grad": 28.0, "y.grad": 22.0}"#], "2.1 x=28.0 y=22.0"
      ),
      (["p ## 2.1", "c f()", #"o gradcheck {"2.3": {"x.grad": -5.0}}"#], "2.3 x=-5.0 absent"),
      (["p ## 2.3", "c f()", #"o gradcheck {"x.grad": NaN}"#], "2.3 x=NaN"),
      (["p ## 2.3", "c f()", #"o gradcheck {"x.grad": "#], ""),
      (["p ## 2.3", "c f()", "o gradcheck {}"], ""),
      (["p ## 2.3", "c f()", #"o  gradcheck {"x.grad": 1}"#], "2.3 x=1"),
    ])
  func sheets(lines: [String], expected: String) throws {
    let found = try read(lines)
    #expect(found == expected)
  }

  @Test("The point is that of the place where the claim stands")
  func points() throws {
    let rows: [(lines: [String], x: Double?)] = [
      (["c x = 2.0", "o x.grad: 28.0"], 2), (["c x = 2.0", "o x.grad: 28.0", "c x = 5.0"], 2),
      (["c x = 2.0", "c x = 3.0", "o x.grad: 28.0"], 3),
      (["c x = 2.0", "o x.grad: 28.0", "c x = 3.0", "o x.grad: 30.0"], 3),
      (["c x = 2.0", "o 28.0"], 2), (["c x = 2.0", "o 28.0", "c x = 5.0"], 2),
      (["c x = torch.rand(1)", "o x.grad: 28.0"], nil), (["c y = 2.0", "o x.grad: 28.0"], nil),
    ]
    for (lines, x) in rows {
      var collector = SectionCollector(try exercise("lesson-2"))
      let findings = collector.collect(submission(["p ## 2.1"] + lines))[0]
      #expect((findings.constants["x"] ?? nil)?.numbers.values.first == x, "\(lines)")
    }
  }

  @Test("Each part has its own names, and those before all headings are everybody's")
  func names() throws {
    var collector = SectionCollector(try exercise("lesson-2"))
    let findings = collector.collect(
      submission([
        "c a = 1.0", "p ## 2.1", "c x = 2.0", "o x.grad: 28.0", "p ## 2.3", "c b = a",
        "o x.grad: -5.0",
      ]))
    #expect(findings[0].constants.keys.sorted() == ["a", "x"])
    #expect(findings[2].constants.keys.sorted() == ["a", "b"])
  }

  @Test("Earlier cells are remembered where a later one says something else")
  func earlier() throws {
    let rows: [(lines: [String], expected: [String])] = [
      (["c f()", "o x.grad: 28.0"], []),
      (["c f()", "o x.grad: 28.0", "c g()", "o text"], ["28.0"]),
      (["c f()", "o x.grad: 28.0", "c g()", "o x.grad: 56.0"], ["28.0"]),
      (
        ["c f()", "o x.grad: 28.0", "c g()", "o x.grad: 56.0", "c h()", "o x.grad: 84.0"],
        ["28.0", "56.0"]
      ),
    ]
    for (lines, expected) in rows {
      var collector = SectionCollector(try exercise("lesson-2"))
      let findings = collector.collect(submission(["p ## 2.1"] + lines))[0]
      #expect(findings.earlier.compactMap { $0.claims[0]?.value.text } == expected, "\(lines)")
    }
  }
}
