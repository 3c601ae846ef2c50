import ArgumentParser
import HostFiles
import PlainText
import ResultLines
import StrictJSON
import SubmissionGrading
import SubmissionReading

/// A language by its name.
struct LanguageName: ExpressibleByArgument {
  let language: Language

  init?(argument: String) {
    guard let language = Language(rawValue: argument) else { return nil }
    self.language = language
  }

  static var allValueStrings: [String] { Language.allCases.map(\.rawValue) }
}

/// `gradcheck grade`: grades submissions by the outputs that are recorded in them, or by what they print.
struct GradeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grade submissions by their recorded outputs, or run them.",
    discussion: """
      Reads notebooks (.ipynb), programs with their output in comments (.py, .swift), answers (.json) and \
      text exports of notebooks (.txt, .md). Nothing is run, unless --run says so. Each submission gets one \
      line of JSON; with --output a run that was stopped goes on where it was. With --shard several machines \
      share the work, and gradcheck merge puts their files together.

      Exit status: 0 every submission has its line, 64 wrong usage, 65 malformed exercise or results file, \
      66 a file that cannot be read or written, 69 no sandbox for --run, 70 internal error; of several the first of 70, 66, 65.
      """)

  @Option(
    help: ArgumentHelp("What was asked: an exercise file.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var exercise: String

  @Argument(help: "Submissions, or folders of them.", completion: .file())
  var submissions: [String]

  @Option(
    help: ArgumentHelp(
      "Add result lines to a file, and skip what it holds; by default standard output.",
      valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("Language of the feedback; by default the exercise's.", valueName: "ru|en"))
  var language: LanguageName?

  @Flag(help: "Quote the right answers in the feedback.")
  var showAnswers = false

  @OptionGroup
  var shardOptions: ShardOptions

  @Option(help: ArgumentHelp("Threads to work on; by default one for every core.", valueName: "n"))
  var jobs: Int?

  @OptionGroup var programs: RunOptions

  @Flag(help: "Print no summary.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs needs at least 1, found \(jobs).") }
  }

  func run() async throws { try await grade() }

  /// On the main thread, where waiting for the disk takes no thread from the graders.
  @MainActor
  private func grade() async throws {
    let exercise = try readExercise()
    var status = ExitStatus.success
    let batch = SubmissionPaths.batch(submissions, &status)
    let shard = try shardOptions.selected()
    // Names, and so shards, depend on all submissions.
    if shard != nil, status != .success { ExitStatus.leave(status) }
    let entries = batch.entries(of: shard)
    let runner = try programs.runner(for: entries.map(\.name))
    let file = try openResults(sparing: batch.entries.map(\.path))
    if let shard { try file?.requireOnly(entries, of: shard, name: output ?? "") }
    let run = GradeRun(
      exercise, language: language?.language, showsAnswers: showAnswers,
      jobs: jobs ?? Environment.processorCount, running: runner)
    var progress = ProgressBar(
      total: entries.count, isShown: StandardError.isTerminal && !quiet)
    var shown = 0
    let summary: GradeRun.Summary
    do {
      summary = try await run.run(entries, resuming: file) { lines, done in
        if let file { try file.append(lines) } else { try StandardOutput.write(lines) }
        while shown < done {
          shown += 1
          progress.advance()
        }
      }
      if let shard {
        let closing = batch.closing(
          of: shard, exercise: exercise, language: language?.language ?? exercise.language,
          showsAnswers: showAnswers, isRun: programs.run)
        if let file { try file.end(with: closing) } else { try StandardOutput.write(closing.line) }
      }
    } catch let error as FileError {
      progress.clear()
      throw CommandFailure.writing(output ?? "", error)
    }
    progress.clear()
    if !quiet {
      let failed = summary.failed == 0 ? "" : "failed \(summary.failed), "
      StandardError.write(
        "graded \(summary.graded), unreadable \(summary.unreadable), \(failed)"
          + "done before \(summary.skipped)\n")
    }
    if status != .success { ExitStatus.leave(status) }
  }

  private func readExercise() throws(CommandFailure) -> Exercise {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try HostFile.read(exercise, limit: SubmissionFiles.sizeLimit)
    } catch {
      throw .reading(exercise, error)
    }
    do throws(JSONError) {
      return try Exercise(parsing: bytes)
    } catch {
      let path = error.path.isEmpty ? "" : " (\(VisibleText.of(error.path)))"
      // A formula's error points into it, over several lines.
      let message = error.message.split(separator: "\n", omittingEmptySubsequences: false)
        .map { VisibleText.of(String($0)) }.joined(separator: "\n")
      throw CommandFailure(
        status: .malformedFile,
        message: "\(VisibleText.of(exercise)):\(error.line):\(error.column): \(message)\(path)")
    }
  }

  private func openResults(sparing inputs: [String]) throws(CommandFailure) -> ResultsFile? {
    guard let output, output != "-" else { return nil }
    try ResultSink.check(output, replacing: [.gradeLines], sparing: inputs + [exercise])
    do {
      return try ResultsFile(path: output)
    } catch let error as FileError {
      throw .writing(output, error)
    } catch {
      let message = (error as? ResultsFile.Malformed)?.message ?? "\(error)"
      throw CommandFailure(
        status: .malformedFile, message: "\(VisibleText.of(output)): \(message)")
    }
  }
}

extension ResultsFile {
  /// Refuses a file that holds other submissions than a shard's: no closing line could be true of it.
  func requireOnly(
    _ entries: [SubmissionFiles.Entry], of shard: Shard, name: String
  ) throws(CommandFailure) {
    let own = Set(entries.map(\.name))
    guard let stranger = submissions.filter({ !own.contains($0) }).min() else { return }
    throw CommandFailure(
      status: .malformedFile,
      message: VisibleText.of(
        "\(name): \"\(stranger)\" has a line there, and is not of shard \(shard) of these submissions; "
          + "every shard needs a file of its own"))
  }
}
