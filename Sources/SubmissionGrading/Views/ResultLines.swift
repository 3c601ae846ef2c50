import StrictJSON

/// The records of one or more files of result lines.
public struct ResultLines: Sendable {
  /// A line that is no result.
  public struct Problem: Sendable, Equatable {
    /// The line, counted from 1.
    public var line: Int
    /// The column, counted from 1.
    public var column: Int
    /// What was expected, as one clause; it may quote the line.
    public var message: String
  }

  private struct Key: Hashable {
    // By their bytes: two spellings of one letter are two names of files.
    var submission: [UInt8]
    var exercise: [UInt8]
  }

  private var last: [Key: GradeRecord] = [:]

  /// Creates an empty collection.
  public init() {}

  /// The last record of each submission and exercise, in the order of the names' bytes.
  public var records: [GradeRecord] {
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
  public mutating func read(_ bytes: [UInt8]) -> [Problem] {
    var problems: [Problem] = []
    var start = 0
    var number = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[start..<end]
      number += 1
      start = end + 1
      if ResultsLine.isBlank(line) { continue }
      do throws(JSONError) {
        guard case .grade(let record) = try ResultsLine(parsing: line) else { continue }
        let key = Key(
          submission: Array(record.submission.utf8), exercise: Array(record.exercise.utf8))
        last[key] = record
      } catch {
        let isTorn = end == bytes.count && Self.isTorn(line)
        let path = error.path.isEmpty ? "" : " (\(error.path))"
        let message =
          isTorn
          ? "the last line is cut off: a run was stopped while it was written, and grading again "
            + "with the same --out mends it; the reader says: \(error.message)"
          : error.message + path
        problems.append(Problem(line: number, column: error.column, message: message))
      }
    }
    return problems
  }

  /// Whether a last line without an end is the beginning of a result.
  private static func isTorn(_ line: ArraySlice<UInt8>) -> Bool {
    ResultsLine.mayBeTorn(line) && (try? JSONValue(parsing: Array(line))) == nil
  }
}
