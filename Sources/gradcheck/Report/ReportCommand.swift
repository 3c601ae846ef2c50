import ArgumentParser
import GradientFixtures
import GradientReporting
import PlainText
import SubmissionGrading

/// A view by its name.
struct ViewName: ExpressibleByArgument {
  let view: GradeView

  init?(argument: String) {
    guard let view = GradeView(rawValue: argument) else { return nil }
    self.view = view
  }

  static var allValueStrings: [String] { GradeView.allCases.map(\.rawValue) }
}

/// `gradcheck report`: shows result lines of `grade` to people and to other programs.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Show what grade found to people and to other programs.",
    discussion: """
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

      Exit status: 0 also where students fail, 64 wrong usage, 65 lines that are no results (the others are \
      shown), 66 file not found, 70 internal error; of several the first of 70, 66, 65.
      """)

  @Argument(help: "Files of result lines, or - for standard input.", completion: .file())
  var results: [String]

  @Option(help: ArgumentHelp("What to write.", valueName: "name"))
  var format: ViewName

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
    let all = readRecords(&status)
    // Whoever mistypes a path keeps the report that is there.
    if all.isEmpty, status != .success { ExitStatus.leave(status) }
    let records = try chosen(from: all)
    let target = ReportTarget(output, inputs: results)
    if let folder = target.folder(for: format.view, count: records.count) {
      guard let files = format.view.files(records, language: language?.language) else {
        throw CommandFailure(
          status: .usage,
          message: "--output \(VisibleText.of(folder)): this is a folder, and "
            + "\(format.view.rawValue) is one file; name a file")
      }
      try target.write(files, to: folder)
    } else if let document = format.view.document(records, language: language?.language) {
      try target.write(document)
    } else {
      throw wrongCount(records)
    }
    if status != .success { ExitStatus.leave(status) }
  }

  private func readRecords(_ status: inout ExitStatus) -> [GradeRecord] {
    var lines = ResultLines()
    for path in results {
      do throws(FixtureSourceError) {
        let text = try FixtureSource.read(path)
        for problem in lines.read(text.bytes) {
          let place = "\(path == "-" ? "<stdin>" : path):\(problem.line):\(problem.column)"
          StandardError.write("gradcheck: \(VisibleText.of("\(place): \(problem.message)"))\n")
          status = status.combined(with: .malformedFile)
        }
      } catch {
        StandardError.write("gradcheck: \(VisibleText.of("\(error)"))\n")
        status = status.combined(with: error.isMalformed ? .malformedFile : .missingFile)
      }
    }
    return lines.records
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
    let name = format.view.rawValue
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
