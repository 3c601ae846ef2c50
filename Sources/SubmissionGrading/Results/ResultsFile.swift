package import HostFiles
package import ResultLines
import StrictJSON

/// A file of result lines that grows line by line, and goes on where an earlier run was stopped.
package final class ResultsFile {
  /// A line that is no result: the file would be damaged.
  package struct Malformed: Error, Sendable, Equatable {
    /// One clause.
    package var message: String
  }

  private let file: AppendedFile
  /// Per submission, what its last line depends on; nil where the machine failed, and not the submission.
  private var done: [GradeResults.ID: (name: String, key: Key?)] = [:]
  /// The number of lines that were there.
  package private(set) var lineCount = 0
  /// The closing line of a shard, where it is the last line.
  private var closing: ShardClosing<GradeResults>?

  /// What a line depends on: with another key, a submission is graded anew.
  struct Key: Sendable, Equatable {
    var sha256: String?
    var settings: GradeResults.Settings
  }

  /// What the last line of each submission depends on.
  var doneKeys: [GradeResults.ID: Key] { done.compactMapValues(\.key) }

  /// The submissions that have lines.
  package var submissions: [String] { done.values.map(\.name) }

  /// Opens a file, or creates it; a line that was not written to its end is taken away.
  ///
  /// - Throws: a `FileError` where it cannot be read or written, or another run has it; ``Malformed`` where there is
  ///   something in it that is no result.
  package init(path: String) throws {
    file = try AppendedFile(path)
    let bytes = try file.bytes(limit: .max)
    var end = 0
    for (number, line, isWhole) in LineText.lines(of: bytes) {
      guard isWhole else {
        // Only what is the beginning of a line of ours may be cut off.
        guard LineText.mayBeTorn(line, beginnings: GradeResults.beginnings) else {
          throw Malformed(message: "holds something else than results")
        }
        break
      }
      do throws(JSONError) {
        try note(line)
      } catch {
        throw Malformed(message: "line \(number) is not a result: \(error.message)")
      }
      lineCount += 1
      end = line.endIndex + 1
    }
    if end < bytes.count { try file.truncate(to: end) }
  }

  private func note(_ line: ArraySlice<UInt8>) throws(JSONError) {
    switch try ResultPart<GradeResults>.read(line) {
    case .closing(let line): closing = line
    case .result(let head):
      // Of a status that says nothing about the submission only the name counts.
      let isDone = try GradeRecord(parsing: line).status != .sandboxError
      let key = head.settings.map { Key(sha256: head.contents, settings: $0) }
      done[head.id] = (head.name, isDone ? key : nil)
      closing = nil
    }
  }

  /// Adds lines, and returns when they are safe on the disk.
  package func append(_ lines: [UInt8]) throws(FileError) {
    if !lines.isEmpty { closing = nil }
    try file.append(lines)
  }

  /// Ends a shard's results with their closing line, unless it is there.
  package func end(with closing: ShardClosing<GradeResults>) throws(FileError) {
    guard self.closing != closing else { return }
    try append(closing.line)
    self.closing = closing
  }
}
