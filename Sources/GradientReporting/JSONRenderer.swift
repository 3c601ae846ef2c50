/// One JSON document, written as the cases come.
///
/// ```
/// {"cases":[
/// {…},
/// {…}
/// ],"schema":"gradcheck.results/1","summary":{"evaluations":1204,"failed":2,…}}
/// ```
struct JSONRenderer: ReportRenderer {
  private var isFirst = true

  var wantsPassingCases: Bool { true }

  func begin(into output: inout [UInt8]) {
    JSONText.append(raw: #"{"cases":["#, to: &output)
  }

  mutating func render(_ result: CaseResult, into output: inout [UInt8]) {
    JSONText.append(raw: isFirst ? "\n" : ",\n", to: &output)
    isFirst = false
    ResultObject.append(result, to: &output)
  }

  func finish(_ summary: RunSummary, into output: inout [UInt8]) {
    if !isFirst { JSONText.append(raw: "\n", to: &output) }
    JSONText.append(
      raw: #"],"schema":"gradcheck.results/1","summary":{"evaluations":"#, to: &output)
    JSONText.append(summary.evaluations, to: &output)
    JSONText.append(raw: #","failed":"#, to: &output)
    JSONText.append(summary.failed, to: &output)
    JSONText.append(raw: #","files":"#, to: &output)
    JSONText.append(summary.files, to: &output)
    JSONText.append(raw: #","malformed":"#, to: &output)
    JSONText.append(summary.malformed, to: &output)
    JSONText.append(raw: #","missing":"#, to: &output)
    JSONText.append(summary.missing, to: &output)
    JSONText.append(raw: #","passed":"#, to: &output)
    JSONText.append(summary.passed, to: &output)
    JSONText.append(raw: "}}\n", to: &output)
  }
}
