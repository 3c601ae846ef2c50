package import Foundation
import PlainText
import StrictJSON
package import SubmissionReading

/// The folder `Fixtures` of the package.
package let fixturesFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Fixtures")

package func bytes(of path: String) throws -> [UInt8] {
  Array(try Data(contentsOf: fixturesFolder.appendingPathComponent(path)))
}

/// An exercise of the package.
package func exercise(_ name: String) throws -> Exercise {
  try Exercise(parsing: bytes(of: "exercises/\(name).json"))
}

extension Exercise {
  /// An exercise of one part.
  package static func single(
    _ function: String, at: String, data: String = "", policy: String = "{}", answers: String
  ) throws -> Exercise {
    let text = """
      {"schema": "gradcheck.exercise/1", "id": "t", "title": {"en": "T"}, "policy": \(policy), "parts": [
      {"id": "1.1", "points": 4, "credit": "all", "function": "\(function)", "at": \(at),
       \(data.isEmpty ? "" : "\"data\": \(data),") "answers": \(answers)}]}
      """
    return try Exercise(parsing: Array(text.utf8))
  }
}

/// A notebook of nbformat 4.
package func notebook(_ cells: [(kind: Submission.Block.Kind, text: String)]) -> String {
  var writer = JSONWriter()
  writer.beginObject()
  writer.key("cells")
  writer.beginArray()
  var index = 0
  while index < cells.count {
    writer.beginObject()
    writer.member("cell_type", cells[index].kind == .prose ? "markdown" : "code")
    writer.member("source", cells[index].kind == .output ? "" : cells[index].text)
    if cells[index].kind != .prose {
      writer.key("outputs")
      writer.beginArray()
      if cells[index].kind == .code { index += 1 }
      while index < cells.count, cells[index].kind == .output {
        writer.beginObject()
        writer.member("output_type", "stream")
        writer.member("text", cells[index].text)
        writer.endObject()
        index += 1
      }
      writer.endArray()
    } else {
      index += 1
    }
    writer.endObject()
  }
  writer.endArray()
  writer.member("nbformat", 4)
  writer.endObject()
  return writer.text
}
