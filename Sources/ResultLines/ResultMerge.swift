/// The results of several runs as one; nothing is missing, and nothing contradicts something else.
package struct ResultMerge<Kind: ResultKind>: Sendable {
  /// How many problems of one kind are named.
  private static var namedProblems: Int { 10 }

  /// The result lines, in the order of one run over everything.
  package private(set) var bytes: [UInt8] = []
  /// What has a line, in that order.
  package private(set) var ids: [Kind.ID] = []
  /// What forbids to merge the parts.
  package private(set) var problems: [ResultProblem] = []

  private let parts: [ResultPart<Kind>]

  private typealias Line = ResultPart<Kind>.Line

  /// Merges parts.
  ///
  /// Within a part, the last line about a thing counts, since a run that was started again may add lines. Two
  /// parts that hold the same line do not disagree.
  ///
  /// - Parameters:
  ///   - parts: Either shards, each with its closing line, or files of runs without shards.
  ///   - expected: What must have lines, with its name; nil where only the closing lines tell.
  ///   - isUnsharded: Whether files without closing lines are enough, also when nothing is expected.
  package init(
    _ parts: [ResultPart<Kind>], expected: [(id: Kind.ID, name: String)]? = nil,
    isUnsharded: Bool = false
  ) {
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
    checkBatch(lines.map(\.head.id))
    if let expected { checkExpected(expected, Set(lines.map(\.head.id))) }
    guard problems.isEmpty else { return }
    for line in lines {
      bytes += line.bytes
      ids.append(line.head.id)
    }
  }

  /// The first part's closing line, with which all others must agree.
  private var reference: (closing: ShardClosing<Kind>, path: String)? {
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
            "lines of \(part.lines.count) \(Kind.noun.many), where the closing line says \(closing.count)",
            part: part.path))
      }
      let stranger = part.lines.first { line in
        line.head.shardName.map { !closing.shard.contains($0) } ?? false
      }
      if let stranger {
        problems.append(
          .init(
            "\"\(stranger.head.name)\" is not of shard \(closing.shard)", part: part.path,
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

  /// Whether all lines answer the same question in the same way.
  private mutating func checkSettings() {
    var first = reference.map { (settings: $0.closing.settings, path: $0.path) }
    for part in parts {
      for line in part.lines {
        guard let settings = line.head.settings else { continue }
        guard let known = first else {
          first = (settings, part.path)
          continue
        }
        guard
          let difference = Kind.difference(of: settings, from: known.settings, in: known.path)
        else { continue }
        problems.append(.init(difference, part: part.path, line: line.number))
        break
      }
    }
  }

  /// The lines of everything, in order; and the disagreements about them.
  private mutating func mergedLines() -> [Line] {
    var merged: [Kind.ID: (line: Line, path: String)] = [:]
    var found: [Kind.ID] = []
    var conflicts: [ResultProblem] = []
    for part in parts {
      for line in part.lines {
        guard let other = merged[line.head.id] else {
          merged[line.head.id] = (line, part.path)
          found.append(line.head.id)
          continue
        }
        guard line.bytes != other.line.bytes else { continue }
        let what =
          line.head.contents == other.line.head.contents ? "another result" : "other contents"
        conflicts.append(
          .init(
            "\"\(line.head.name)\" has \(what) than in \(other.path):\(other.line.number)",
            part: part.path, line: line.number))
      }
    }
    appendNamed(conflicts) { "\($0) more \(Kind.noun.many) have two results" }
    return Kind.inOrder(found, reference?.closing.settings).compactMap { merged[$0]?.line }
  }

  /// Whether the lines are those of the batch that the closing lines speak of.
  private mutating func checkBatch(_ ids: [Kind.ID]) {
    guard problems.isEmpty, let closing = reference?.closing else { return }
    guard ids.count != closing.total || Kind.digest(of: ids) != closing.ids else { return }
    problems.append(
      .init(
        "the lines of \(ids.count) \(Kind.noun.many) are not those of the batch of \(closing.total) that the "
          + "closing lines speak of"))
  }

  private mutating func checkExpected(
    _ expected: [(id: Kind.ID, name: String)], _ found: Set<Kind.ID>
  ) {
    let missing = expected.filter { !found.contains($0.id) }
    appendNamed(missing.map { .init("\"\($0.name)\" has no line") }) {
      "\($0) more \(Kind.noun.many) have no line"
    }
  }

  private mutating func appendNamed(
    _ found: [ResultProblem], rest: (Int) -> String
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
      return "the batch has \(total) \(Kind.noun.many), and that of \(path) has \(other.total)"
    }
    if ids != other.ids { return "the batch has other \(Kind.noun.many) than that of \(path)" }
    return Kind.differenceOfRuns(settings, from: other.settings, in: path)
  }
}
