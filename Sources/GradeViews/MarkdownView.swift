import SubmissionGrading

/// A summary of the class in GitHub Flavored Markdown, for an issue, a wiki or a chat.
struct MarkdownView {
  private let summary: ClassSummary
  private var words: ViewWords { summary.words }

  /// The most sentences that are listed of a part.
  private static let mostMessages = 5

  init(_ summary: ClassSummary) {
    self.summary = summary
  }

  var bytes: [UInt8] {
    let title = summary.exercises.map { Self.code(ViewText.identifier($0)) }.joined(separator: ", ")
    var lines = ["# \(words.results)" + (title.isEmpty ? "" : ": \(title)"), ""]
    if summary.records.isEmpty {
      lines.append(words.nothing)
    } else {
      lines += totals + parts + mistakes + submissions
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private var totals: [String] {
    let of = summary.max.map { " / \(words.number($0))" } ?? ""
    return [
      "* \(words.submissions): **\(summary.records.count)**",
      "* \(words.mean): **\(words.number(summary.mean))**\(of)",
      "* \(words.median): **\(words.number(summary.median))**\(of)",
      "* \(words.fullMarks): **\(summary.fullMarks)**",
      "* \(words.toReview): **\(summary.toReview)**",
      "* \(words.notGraded): **\(summary.notGraded)**", "",
    ]
  }

  private var parts: [String] {
    guard !summary.parts.isEmpty else { return [] }
    var lines = [
      "## \(words.parts)", "", "| \(words.part) | \(words.mean) | \(words.verdicts) |",
      "| --- | ---: | --- |",
    ]
    for part in summary.parts {
      let verdicts = AnswerVerdict.allCases.reversed().compactMap { verdict in
        part.verdicts[verdict].map { "\(words.of(verdict)) \($0)" }
      }
      lines.append(
        "| \(Self.code(ViewText.identifier(summary.title(part)))) "
          + "| \(words.number(part.mean)) / \(words.number(part.max)) "
          + "| \(verdicts.joined(separator: ", ")) |")
    }
    return lines + [""]
  }

  private var mistakes: [String] {
    var lines = ["## \(words.mistakes)", ""]
    let wrong = summary.parts.filter { !$0.messages.isEmpty }
    if wrong.isEmpty { return lines + [words.noMistakes, ""] }
    for part in wrong {
      lines += ["### \(Self.code(ViewText.identifier(summary.title(part))))", ""]
      for diagnosis in part.diagnoses {
        lines.append("* **\(words.of(diagnosis.kind))**: \(diagnosis.count)")
      }
      for message in part.messages.prefix(Self.mostMessages) {
        lines.append("* \(message.count) × \(Self.escape(ViewText.message(message.text)))")
      }
      let rest = part.messages.count - Self.mostMessages
      if rest > 0 { lines.append("* \(words.more(rest))") }
      lines.append("")
    }
    return lines
  }

  private var submissions: [String] {
    let titles = summary.parts.map { Self.code(ViewText.identifier(summary.title($0))) }
    let columns = [words.submission, words.score] + titles
    var lines = [
      "## \(words.submissions)", "", "| \(columns.joined(separator: " | ")) |",
      "| --- | ---: |" + titles.map { _ in " ---: |" }.joined(),
    ]
    for record in summary.records {
      var cells = [
        Self.code(ViewText.name(record, words)),
        record.status == .graded ? words.number(record.score) : words.of(record.status),
      ]
      cells += summary.parts.map { part in
        summary.grade(part, in: record).map { "\($0.verdict.mark) \(words.number($0.score))" } ?? ""
      }
      lines.append("| \(cells.joined(separator: " | ")) |")
    }
    return lines
  }

  // MARK: Escaping

  /// Text in which nothing is Markdown, HTML, a mention, a reference or a link, also in a table.
  static func escape(_ text: String) -> String {
    // What follows a mark is no name, number or address when something stands between that is not seen.
    let nothing = "&#8203;"
    return ViewText.replacing(in: text) { scalar, previous in
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "~": "\\\(scalar)"
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "|": "&#124;"
      case "@", "#": "\(scalar)\(nothing)"
      case "/" where previous == ":", "." where previous == "w" || previous == "W":
        "\(nothing)\(scalar)"
      default: nil
      }
    }
  }

  /// A name as code, in which only the mark of code and the border of a cell would act: both are spelt out.
  static func code(_ text: String) -> String {
    let plain = ViewText.replacing(in: text) { scalar, _ in
      switch scalar {
      case "`": #"\u{60}"#
      case "|": #"\u{7C}"#
      default: nil
      }
    }
    return "`\(plain)`"
  }
}
