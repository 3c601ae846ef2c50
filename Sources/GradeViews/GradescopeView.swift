import PlainText
import StrictJSON
import SubmissionGrading

/// The `results.json` of Gradescope.
///
/// Every submission has one, also one that could not be read: an autograder that leaves none shows the
/// student an error of the autograder.
struct GradescopeView {
  var record: GradeRecord
  var words: ViewWords

  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("score", record.score)
    writer.member("output", output)
    for key in ["output_format", "test_output_format", "test_name_format"] {
      writer.member(key, "text")
    }
    writer.member("visibility", "visible")
    writer.key("tests")
    writer.beginArray()
    for part in record.parts { write(part, to: &writer) }
    writer.endArray()
    writer.key("extra_data")
    writer.beginObject()
    writer.member("schema", GradeRecord.schema)
    writer.member("submission", ViewText.of(record.submission, atMost: 1000))
    if let sha256 = record.sha256 { writer.member("sha256", ViewText.of(sha256, atMost: 64)) }
    writer.member("exercise", ViewText.identifier(record.exercise))
    writer.member("status", record.status.rawValue)
    writer.endObject()
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  private var output: String {
    var lines: [String] = []
    if record.status != .graded || record.message != nil { lines.append(record.reason(words)) }
    lines.append("\(words.score): \(words.points(record.score, of: record.max))")
    return lines.joined(separator: "\n")
  }

  private func write(_ part: PartGrade, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("score", part.score)
    writer.member("max_score", part.max)
    writer.member("status", part.verdict == .pass ? "passed" : "failed")
    writer.member("name", "\(ViewText.identifier(part.part)): \(words.of(part.verdict))")
    writer.member("number", ViewText.identifier(part.part))
    writer.member("output", record.lines(part, words).joined(separator: "\n"))
    writer.member("visibility", "visible")
    writer.key("extra_data")
    writer.beginObject()
    writer.member("verdict", part.verdict.rawValue)
    writer.endObject()
    writer.endObject()
  }
}
