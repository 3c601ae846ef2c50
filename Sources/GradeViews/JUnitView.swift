import PlainText
import SubmissionGrading

/// JUnit XML in the dialect of Jenkins' `junit-10.xsd`: a suite for each submission, a case for each part.
///
/// A part that a person must look at is skipped, one that is not right a failure, and a submission without
/// verdicts an error. There are no times: the same lines give the same bytes.
struct JUnitView {
  private let summary: ClassSummary

  init(_ summary: ClassSummary) {
    self.summary = summary
  }

  private struct Suite {
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0
    var cases = XMLText(depth: 2)

    var counts: [(String, String)] {
      [("tests", String(tests)), ("failures", String(failures)), ("errors", String(errors))]
    }
  }

  var bytes: [UInt8] {
    var total = Suite()
    var suites: [(name: String, suite: Suite)] = []
    for record in summary.records {
      let suite = suite(record)
      total.tests += suite.tests
      total.failures += suite.failures
      total.errors += suite.errors
      suites.append((ViewText.name(record, summary.words), suite))
    }
    var document = XMLText()
    document.declaration()
    let name = summary.exercises.map(ViewText.identifier).joined(separator: ", ")
    document.start(
      "testsuites", [("name", name.isEmpty ? "gradcheck" : name)] + total.counts)
    for (name, suite) in suites {
      document.start(
        "testsuite", [("name", name)] + suite.counts + [("skipped", String(suite.skipped))])
      document.append(suite.cases)
      document.end()
    }
    document.end()
    return Array(document.text.utf8)
  }

  private func suite(_ record: GradeRecord) -> Suite {
    let words = summary.words
    var suite = Suite()
    let classname = ViewText.name(record, words)
    func add(
      _ name: String, _ outcome: (kind: String, type: String, message: String, body: String)?
    ) {
      suite.tests += 1
      let attributes = [("classname", classname), ("name", name)]
      guard let outcome else { return suite.cases.empty("testcase", attributes) }
      suite.cases.start("testcase", attributes)
      suite.cases.element(
        outcome.kind, [("message", outcome.message), ("type", outcome.type)], text: outcome.body)
      suite.cases.end()
      switch outcome.kind {
      case "failure": suite.failures += 1
      case "skipped": suite.skipped += 1
      default: suite.errors += 1
      }
    }
    if record.status != .graded {
      let reason = record.reason(words)
      add(words.of(record.status), ("error", record.status.rawValue, reason, reason))
    }
    for part in record.parts {
      let name = ViewText.identifier(part.part)
      let body = record.lines(part, words).joined(separator: "\n")
      let points = words.points(part.score, of: part.max)
      let message = "\(words.of(part.verdict)): \(points)"
      switch part.verdict {
      case .pass: add(name, nil)
      case .review: add(name, ("skipped", part.verdict.rawValue, message, body))
      case .imprecise, .missing, .nonfinite, .wrong:
        add(name, ("failure", part.verdict.rawValue, message, body))
      }
    }
    return suite
  }
}
