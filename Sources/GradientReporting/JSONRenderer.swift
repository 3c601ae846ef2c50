import PlainText

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
    output.append(contentsOf: #"{"cases":["#.utf8)
  }

  mutating func render(_ result: CaseResult, into output: inout [UInt8]) {
    output.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
    isFirst = false
    JSONWriter.append(to: &output) { ResultObject.write(result, to: &$0) }
  }

  func finish(_ summary: RunSummary, into output: inout [UInt8]) {
    if !isFirst { output.append(UInt8(ascii: "\n")) }
    output.append(contentsOf: #"],"schema":"gradcheck.results/1","summary":"#.utf8)
    JSONWriter.append(to: &output) { writer in
      writer.beginObject()
      writer.member("evaluations", summary.evaluations)
      writer.member("failed", summary.failed)
      writer.member("files", summary.files)
      writer.member("malformed", summary.malformed)
      writer.member("missing", summary.missing)
      writer.member("passed", summary.passed)
      writer.endObject()
    }
    output.append(contentsOf: "}\n".utf8)
  }
}
