import ResultLines
import StrictJSON

/// The records of one or more files of result lines.
package struct GradeRecords: Sendable {
  /// A line that is no result.
  package struct Problem: Sendable, Equatable {
    /// The line, counted from 1.
    package var line: Int
    /// The column, counted from 1.
    package var column: Int
    /// What was expected, as one clause; it may quote the line.
    package var message: String
  }

  private struct Key: Hashable {
    // By their bytes: two spellings of one letter are two names of files.
    var submission: [UInt8]
    var exercise: [UInt8]
  }

  private var last: [Key: GradeRecord] = [:]

  /// Creates an empty collection.
  package init() {}

  /// The last record of each submission and exercise, in the order of the names' bytes.
  package var records: [GradeRecord] {
    last.sorted { left, right in
      left.key.submission == right.key.submission
        ? left.key.exercise.lexicographicallyPrecedes(right.key.exercise)
        : left.key.submission.lexicographicallyPrecedes(right.key.submission)
    }.map(\.value)
  }

  /// Reads the lines of a file; of a submission that comes several times, the last line counts.
  ///
  /// Lines of ended shards and empty lines are passed over.
  ///
  /// - Returns: The lines that are no results; all others were read.
  package mutating func read(_ bytes: [UInt8]) -> [Problem] {
    var problems: [Problem] = []
    for (number, line, isWhole) in LineText.lines(of: bytes) where !LineText.isBlank(line) {
      do throws(JSONError) {
        if line.starts(with: GradeResults.closingBeginning) {
          _ = try ShardClosing<GradeResults>(parsing: line)
          continue
        }
        let record = try GradeRecord(parsing: line)
        let key = Key(
          submission: Array(record.submission.utf8), exercise: Array(record.exercise.utf8))
        last[key] = record
      } catch {
        let message =
          !isWhole && Self.isTorn(line)
          ? "the last line is cut off: a run was stopped while it was written, and grading again "
            + "with the same --output mends it; the reader says: \(error.message)"
          : error.sentence
        problems.append(Problem(line: number, column: error.column, message: message))
      }
    }
    return problems
  }

  /// Whether a last line without an end is the beginning of a result.
  private static func isTorn(_ line: ArraySlice<UInt8>) -> Bool {
    LineText.mayBeTorn(line, beginnings: GradeResults.beginnings)
      && (try? JSONValue(parsing: Array(line))) == nil
  }
}
