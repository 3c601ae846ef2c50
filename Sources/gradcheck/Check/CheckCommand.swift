import ArgumentParser
import GradientFixtures
import GradientReporting
import NumericalDifferentiation
import PlainText

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// `gradcheck check`: checks fixture files.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check fixture files.",
    discussion: """
      Every case names a function, a point, and a claimed gradient, Jacobian, Hessian, jvp, vjp or value. \
      A case passes when its verdict is the one it expects: match, unless it says otherwise.

      Exit status: 0 every case as expected, 1 some case not, 64 wrong usage, 65 malformed file, \
      66 file not found, 70 internal error; of several the first of 70, 66, 65, 1.
      """)

  @Argument(
    help: "Fixture files, folders of them, or - for standard input.",
    completion: .file(extensions: ["json"]))
  var paths: [String]

  @Option(help: ArgumentHelp("How results are written.", valueName: "name"))
  var format = FormatName(.text)

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
    let shard = try shardOptions.selected()
    let input = InputFiles(paths)
    let sink = try outputOptions.open(sparing: input.files)
    var renderer = format.format.makeRenderer(
      ReportOptions(
        colour: sink.showsColour,
        verbosity: quiet ? .quiet : verbose ? .verbose : .normal))
    let fixtureRun = FixtureRun(
      CheckSettings(
        method: methodOptions.method.method, reportsPassingCases: renderer.wantsPassingCases,
        shard: shard, jobs: jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))))
    var tally = CheckTally()
    var buffer: [UInt8] = []
    renderer.begin(into: &buffer)
    for problem in input.problems { tally.report(problem) }
    var progress = ProgressBar(
      total: input.files.count, isShown: StandardError.isTerminal && !quiet)
    for file in input.files {
      let outcome: FixtureRun.FileOutcome
      do throws(FixtureSourceError) {
        outcome = await fixtureRun.check(try FixtureSource.read(file))
      } catch {
        progress.clear()
        tally.report(error)
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
    if tally.status != .success { ExitStatus.leave(tally.status) }
  }
}

/// What a run has come to so far; problems go to standard error as they are found.
private struct CheckTally {
  var summary = RunSummary()
  var status = ExitStatus.success

  mutating func report(_ error: FixtureSourceError) {
    StandardError.write("gradcheck: \(VisibleText.of("\(error)"))\n")
    if error.isMalformed { summary.malformed += 1 } else { summary.missing += 1 }
    status = status.combined(with: error.isMalformed ? .malformedFile : .missingFile)
  }

  mutating func report(_ outcome: FixtureRun.FileOutcome) {
    for problem in outcome.problems { StandardError.write("gradcheck: \(problem)\n") }
    if !outcome.problems.isEmpty { status = status.combined(with: .malformedFile) }
    if outcome.summary.failed > 0 { status = status.combined(with: .notAsExpected) }
    summary.files += outcome.summary.files
    summary.passed += outcome.summary.passed
    summary.failed += outcome.summary.failed
    summary.malformed += outcome.summary.malformed
    summary.evaluations += outcome.summary.evaluations
  }
}
