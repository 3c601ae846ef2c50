import StrictJSON

/// Tells what kind of file a submission is, and reads it.
package enum SubmissionReader {
  /// Reads a submission.
  ///
  /// - Parameter name: The file's name; its ending tells the format.
  package static func read(_ bytes: [UInt8], name: String) throws(Unreadable) -> Submission {
    try TextCheck.check(bytes)
    let ending = ending(of: name)
    if !["ipynb", "json"].contains(ending), let line = TextCheck.conflict(in: bytes) {
      throw .mergeConflict(line: line)
    }
    switch ending {
    case "ipynb": return try notebook(bytes)
    case "json": return try json(bytes)
    case "py": return ScriptReader.read(withoutMark(bytes), commentMark: "#")
    case "swift": return ScriptReader.read(withoutMark(bytes), commentMark: "//")
    case "txt", "text": return TextExportReader.read(withoutMark(bytes), isLog: true)
    case "md", "markdown": return TextExportReader.read(withoutMark(bytes), isLog: false)
    case let other: throw .unknownKind(other)
    }
  }

  /// The part of a name behind its last point, in lower case.
  package static func ending(of name: String) -> String {
    let last = name.utf8.split(separator: UInt8(ascii: "/")).last ?? name.utf8[...]
    guard let dot = last.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    let ending = TextLine.folded(Array(last[last.index(after: dot)...].prefix(16)))
    return String(decoding: ending, as: UTF8.self)
  }

  private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  // MARK: JSON

  private static func notebook(_ bytes: [UInt8]) throws(Unreadable) -> Submission {
    do throws(JSONError) {
      if let submission = try NotebookReader.read(bytes) { return submission }
    } catch {
      throw unreadable(error, bytes)
    }
    throw .notASubmission
  }

  private static func json(_ bytes: [UInt8]) throws(Unreadable) -> Submission {
    do throws(JSONError) {
      if let submission = try AnswersReader.read(bytes) { return submission }
      // A notebook may have been renamed.
      if let submission = try NotebookReader.read(bytes) { return submission }
    } catch {
      throw unreadable(error, bytes)
    }
    throw .notASubmission
  }

  private static func unreadable(_ error: JSONError, _ bytes: [UInt8]) -> Unreadable {
    if let line = TextCheck.conflictMark(in: bytes) { return .mergeConflict(line: line) }
    if error.kind == .duplicateKey {
      return .duplicateKey(line: error.line, column: error.column)
    }
    if error.kind == .tooDeep { return .tooDeep(line: error.line) }
    return .notJSON(line: error.line, column: error.column, message: error.message)
  }
}
