/// A named output format: a row of the registry that the command line's `--format` reads.
public struct ReportFormat: Sendable {
  /// The name that selects the format: `text`, `jsonl`, ….
  public let name: String

  /// What the format is for, in one line.
  public let summary: String

  /// Creates a renderer that has written nothing yet.
  public let makeRenderer: @Sendable (ReportOptions) -> any ReportRenderer

  /// Creates a row.
  public init(
    name: String, summary: String,
    makeRenderer: @escaping @Sendable (ReportOptions) -> any ReportRenderer
  ) {
    self.name = name
    self.summary = summary
    self.makeRenderer = makeRenderer
  }
}

extension ReportFormat {
  /// Every format, in the order of the help text.
  public static let all: [ReportFormat] = [text, jsonLines, json, junit, tap, github]

  /// Tables for people: every failure explained, then a summary.
  public static let text = ReportFormat(
    name: "text", summary: "tables for people: every failure explained, then a summary"
  ) { TextRenderer(options: $0) }

  /// JSON Lines, the master format: one `gradcheck.result/1` object for each case.
  public static let jsonLines = ReportFormat(
    name: "jsonl", summary: "JSON Lines: one object for each case; every other format is a view"
  ) { _ in JSONLinesRenderer() }

  /// One JSON document: the objects of ``jsonLines`` in an array, and the totals.
  public static let json = ReportFormat(
    name: "json", summary: "one JSON document: all cases and the totals"
  ) { _ in JSONRenderer() }

  /// JUnit XML, for the dashboards of CI servers.
  public static let junit = ReportFormat(
    name: "junit", summary: "JUnit XML, for the dashboards of CI servers"
  ) { _ in JUnitRenderer() }

  /// The Test Anything Protocol, version 13, with YAML diagnostics.
  public static let tap = ReportFormat(
    name: "tap", summary: "Test Anything Protocol, version 13, with YAML diagnostics"
  ) { _ in TAPRenderer() }

  /// Workflow commands of GitHub Actions: every failure annotates its line.
  public static let github = ReportFormat(
    name: "github", summary: "GitHub Actions: every failure annotates its line of the fixture file"
  ) { GitHubRenderer(options: $0) }

  /// Returns the format of this name, or nil where there is none.
  public static func named(_ name: String) -> ReportFormat? {
    all.first { $0.name == name }
  }
}
