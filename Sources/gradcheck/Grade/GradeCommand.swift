import ArgumentParser
import GradientReporting
import PlainText
import StrictJSON
import SubmissionGrading

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

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
      line of JSON; with --out a run that was stopped goes on where it was. With --shard several machines \
      share the work, and gradcheck merge puts their files together.

      Exit status: 0 every submission has its line, 64 wrong usage, 65 malformed exercise or results file, \
      66 file not found, 69 no sandbox for --run, 70 internal error; of several the first of 70, 66, 65.
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
  var out: String?

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
    let shard = try shardOptions.selectedSubmissions()
    // Names, and so shards, depend on all submissions.
    if shard != nil, status != .success { ExitStatus.leave(status) }
    let entries = batch.entries(of: shard)
    let runner = try programs.runner(for: entries.map(\.name))
    let file = try openResults(sparing: batch.entries.map(\.path))
    if let shard { try file?.requireOnly(entries, of: shard, name: out ?? "") }
    let run = GradeRun(
      exercise, language: language?.language, showsAnswers: showAnswers,
      jobs: jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))), running: runner)
    var progress = ProgressBar(
      total: entries.count, isShown: StandardError.isTerminal && !quiet)
    let output = StandardOutput()
    var shown = 0
    let summary: GradeRun.Summary
    do {
      summary = try await run.run(entries, resuming: file) { lines, done in
        if let file { try file.append(lines) } else { try output.write(lines) }
        while shown < done {
          shown += 1
          progress.advance()
        }
      }
      if let shard {
        let closing = batch.closing(
          of: shard, exercise: exercise, language: language?.language ?? exercise.language,
          showsAnswers: showAnswers, isRun: programs.run)
        if let file { try file.end(with: closing) } else { try output.write(closing.line) }
      }
    } catch let problem as ResultsFile.Problem {
      progress.clear()
      throw CommandFailure(
        status: .internalError, message: "cannot write \(out ?? ""): \(problem.message)")
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
    do throws(Unreadable) {
      bytes = try SubmissionFiles.read(exercise, followingLinks: true)
    } catch {
      throw CommandFailure(
        status: .missingFile, message: "\(VisibleText.of(exercise)): \(error.text(.en))")
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
    guard let out, out != "-" else { return nil }
    try OutputGuard.check(out, against: inputs + [exercise], option: "--out")
    do throws(ResultsFile.Problem) {
      return try ResultsFile(path: out)
    } catch {
      throw CommandFailure(
        status: error.isMalformed ? .malformedFile : .missingFile,
        message: "\(VisibleText.of(out)): \(error.message)")
    }
  }
}
