import GradientChecking
import GradientReporting
import PlainText
import ReferenceAutodiff

extension FormulaAnswer {
  /// The step studies that are shown; more than a reader can be asked to look at are counted.
  private static let studyLimit = 6

  /// The rows of the table that are shown.
  private static let rowLimit = 20

  /// The answer for people: values, derivatives, and a step study of each derivative.
  func text(colour: Bool) -> String {
    let style = TextStyle(colour: colour)
    var lines = head(style)
    lines.append("")
    lines += derivatives.lines(style: style)
    if components.count > Self.rowLimit { lines.append(more(components.count - Self.rowLimit)) }
    if let nonFinite { lines.append("reference: \(nonFinite)") }
    let noise = components.map(\.noise).max() ?? 0
    let method = "method: \(method), \(NumberFormatting.count(evaluations, "evaluation"))"
    lines.append(
      style.paint(
        noise > 0
          ? "\(method); noise of f: \(NumberFormatting.scientific(noise, digits: 2))" : method,
        .secondary))
    for component in components.prefix(Self.studyLimit) {
      lines.append("")
      lines += study(of: component, style)
    }
    if components.count > Self.studyLimit {
      lines.append("")
      lines.append(more(components.count - Self.studyLimit))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func more(_ count: Int) -> String {
    "… and \(NumberFormatting.count(count)) more; --format json has them all"
  }

  // MARK: The head

  private func head(_ style: TextStyle) -> [String] {
    var lines = [
      style.paint("f = \(VisibleText.of(question.formula.text, width: 100))", .heading)
    ]
    lines.append("at \(Self.named(question.variables))")
    if !question.data.isEmpty { lines.append("with \(Self.named(question.data))") }
    let shown = values.prefix(Self.rowLimit).enumerated().map { index, value in
      (values.count == 1 ? "value" : "f[\(index)]") + " = " + NumberFormatting.exact(value)
    }
    lines += shown
    if values.count > Self.rowLimit { lines.append(more(values.count - Self.rowLimit)) }
    return lines
  }

  private static func named(_ entries: [PointArguments.Entry]) -> String {
    let text = entries.map { entry in
      "\(entry.name) = \(array(entry.values.prefix(rowLimit)[...], entry.shape[...]))"
    }.joined(separator: ", ")
    return VisibleText.of(text, width: 100)
  }

  /// `[[1, 2], [3, 4]]`; of a long array the beginning.
  private static func array(_ values: ArraySlice<Double>, _ shape: ArraySlice<Int>) -> String {
    guard let extent = shape.first else {
      return values.first.map(NumberFormatting.exact) ?? "…"
    }
    let stride = shape.dropFirst().reduce(1, *)
    var items: [String] = []
    for index in 0..<extent {
      let rest = values.dropFirst(index * stride)
      guard !rest.isEmpty else { return "[" + (items + ["…"]).joined(separator: ", ") + "]" }
      items.append(array(rest.prefix(stride), shape.dropFirst()))
    }
    return "[" + items.joined(separator: ", ") + "]"
  }

  // MARK: The derivatives

  private var derivatives: TextTable {
    var table = TextTable(columns: [
      .init(title: "derivative", alignment: .left),
      .init(title: "numerical ± error", alignment: .decimal),
      .init(title: "from the left", alignment: .decimal),
      .init(title: "from the right", alignment: .decimal),
      .init(title: "reference", alignment: .decimal),
      .init(title: "digits", alignment: .right),
      .init(title: "status", alignment: .left),
      .init(title: "reason", alignment: .left),
    ])
    for component in components.prefix(Self.rowLimit) {
      let report = component.report
      table.rows.append([
        .init(VisibleText.of(report.name, width: 40)),
        .init(NumberFormatting.known(report.numerical, error: report.error)),
        .init(report.leftDerivative.map(NumberFormatting.exact) ?? ""),
        .init(report.rightDerivative.map(NumberFormatting.exact) ?? ""),
        .init(report.reference.map(NumberFormatting.exact) ?? ""),
        .init(report.digits.map { String($0) } ?? ""),
        .init(component.status, .verdict(component.mood)),
        .init(VisibleText.of(component.reason ?? "")),
      ])
    }
    return table
  }

  // MARK: The step study

  private func study(of component: Component, _ style: TextStyle) -> [String] {
    let value = component.report.numerical
    let name = VisibleText.of(component.report.name, width: 40)
    // At a kink or an edge there is no one value to be near to.
    let nearest = component.isOneSided ? nil : component.study.nearest(to: value)
    var table = TextTable(columns: [
      .init(title: "h", alignment: .left),
      .init(title: "D(h)", alignment: .decimal),
      .init(title: "|D(h) − value|", alignment: .left),
      .init(title: "from the left", alignment: .decimal),
      .init(title: "from the right", alignment: .decimal),
      .init(title: "", alignment: .left),
    ])
    for (index, row) in component.study.rows.enumerated() {
      let distance = component.isOneSided ? .nan : abs(row.central - value)
      table.rows.append([
        .init(NumberFormatting.scientific(row.step, digits: 2)),
        .init(NumberFormatting.exact(row.central)),
        .init(distance.isNaN ? "" : NumberFormatting.scientific(distance, digits: 2)),
        .init(component.isOneSided ? NumberFormatting.exact(row.left) : ""),
        .init(component.isOneSided ? NumberFormatting.exact(row.right) : ""),
        .init(index == nearest ? "← nearest" : "", .verdict(.match)),
      ])
    }
    let title = "step study of \(name): central differences D(h) = (f(x + h) − f(x − h)) / 2h"
    return [style.paint(title, .heading)] + table.lines(style: style).map { "  " + $0 }
  }
}
