import GradientChecking
import HostFiles

/// What a file holds, as far as it matters to whoever is about to replace it.
enum FileContents: CaseIterable {
  /// Nothing.
  case nothing
  case fixture
  case exercise
  /// JSON Lines of `check`.
  case checkLines
  /// Any other format of `check`.
  case checkReport
  /// JSON Lines of `grade`.
  case gradeLines
  /// Any view of what `grade` found.
  case gradeReport
  /// What `differentiate` found.
  case derivatives
  /// Anything else.
  case other

  /// What it is, in words.
  var words: String {
    switch self {
    case .nothing: "this is empty"
    case .fixture: "this is a fixture file"
    case .exercise: "this is an exercise file"
    case .checkLines: "these are result lines of check"
    case .checkReport: "this is a report of check"
    case .gradeLines: "these are result lines of grade"
    case .gradeReport: "this is a report of grade"
    case .derivatives: "these are results of differentiate"
    case .other: "this is no result of gradcheck"
    }
  }

  /// So much of the beginning and of the end tells what a file is.
  private static let looked = 1 << 12

  /// Looks at a file; nil where there is none that could be replaced.
  init?(of path: String) {
    guard let ends = HostFile.ends(of: path, count: Self.looked) else { return nil }
    guard !ends.beginning.isEmpty else {
      self = .nothing
      return
    }
    let beginning = String(decoding: ends.beginning, as: UTF8.self)
    let end = String(decoding: ends.end, as: UTF8.self)
    self =
      Self.allCases.first { $0.isIn(beginning, end: end) } ?? .other
  }

  /// Whether the beginning and the end look like that.
  private func isIn(_ beginning: String, end: String) -> Bool {
    func begins(_ texts: String...) -> Bool { texts.contains { beginning.hasPrefix($0) } }
    switch self {
    case .nothing, .other: return false
    case .gradeLines:
      return begins(#"{"schema":"gradcheck.grade/"#, #"{"schema":"gradcheck.shard/"#)
    case .checkLines:
      return begins(
        #"{"components":[{"claimed":"#, #"{"components":[],"diagnoses":["#,
        #"{"schema":"gradcheck.check-shard/"#)
        || begins(#"{"file":"#) && beginning.contains(#""schema":"gradcheck.problem/"#)
    case .checkReport:
      return begins(#"{"cases":["#) && end.contains(#"],"schema":"gradcheck.results/"#)
        || begins("<?xml ") && beginning.contains("\n<testsuites name=\"gradcheck\" ")
        || begins("TAP version 13\n") && end.contains("\n# ") || Self.isText(beginning, end: end)
    case .gradeReport:
      return begins("<?xml ") && beginning.contains("\n<testsuites name=")
        || begins(
          "\u{FEFF}submission,status,score,max,", #"{"gradable":"#,
          "<!DOCTYPE html>\n<html lang=\"en\" xmlns=", "<!DOCTYPE html>\n<html lang=\"ru\" xmlns=",
          "# Results", "# Результаты",
          // {"version":1,"status":" in Base64.
          "eyJ2ZXJzaW9uIjoxLCJzdGF0dXMiOi")
        || begins(#"{"score":"#) && beginning.contains(#""test_output_format":"text""#)
    case .derivatives:
      return begins(#"{"at":{"#) && end.contains(#""schema":"gradcheck.derivative/"#)
        || begins("f = ") && beginning.contains("\nat ")
    case .fixture: return beginning.contains(#""gradcheck.fixture/"#)
    case .exercise: return beginning.contains(#""gradcheck.exercise/"#)
    }
  }

  /// Whether this is text for people, or for GitHub: it ends with a summary, or is failures line by line.
  private static func isText(_ beginning: String, end: String) -> Bool {
    let last = end.split(separator: "\n").last ?? ""
    if last.wholeMatch(of: /(no cases|[\d,]+ cases?) in [\d,]+ files?([:;].*)?/) != nil {
      return true
    }
    let first = beginning.split(separator: "\n", maxSplits: 1).first ?? ""
    let outcomes = Verdict.allCases.map { ": \($0.rawValue), expected " } + [": not checked"]
    return outcomes.contains { first.contains($0) }
      || first.hasPrefix("::error ") && first.contains("title=")
  }
}
