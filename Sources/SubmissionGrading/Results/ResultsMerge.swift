/// The results of several runs as one; nothing is missing, and nothing contradicts something else.
public struct ResultsMerge: Sendable {
  /// How many problems of one kind are named.
  private static let namedProblems = 10

  /// The result lines, in the order of the identifiers' bytes: those of one run over the whole batch.
  public private(set) var bytes: [UInt8] = []
  /// The submissions that have lines.
  public private(set) var submissions: [String] = []
  /// What forbids to merge the parts.
  public private(set) var problems: [ResultsPart.Problem] = []

  private let parts: [ResultsPart]

  /// Merges parts.
  ///
  /// Within a part, the last line of a submission counts, since a run that was started again adds lines. Two
  /// parts that hold the same line of a submission do not disagree.
  ///
  /// - Parameters:
  ///   - parts: Either shards, each with its closing line, or files of runs without shards.
  ///   - expected: The submissions that must have lines; nil where only the closing lines tell.
  ///   - isUnsharded: Whether files without closing lines are enough, also when nothing is expected.
  public init(_ parts: [ResultsPart], expected: [String]? = nil, isUnsharded: Bool = false) {
    self.parts = parts
    if parts.contains(where: \.isOfShard) {
      checkClosings()
      checkDivision()
    } else if expected == nil, !isUnsharded {
      problems.append(
        .init(
          "no part has a closing line; shards that were stopped must be started again, and for results "
            + "of runs without --shard, say what to expect with --expect, or --unsharded"))
    }
    checkSettings()
    let lines = mergedLines()
    checkBatch(lines)
    if let expected { checkExpected(expected, lines) }
    guard problems.isEmpty else { return }
    for line in lines {
      bytes += line.bytes
      submissions.append(line.submission)
    }
  }

  /// The first part's closing line, with which all others must agree.
  private var reference: (closing: ShardClosing, path: String)? {
    for part in parts { if let closing = part.closing { return (closing, part.path) } }
    return nil
  }

  // MARK: Checks

  private mutating func checkClosings() {
    for part in parts {
      guard let closing = part.closing else {
        problems.append(
          .init(
            "there is no closing line at its end: the shard is not done; start its run again",
            part: part.path))
        continue
      }
      if let reference,
        let difference = closing.difference(from: reference.closing, of: reference.path)
      {
        problems.append(.init(difference, part: part.path))
      }
      if part.lines.count != closing.count {
        problems.append(
          .init(
            "lines of \(part.lines.count) submissions, where the closing line says \(closing.count)",
            part: part.path))
      }
      let strangers = part.lines.values.filter { !closing.shard.contains($0.submission) }
      if let stranger = strangers.min(by: { $0.number < $1.number }) {
        problems.append(
          .init(
            "\"\(stranger.submission)\" is not of shard \(closing.shard)", part: part.path,
            line: stranger.number))
      }
    }
  }

  /// Whether every shard is there.
  private mutating func checkDivision() {
    guard let count = reference?.closing.shard.count else { return }
    let found = Set(
      parts.compactMap(\.closing?.shard).filter { $0.count == count }.map(\.index))
    // A part that is not done yet may be the one that seems to be missing: it has been named already.
    guard found.count < count, parts.allSatisfy({ $0.closing != nil }) else { return }
    let named = (1...count).lazy.filter { !found.contains($0) }.prefix(Self.namedProblems)
    let missing = count - found.count
    let names = named.map { "\($0)/\(count)" }.joined(separator: ", ")
    let rest = missing > Self.namedProblems ? " and \(missing - Self.namedProblems) more" : ""
    problems.append(
      .init(missing == 1 ? "shard \(names) is missing" : "shards \(names)\(rest) are missing"))
  }

  /// Whether all lines answer the same exercise in the same way.
  private mutating func checkSettings() {
    var first: (key: ResultsFile.Key, path: String)?
    if let reference { first = (ResultsFile.Key(reference.closing), reference.path) }
    for part in parts {
      for line in part.lines.values.sorted(by: { $0.number < $1.number }) {
        guard let known = first else {
          first = (line.key, part.path)
          continue
        }
        guard let difference = line.key.difference(from: known.key, of: known.path) else {
          continue
        }
        problems.append(.init(difference, part: part.path, line: line.number))
        break
      }
    }
  }

  /// The lines of all submissions, in order; and the disagreements about them.
  private mutating func mergedLines() -> [ResultsPart.Line] {
    var merged: [[UInt8]: (line: ResultsPart.Line, path: String)] = [:]
    var conflicts: [ResultsPart.Problem] = []
    for part in parts {
      for line in part.lines.values.sorted(by: { $0.number < $1.number }) {
        let id = Array(line.submission.utf8)
        guard let other = merged[id] else {
          merged[id] = (line, part.path)
          continue
        }
        guard line.bytes != other.line.bytes else { continue }
        let what =
          line.key.sha256 == other.line.key.sha256 ? "another result" : "other contents"
        conflicts.append(
          .init(
            "\"\(line.submission)\" has \(what) than in \(other.path):\(other.line.number)",
            part: part.path, line: line.number))
      }
    }
    appendNamed(conflicts) { "\($0) more submissions have two results" }
    return merged.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value.line)
  }

  /// Whether the lines are those of the batch that the closing lines speak of.
  private mutating func checkBatch(_ lines: [ResultsPart.Line]) {
    guard problems.isEmpty, let closing = reference?.closing else { return }
    guard
      lines.count != closing.total
        || SubmissionBatch.digest(ofIDs: lines.map(\.submission)) != closing.ids
    else { return }
    problems.append(
      .init(
        "the lines of \(lines.count) submissions are not those of the batch of \(closing.total) that the "
          + "closing lines speak of"))
  }

  private mutating func checkExpected(_ expected: [String], _ lines: [ResultsPart.Line]) {
    let found = Set(lines.map { Array($0.submission.utf8) })
    let missing = expected.filter { !found.contains(Array($0.utf8)) }
    appendNamed(missing.map { .init("\"\($0)\" has no line") }) {
      "\($0) more submissions have no line"
    }
  }

  private mutating func appendNamed(
    _ found: [ResultsPart.Problem], rest: (Int) -> String
  ) {
    problems += found.prefix(Self.namedProblems)
    let more = found.count - Self.namedProblems
    if more > 0 { problems.append(.init(rest(more))) }
  }
}

extension ShardClosing {
  /// How a closing line shows that its part does not belong to another one.
  fileprivate func difference(from other: ShardClosing, of path: String) -> String? {
    if shard.count != other.shard.count {
      return "this is one of \(shard.count) shards, and \(path) one of \(other.shard.count)"
    }
    if total != other.total {
      return "the batch has \(total) submissions, and that of \(path) has \(other.total)"
    }
    if ids != other.ids { return "the batch has other submissions than that of \(path)" }
    if isRun != other.isRun {
      return "programs were \(isRun ? "" : "not ")run, another setting than that of \(path)"
    }
    return ResultsFile.Key(self).difference(from: ResultsFile.Key(other), of: path)
  }
}

extension ResultsFile.Key {
  fileprivate init(_ closing: ShardClosing) {
    self.init(
      sha256: nil, exerciseSHA256: closing.exerciseSHA256, language: closing.language,
      showsAnswers: closing.showsAnswers, isRun: closing.isRun)
  }

  /// Which setting of a run is another one; where programs are run, not every submission is a program.
  fileprivate func difference(from other: ResultsFile.Key, of path: String) -> String? {
    if exerciseSHA256 != other.exerciseSHA256 {
      return "graded with another exercise file than \(path)"
    }
    if language != other.language { return "graded in another language than \(path)" }
    if showsAnswers != other.showsAnswers {
      return "graded with another setting of --show-answers than \(path)"
    }
    return nil
  }
}
