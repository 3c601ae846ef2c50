import GradientReporting
import Testing

@Suite("The registry of formats")
struct ReportFormatTests {
  @Test("Each format is found by its name, and by no other")
  func names() {
    #expect(ReportFormat.all.map(\.name) == ["text", "jsonl", "json", "junit", "tap", "github"])
    for format in ReportFormat.all { #expect(ReportFormat.named(format.name)?.name == format.name) }
    #expect(ReportFormat.named("Text") == nil)
    #expect(ReportFormat.named("") == nil)
  }

  @Test("Each format says in one line what it is for")
  func summaries() {
    for format in ReportFormat.all {
      #expect(!format.summary.isEmpty && format.summary.count <= 80)
      #expect(!format.summary.contains("\n"))
    }
  }

  @Test("Only the formats for people can do without the passing cases")
  func passingCases() {
    let lean = ReportFormat.all.filter {
      !$0.makeRenderer(ReportOptions()).wantsPassingCases
    }
    #expect(lean.map(\.name) == ["text", "github"])
    for format in ReportFormat.all {
      #expect(format.makeRenderer(ReportOptions(verbosity: .verbose)).wantsPassingCases)
    }
  }

  @Test("Programs get the same bytes, whatever people asked for", arguments: Sample.all)
  func options(sample: Sample) {
    for format in [ReportFormat.jsonLines, .json, .junit, .tap] {
      for verbosity in ReportOptions.Verbosity.allCases {
        let options = ReportOptions(colour: true, verbosity: verbosity)
        #expect(sample.render(format, options) == sample.render(format))
      }
    }
  }

  @Test("A format of one's own needs a renderer and a row")
  func ownFormat() {
    struct Dots: ReportRenderer {
      var wantsPassingCases: Bool { true }
      func begin(into output: inout [UInt8]) {}
      func render(_ result: CaseResult, into output: inout [UInt8]) {
        output.append(UInt8(ascii: result.passed ? "." : "x"))
      }
      func finish(_ summary: RunSummary, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\n"))
      }
    }
    let dots = ReportFormat(name: "dots", summary: "one character a case") { _ in Dots() }
    #expect(Sample.mixed.text(dots) == ".xxxx.x\n")
  }
}
