import StrictJSON

/// A line of a file of results, as every reader of such files takes it.
enum ResultsLine {
  /// The grade of a submission.
  case grade(GradeRecord)
  /// The end of a shard.
  case closing(ShardClosing)

  /// Reads a line without its end.
  ///
  /// - Throws: a `JSONError` for what is neither.
  init(parsing line: some Collection<UInt8>) throws(JSONError) {
    guard !Self.isBlank(line) else {
      throw JSONError(
        message: "expected a result, found an empty line",
        place: JSONPlace(offset: 0, line: 1, column: 1))
    }
    if line.starts(with: ShardClosing.beginning) {
      self = .closing(try ShardClosing(parsing: line))
    } else {
      self = .grade(try GradeRecord(parsing: line))
    }
  }

  /// Whether there is nothing but white space.
  static func isBlank(_ line: some Collection<UInt8>) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  /// Whether what stands after the last line end may be the beginning of a line of ours: one that was being
  /// written when the run was stopped, and not another program's.
  static func mayBeTorn(_ tail: some Collection<UInt8>) -> Bool {
    [GradeRecord.beginning, ShardClosing.beginning].contains { beginning in
      tail.prefix(beginning.count).elementsEqual(beginning.prefix(tail.count))
    }
  }
}
