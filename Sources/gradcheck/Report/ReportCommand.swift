import ArgumentParser
import GradeViews
import GradientFixtures
import GradientReporting
import PlainText
import ResultLines
import StrictJSON
import SubmissionGrading

/// A format of either kind of results, by its name.
struct ReportName: ExpressibleByArgument {
  let name: String

  init?(argument: String) {
    guard Self.allValueStrings.contains(argument) else { return nil }
    name = argument
  }

  /// The format of results of `check`; nil where it is none.
  var format: ReportFormat? { ReportFormat.named(name) }

  /// The view of results of `grade`; nil where it is none.
  var view: GradeView? { GradeView(rawValue: name) }

  static var allValueStrings: [String] {
    let formats = ReportFormat.all.map(\.name)
    return formats + GradeView.allCases.map(\.rawValue).filter { !formats.contains($0) }
  }
}

/// `gradcheck report`: shows result lines to people and to other programs.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Show result lines of check or grade to people and to other programs.",
    discussion: """
      Of check: every format of gradcheck check (text, jsonl, json, junit, tap, github), with the bytes that it \
      would have written. What could not be checked is named on standard error.

      Of grade:

      csv            a gradebook for spreadsheets, in UTF-8 with a byte order mark
      gradescope     results.json of Gradescope, for one submission
      classroom      result of a GitHub Classroom step in Base64, for one submission
      prairielearn   results.json of PrairieLearn, for one submission
      junit          JUnit XML, a suite per submission
      html           a page that needs no other file
      markdown       a summary

      Of a submission that comes several times the last line counts; submissions are in the order of their \
      names. --output FOLDER (a folder that is there, or a path that ends with /) writes one file for each \
      submission, for html with an index.html.

      Exit status: 0 also where cases or students fail, 64 wrong usage, 65 lines that are no results (the others \
      are shown), 66 a file that cannot be read or written, 70 internal error; of several the first of 70, 66, 65.
      """)

  @Argument(help: "Files of result lines, or - for standard input.", completion: .file())
  var results: [String]

  @Option(help: ArgumentHelp("What to write.", valueName: "name"))
  var format: ReportName

  @Option(
    help: ArgumentHelp(
      "Write to a file or a folder instead of standard output.", valueName: "file|folder"),
    completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Show this submission alone.", valueName: "name"))
  var submission: String?

  @Option(
    help: ArgumentHelp("Language of labels; by default that of the lines.", valueName: "ru|en"))
  var language: LanguageName?

  func run() throws {
    var status = ExitStatus.success
    var files: [(path: String, bytes: [UInt8])] = []
    for path in results {
      do throws(CommandFailure) {
        files.append((path, try ResultInput.read(path, orStandardInput: true)))
      } catch {
        StandardError.write("gradcheck: \(error.message)\n")
        status = status.combined(with: error.status)
      }
    }
    if files.isEmpty { ExitStatus.leave(status) }
    if files.contains(where: { ResultInput.isOfCheck($0.bytes) }) {
      try reportChecks(files, &status)
    } else {
      try reportGrades(files, &status)
    }
    if status != .success { ExitStatus.leave(status) }
  }

  // MARK: Results of check

  private func reportChecks(
    _ files: [(path: String, bytes: [UInt8])], _ status: inout ExitStatus
  ) throws(CommandFailure) {
    guard let format = format.format else { throw otherKind("check", ReportFormat.all.map(\.name)) }
    guard submission == nil, language == nil else {
      throw CommandFailure(
        status: .usage,
        message: "--submission and --language are about results of grade, and these are of check")
    }
    var lines = CheckLines()
    for file in files {
      for problem in lines.read(file.bytes) { complain(file.path, problem, &status) }
    }
    let isOfLines = format.name == ReportFormat.jsonLines.name
    let sink = try ResultSink(
      output, replacing: [isOfLines ? .checkLines : .checkReport], sparing: results)
    var renderer = format.makeRenderer(ReportOptions(colour: sink.showsColour))
    var tally = CheckTally()
    var buffer: [UInt8] = []
    renderer.begin(into: &buffer)
    for line in lines.all {
      tally.count(line)
      if isOfLines {
        line.append(to: &buffer)
      } else if case .result(let result) = line {
        renderer.render(result, into: &buffer)
      }
      if buffer.count > 1 << 16 { try sink.empty(&buffer) }
    }
    tally.summary.files = lines.fileCount
    renderer.finish(tally.summary, into: &buffer)
    try sink.empty(&buffer)
    try sink.finish()
  }

  private func otherKind(_ verb: String, _ names: [String]) -> CommandFailure {
    CommandFailure(
      status: .usage,
      message: "--format \(format.name): these are results of \(verb), whose formats are "
        + names.joined(separator: ", "))
  }

  private func complain(
    _ path: String, _ problem: (line: Int, column: Int, message: String), _ status: inout ExitStatus
  ) {
    let place = "\(path == "-" ? "<stdin>" : path):\(problem.line):\(problem.column)"
    StandardError.say("\(place): \(problem.message)")
    status = status.combined(with: .malformedFile)
  }

  // MARK: Results of grade

  private func reportGrades(
    _ files: [(path: String, bytes: [UInt8])], _ status: inout ExitStatus
  ) throws(CommandFailure) {
    guard let view = format.view else {
      throw otherKind("grade", GradeView.allCases.map(\.rawValue))
    }
    var lines = GradeRecords()
    for file in files {
      for problem in lines.read(file.bytes) {
        complain(file.path, (problem.line, problem.column, problem.message), &status)
      }
    }
    let all = lines.records
    // Whoever mistypes a path keeps the report that is there.
    if all.isEmpty, status != .success { return }
    let records = try chosen(from: all)
    let target = ReportTarget(output, inputs: results, replacing: [.gradeReport])
    if let folder = target.folder(for: view, count: records.count) {
      guard let files = view.files(records, language: language?.language) else {
        throw CommandFailure(
          status: .usage,
          message: "--output \(VisibleText.of(folder)): this is a folder, and "
            + "\(view.rawValue) is one file; name a file")
      }
      try target.write(files, to: folder)
    } else if let document = view.document(records, language: language?.language) {
      try target.write(document)
    } else {
      throw wrongCount(records)
    }
  }

  private func chosen(from records: [GradeRecord]) throws(CommandFailure) -> [GradeRecord] {
    guard let submission else { return records }
    let chosen = records.filter { $0.submission == submission }
    guard chosen.isEmpty else { return chosen }
    throw CommandFailure(
      status: .usage,
      message: "--submission \(VisibleText.of(submission, width: 80)): there is none of this name; "
        + (records.isEmpty ? "there are none at all" : "there are \(Self.list(records))"))
  }

  private func wrongCount(_ records: [GradeRecord]) -> CommandFailure {
    let name = format.name
    guard !records.isEmpty else {
      return CommandFailure(
        status: .malformedFile, message: "there are no results, and \(name) needs one")
    }
    return CommandFailure(
      status: .usage,
      message: "\(name) is one file for one submission, and there are \(records.count); "
        + "--output FOLDER/ writes a file for each, --submission NAME one of them: "
        + Self.list(records))
  }

  /// The first names.
  private static func list(_ records: [GradeRecord]) -> String {
    let names = records.prefix(5).map { VisibleText.of($0.submission, width: 60) }
    return names.joined(separator: ", ") + (records.count > 5 ? ", …" : "")
  }
}

/// The lines of one or more files of results of `check`, in their order.
private struct CheckLines {
  private struct Key: Hashable {
    var file: String
    var index: Int
  }

  private var places: [Key: Int] = [:]

  /// The lines; of a case that comes several times, the last one counts.
  private(set) var all: [CaseLine] = []

  /// The files that could be read.
  var fileCount: Int {
    var files: Set<String> = []
    for line in all {
      if case .problem(let problem) = line, problem.kind == .missing { continue }
      files.insert(line.file)
    }
    return files.count
  }

  /// Reads the lines of a file; ends of shards and empty lines are passed over.
  ///
  /// - Returns: The lines that are no results; all others were read.
  mutating func read(_ bytes: [UInt8]) -> [(line: Int, column: Int, message: String)] {
    var problems: [(line: Int, column: Int, message: String)] = []
    for (number, line, isWhole) in LineText.lines(of: bytes)
    where !LineText.isBlank(line) && !line.starts(with: CheckResults.closingBeginning) {
      do throws(JSONError) {
        let line = try CaseLine(parsing: line)
        let key = Key(file: line.file, index: line.index)
        if let place = places[key] {
          all[place] = line
        } else {
          places[key] = all.count
          all.append(line)
        }
      } catch {
        let isTorn =
          !isWhole && LineText.mayBeTorn(line, beginnings: CaseLine.beginnings)
          && error.kind == .syntax
        problems.append(
          (
            number, error.column,
            isTorn ? "the last line is cut off; the reader says: \(error.message)" : error.sentence
          ))
      }
    }
    return problems
  }
}
