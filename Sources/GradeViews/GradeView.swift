package import SubmissionGrading
package import SubmissionReading

/// A format in which other programs, and people, read the results of a class.
///
/// Each is a view of the result lines: the same lines give the same bytes, and nothing is in a view that is
/// not in the lines.
package enum GradeView: String, Sendable, CaseIterable {
  /// A gradebook for spreadsheets: one row for each submission.
  case csv
  /// The `results.json` of Gradescope.
  case gradescope
  /// The result of a GitHub Classroom step, in Base64.
  case classroom
  /// The `results.json` of PrairieLearn.
  case prairielearn
  /// JUnit XML: a suite for each submission.
  case junit
  /// A page for people, which needs no other file.
  case html
  /// A summary in GitHub Flavored Markdown.
  case markdown

  /// Whether a document of the format holds one submission.
  package var isPerSubmission: Bool {
    switch self {
    case .gradescope, .classroom, .prairielearn: true
    case .csv, .junit, .html, .markdown: false
    }
  }

  /// Whether the format can be a folder of documents.
  package var hasFolder: Bool { isPerSubmission || self == .html }

  /// Returns one document of all records.
  ///
  /// - Parameters:
  ///   - records: The submissions, in the order in which they are shown.
  ///   - language: The language of labels; by default that of the first record.
  /// - Returns: Nil where the format holds one submission, and there is another number of them.
  package func document(_ records: [GradeRecord], language: Language? = nil) -> [UInt8]? {
    if isPerSubmission {
      guard records.count == 1 else { return nil }
      return document(records[0], language)
    }
    let summary = ClassSummary(records, language: language ?? records.first?.language ?? .en)
    switch self {
    case .csv: return CSVView(summary).bytes
    case .junit: return JUnitView(summary).bytes
    case .markdown: return MarkdownView(summary).bytes
    default: return HTMLView(summary).page
    }
  }

  /// Returns one file for each record, and for pages an index that leads to them.
  ///
  /// The names are safe on every system and differ from one another.
  ///
  /// - Parameters:
  ///   - records: The submissions, in the order in which they are shown.
  ///   - language: The language of labels; by default that of each record.
  /// - Returns: Nil where the format has no folder.
  package func files(_ records: [GradeRecord], language: Language? = nil) -> [ViewFile]? {
    guard hasFolder else { return nil }
    let ending = self == .classroom ? ".txt" : self == .html ? ".html" : ".json"
    let names = SafeFileNames.of(records, ending: ending, reserved: ["index"])
    var files: [ViewFile] = []
    for (record, name) in zip(records, names) {
      let bytes: [UInt8]
      if self == .html {
        let summary = ClassSummary([record], language: language ?? record.language)
        bytes = HTMLView(summary).studentPage
      } else {
        bytes = document(record, language)
      }
      files.append(ViewFile(name: name, bytes: bytes))
    }
    if self == .html {
      let summary = ClassSummary(records, language: language ?? records.first?.language ?? .en)
      files.append(ViewFile(name: "index.html", bytes: HTMLView(summary, links: names).page))
    }
    return files
  }

  private func document(_ record: GradeRecord, _ language: Language?) -> [UInt8] {
    let words = ViewWords(language: language ?? record.language)
    switch self {
    case .classroom: return ClassroomView(record: record, words: words).bytes
    case .prairielearn: return PrairieLearnView(record: record, words: words).bytes
    default: return GradescopeView(record: record, words: words).bytes
    }
  }
}

/// A file of a view that is a folder.
package struct ViewFile: Sendable, Equatable {
  /// Its name, without a folder.
  package var name: String
  /// Its contents.
  package var bytes: [UInt8]
}
