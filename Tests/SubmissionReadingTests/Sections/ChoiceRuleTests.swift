import TestSupport
import Testing

@testable import SubmissionReading

@Suite struct ChoiceRuleTests {
  private struct Row: Sendable {
    var claims: [String?] = [nil]
    var outputs: [String] = []
    var comments: [String] = []
    var expected: String
  }

  @Test(
    "The first rule that speaks chooses the first answer's number",
    arguments: [
      Row(claims: ["28.0"], expected: "claimed 28.0"),
      Row(claims: ["28.0"], outputs: ["3.0"], expected: "claimed 28.0"),
      Row(claims: ["None"], outputs: ["3.0"], expected: "claimed None"),
      Row(expected: "nothing"), Row(claims: [nil, "1.0"], expected: "nothing"),
      Row(outputs: ["3.0"], expected: "onlyNumber 3.0"),
      Row(comments: ["3.0"], expected: "onlyNumber 3.0"),
      Row(outputs: ["3.0"], comments: ["4.0"], expected: "onlyNumber 3.0"),
      Row(outputs: ["3.0", "3.0"], expected: "onlyNumber 3.0"),
      Row(outputs: ["3.1", "3.1416", "3.14"], expected: "onlyNumber 3.1416"),
      Row(outputs: ["[1.0, 2.0]", "[1.0, 2.00]"], expected: "onlyNumber [1.0, 2.0]"),
      Row(outputs: ["3.0", "4.0"], expected: "unlabelled"),
      Row(outputs: ["3.0", "[3.0, 3.0]"], expected: "unlabelled"),
      Row(claims: [nil, nil], outputs: ["3.0"], expected: "unlabelled"),
      Row(claims: [nil, "1.0"], outputs: ["3.0"], expected: "unlabelled"),
    ])
  private func rules(row: Row) throws {
    var findings = PartFindings(answers: row.claims.count)
    for (index, text) in row.claims.enumerated() {
      guard let text else { continue }
      findings.add(try #require(PrintedValue(text)), to: index, .sheet)
    }
    findings.unlabelledOutputs = try row.outputs.map { try #require(PrintedValue($0)) }
    findings.unlabelledComments = try row.comments.map { try #require(PrintedValue($0)) }
    let choice = findings.choice(of: 0)
    #expect(
      [choice.rule.rawValue, choice.value?.text].compactMap(\.self).joined(separator: " ")
        == row.expected)
  }
}
