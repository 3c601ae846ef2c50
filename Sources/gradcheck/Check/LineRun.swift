import GradientFixtures
import GradientReporting
import NumericalDifferentiation
import PlainText
import ResultLines

/// Checks files, and writes a line for every case, in the order of the files and of their cases.
struct LineRun {
  private let settings: CheckSettings
  private let target: LineTarget

  init(_ settings: CheckSettings, target: LineTarget) {
    self.settings = settings
    self.target = target
  }

  /// Checks everything, except what the target holds already.
  func check(_ input: InputFiles, progress: ProgressBar) async throws -> CheckTally {
    var progress = progress
    let run = FixtureRun(settings)
    var tally = CheckTally()
    var batch = Batch()
    for entry in input.entries {
      let text: FixtureText
      do throws(FixtureSourceError) {
        text = try FixtureSource.read(try entry.get())
      } catch {
        progress.clear()
        tally.report(error.problem)
        batch.add(error.path, sha256: nil, -1..<0, own: 1)
        let done = try target.begin(mark(error.path, nil), of: 1)
        guard done.isEmpty else { continue }
        try target.write([.problem(error.problem)])
        continue
      }
      let sha256 = SHA256.hexadecimal(of: text.bytes)
      let plan = await run.plan(text)
      batch.add(text.path, sha256: sha256, plan.indexes, own: plan.lineCount)
      let done = try target.begin(mark(text.path, sha256), of: plan.lineCount)
      tally.summary.files += 1
      for head in done {
        switch head.passed {
        case let passed?: tally.count(passed: passed, evaluations: head.evaluations)
        case nil:
          // Whoever starts a run again is told again.
          tally.report(
            InputProblem(
              kind: head.isMissing ? .missing : .malformed, file: head.file, message: head.message))
        }
      }
      try await run.lines(of: plan, skipping: done.count) { lines in
        if lines.contains(where: { if case .problem = $0 { true } else { false } }) {
          progress.clear()
        }
        for line in lines { tally.count(line) }
        try target.write(lines)
      }
      progress.advance()
    }
    progress.clear()
    let closing = settings.shard.map { batch.closing(of: $0, method: settings.method.name) }
    try target.finish(closing?.line ?? [], isFruitless: tally.isFruitless)
    return tally
  }

  /// What a file's lines depend on, as the beginning of its lines in an unfinished run.
  private func mark(_ file: String, _ sha256: String?) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schema", LineTarget.markSchema)
    writer.member("file", file)
    if let sha256 { writer.member("sha256", sha256) }
    writer.member("method", settings.method.name)
    if let shard = settings.shard { writer.member("shard", shard.description) }
    writer.member("version", Gradcheck.version)
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }
}

/// All that a closing line says.
private struct Batch {
  private var files: [CheckResults.Settings.File] = []
  private var ids: [CheckResults.ID] = []
  private var own = 0

  mutating func add(_ file: String, sha256: String?, _ indexes: Range<Int>, own: Int) {
    files.append(.init(path: file, sha256: sha256))
    for index in indexes { ids.append(CheckResults.ID(file: file, index: index)) }
    self.own += own
  }

  func closing(of shard: Shard, method: String) -> ShardClosing<CheckResults> {
    ShardClosing(
      shard: shard, count: own, total: ids.count, ids: CheckResults.digest(of: ids),
      settings: CheckResults.Settings(method: method, files: files))
  }
}
