import TestSupport
import Testing

@testable import SubmissionReading

@Suite struct BareLineTests {
  @Test(
    "A line that is nothing but values has the label of its context, or none",
    arguments: [
      ("28.0", nil, "?28.0"), ("28.0 22.0", nil, "?28.0 ?22.0"),
      ("[28.0, 22.0]", nil, "?[28.0, 22.0]"),
      ("28.0", "x.grad:", "x=28.0"), ("27.9 28.0", "x.grad:", "x=28.0"),
      ("28.0 22.0", "x.grad, y.grad:", "x=28.0 y=22.0"), ("28.0", "x.grad, y.grad:", "?28.0"),
      ("28.0 22.0 20.0", "x.grad, y.grad:", "?28.0 ?22.0 ?20.0"), ("28.0", "gradient:", "?28.0"),
      ("2.0", "x:", "x:2.0"), ("2.0 3.0", "x:", "?2.0 ?3.0"), ("2.0", "x", "?2.0"),
      ("2.0", "q:", "?2.0"),
      ("2 * 3", nil, ""), ("2 + 3", nil, ""), ("2*3 = 6", nil, ""),
      ("2*2 + 24 = 28", "x.grad", "x=28"),
      ("", nil, ""), ("---", nil, ""), ("(28.0,)", nil, "?28.0"), ("None", nil, "?None"),
      ("nan", "x.grad", "x=nan"), ("28.0 - 22.0", nil, ""), ("28.0, 22.0;", nil, "?28.0 ?22.0"),
    ] as [(String, String?, String)])
  func bare(line: String, context: String?, expected: String) throws {
    let part = try Exercise.plain("x", "y", "z").parts[0]
    let scanner = LineScanner(matcher: LabelMatcher(part), decimalComma: false)
    let findings = scanner.findings(
      in: Array(line.utf8)[...], context: context.map { Array($0.utf8) })
    #expect(findings.map { $0.text(part) }.joined(separator: " ") == expected)
  }

  @Test(
    "The word \"output\" before a remark is no label",
    arguments: [
      (" Output: 28.0", "28.0"), (" Вывод: 28.0", "28.0"), (" -> 28.0", "28.0"),
      (" => 28.0", "28.0"),
      (" >>> 28.0", "28.0"), (" x.grad: 28.0", " x.grad: 28.0"), ("Out: ", ""), ("", ""),
      (" outputs: 28.0", " outputs: 28.0"),
    ])
  func introduction(comment: String, expected: String) {
    let rest = LineScanner.withoutIntroduction(Array(comment.utf8)[...])
    #expect(String(decoding: rest, as: UTF8.self) == expected)
  }

  /// What each line of an output came from, `|` between lines.
  private func printed(_ statements: [String], lines: Int) -> String? {
    var printed = PrintedExpressions()
    for statement in statements { printed.note(Array(statement.utf8)) }
    return printed.expressions(ofLines: lines)?.map { line in
      line.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",")
    }.joined(separator: "|")
  }

  @Test(
    "Lines and statements correspond, or nothing is known",
    arguments: [
      (["print(a)"], 1, "a"), (["print(a, b)"], 1, "a,b"), (["print(a)", "print(b)"], 2, "a|b"),
      (["print(a); print(b)"], 2, "a|b"), (["print(\"\", a)"], 1, "a"), (["print(\"\")"], 1, ""),
      (["print(a, end=\"\")"], 1, "a"), (["print()", "print(a)"], 1, "a"),
      (["x = 1", "a"], 1, "a"),
      (["print(a)", "b"], 2, "a|b"), (["print(a)", "b"], 1, "a"), (["a", "x = 1"], 1, nil),
      (["a, b"], 1, "a,b"), (["print(f(a, b))"], 1, "f(a, b)"), (["print(a)"], 2, nil), ([], 0, ""),
      ([], 1, nil), (["  print(a)"], 1, nil), (["for i in r: print(i)"], 1, nil),
      (["print(a)", "\tprint(b)"], 2, nil), (["print(a\n)"], 1, "a"),
    ] as [([String], Int, String?)])
  func expressions(statements: [String], lines: Int, expected: String?) {
    #expect(printed(statements, lines: lines) == expected)
  }

  @Test(
    "Values are labelled by the expressions that they came from",
    arguments: [
      (["28.0"], ["x.grad"], "x=28.0"), (["28.0"], ["x.grad.item()"], "x=28.0"),
      (["28.0", "22.0"], ["x.grad", "y.grad"], "x=28.0 y=22.0"),
      (["[28.0, 22.0]"], ["x.grad", "y.grad"], "x=28.0 y=22.0"),
      (["[28.0, 22.0]"], ["[x.grad, y.grad]"], "x=28.0 y=22.0"),
      (["[28.0, 22.0]"], ["np.array([x.grad, y.grad])"], "x=28.0 y=22.0"),
      (["2.0"], ["x"], "x:2.0"), (["2.0"], ["x.item()"], "x:2.0"), (["77.0"], ["f"], "-77.0"),
      (["77.0"], ["f.detach()"], "-77.0"), (["3.0"], ["f(x)"], "?3.0"),
      (["28.0"], ["x.grad", "y.grad"], nil), (["28.0", "28.0"], ["x.grad", "x.grad"], nil),
      ([], [], nil),
    ] as [([String], [String], String?)])
  func labelled(values: [String], expressions: [String], expected: String?) throws {
    let part = try Exercise.plain("x", "y", "z").parts[0]
    let findings = PrintedExpressions.label(
      try values.map { try #require(PrintedValue($0)) }, by: expressions.map { Array($0.utf8) },
      LabelMatcher(part))
    #expect(findings?.map { $0.text(part) }.joined(separator: " ") == expected)
  }
}
