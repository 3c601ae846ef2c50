import GradientChecking
import GradientReporting
import TestSupport
import Testing

@Suite("Plain text")
struct TextRendererTests {
  @Test("Quiet is silent when all is well")
  func quiet() {
    #expect(Sample.passing.text(.text, ReportOptions(verbosity: .quiet)).isEmpty)
    #expect(Sample.empty.text(.text, ReportOptions(verbosity: .quiet)).isEmpty)
  }

  @Test("Quiet says one line for each case that is not as expected")
  func quietFailures() {
    let lines = Sample.mixed.text(.text, ReportOptions(verbosity: .quiet))
      .split(separator: "\n")
    #expect(lines.count == Sample.mixed.summary.failed)
  }

  @Test("A failure starts with file and line, in the form that editors make a link of")
  func location() {
    #expect(Sample.sign.text(.text).hasPrefix("Fixtures/lesson-2.json:14: 2.3-sign: mismatch, "))
  }

  @Test("An unknown line is left out")
  func unknownLine() {
    var sample = Sample.sign
    sample.results[0].line = 0
    #expect(sample.text(.text).hasPrefix("Fixtures/lesson-2.json: 2.3-sign: mismatch, "))
  }

  @Test("A verdict of match is a failure where a mismatch was expected, and is not painted green")
  func unexpectedMatch() {
    var sample = Sample.passing
    sample.results = [sample.results[0]]
    sample.results[0].expected = .mismatch
    let text = sample.text(.text, ReportOptions(colour: true, verbosity: .quiet))
    #expect(text.contains("match, expected mismatch"))
    #expect(!text.contains("\u{1B}[32m"))
  }

  @Test("A refused case never passes, whatever was expected", arguments: Verdict.allCases)
  func refused(expected: Verdict) {
    var sample = Sample.refusal
    sample.results[0].expected = expected
    let text = sample.text(.text)
    #expect(text.contains("not checked: an implementation starts a program"))
    #expect(text.hasSuffix("0 as expected, 1 not (1 not checked); 0 evaluations\n"))
  }

  @Test("Without colour there is no control but the newline", arguments: Sample.all)
  func controls(sample: Sample) {
    for verbosity in ReportOptions.Verbosity.allCases {
      for format in [ReportFormat.text, .tap, .github] {
        let text = sample.text(format, ReportOptions(verbosity: verbosity))
        let acting = text.unicodeScalars.filter { scalar in
          scalar != "\n"
            && (scalar.properties.generalCategory == .control || scalar.properties.isBidiControl)
        }
        #expect(acting.isEmpty, "\(format.name)")
      }
    }
  }

  @Test("With colour there is no control but SGR", arguments: Sample.all)
  func colour(sample: Sample) {
    let options = ReportOptions(colour: true, verbosity: .verbose)
    let plain = ReportOptions(verbosity: .verbose)
    #expect(withoutColour(sample.text(.text, options)) == sample.text(.text, plain))
  }
}
