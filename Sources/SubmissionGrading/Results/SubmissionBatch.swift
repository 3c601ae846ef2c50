package import ResultLines
package import SubmissionReading

/// All submissions that are graded together, each with the identifier that it has on every machine.
package struct SubmissionBatch: Sendable {
  /// The submissions, in the order of their identifiers' bytes; no two have the same.
  package let entries: [SubmissionFiles.Entry]

  /// Makes a batch of what was found.
  ///
  /// What is named twice is there once, also where it is spelt in two ways (`a.py`, `./a.py`). Submissions of
  /// one name are told apart by their paths, so that every machine must be given the same paths.
  package init(_ found: [SubmissionFiles.Entry]) {
    // By bytes: to a file system, names that Unicode calls equivalent may be two.
    var seen: Set<[UInt8]> = []
    var entries = found.map { (name: $0.name, path: $0.path, place: Self.normalised($0.path)) }
      .filter { seen.insert(Array($0.place.utf8)).inserted }
    // A path may be another one's name, and then that one needs its path, too.
    var isChanged = true
    while isChanged {
      isChanged = false
      var count: [String: Int] = [:]
      for entry in entries { count[entry.name, default: 0] += 1 }
      for index in entries.indices
      where count[entries[index].name] != 1 && entries[index].name != entries[index].place {
        entries[index].name = entries[index].place
        isChanged = true
      }
    }
    self.entries = entries.map { SubmissionFiles.Entry(name: $0.name, path: $0.path) }
      .sorted { Self.precedes($0.name, $1.name) }
  }

  /// The submissions of a shard, in their order; all of them without one.
  package func entries(of shard: Shard?) -> [SubmissionFiles.Entry] {
    guard let shard else { return entries }
    return entries.filter { shard.contains($0.name) }
  }

  /// What stands at the end of a shard's results, when each of its submissions has its line.
  package func closing(
    of shard: Shard, exercise: Exercise, language: Language, showsAnswers: Bool,
    isRun: Bool
  ) -> ShardClosing<GradeResults> {
    ShardClosing(
      shard: shard, count: entries(of: shard).count, total: entries.count,
      ids: GradeResults.digest(of: entries.map { GradeResults.ID($0.name) }),
      settings: GradeResults.Settings(
        exerciseSHA256: exercise.sha256, language: language, showsAnswers: showsAnswers,
        isRun: isRun))
  }

  /// The order of results: that of the identifiers' bytes, which no locale changes.
  static func precedes(_ id: String, _ other: String) -> Bool {
    id.utf8.lexicographicallyPrecedes(other.utf8)
  }

  private static func normalised(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return (path.utf8.first == UInt8(ascii: "/") ? "/" : "") + parts.joined(separator: "/")
  }
}
