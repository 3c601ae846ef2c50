import TestSupport
import Testing

@testable import SubmissionReading

@Suite struct ClaimRuleTests {
  /// A claim from a place, a rank and a number: `output answer 28.0`.
  private func claim(_ text: String) throws -> PartFindings.Claim {
    let words = text.split(separator: " ").map(String.init)
    let places: [String: HeadingMatcher.Place] = [
      "prose": .prose, "comment": .comment, "output": .output,
    ]
    let ranks: [String: LabelMatcher.Rank] = [
      "order": .order, "listed": .listed, "check": .check, "answer": .answer,
    ]
    let value = try #require(PrintedValue(words[2]))
    guard words[0] != "sheet" else { return PartFindings.Claim(value: value, standing: .sheet) }
    let standing = PartFindings.Standing(
      try #require(places[words[0]]), try #require(ranks[words[1]]))
    return PartFindings.Claim(value: value, standing: standing)
  }

  @Test(
    "The first rule that speaks says which of two numbers stands",
    arguments: [
      ("output answer 28.0", "comment answer 27.0", "betterBefore"),
      ("comment answer 28.0", "prose answer 27.0", "betterBefore"),
      ("sheet answer 28.0", "output answer 27.0", "betterBefore"),
      ("output answer 28.0", "output check 27.0", "betterBefore"),
      ("output check 28.0", "output listed 27.0", "betterBefore"),
      ("output listed 28.0", "output order 27.0", "betterBefore"),
      // A place weighs more than a label.
      ("output order 28.0", "comment answer 27.0", "betterBefore"),
      ("output answer None", "comment answer 27.0", "betterBefore"),
      ("prose answer 28.0", "output order 27.0", "betterNow"),
      ("output check 28.0", "output answer 27.0", "betterNow"),
      ("output check 28.0", "output answer None", "betterNow"),
      ("output answer 28.0", "sheet answer 27.0", "betterNow"),
      ("output answer 28.0", "output answer None", "noneBesideNumber"),
      ("output answer None", "output answer 28.0", "later"),
      ("output answer None", "output answer None", "same"),
      ("output answer -5.0344", "output answer -5.03", "cutShort"),
      ("output answer 28.0", "output answer 28", "cutShort"),
      ("output answer -5.03", "output answer -5.0344", "same"),
      ("output answer 28.0", "output answer 28.0", "same"),
      // Seven digits instead of nine are not cut short.
      ("output answer -5.03441923", "output answer -5.034419", "same"),
      ("output answer -5.0344", "output answer -5.02", "later"),
      ("output answer 28.0", "output answer 56.0", "later"),
      ("output answer [1.0,2.0]", "output answer [1.0,2.0]", "same"),
      ("output answer [1.0,2.0]", "output answer 1.0", "later"),
    ])
  func rules(old: String, new: String, expected: String) throws {
    #expect(ClaimRule.first(try claim(old), try claim(new)).rawValue == expected)
  }

  @Test(
    "Of several claims one stands, and whether there were others is known",
    arguments: [
      (["output answer 28.0"], "28.0", false),
      (["output answer 28.0", "output answer 28.0"], "28.0", false),
      (["output answer 28.0", "output answer 56.0"], "56.0", true),
      (["output answer 28.0", "output answer 56.0", "output answer 56.0"], "56.0", true),
      (["output answer 28.0", "output answer 56.0", "output answer 28.0"], "28.0", true),
      (["comment answer 27.0", "output answer 28.0"], "28.0", false),
      (["output answer 28.0", "comment answer 27.0"], "28.0", false),
      (["output answer 28.0", "output answer None"], "28.0", false),
      (["output answer -5.03", "output answer -5.0344"], "-5.0344", false),
      (["output answer -5.0344", "output answer -5.03"], "-5.0344", false),
      (["output check 27.0", "output check 26.0", "output answer 28.0"], "28.0", false),
    ])
  func sequences(claims: [String], value: String, isRepeated: Bool) throws {
    var findings = PartFindings(answers: 1)
    for text in claims {
      let claim = try claim(text)
      findings.add(claim.value, to: 0, claim.standing)
    }
    #expect(findings.claims[0]?.value.text == value)
    #expect(findings.claims[0]?.isRepeated == isRepeated)
  }

  @Test("A number under another label is remembered, and under the same one it is not")
  func labels() throws {
    for (labels, expected) in [(["a", "b"], ["28.0"]), (["a", "a"], [])] as [([String], [String])] {
      var findings = PartFindings(answers: 1)
      for (label, number) in zip(labels, ["28.0", "56.0"]) {
        findings.add(
          try #require(PrintedValue(number)), to: 0, .sheet, label: Array(label.utf8))
      }
      #expect(findings.claims[0]?.others.map(\.text) == expected)
    }
  }

  @Test("Outputs leave comments out, and what belongs to a graph is no gradient")
  func outputs() throws {
    var findings = PartFindings(answers: 2)
    findings.add(
      try #require(PrintedValue("1.0")), to: 0, PartFindings.Standing(.comment, .answer))
    findings.unlabelledComments = [try #require(PrintedValue("2.0"))]
    var onlyComments = findings
    onlyComments.finish()
    #expect(onlyComments.claims[0] != nil && onlyComments.unlabelledComments.count == 1)
    findings.unlabelledOutputs = [
      try #require(PrintedValue("tensor(3., grad_fn=<MulBackward0>)")),
      try #require(PrintedValue("tensor(4.)")),
    ]
    findings.finish()
    #expect(findings.claims[0] == nil && findings.unlabelledComments.isEmpty)
    #expect(findings.unlabelledOutputs.map(\.text) == ["4."])
    #expect(findings.others.map(\.text) == ["3."])
  }
}
