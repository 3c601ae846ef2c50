import PlainText

/// The master format: one ``ResultObject`` a line, for every case, as it comes.
struct JSONLinesRenderer: ReportRenderer {
  var wantsPassingCases: Bool { true }

  func begin(into output: inout [UInt8]) {}

  func render(_ result: CaseResult, into output: inout [UInt8]) {
    JSONWriter.append(to: &output) { writer in
      ResultObject.write(result, to: &writer)
      writer.endLine()
    }
  }

  func finish(_ summary: RunSummary, into output: inout [UInt8]) {}
}
