import PlainText
import SubmissionGrading

/// The gradebook: RFC 4180, a row for each submission.
///
/// It begins with a byte order mark, without which Excel takes UTF-8 for the code page of the machine and
/// Cyrillic names become noise; a program reads it as `utf-8-sig`. The columns have the same names in every
/// language. A text that a spreadsheet would take for a formula has an apostrophe before it.
struct CSVView {
  private let summary: ClassSummary

  init(_ summary: ClassSummary) {
    self.summary = summary
  }

  /// Excel cuts a cell off at 32,767 characters.
  private static let mostScalars = 30_000

  var bytes: [UInt8] {
    var text = "\u{FEFF}"
    var header = ["submission", "status", "score", "max"]
    for part in summary.parts {
      let title = ViewText.visible(summary.title(part))
      header += ["\(title) score", "\(title) verdict"]
    }
    header += ["messages", "sha256", "exercise", "exercise sha256"]
    Self.append(header.map(Self.text), to: &text)
    for record in summary.records { Self.append(row(record), to: &text) }
    return Array(text.utf8)
  }

  private func row(_ record: GradeRecord) -> [String] {
    var row = [
      Self.text(record.submission), Self.text(record.status.rawValue),
      NumberFormatting.exact(record.score), NumberFormatting.exact(record.max),
    ]
    for part in summary.parts {
      if let grade = summary.grade(part, in: record) {
        row += [NumberFormatting.exact(grade.score), Self.text(grade.verdict.rawValue)]
      } else {
        row += ["", ""]
      }
    }
    row += [
      Self.text(messages(record)), Self.text(record.sha256 ?? ""), Self.text(record.exercise),
      Self.text(record.exerciseSHA256),
    ]
    return row
  }

  private func messages(_ record: GradeRecord) -> String {
    var messages = [record.message].compactMap(\.self)
    for part in record.parts {
      messages += part.sentences.map { "\(part.part): \($0)" }
    }
    return ViewText.of(messages.joined(separator: "; "), atMost: Self.mostScalars)
  }

  // MARK: Cells

  /// A cell of text: on one line, guarded, and quoted where it must be.
  static func text(_ text: String) -> String {
    let visible = ViewText.visible(text)
    let guarded = isFormula(visible) || isFormula(text) ? "'" + visible : visible
    guard guarded.utf8.contains(where: isSpecial) || guarded.utf8.first == UInt8(ascii: " ")
    else { return guarded }
    return "\"" + ViewText.replacing(in: guarded) { scalar, _ in scalar == "\"" ? "\"\"" : nil }
      + "\""
  }

  /// Whether a spreadsheet may compute it; the wide spellings count for East Asian ones.
  private static func isFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first(where: { $0 != " " }) {
    case "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠": true
    default: false
    }
  }

  /// The semicolon too: it divides cells where the comma is the decimal mark.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), 0x0A, 0x0D: true
    default: false
    }
  }

  private static func append(_ row: [String], to text: inout String) {
    text += row.joined(separator: ",") + "\r\n"
  }
}
