import SubmissionGrading
import SubmissionReading

/// Pages for people: a class with its distribution, its mistakes and every submission, or one student's page.
///
/// A page needs no other file, runs no script and asks no server for anything; its policy says so to the
/// browser. It can be read on a phone, in the dark, by ear, and on paper.
struct HTMLView {
  let summary: ClassSummary
  /// The file of each record's page; nil where the details are on the page itself.
  private let links: [String]?

  var words: ViewWords { summary.words }

  init(_ summary: ClassSummary, links: [String]? = nil) {
    self.summary = summary
    self.links = links
  }

  /// The page of the class.
  var page: [UInt8] {
    let names = summary.exercises.map { ViewText.identifier($0) }.joined(separator: ", ")
    let title = names.isEmpty ? words.results : "\(words.results): \(names)"
    guard !summary.records.isEmpty else {
      return document(title, "<h1>\(title)</h1>\n<p>\(words.nothing)</p>\n")
    }
    var body: HTMLMarkup = "<h1>\(title)</h1>\n\(totals)\(distribution)\(mistakes)\(table)"
    if links == nil {
      body += "<section>\n<h2>\(words.details)</h2>\n"
      for (index, record) in summary.records.enumerated() {
        body += details(of: record, id: index + 1, heading: "h3")
      }
      body += "</section>\n"
    }
    return document(title, body)
  }

  /// The page of the first record alone; it says nothing of the others.
  var studentPage: [UInt8] {
    guard let record = summary.records.first else { return page }
    let title = ViewText.name(record, words)
    return document(title, details(of: record, id: nil, heading: "h1"))
  }

  private func document(_ title: String, _ body: HTMLMarkup) -> [UInt8] {
    let language = words.language.rawValue
    let style = HTMLMarkup(stringLiteral: HTMLStyle.text)
    let page: HTMLMarkup = """
      <!DOCTYPE html>
      <html lang="\(language)" xmlns="http://www.w3.org/1999/xhtml">
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>\(title)</title>
      <style>
      \(style)</style>
      </head>
      <body>
      <main>
      \(body)</main>
      </body>
      </html>

      """
    return Array(page.text.utf8)
  }

  // MARK: The table

  private var table: HTMLMarkup {
    var rows: HTMLMarkup = ""
    for (index, record) in summary.records.enumerated() {
      let target: HTMLMarkup =
        links.map { HTMLMarkup.link(toFile: $0[index]) } ?? "#s\(index + 1)"
      let name = HTMLMarkup.breakable(ViewText.name(record, words))
      rows += """
        <tr><th scope="row"><a href="\(target)">\(name)</a></th>\
        \(grades(of: record))</tr>

        """
    }
    let heads: [HTMLMarkup] = summary.parts.map { part in
      "<th scope=\"col\" class=\"number\">\(.isolated(ViewText.identifier(summary.title(part))))</th>"
    }
    return """
      <section>
      <h2 id="table">\(words.submissions)</h2>
      \(legend)<div class="scroll" tabindex="0" role="region" aria-labelledby="table">
      <table>
      <thead><tr><th scope="col">\(words.submission)</th>\
      <th scope="col" class="number">\(words.score)</th>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      </div>
      </section>

      """
  }

  private func grades(of record: GradeRecord) -> HTMLMarkup {
    guard record.status == .graded || !record.parts.isEmpty else {
      return """
        <td colspan="\(summary.parts.count + 1)">\
        <span class="badge wrong">\(words.of(record.status))</span></td>
        """
    }
    return """
      <td class="number"><b>\(words.number(record.score))</b></td>\
      \(summary.parts.map { cell(summary.grade($0, in: record)) })
      """
  }

  private func cell(_ grade: PartGrade?) -> HTMLMarkup {
    guard let grade else { return "<td></td>" }
    return """
      <td class="number">\(mark(grade.verdict)) \(words.number(grade.score))</td>
      """
  }

  /// A verdict's mark; its word is there for those who hear the page.
  func mark(_ verdict: AnswerVerdict) -> HTMLMarkup {
    """
    <span class="mark \(verdict.rawValue)" title="\(words.of(verdict))"><span aria-hidden="true">\
    \(verdict.mark)</span><span class="heard">\(words.of(verdict))</span></span>
    """
  }

  /// What the marks mean.
  private var legend: HTMLMarkup {
    let items: [HTMLMarkup] = AnswerVerdict.allCases.reversed().map { verdict in
      """
      <li><span class="mark \(verdict.rawValue)" aria-hidden="true">\(verdict.mark)</span> \
      \(words.of(verdict))</li>

      """
    }
    return "<ul class=\"legend\">\n\(items)</ul>\n"
  }
}
