import SubmissionReading
import Testing

@testable import GradeViews
@testable import SubmissionGrading

@Suite struct ClassSummaryTests {
  private let summary = ClassSummary(ViewSamples.classRecords, language: .en)

  @Test("Totals")
  func totals() {
    #expect(summary.fullMarks == 1 && summary.toReview == 1 && summary.notGraded == 4)
    #expect(summary.max == 16 && summary.median == 0.5)
    #expect(summary.mean == (16 + 8 + 0.5) / 5)
    #expect(summary.distribution == [3, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1])
    let none = ClassSummary([], language: .en)
    #expect(none.mean == 0 && none.median == 0 && none.max == nil && none.parts.isEmpty)
  }

  @Test("Mistakes are counted by submission, the most common first")
  func mistakes() throws {
    let part = try #require(summary.parts.first { $0.id == "2.3" })
    #expect(part.diagnoses.map(\.kind) == [.sign] && part.diagnoses.map(\.count) == [2])
    #expect(part.messages.first?.count == 2)
    #expect(
      part.messages.contains { $0.text == "у производной противоположный знак" && $0.count == 2 })
    #expect(part.verdicts == [.pass: 1, .wrong: 2, .imprecise: 1, .missing: 1])
    #expect(part.mean == (8 + 0.5) / 5)
  }

  @Test(
    "A share at the border of a bin belongs to the upper one, and beyond everything to the last")
  func borders() {
    func bin(_ score: Double, of max: Double) -> Int? {
      var record = ViewSamples.record("a", [])
      record.score = score
      record.max = max
      return ClassSummary([record], language: .en).distribution.firstIndex(of: 1)
    }
    #expect(bin(0.3, of: 1) == 3 && bin(7, of: 10) == 7 && bin(9.99, of: 10) == 9)
    #expect(bin(10, of: 10) == 10 && bin(12, of: 10) == 10 && bin(-1, of: 10) == 0)
    #expect(bin(1, of: 0) == 0)
  }

  @Test(
    "Points have at most two decimals",
    arguments: [
      (17.0, "17", "17"), (20.5, "20,5", "20.5"), (4.333333, "4,33", "4.33"),
      (0.05, "0,05", "0.05"),
      (-1.5, "−1,5", "−1.5"), (1e300, "1e+300", "1e+300"), (7.999999, "8", "8"),
    ])
  func points(value: Double, russian: String, english: String) {
    #expect(ViewWords(language: .ru).number(value) == russian)
    #expect(ViewWords(language: .en).number(value) == english)
  }
}
