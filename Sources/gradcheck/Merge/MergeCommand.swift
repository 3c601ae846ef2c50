import ArgumentParser
import GradientReporting
import PlainText
import SubmissionGrading

/// `gradcheck merge`: puts the results of several machines together.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the results of several machines together.",
    discussion: """
      Reads files that gradcheck grade has written, with --shard or without, and writes the lines that one run \
      over all submissions would have written. It fails, and writes nothing, where a shard is missing or not \
      done, where the files are of different batches, exercises or settings, where two of them disagree about a \
      submission, and where a line is malformed or not complete. Of several lines of a submission within one \
      file the last one counts.

      Files of runs without --shard do not say whether anything is missing. To merge them, say what to expect, or \
      that nothing is known: --unsharded.

      Exit status: 0 merged, 64 wrong usage, 65 malformed, incomplete or contradictory files, 66 file not found, \
      70 internal error; of several the first of 70, 66, 65.
      """)

  @Argument(help: "Files of results.", completion: .file(extensions: ["jsonl"]))
  var parts: [String]

  @Option(
    help: ArgumentHelp(
      "Write to a file, whole or not at all; by default standard output.", valueName: "file"),
    completion: .file())
  var out: String?

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
    let parts = readParts(&status)
    guard status == .success else { ExitStatus.leave(status) }
    let merge = ResultsMerge(parts, expected: expected, isUnsharded: unsharded)
    guard merge.problems.isEmpty else {
      for problem in merge.problems { report(problem) }
      ExitStatus.leave(.malformedFile)
    }
    if let out, out != "-" {
      try check(out, holdsOnly: merge.submissions)
      try ReplacedFile.write(merge.bytes, to: out)
    } else {
      try StandardOutput().write(merge.bytes)
    }
    if !quiet {
      StandardError.write(
        "merged \(merge.submissions.count) submission\(merge.submissions.count == 1 ? "" : "s") from "
          + "\(parts.count) file\(parts.count == 1 ? "" : "s")\n")
    }
  }

  private func readParts(_ status: inout ExitStatus) -> [ResultsPart] {
    var parts: [ResultsPart] = []
    for path in self.parts {
      do throws(ResultsPart.Problem) {
        parts.append(try ResultsPart(path: path))
      } catch {
        report(error)
        status = status.combined(with: error.isMissingFile ? .missingFile : .malformedFile)
      }
    }
    return parts
  }

  private func report(_ problem: ResultsPart.Problem) {
    var place = problem.part.map { "\($0):" } ?? ""
    if let line = problem.line { place += "\(line):" }
    if !place.isEmpty { place += " " }
    StandardError.write("gradcheck: \(VisibleText.of(place + problem.message))\n")
  }

  /// Refuses to replace what a merge cannot have written: `--out parts/*.jsonl` names a part.
  private func check(_ path: String, holdsOnly submissions: [String]) throws(CommandFailure) {
    try OutputGuard.check(path, against: parts + expect, option: "--out")
    guard ReplacedFile.isRegular(path) else { return }
    let words: String
    do throws(ResultsPart.Problem) {
      let old = try ResultsPart(path: path)
      let merged = Set(submissions)
      if old.closing != nil {
        words = "this is the part of a shard"
      } else if let lost = old.submissions.filter({ !merged.contains($0) }).min() {
        words = "it holds the result of \"\(lost)\", which would be lost"
      } else {
        return
      }
    } catch {
      words = "this is no file of results"
    }
    throw CommandFailure(
      status: .usage,
      message: VisibleText.of(
        "--out \(path): \(words); name another file, or remove it first"))
  }
}
