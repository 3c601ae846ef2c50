import SubmissionGrading

extension HTMLView {
  /// The most sentences that are listed of a part.
  private static let mostMessages = 8

  /// How many, how good, and what is left to do.
  var totals: HTMLMarkup {
    let of: HTMLMarkup = summary.max.map { "<small> / \(words.number($0))</small>" } ?? ""
    func item(_ label: String, _ value: HTMLMarkup) -> HTMLMarkup {
      "<div><dt>\(label)</dt><dd>\(value)</dd></div>\n"
    }
    return """
      <dl class="totals">
      \(item(words.submissions, "\(summary.records.count)"))\
      \(item(words.mean, "\(words.number(summary.mean))\(of)"))\
      \(item(words.median, "\(words.number(summary.median))\(of)"))\
      \(item(words.fullMarks, "\(summary.fullMarks)"))\
      \(item(words.toReview, "\(summary.toReview)"))\
      \(item(words.notGraded, "\(summary.notGraded)"))</dl>

      """
  }

  // MARK: Distribution

  var distribution: HTMLMarkup {
    let bins = summary.distribution
    let most = bins.max() ?? 0
    var bars: HTMLMarkup = ""
    var heard: [String] = []
    for (index, count) in bins.enumerated() {
      let label = index == 10 ? "100" : "\(index * 10)–\(index * 10 + 9)"
      // Whole numbers, so that no machine writes them in another way; and one submission is seen.
      let height = count == 0 ? 0 : Swift.max(2, count * 100 / Swift.max(1, most))
      bars += """
        <div class="column"><div class="track">\
        <div class="bar" style="height: \(height)%"><span>\(count == 0 ? "" : "\(count)")</span></div>\
        </div><span class="label">\(index == 10 ? "100" : "\(index * 10)")</span></div>

        """
      if count > 0 { heard.append("\(label) %: \(count)") }
    }
    return """
      <section>
      <h2 id="distribution">\(words.distribution)</h2>
      <figure>
      <div class="bars" role="img" aria-label="\(heard.joined(separator: "; "))">
      \(bars)</div>
      <figcaption>\(words.distributionAxis)</figcaption>
      </figure>
      </section>

      """
  }

  // MARK: Mistakes

  var mistakes: HTMLMarkup {
    guard !summary.parts.isEmpty else { return "" }
    return """
      <section>
      <h2>\(words.mistakes)</h2>
      \(summary.parts.map(mistakes))</section>

      """
  }

  private func mistakes(in part: ClassSummary.Part) -> HTMLMarkup {
    let title = HTMLMarkup.isolated(ViewText.identifier(summary.title(part)))
    return """
      <article class="part">
      <h3>\(title)<small>\(words.mean) \(words.points(part.mean, of: part.max))</small></h3>
      \(verdicts(of: part))\(messages(of: part))</article>

      """
  }

  private func verdicts(of part: ClassSummary.Part) -> HTMLMarkup {
    var shares: HTMLMarkup = ""
    var items: HTMLMarkup = ""
    for verdict in AnswerVerdict.allCases.reversed() {
      guard let count = part.verdicts[verdict] else { continue }
      shares += """
        <span class="\(verdict.rawValue)" style="flex-grow: \(count)"></span>
        """
      items += """
        <li><span class="mark \(verdict.rawValue)" aria-hidden="true">\(verdict.mark)</span> \
        \(words.of(verdict)) <b>\(count)</b></li>

        """
    }
    let diagnoses: [HTMLMarkup] = part.diagnoses.map { diagnosis in
      "<li class=\"badge\">\(words.of(diagnosis.kind)) <b>\(diagnosis.count)</b></li>\n"
    }
    let list: HTMLMarkup = diagnoses.isEmpty ? "" : "<ul class=\"legend\">\n\(diagnoses)</ul>\n"
    return """
      <div class="shares" aria-hidden="true">\(shares)</div>
      <ul class="legend">
      \(items)</ul>
      \(list)
      """
  }

  private func messages(of part: ClassSummary.Part) -> HTMLMarkup {
    guard !part.messages.isEmpty else { return "<p>\(words.noMistakes)</p>\n" }
    var rows: HTMLMarkup = ""
    for message in part.messages.prefix(Self.mostMessages) {
      let said = HTMLMarkup.isolated(ViewText.message(message.text))
      rows += "<tr><td class=\"number\">\(message.count)</td><td class=\"said\">\(said)</td></tr>\n"
    }
    let rest = part.messages.count - Self.mostMessages
    let more: HTMLMarkup = rest > 0 ? "<p class=\"quiet\">\(words.more(rest))</p>\n" : ""
    return """
      <table>
      <thead><tr><th scope="col" class="number">\(words.count)</th>\
      <th scope="col">\(words.whatWasSaid)</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      \(more)
      """
  }
}
