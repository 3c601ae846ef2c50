import Foundation
import TestSupport
import Testing

@testable import SubmissionReading

@Suite struct RulesPageTests {
  @Test("The page lists every rule, in the order in which they are asked")
  func order() throws {
    let page = fixturesFolder.deletingLastPathComponent()
      .appendingPathComponent("Sources/SubmissionReading/README.md")
    let rows = try String(contentsOf: page, encoding: .utf8)
      .split(separator: "\n")
      .compactMap { line -> String? in
        // | 1 | `rule` | …
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        guard cells.count > 2, Int(cells[0]) != nil else { return nil }
        return "\(cells[0]) \(cells[1].trimmingCharacters(in: ["`"]))"
      }
    let lists = [
      LabelRule.allCases.map(\.rawValue), NumberRule.allCases.map(\.rawValue),
      SharingRule.allCases.map(\.rawValue), ClaimRule.allCases.map(\.rawValue),
      ChoiceRule.allCases.map(\.rawValue),
    ]
    #expect(rows == lists.flatMap { $0.enumerated().map { "\($0.offset + 1) \($0.element)" } })
  }
}
