import GradientReporting

/// Records a failure, unless there is a report and it matches.
///
/// ```
/// XCTAssertGradientsMatch failed: gradients do not match - at the origin
///   component  claimed  numerical ± error  digits  verdict   reason
///   …
/// ```
func assertMatches(
  _ assertion: StaticString, _ report: @autoclosure () throws -> GradientReport,
  _ message: () -> String, _ file: StaticString, _ line: UInt
) {
  let title: String
  let table: Substring
  do {
    let report = try report()
    guard !report.matches else { return }
    title = report.title
    // The message stands between the title and the table, as it is: the text of a test needs no escapes.
    table = report.failureText(title: title).dropFirst(title.count)
  } catch {
    title = "threw error \"\(error)\""
    table = ""
  }
  let message = message()
  let remark = message.isEmpty ? "" : " - " + message
  XCTFail("\(assertion) failed: \(title)\(remark)\(table)", file: file, line: line)
}
