import ArgumentParser
import GradientFixtures
import GradientReporting
import NumericalDifferentiation
import ResultLines

/// `gradcheck check`: checks fixture files.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check fixture files.",
    discussion: """
      Every case names a function, a point, and a claimed gradient, Jacobian, Hessian, jvp, vjp or value. \
      A case passes when its verdict is the one it expects: match, unless it says otherwise.

      --output FILE is written whole or not at all, over results of the same kind only. JSON Lines (--format jsonl, \
      or a file named *.jsonl) grow in FILE.partial, so that a run that was stopped goes on where it was. With \
      --shard several machines share the work, gradcheck merge puts their lines together, and gradcheck report \
      makes the other formats of them.

      Exit status: 0 every case as expected, 1 some case not, 64 wrong usage, 65 malformed file, \
      66 a file that cannot be read or written, 70 internal error; of several the first of 70, 66, 65, 1.
      """)

  @Argument(
    help: "Fixture files, folders of them, or - for standard input.",
    completion: .file(extensions: ["json"]))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "How results are written; by default text, and jsonl to a file named *.jsonl.",
      valueName: "name"))
  var format: FormatName?

  @OptionGroup
  var outputOptions: OutputOptions

  @OptionGroup
  var methodOptions: MethodOptions

  @OptionGroup
  var shardOptions: ShardOptions

  @Option(help: ArgumentHelp("Threads to work on; by default one for every core.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Print nothing but failures, a line each.")
  var quiet = false

  @Flag(help: "Print every case.")
  var verbose = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs needs at least 1, found \(jobs).") }
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  func run() async throws {
    let input = InputFiles(paths)
    let chosen =
      format?.format ?? (outputOptions.output?.hasSuffix(".jsonl") == true ? .jsonLines : .text)
    let tally =
      chosen.name == ReportFormat.jsonLines.name
      ? try await lines(input) : try await report(input, as: chosen)
    if tally.status != .success { ExitStatus.leave(tally.status) }
  }

  private func settings(reportingPassingCases: Bool) throws(CommandFailure) -> CheckSettings {
    CheckSettings(
      method: methodOptions.method.method, reportsPassingCases: reportingPassingCases,
      shard: try shardOptions.selected(), jobs: jobs ?? Environment.processorCount)
  }

  private func progress(_ input: InputFiles) -> ProgressBar {
    ProgressBar(total: input.files.count, isShown: StandardError.isTerminal && !quiet)
  }

  /// JSON Lines, one after the other.
  private func lines(_ input: InputFiles) async throws -> CheckTally {
    let settings = try settings(reportingPassingCases: true)
    let run = LineRun(settings, target: try LineTarget(outputOptions.output, sparing: input.files))
    return try await run.check(input, progress: progress(input))
  }

  /// Any other format, which is complete when the last case is in it.
  private func report(_ input: InputFiles, as format: ReportFormat) async throws -> CheckTally {
    let sink = try ResultSink(
      outputOptions.output, replacing: [.checkReport], sparing: input.files)
    var renderer = format.makeRenderer(
      ReportOptions(
        colour: sink.showsColour, verbosity: quiet ? .quiet : verbose ? .verbose : .normal))
    let fixtureRun = FixtureRun(
      try settings(reportingPassingCases: renderer.wantsPassingCases))
    var tally = CheckTally()
    var buffer: [UInt8] = []
    renderer.begin(into: &buffer)
    var progress = progress(input)
    for entry in input.entries {
      let outcome: FixtureRun.FileOutcome
      do throws(FixtureSourceError) {
        outcome = await fixtureRun.check(try FixtureSource.read(try entry.get()))
      } catch {
        progress.clear()
        tally.report(error.problem)
        continue
      }
      if !outcome.problems.isEmpty || !outcome.results.isEmpty { progress.clear() }
      tally.report(outcome)
      for result in outcome.results {
        renderer.render(result, into: &buffer)
        if buffer.count > 1 << 16 { try sink.empty(&buffer) }
      }
      try sink.empty(&buffer)
      progress.advance()
    }
    progress.clear()
    renderer.finish(tally.summary, into: &buffer)
    try sink.empty(&buffer)
    if tally.isFruitless, let output = outputOptions.output, OldResults.stay(at: output) {
      sink.abandon()
    } else {
      try sink.finish()
    }
    return tally
  }
}
