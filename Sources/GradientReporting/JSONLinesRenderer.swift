/// The master format: one ``ResultObject`` a line, for every case, as it comes.
struct JSONLinesRenderer: ReportRenderer {
  var wantsPassingCases: Bool { true }

  func begin(into output: inout [UInt8]) {}

  func render(_ result: CaseResult, into output: inout [UInt8]) {
    ResultObject.append(result, to: &output)
    output.append(UInt8(ascii: "\n"))
  }

  func finish(_ summary: RunSummary, into output: inout [UInt8]) {}
}
