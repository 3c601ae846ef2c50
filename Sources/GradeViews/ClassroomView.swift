import PlainText
import StrictJSON
import SubmissionGrading

/// The result of a step of GitHub Classroom: what its reporter reads from the step's output `result`.
///
/// JSON in UTF-8, in Base64. The reporter prints names and messages into a log in which lines that begin
/// with `::` are commands of the workflow, so that none of these begin with two colons, anywhere.
struct ClassroomView {
  var record: GradeRecord
  var words: ViewWords

  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("version", 1)
    writer.member("status", status)
    writer.member("max_score", record.max)
    writer.key("tests")
    writer.beginArray()
    if record.parts.isEmpty {
      // Without a test the reporter would say nothing of why there are no points.
      let status = record.status == .graded ? status : "error"
      write(
        ViewText.name(record, words), status, record.score, [record.reason(words)], to: &writer)
    } else {
      for (index, part) in record.parts.enumerated() {
        var lines = record.lines(part, words)
        if index == 0, record.message != nil { lines.insert(record.reason(words), at: 0) }
        write(
          "\(ViewText.identifier(part.part)): \(words.of(part.verdict))",
          part.verdict == .pass ? "pass" : "fail", part.score, lines, to: &writer)
      }
    }
    writer.endArray()
    writer.endObject()
    return Base64.encode(writer.bytes) + [0x0A]
  }

  private var status: String {
    if record.status != .graded { return "error" }
    return record.score >= record.max ? "pass" : "fail"
  }

  private func write(
    _ name: String, _ status: String, _ score: Double, _ lines: [String],
    to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.member("name", Self.harmless(name))
    writer.member("status", status)
    writer.member("score", score)
    writer.member("message", lines.map(Self.harmless).joined(separator: "\n"))
    writer.member("test_code", "")
    writer.member("filename", Self.harmless(ViewText.name(record, words)))
    // The reporter shows every line but 0; and a time would make equal results differ.
    writer.member("line_no", 0)
    writer.member("duration", 0)
    writer.endObject()
  }

  /// Takes commands of the workflow apart, those of the old spelling too.
  private static func harmless(_ text: String) -> String {
    ViewText.replacing(in: text) { scalar, previous in
      switch (previous, scalar) {
      case (":", ":"), ("#", "["): " \(scalar)"
      default: nil
      }
    }
  }
}

/// Base64 as in RFC 4648, section 4.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let group = bytes[index..<min(index + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for digit in 0..<4 {
        text.append(
          digit <= group.count ? alphabet[bits >> (18 - 6 * digit) & 0x3F] : UInt8(ascii: "="))
      }
      index += 3
    }
    return text
  }
}
