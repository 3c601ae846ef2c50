import ArgumentParser
import GradientFixtures
import HostFiles
import PlainText
import ResultLines
import SubmissionGrading
import SubmissionReading

/// `gradcheck merge`: puts the results of several machines together.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the results of several machines together.",
    discussion: """
      Reads JSON Lines that gradcheck check or gradcheck grade has written, with --shard or without, and writes the \
      lines that one run over everything would have written. It fails, and writes nothing, where a shard is missing \
      or not done, where the files are of different batches, exercises, fixtures or settings, where two of them \
      disagree, and where a line is malformed or not complete. Of several lines about one thing within one file the \
      last one counts.

      Files of runs without --shard do not say whether anything is missing. To merge them, say what to expect, or \
      that nothing is known: --unsharded.

      Exit status: 0 merged, 64 wrong usage, 65 malformed, incomplete or contradictory files, 66 a file that cannot \
      be read or written, 70 internal error; of several the first of 70, 66, 65.
      """)

  @Argument(help: "Files of result lines.", completion: .file(extensions: ["jsonl"]))
  var parts: [String]

  @OptionGroup
  var outputOptions: OutputOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Submissions, or folders of them, each of which must have its line.", valueName: "path"),
    completion: .file())
  var expect: [String] = []

  @Flag(help: "Merge files of runs without --shard, though nobody knows whether any is missing.")
  var unsharded = false

  @Flag(help: "Print no summary.")
  var quiet = false

  func run() throws {
    var status = ExitStatus.success
    let expected =
      expect.isEmpty ? nil : SubmissionPaths.batch(expect, &status).entries.map(\.name)
    var files: [(path: String, bytes: [UInt8])] = []
    for path in parts {
      do throws(CommandFailure) {
        files.append((path, try ResultInput.read(path)))
      } catch {
        StandardError.write("gradcheck: \(error.message)\n")
        status = status.combined(with: error.status)
      }
    }
    guard status == .success else { ExitStatus.leave(status) }
    let ofCheck = files.filter { ResultInput.isOfCheck($0.bytes) }
    guard !ofCheck.isEmpty else {
      return try merge(
        files, GradeResults.self, expected?.map { (GradeResults.ID($0), $0) }, own: .gradeLines)
    }
    guard ofCheck.count == files.count else {
      let other = files.first { !ResultInput.isOfCheck($0.bytes) }?.path ?? ""
      throw CommandFailure(
        status: .malformedFile,
        message: VisibleText.of(
          "\(ofCheck[0].path) holds results of check, and \(other) does not; only results of one kind are merged"
        ))
    }
    guard expected == nil else {
      throw CommandFailure(
        status: .usage,
        message:
          "--expect names submissions, and these are results of check; use shards, or --unsharded")
    }
    try merge(files, CheckResults.self, nil, own: .checkLines)
  }

  private func merge<Kind: ResultKind>(
    _ files: [(path: String, bytes: [UInt8])], _ kind: Kind.Type,
    _ expected: [(id: Kind.ID, name: String)]?, own: FileContents
  ) throws(CommandFailure) {
    var parts: [ResultPart<Kind>] = []
    var isMalformed = false
    for file in files {
      do throws(ResultProblem) {
        parts.append(try ResultPart(path: file.path, bytes: file.bytes))
      } catch {
        report(error)
        isMalformed = true
      }
    }
    if isMalformed { ExitStatus.leave(.malformedFile) }
    let merge = ResultMerge(parts, expected: expected, isUnsharded: unsharded)
    guard merge.problems.isEmpty else {
      for problem in merge.problems { report(problem) }
      ExitStatus.leave(.malformedFile)
    }
    let sink = try ResultSink(
      outputOptions.output, replacing: [own], sparing: self.parts + expect)
    if sink.isFile, let output = outputOptions.output { try check(output, keeps: merge) }
    try sink.write(merge.bytes)
    try sink.finish()
    if !quiet {
      let count = merge.ids.count
      StandardError.write(
        "merged \(count) \(count == 1 ? Kind.noun.one : Kind.noun.many) from "
          + "\(files.count) file\(files.count == 1 ? "" : "s")\n")
    }
  }

  private func report(_ problem: ResultProblem) {
    var place = problem.part.map { "\($0):" } ?? ""
    if let line = problem.line { place += "\(line):" }
    if !place.isEmpty { place += " " }
    StandardError.say(place + problem.message)
  }

  /// Refuses to replace what a merge cannot have written: a shard's part, or lines that are not merged again.
  private func check<Kind: ResultKind>(
    _ path: String, keeps merge: ResultMerge<Kind>
  ) throws(CommandFailure) {
    guard HostFile.kind(of: path) == .regular else { return }
    let bytes = try ResultInput.read(path)
    let words: String
    do throws(ResultProblem) {
      let old = try ResultPart<Kind>(path: path, bytes: bytes)
      let merged = Set(merge.ids)
      if old.closing != nil {
        words = "this is the part of a shard"
      } else if let lost = old.lines.first(where: { !merged.contains($0.head.id) }) {
        words = "it holds the result of \"\(lost.head.name)\", which would be lost"
      } else {
        return
      }
    } catch {
      words = "this is no file of results"
    }
    throw CommandFailure(
      status: .usage,
      message: VisibleText.of(
        "--output \(path): \(words); name another file, or remove it first"))
  }
}

/// Files of result lines, as inputs.
enum ResultInput {
  /// The largest file of results that is read: 4 GiB.
  private static let sizeLimit = 4 << 30

  /// Reads a file, or standard input where that is asked for.
  static func read(_ path: String, orStandardInput: Bool = false) throws(CommandFailure) -> [UInt8]
  {
    do throws(FileError) {
      return path == "-" && orStandardInput
        ? try HostFile.readStandardInput(limit: sizeLimit)
        : try HostFile.read(path, limit: sizeLimit)
    } catch {
      throw .reading(path, error)
    }
  }

  /// Whether the first line is one of `check`.
  static func isOfCheck(_ bytes: [UInt8]) -> Bool {
    let line = bytes.prefix { $0 != 0x0A }
    return line.starts(with: CheckResults.closingBeginning)
      || (try? CheckResults.LineHead(line)) != nil
  }
}
