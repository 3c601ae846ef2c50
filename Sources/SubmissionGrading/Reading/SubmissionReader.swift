import StrictJSON

/// Tells what kind of file a submission is, and reads it.
enum SubmissionReader {
  /// Reads a submission.
  ///
  /// - Parameter name: The file's name; its ending tells the format.
  static func read(_ bytes: [UInt8], name: String) throws(Unreadable) -> Submission {
    try checkText(bytes)
    switch ending(of: name) {
    case "ipynb": return try notebook(bytes)
    case "json": return try json(bytes)
    case "py": return ScriptReader.read(withoutMark(bytes), commentMark: "#")
    case "swift": return ScriptReader.read(withoutMark(bytes), commentMark: "//")
    case "txt", "md", "text", "markdown": return TextExportReader.read(withoutMark(bytes))
    case let other: throw .unknownKind(other)
    }
  }

  /// The part of a name behind its last point, in lower case.
  static func ending(of name: String) -> String {
    let last = name.utf8.split(separator: UInt8(ascii: "/")).last ?? name.utf8[...]
    guard let dot = last.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    let ending = TextLine.folded(Array(last[last.index(after: dot)...].prefix(16)))
    return String(decoding: ending, as: UTF8.self)
  }

  private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  // MARK: Text

  private static func checkText(_ bytes: [UInt8]) throws(Unreadable) {
    guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x1F, 0x8B])
      || bytes.starts(with: Array("Rar!".utf8)) || bytes.starts(with: [0x37, 0x7A, 0xBC, 0xAF])
    {
      throw .archive
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .encoding("UTF-16")
    }
    if bytes.count >= 4 {
      let zeros = bytes.prefix(4).map { $0 == 0 }
      if zeros == [false, true, false, true] || zeros == [true, false, true, false] {
        throw .encoding("UTF-16")
      }
      if zeros == [false, true, true, true] || zeros == [true, true, true, false] {
        throw .encoding("UTF-32")
      }
    }
    guard let offset = firstIllFormed(bytes) else { return }
    let line = bytes[..<offset].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    throw .notUTF8(line: line, isAtEnd: bytes.count - offset < 4)
  }

  /// The offset of the first byte that is not part of UTF-8.
  private static func firstIllFormed(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      let raw = UnsafeRawBufferPointer(bytes)
      while index < bytes.count {
        while bytes.count &- index >= 8,
          raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          index &+= 8
        }
        guard index < bytes.count else { return nil }
        let byte = bytes[index]
        let length: Int
        // The second byte's range keeps out overlong forms, surrogates and values above U+10FFFF.
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch byte {
        case 0...0x7F: length = 1
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
          length = 3
          if byte == 0xE0 { second = 0xA0...0xBF }
          if byte == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
          length = 4
          if byte == 0xF0 { second = 0x90...0xBF }
          if byte == 0xF4 { second = 0x80...0x8F }
        default: return index
        }
        guard index + length <= bytes.count else { return index }
        if length > 1 {
          guard second.contains(bytes[index + 1]) else { return index }
          for next in 2..<max(length, 2) where bytes[index + next] & 0xC0 != 0x80 { return index }
        }
        index += length
      }
      return nil
    }
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
    if let line = conflictLine(bytes) { return .mergeConflict(line: line) }
    if error.message.contains("comes twice") {
      return .duplicateKey(line: error.line, column: error.column)
    }
    if error.message.contains("nested deeper") { return .tooDeep(line: error.line) }
    return .notJSON(line: error.line, column: error.column, message: error.message)
  }

  private static func conflictLine(_ bytes: [UInt8]) -> Int? {
    let mark = [UInt8](repeating: UInt8(ascii: "<"), count: 7)
    for (index, line) in TextLine.lines(of: bytes[...]).enumerated()
    where TextLine.trimmed(line).starts(with: mark) {
      return index + 1
    }
    return nil
  }
}
