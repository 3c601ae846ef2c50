import PlainText

@testable import GradeViews
@testable import SubmissionGrading
@testable import SubmissionReading

/// A small class in which everything happens, and names that students could choose to break a report.
enum ViewSamples {
  /// Every status, every verdict, every diagnosis, shared mistakes, and a part that is worth a fraction.
  static let classRecords: [GradeRecord] = [
    record(
      "anna.ipynb", [part("2.1", 8, ("x", "28.0", .pass)), part("2.3", 8, ("x", "-5.0344", .pass))]),
    record(
      "boris.py",
      [
        part("2.1", 8, ("x", "28", .pass)),
        part("2.3", 8, ("x", "5.0344", .wrong), .sign, "у производной противоположный знак"),
      ]),
    record(
      "vera.py",
      [
        part("2.1", 8, ("x", "56.0", .wrong), .accumulated, "градиенты накопились: zero_grad()"),
        part("2.3", 8, ("x", "5.03", .wrong), .sign, "у производной противоположный знак"),
      ]),
    record(
      "gleb.txt",
      [
        part("2.1", 8, ("x", nil, .review), nil, "неясно, к какой части относятся числа"),
        part("2.3", 8, ("x", "-5.0", .imprecise)),
      ]),
    record(
      "daria.json",
      [
        part("2.1", 8, ("x", "nan", .nonfinite)), part("2.3", 8, ("x", nil, .missing)),
      ]),
    unreadable("egor.ipynb", .unreadable, "это архив: сдайте сам файл"),
    unreadable("ivan.py", .timeout, "программа работала дольше 5 с"),
    unreadable("kira.py", .programError, "программа закончилась ошибкой"),
    unreadable("lev.py", .sandboxError, nil),
  ]

  /// What a name, a claim or a message may be.
  static let hostileTexts: [String] = [
    "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "＝1", "a;=1", "a,\"=1",
    "\"\u{301},x\"\u{301}", "../../etc/passwd", "..", ".", ".hidden", "-rf", "a/b", "a\\b",
    "C:\\con", "con",
    "CON.py", "nul", "index", "INDEX", "index.html", "<script>alert(1)</script>", "<!--", "]]>",
    "&amp;",
    "'\"><img src=x onerror=alert(1)>", "</style>", "javascript:alert(1)", "\u{1B}[31mred\u{1B}[0m",
    "\u{1B}]0;title\u{7}", "\u{9B}2J", "evil\u{202E}gnp", "a\u{2066}b\u{2069}", "two\nlines",
    "a\r\nb", "\u{0}", "\u{8}", "\u{85}", "\u{2028}", "\u{FEFF}x", "\u{FFFE}", "\u{FFFF}",
    "\u{200B}", "\u{3164}",
    "\u{E0041}", "a" + String(repeating: "\u{301}", count: 5000), "", " ", "|", "a|b", "`", "``a`",
    "`\u{301}",
    "a\\|b", "@everyone", "#1", "[x](javascript:1)", "![x](//evil)", "http://evil", "www.evil.com",
    "::error::x", "::set-output name=a::b", "##[error]x", "a::b", "%0A::error::x", "السلام",
    "Ёж.py", "Е\u{308}ж.py",
    "🙂", String(repeating: "A", count: 100_000), String(repeating: "\u{202E}", count: 100_000),
    String(repeating: "\n", count: 1000), "`" + String(repeating: "|", count: 300),
  ]

  /// Records of which every string is one of these.
  static let hostileRecords: [GradeRecord] = hostileTexts.map { text in
    GradeRecord(
      submission: text, sha256: "00ff", exercise: "e", exerciseSHA256: "ff00", language: .en,
      status: .graded, score: 3, max: 4,
      parts: [
        PartGrade(
          part: "1", verdict: .wrong, score: 3, max: 4,
          answers: [
            .init(variable: "x", claimed: text, verdict: .wrong, diagnosis: .sign, message: text)
          ], messages: [text])
      ], message: text)
  }

  static func record(_ name: String, _ parts: [PartGrade]) -> GradeRecord {
    GradeRecord(
      submission: name, sha256: SHA256.hexadecimal(of: Array(name.utf8)), exercise: "lesson-2",
      exerciseSHA256: "ff00", language: .ru, status: .graded,
      score: parts.reduce(0) { $0 + $1.score }, max: 16, parts: parts, message: nil)
  }

  static func unreadable(
    _ name: String, _ status: GradeRecord.Status, _ message: String?
  ) -> GradeRecord {
    var record = record(name, [])
    record.status = status
    record.message = message
    if status == .unreadable { record.sha256 = nil }
    return record
  }

  static func part(
    _ id: String, _ max: Double, _ answer: (name: String, claimed: String?, verdict: AnswerVerdict),
    _ diagnosis: AnswerDiagnosis.Kind? = nil, _ message: String? = nil
  ) -> PartGrade {
    let said = answer.verdict == .pass ? nil : "производная по \(answer.name): \(answer.verdict)"
    return PartGrade(
      part: id, verdict: answer.verdict,
      score: answer.verdict == .pass ? max : answer.verdict == .imprecise ? max / 16 : 0, max: max,
      answers: [
        .init(
          variable: answer.name, claimed: answer.claimed, verdict: answer.verdict,
          diagnosis: diagnosis, message: said)
      ], messages: [message].compactMap(\.self))
  }
}

/// A set of records by its name, which a test run can print.
enum SampleSet: CaseIterable {
  case everything
  case hostile
  case none

  var records: [GradeRecord] {
    switch self {
    case .everything: ViewSamples.classRecords
    case .hostile: ViewSamples.hostileRecords
    case .none: []
    }
  }
}

extension GradeView {
  /// A document as text; of formats for one submission, that of the first record.
  func text(_ records: [GradeRecord], language: Language? = nil) -> String {
    let records = isPerSubmission ? Array(records.prefix(1)) : records
    return String(decoding: document(records, language: language) ?? [], as: UTF8.self)
  }
}
