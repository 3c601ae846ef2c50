public import GradientChecking
import PlainText

extension GradientReport {
  /// Returns the text that a failing check prints: what was claimed, what was found, what is likely.
  ///
  /// ```
  /// gradient of loss: mismatch
  ///   component  claimed  numerical ± error      digits  verdict   reason
  ///   x           3        9.0000000000 ± 3e-11       0  mismatch  the claim lies 2e11 error bars away
  ///   y          12       12.000000000 ± 4e-10       10  match
  ///   likely: the claim is 1/3 of the derivative
  ///   method: adaptive, 27 evaluations
  /// ```
  ///
  /// Derivatives are printed with the digits that are known, and no others. Of more than 20
  /// components the worst 20 are shown, the worst first, and the others are counted. Control
  /// characters are spelt out, in the title as in the report, so the text is safe to print whatever
  /// the names hold.
  ///
  /// - Parameters:
  ///   - title: The first line: what was checked, and what came of it.
  ///   - colour: Whether the text may carry ANSI colours.
  /// - Returns: Lines separated by `\n`, the last one without it.
  public func failureText(title: String, colour: Bool = false) -> String {
    let text = FailureText(style: TextStyle(colour: colour))
    let lines = [text.style.paint(VisibleText.of(title), .heading)] + text.lines(self)
    return lines.joined(separator: "\n")
  }
}

/// Turns reports into lines for people; everything but the title.
struct FailureText {
  /// The rows of a table that a reader can be asked to look at.
  static let rowLimit = 20

  var style = TextStyle(colour: false)

  /// Returns the tables, the diagnoses, the notes and the method, indented by two columns.
  func lines(_ report: GradientReport) -> [String] {
    var lines = report.findings.map { finding in
      style.paint("\(finding.verdict.rawValue): ", .verdict(finding.verdict))
        + VisibleText.of(finding.message)
    }
    lines += componentLines(report.components) + valueLines(report.values)
    for diagnosis in report.diagnoses {
      lines.append(style.paint("likely: ", .heading) + VisibleText.of(diagnosis.message))
    }
    if let points = report.points { lines.append("points: " + Self.words(points)) }
    lines += report.notes.map { "note: " + VisibleText.of($0) }
    if !report.method.isEmpty {
      let evaluations = NumberFormatting.count(report.evaluations, "evaluation")
      let method = "method: \(VisibleText.of(report.method)), \(evaluations)"
      lines.append(style.paint(method, .secondary))
    }
    return lines.map { "  " + $0 }
  }

  /// `100 drawn with seed 7: 97 match, 1 mismatch, 2 kinks`.
  private static func words(_ points: PointTally) -> String {
    let counts = [
      (points.matches, "match"), (points.mismatches, "mismatch"),
      (points.kinks, points.kinks == 1 ? "kink" : "kinks"), (points.undecided, "undecided"),
      (points.undefined, "undefined"),
    ]
    return "\(NumberFormatting.count(points.drawn)) drawn with seed \(points.seed): "
      + counts.filter { $0.0 > 0 }.map { "\(NumberFormatting.count($0.0)) \($0.1)" }
      .joined(separator: ", ")
  }

  private func componentLines(_ components: [ComponentReport]) -> [String] {
    let shown = Self.worst(components)
    guard !shown.isEmpty else { return [] }
    var table = TextTable(columns: [
      .init(title: "component", alignment: .left),
      .init(title: "claimed", alignment: .decimal),
      .init(title: "numerical ± error", alignment: .decimal),
      .init(title: "from the left", alignment: .decimal),
      .init(title: "from the right", alignment: .decimal),
      .init(title: "reference", alignment: .decimal),
      .init(title: "digits", alignment: .right),
      .init(title: "verdict", alignment: .left),
      .init(title: "reason", alignment: .left),
    ])
    for component in shown {
      table.rows.append([
        .init(VisibleText.of(component.name, width: 40)),
        .init(NumberFormatting.exact(component.claimed)),
        .init(NumberFormatting.known(component.numerical, error: component.error)),
        .init(component.leftDerivative.map(NumberFormatting.exact) ?? ""),
        .init(component.rightDerivative.map(NumberFormatting.exact) ?? ""),
        .init(component.reference.map(NumberFormatting.exact) ?? ""),
        .init(component.digits.map { String($0) } ?? ""),
        .init(component.verdict.rawValue, .verdict(component.verdict)),
        .init(VisibleText.of(component.reason ?? "")),
      ])
    }
    let hidden = Self.remainder(
      of: components.map(\.verdict), shown: shown.map(\.verdict), noun: "component")
    return table.lines(style: style) + hidden
  }

  private func valueLines(_ values: [GradientReport.Value]) -> [String] {
    guard !values.isEmpty else { return [] }
    var table = TextTable(columns: [
      .init(title: "value", alignment: .left),
      .init(title: "claimed", alignment: .decimal),
      .init(title: "computed", alignment: .decimal),
      .init(title: "verdict", alignment: .left),
    ])
    let shown = Self.cut(values) { $0.verdict > $1.verdict }
    for value in shown {
      table.rows.append([
        .init(VisibleText.of(value.name, width: 40)),
        .init(NumberFormatting.exact(value.claimed)),
        .init(NumberFormatting.exact(value.computed)),
        .init(value.verdict.rawValue, .verdict(value.verdict)),
      ])
    }
    let hidden = Self.remainder(
      of: values.map(\.verdict), shown: shown.map(\.verdict), noun: "value")
    return table.lines(style: style) + hidden
  }
}

extension FailureText {
  /// Returns all components where a reader can take them in, or else the worst, the worst first.
  ///
  /// Of components with the same verdict, the one whose claim lies more error bars away is worse.
  static func worst(_ components: [ComponentReport]) -> [ComponentReport] {
    cut(components) { left, right in
      left.verdict != right.verdict
        ? left.verdict > right.verdict : errorBarsAway(left) > errorBarsAway(right)
    }
  }

  private static func errorBarsAway(_ component: ComponentReport) -> Double {
    let bars = (component.claimed - component.numerical).magnitude / component.error
    return bars.isNaN ? .infinity : bars
  }

  /// Returns the items in their own order, or the first of them in order of badness.
  private static func cut<Item>(_ items: [Item], worse: (Item, Item) -> Bool) -> [Item] {
    guard items.count > rowLimit else { return items }
    // Equally bad items keep their order, whatever the sort does.
    let order = items.indices.sorted { left, right in
      if worse(items[left], items[right]) { return true }
      return !worse(items[right], items[left]) && left < right
    }
    return order.prefix(rowLimit).map { items[$0] }
  }

  /// Returns a line that counts what is not shown: `… and 20 more components: 20 match`.
  private static func remainder(of all: [Verdict], shown: [Verdict], noun: String) -> [String] {
    guard all.count > shown.count else { return [] }
    let parts = Verdict.allCases.sorted(by: >).compactMap { verdict in
      let hidden = all.count { $0 == verdict } - shown.count { $0 == verdict }
      return hidden > 0 ? "\(NumberFormatting.count(hidden)) \(verdict.rawValue)" : nil
    }
    let more = NumberFormatting.count(all.count - shown.count)
    let nouns = all.count - shown.count == 1 ? noun : noun + "s"
    return ["… and \(more) more \(nouns): " + parts.joined(separator: ", ")]
  }
}
