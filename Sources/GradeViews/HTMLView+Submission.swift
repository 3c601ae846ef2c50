import SubmissionGrading
import SubmissionReading

extension HTMLView {
  /// A submission with all of its answers.
  ///
  /// - Parameters:
  ///   - record: The submission.
  ///   - id: Its number on a page with others, which the table links to.
  ///   - heading: The element of its name; parts are one level lower.
  func details(of record: GradeRecord, id: Int?, heading: String) -> HTMLMarkup {
    let name = HTMLMarkup.isolated(ViewText.name(record, words))
    let tag = HTMLMarkup(stringLiteral: heading)
    let lower: HTMLMarkup = heading == "h1" ? "h2" : "h4"
    let anchor: HTMLMarkup = id.map { " id=\"s\($0)\"" } ?? ""
    let back: HTMLMarkup =
      id == nil ? "" : " <a class=\"back\" href=\"#table\">↑ \(words.toTop)</a>"
    let reason: HTMLMarkup =
      record.status == .graded && record.message == nil
      ? ""
      : "<p class=\"reason\">\(.isolated(record.reason(words), record.message == nil ? words.language : record.language))</p>\n"
    return """
      <article class="submission"\(anchor)>
      <\(tag)>\(name)\(back)</\(tag)>
      \(facts(of: record))\(reason)\(record.parts.map { part($0, lower, record.language) })</article>

      """
  }

  private func facts(of record: GradeRecord) -> HTMLMarkup {
    let badge: HTMLMarkup =
      record.status == .graded
      ? "" : " <span class=\"badge wrong\">\(words.of(record.status))</span>"
    let run: HTMLMarkup = record.isRun ? " <span>\(words.isRun)</span>" : ""
    let sha256: HTMLMarkup =
      record.sha256.map { text in
        " <span class=\"quiet\">\(words.fingerprint) <code>\(ViewText.of(text, atMost: 12))</code></span>"
      } ?? ""
    return """
      <p class="facts"><b>\(words.points(record.score, of: record.max))</b>\(badge) \
      <span class="quiet">\(words.exercise) \(.isolated(ViewText.identifier(record.exercise)))</span>\
      \(run)\(sha256)</p>

      """
  }

  private func part(_ part: PartGrade, _ heading: HTMLMarkup, _ language: Language) -> HTMLMarkup {
    var rows: HTMLMarkup = ""
    for answer in part.answers {
      let claim = ViewText.claim(answer.claimed)
      let said: HTMLMarkup =
        answer.message.map {
          "<span class=\"said\">\(.isolated(ViewText.message($0), language))</span>"
        }
        ?? "<span class=\"said\">\(words.of(answer.verdict))</span>"
      rows += """
        <tr><th scope="row"><code>∂/∂\(.isolated(ViewText.identifier(answer.variable)))</code></th>\
        <td><code class="claim">\(.isolated(claim))</code></td>\
        <td>\(mark(answer.verdict)) \(said)</td></tr>

        """
    }
    let table: HTMLMarkup =
      part.answers.isEmpty
      ? ""
      : """
      <table>
      <colgroup><col class="variable"/><col class="claim"/><col/></colgroup>
      <thead class="heard"><tr><th scope="col">\(words.answer)</th><th scope="col">\(words.claimed)</th>\
      <th scope="col">\(words.verdict)</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>

      """
    let messages: HTMLMarkup =
      part.messages.isEmpty
      ? ""
      : """
      <ul class="messages">
      \(part.messages.map { "<li>\(.isolated(ViewText.message($0), language))</li>\n" as HTMLMarkup })</ul>

      """
    return """
      <section class="answers">
      <\(heading)>\(mark(part.verdict)) \(.isolated(ViewText.identifier(part.part)))\
      <small>\(words.points(part.score, of: part.max))</small></\(heading)>
      \(table)\(messages)</section>

      """
  }
}
