import PlainText
import StrictJSON
import SubmissionGrading

/// The `results.json` of PrairieLearn's external grader.
///
/// What could not be read is not gradable, which costs the student no attempt; a program that failed, or
/// took too long, has no points. Every test has its points, since one without would hide those of all.
struct PrairieLearnView {
  var record: GradeRecord
  var words: ViewWords

  /// PrairieLearn refuses more than 1 MB.
  static let mostBytes = 1_000_000

  var bytes: [UInt8] {
    // Only an exercise of thousands of parts, or a line that nobody graded, is too long at first.
    for length in [1000, 100, 0] {
      let bytes = write(textLength: length)
      if bytes.count <= Self.mostBytes { return bytes }
    }
    return write(textLength: nil)
  }

  private func write(textLength: Int?) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    switch record.status {
    case .unreadable, .sandboxError:
      writer.member("gradable", false)
      writer.key("format_errors")
      writer.beginArray()
      writer.value(record.reason(words))
      writer.endArray()
    case .graded, .timeout, .programError:
      writer.member("gradable", true)
      writer.member("score", record.share)
      if record.status != .graded || record.message != nil {
        writer.member("message", record.reason(words))
      }
      if let textLength {
        writer.key("tests")
        writer.beginArray()
        for part in record.parts { write(part, textLength, to: &writer) }
        writer.endArray()
      }
    }
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  private func write(_ part: PartGrade, _ length: Int, to writer: inout JSONWriter) {
    let id = ViewText.identifier(part.part)
    writer.beginObject()
    writer.member("name", id)
    writer.member("description", words.of(part.verdict))
    writer.member("points", part.score)
    writer.member("max_points", part.max)
    if length > 0 {
      let text = record.lines(part, words).map { ViewText.of($0, atMost: length) }
      writer.member("output", text.joined(separator: "\n"))
    }
    writer.endObject()
  }
}
