import ArgumentParser
import GradientFixtures
import GradientReporting
import NumericalDifferentiation

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
    abstract: "Check fixture files (the default).",
    discussion: """
      Every case names a function, a point, and a claimed gradient, Jacobian, Hessian, jvp, vjp or value. \
      A case passes when its verdict is the one it expects: match, unless it says otherwise.

      Exit status: 0 every case as expected, 1 some case not, 64 wrong usage, 65 malformed file, \
      66 file not found, 70 internal error; of several the first of 70, 66, 65, 1.
      """)

  @Argument(help: "Fixture files, folders of them, or - for standard input.")
  var paths: [String]

  @Option(help: "How results are written.")
  var format = FormatName(.text)

  @Option(help: ArgumentHelp("Write results to a file.", valueName: "file"))
  var output: String?

  @OptionGroup
  var methodOptions: MethodOptions

  @Option(help: "Seed for random points.")
  var seed: UInt64 = 0

  @Option(help: "Check only one of n parts of the cases, such as 2/5.")
  var shard: ShardArgument?

  @Option(help: "Threads to work on; by default one for every core.")
  var jobs: Int?

  @Flag(help: "Print nothing but failures, a line each.")
  var quiet = false

  @Flag(help: "Print every case.")
  var verbose = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs needs at least 1, found \(jobs).") }
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    _ = try methodOptions.differentiationMethod()
  }

  func run() async throws {
    let sink =
      try output.map { path throws(CommandFailure) in try StandardOutput(path: path) }
      ?? StandardOutput()
    let options = ReportOptions(
      colour: sink.isTerminal && getenv("NO_COLOR") == nil,
      verbosity: quiet ? .quiet : verbose ? .verbose : .normal)
    var renderer = format.format.makeRenderer(options)
    let settings = CheckSettings(
      method: try methodOptions.differentiationMethod(),
      reportsPassingCases: renderer.wantsPassingCases, shard: shard?.shard,
      jobs: jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    let fixtureRun = FixtureRun(settings)
    var status = ExitStatus.success
    var summary = RunSummary()
    var buffer: [UInt8] = []
    renderer.begin(into: &buffer)
    let files = expand(&status)
    var progress = ProgressBar(total: files.count, isShown: StandardError.isTerminal && !quiet)
    for file in files {
      let text: FixtureText
      do throws(FixtureSourceError) {
        text = try FixtureSource.read(file)
      } catch {
        report(error, &status)
        continue
      }
      let outcome = await fixtureRun.check(text)
      progress.clear()
      for problem in outcome.problems { StandardError.write("gradcheck: \(problem)\n") }
      if !outcome.problems.isEmpty { status = status.combined(with: .malformedFile) }
      if outcome.summary.failed > 0 { status = status.combined(with: .notAsExpected) }
      summary.add(outcome.summary)
      for result in outcome.results {
        renderer.render(result, into: &buffer)
        if buffer.count > 1 << 16 { try flush(&buffer, to: sink) }
      }
      try flush(&buffer, to: sink)
      progress.advance()
    }
    progress.clear()
    renderer.finish(summary, into: &buffer)
    try flush(&buffer, to: sink)
    if status != .success { ExitStatus.leave(status) }
  }

  private func flush(_ buffer: inout [UInt8], to sink: StandardOutput) throws(CommandFailure) {
    try sink.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// The files that the paths name; what cannot be found is reported, and the others go on.
  private func expand(_ status: inout ExitStatus) -> [String] {
    var files: [String] = []
    for path in paths {
      do throws(FixtureSourceError) {
        files += try FixtureSource.files(at: path)
      } catch {
        report(error, &status)
      }
    }
    return files
  }

  private func report(_ error: FixtureSourceError, _ status: inout ExitStatus) {
    StandardError.write("gradcheck: \(error)\n")
    status = status.combined(with: error.isMalformed ? .malformedFile : .missingFile)
  }
}

extension RunSummary {
  fileprivate mutating func add(_ other: RunSummary) {
    files += other.files
    passed += other.passed
    failed += other.failed
    malformed += other.malformed
    evaluations += other.evaluations
  }
}

extension FixtureSourceError {
  /// Whether something is there, but no fixture file.
  fileprivate var isMalformed: Bool {
    switch reason {
    case .notFound, .unreadable: false
    case .folder, .emptyFolder, .notAFile, .tooLarge: true
    }
  }
}
