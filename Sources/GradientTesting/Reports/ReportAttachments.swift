import GradientReporting

extension GradientReport {
  /// Attaches the report to the running test, as text and as an object of the result format.
  func attach(at location: SourceLocation) {
    let place = "\(location.fileID):\(location.line)"
    let result = CaseResult(
      file: location.fileID, id: Test.current?.name ?? place, line: location.line, function: "",
      expected: .match, report: self)
    var renderer = ReportFormat.jsonLines.makeRenderer(ReportOptions())
    var json: [UInt8] = []
    renderer.begin(into: &json)
    renderer.render(result, into: &json)
    let name = "gradients-line-\(location.line)"
    Attachment.record(table + "\n", named: name + ".txt", sourceLocation: location)
    Attachment.record(json, named: name + ".json", sourceLocation: location)
  }
}
