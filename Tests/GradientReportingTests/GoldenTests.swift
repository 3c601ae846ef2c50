import GradientReporting
import TestSupport
import Testing

@Suite("Every format keeps its bytes")
struct GoldenTests {
  /// The names by which people open these files; a format that is not listed gets `txt`.
  static let fileExtensions = ["jsonl": "jsonl", "json": "json", "junit": "xml", "tap": "tap"]

  @Test("A format writes each sample as recorded", arguments: Sample.all)
  func samples(sample: Sample) throws {
    for format in ReportFormat.all {
      let name = "\(format.name)/\(sample.name).\(Self.fileExtensions[format.name] ?? "txt")"
      try expectGolden(sample.render(format), named: name)
    }
  }

  @Test("Options change what people read", arguments: [Sample.passing, .mixed])
  func options(sample: Sample) throws {
    let options: [(String, ReportOptions)] = [
      ("quiet", ReportOptions(verbosity: .quiet)),
      ("verbose", ReportOptions(verbosity: .verbose)),
      ("colour", ReportOptions(colour: true, verbosity: .verbose)),
    ]
    for (name, options) in options {
      try expectGolden(sample.render(.text, options), named: "text/\(sample.name)-\(name).txt")
      try expectGolden(sample.render(.github, options), named: "github/\(sample.name)-\(name).txt")
    }
  }

  @Test("A renderer that wants no passing cases writes the same without them")
  func skipping() {
    for format in ReportFormat.all {
      for verbosity in ReportOptions.Verbosity.allCases {
        let options = ReportOptions(verbosity: verbosity)
        guard !format.makeRenderer(options).wantsPassingCases else { continue }
        for sample in Sample.all {
          let whole = sample.render(format, options)
          #expect(sample.render(format, options, skippingPassingCases: true) == whole)
        }
      }
    }
  }
}
