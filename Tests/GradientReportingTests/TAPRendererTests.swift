import GradientReporting
import Testing

@Suite("Test Anything Protocol")
struct TAPRendererTests {
  /// What a harness looks at: lines that are not in a YAML block and no comment.
  private func points(_ sample: Sample) -> [String] {
    var inBlock = false
    return sample.text(.tap).split(separator: "\n").compactMap { line in
      if line == "  ---" { inBlock = true }
      defer { if line == "  ..." { inBlock = false } }
      return inBlock || line.hasPrefix("#") ? nil : String(line)
    }
  }

  @Test(
    "There is a version, a point for each case, and a plan that counts them", arguments: Sample.all)
  func plan(sample: Sample) {
    let lines = points(sample)
    let count = sample.results.count + (sample.malformed > 0 ? 1 : 0)
    #expect(lines.count == count + 2)
    #expect(lines.first == "TAP version 13")
    #expect(lines.last == (count > 0 ? "1..\(count)" : "1..0 # SKIP no cases"))
    for (index, result) in sample.results.enumerated() {
      #expect(lines[index + 1].hasPrefix("\(result.passed ? "ok" : "not ok") \(index + 1) - "))
    }
  }

  @Test("Malformed input is a point that fails")
  func malformed() {
    let lines = points(Sample.mixed)
    #expect(lines[8] == "not ok 8 - 2 malformed, named on standard error")
  }

  @Test("A run that read nothing does not pass for one that skipped everything")
  func missing() {
    var summary = RunSummary()
    summary.missing = 2
    var renderer = ReportFormat.tap.makeRenderer(ReportOptions())
    var output: [UInt8] = []
    renderer.begin(into: &output)
    renderer.finish(summary, into: &output)
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    #expect(
      lines == [
        "TAP version 13", "not ok 1 - 2 missing, named on standard error", "1..1",
        "# no cases in 0 files; 2 missing",
      ])
  }

  @Test("An identifier cannot turn a failure into a skipped test")
  func directives() {
    #expect(points(Sample.hostile)[1].hasSuffix(##"\\u{2066} \# SKIP \\"##))
  }

  @Test("A combining mark after a number sign does not hide it")
  func combining() {
    var sample = Sample.sign
    sample.results[0].id = "x #\u{301} TODO"
    #expect(
      points(sample)[1].unicodeScalars.elementsEqual(
        "not ok 1 - Fixtures/lesson-2.json x \\#\u{301} TODO".unicodeScalars))
  }

  @Test("The YAML block ends where it should, whatever the strings hold")
  func blocks() {
    let lines = Sample.hostile.text(.tap).split(separator: "\n")
    #expect(lines.count { $0 == "  ---" } == 1)
    #expect(lines.count { $0 == "  ..." } == 1)
    #expect(
      lines.allSatisfy { line in
        ["TAP", "not ok 1", "1..1", "# 1 case", "  "].contains { line.hasPrefix($0) }
      })
  }

  @Test("Of a wide gradient the worst components are listed, and all are counted")
  func wide() {
    let text = Sample.wide.text(.tap)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("    - name: ") } == 20)
    #expect(text.contains("\n  componentsInAll: 40\n"))
  }
}
