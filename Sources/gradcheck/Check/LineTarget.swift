import GradientFixtures
import GradientReporting
import HostFiles
import ResultLines

/// Where lines of results go.
///
/// Beside the file that is to be written they grow in `FILE.partial`, each safe from whatever stops the run, and
/// take the old file's place when all are there. A run that is started again goes on after the last whole line,
/// as long as the files that were checked, and how, are what they were: a mark before the lines of each says so.
final class LineTarget {
  /// The format of a mark.
  static let markSchema = "gradcheck.unfinished/1"

  /// How a mark begins.
  private static let markBeginning = Array(#"{"schema":"\#(markSchema)","#.utf8)

  /// Bytes are written at once, and brought to the disk so often: a machine that loses power loses no more.
  private static let syncInterval = Duration.milliseconds(100)

  private enum Place {
    case sink(ResultSink)
    case draft(AppendedFile, path: String)
  }

  private let place: Place
  /// What an earlier run has left, and how much of it holds.
  private var left: ArraySlice<UInt8> = []
  private var isResuming = false
  private var valid = 0
  private var mark: [UInt8] = []
  private var lastSync = ContinuousClock.now

  /// A target by the value of `--output`; nil and `-` are standard output.
  init(_ output: String?, sparing inputs: [String]) throws(CommandFailure) {
    let sink = try ResultSink(output, replacing: [.checkLines], sparing: inputs)
    guard let output, output != "-", sink.isFile else {
      place = .sink(sink)
      return
    }
    let path = output + ".partial"
    do throws(FileError) {
      let draft = try AppendedFile(path)
      let bytes = try draft.bytes(limit: .max)
      guard
        LineText.mayBeTorn(bytes.prefix(Self.markBeginning.count), beginnings: [Self.markBeginning])
      else { throw .foreign }
      left = bytes[...]
      isResuming = !bytes.isEmpty
      place = .draft(draft, path: output)
    } catch {
      throw .writing(path, error)
    }
  }

  /// Begins a file's lines.
  ///
  /// - Parameters:
  ///   - mark: What the lines depend on.
  ///   - count: How many lines there will be.
  /// - Returns: The lines that are there already.
  func begin(
    _ mark: [UInt8], of count: Int
  ) throws(CommandFailure) -> [CheckResults.LineHead] {
    guard case .draft = place else { return [] }
    guard isResuming, left.starts(with: mark) else {
      try stopResuming()
      self.mark += mark
      return []
    }
    valid += mark.count
    left = left.dropFirst(mark.count)
    var heads: [CheckResults.LineHead] = []
    while heads.count < count, let end = left.firstIndex(of: 0x0A),
      !left.starts(with: Self.markBeginning),
      let head = try? CheckResults.LineHead(left[..<end])
    {
      heads.append(head)
      valid += end + 1 - left.startIndex
      left = left[(end + 1)...]
    }
    if heads.count < count { try stopResuming() }
    return heads
  }

  /// Writes lines.
  func write(_ lines: [CaseLine]) throws(CommandFailure) {
    var bytes = mark
    mark = []
    for line in lines { line.append(to: &bytes) }
    switch place {
    case .sink(let sink): try sink.write(bytes)
    case .draft(let draft, _):
      let now = ContinuousClock.now
      let isTime = now - lastSync > Self.syncInterval
      if isTime { lastSync = now }
      try writing(draft) { draft throws(FileError) in try draft.append(bytes, syncing: isTime) }
    }
  }

  /// Ends the lines, and puts them in the old file's place.
  ///
  /// - Parameters:
  ///   - closing: The closing line of a shard; empty without one.
  ///   - isFruitless: Whether nothing could be checked: then older results stay.
  func finish(_ closing: [UInt8], isFruitless: Bool) throws(CommandFailure) {
    switch place {
    case .sink(let sink):
      try sink.write(closing)
      try sink.finish()
    case .draft(let draft, let path):
      if isResuming { try stopResuming() }
      if !mark.isEmpty { try write([]) }
      if isFruitless, OldResults.stay(at: path) {
        draft.remove()
        return
      }
      do throws(FileError) {
        let file = try ReplacedFile(path)
        var rest = try draft.bytes(limit: .max)[...]
        while let end = rest.firstIndex(of: 0x0A) {
          if !rest.starts(with: Self.markBeginning) { try file.append(rest[...end]) }
          rest = rest[(end + 1)...]
        }
        try file.append(closing)
        try file.commit()
      } catch {
        throw .writing(path, error)
      }
      draft.remove()
    }
  }

  /// What an earlier run has left from here on is of no use.
  private func stopResuming() throws(CommandFailure) {
    guard isResuming, case .draft(let draft, _) = place else { return }
    isResuming = false
    left = []
    let valid = valid
    try writing(draft) { draft throws(FileError) in try draft.truncate(to: valid) }
  }

  private func writing(
    _ draft: AppendedFile, _ work: (AppendedFile) throws(FileError) -> Void
  ) throws(CommandFailure) {
    do throws(FileError) {
      try work(draft)
    } catch {
      throw .writing(draft.path, error)
    }
  }
}

/// Results of earlier runs.
enum OldResults {
  /// Whether there are any at a path; then they stay, and that is said.
  static func stay(at path: String) -> Bool {
    guard let size = HostFile.size(of: path), size > 0 else { return false }
    StandardError.say("\(path) stays as it was: nothing could be checked")
    return true
  }
}
