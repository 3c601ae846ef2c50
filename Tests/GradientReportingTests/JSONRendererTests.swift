import Foundation
import GradientReporting
import Testing

@Suite("The JSON document")
struct JSONRendererTests {
  @Test("The document holds the very objects of the lines, and the totals", arguments: Sample.all)
  func document(sample: Sample) throws {
    let data = Data(sample.render(.json))
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(Set(document.keys) == ["cases", "schema", "summary"])
    #expect(document["schema"] as? String == "gradcheck.results/1")

    let cases = try #require(document["cases"] as? [[String: Any]])
    #expect(cases.count == sample.results.count)
    for (object, result) in zip(cases, sample.results) {
      let again = try JSONSerialization.data(withJSONObject: object)
      try ResultLine(again).expectEqual(to: result)
    }

    let summary = try #require(document["summary"] as? [String: Int])
    #expect(
      summary == [
        "files": sample.summary.files, "passed": sample.summary.passed,
        "failed": sample.summary.failed, "malformed": sample.summary.malformed,
        "missing": sample.summary.missing,
        "evaluations": sample.summary.evaluations,
      ])
  }

  @Test("Each case stands on its own line, as in JSON Lines", arguments: Sample.all)
  func lines(sample: Sample) {
    let lines = sample.text(.json).split(separator: "\n").dropFirst().dropLast()
    let joined = lines.map { $0.hasSuffix(",") ? $0.dropLast() : $0 }
    #expect(joined == sample.text(.jsonLines).split(separator: "\n"))
  }
}
