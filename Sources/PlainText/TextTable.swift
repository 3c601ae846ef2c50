/// Rows under headings, in columns that line up by what a terminal shows.
package struct TextTable {
  /// How the cells of a column line up.
  package enum Alignment: Sendable {
    case left
    case right
    /// By the decimal point, or by where it would be.
    case decimal
  }

  /// A heading, and how what stands under it lines up.
  package struct Column: Sendable {
    package var title: String
    package var alignment: Alignment

    package init(title: String, alignment: Alignment) {
      self.title = title
      self.alignment = alignment
    }
  }

  /// A text, and what it is.
  package struct Cell: Sendable {
    package var text: String
    package var role: TextStyle.Role

    package init(_ text: String, _ role: TextStyle.Role = .plain) {
      self.text = text
      self.role = role
    }
  }

  /// The columns; one whose cells are all empty is not shown.
  package var columns: [Column]

  /// The rows, each with a cell for every column; the texts are visible already.
  package var rows: [[Cell]] = []

  package init(columns: [Column]) {
    self.columns = columns
  }

  /// Returns the heading and the rows, without trailing blanks.
  package func lines(style: TextStyle) -> [String] {
    let shown = columns.indices.filter { index in rows.contains { !$0[index].text.isEmpty } }
    let layouts = shown.map { index in
      ColumnLayout(columns[index], cells: rows.lazy.map { $0[index].text })
    }
    let heading = zip(shown, layouts).map { index, layout in
      layout.pad(columns[index].title, asTitle: true, painted: columns[index].title)
    }
    let body = rows.map { row in
      zip(shown, layouts).map { index, layout in
        layout.pad(row[index].text, painted: style.paint(row[index].text, row[index].role))
      }
    }
    return [style.paint(Self.join(heading), .secondary)] + body.map(Self.join)
  }

  private static func join(_ cells: [String]) -> String {
    var line = cells.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line
  }
}

/// The measure of one column.
private struct ColumnLayout {
  var alignment: TextTable.Alignment
  var width: Int

  /// The columns before the decimal point.
  var lead = 0

  init(_ column: TextTable.Column, cells: some Sequence<String>) {
    alignment = column.alignment
    var tail = 0
    var widest = 0
    for cell in cells {
      let cellWidth = DisplayWidth.of(cell)
      widest = max(widest, cellWidth)
      if alignment == .decimal {
        let cellLead = Self.lead(of: cell)
        lead = max(lead, cellLead)
        tail = max(tail, cellWidth - cellLead)
      }
    }
    width = max(DisplayWidth.of(column.title), widest, lead + tail)
  }

  /// The number of characters before the decimal point, the power of ten or the error bar.
  ///
  /// What is not a number (`NaN`, `none`) ends where the point would be.
  private static func lead(of cell: String) -> Int {
    let number = cell.first == "-" ? cell.dropFirst() : cell[...]
    guard number.first?.isNumber == true else { return cell.count }
    return cell.prefix { $0 != "." && $0 != "e" && $0 != " " }.count
  }

  /// Pads by the width of `text`, and puts `painted` in its place.
  func pad(_ text: String, asTitle: Bool = false, painted: String) -> String {
    let room = width - DisplayWidth.of(text)
    let before =
      switch alignment {
      case .left: 0
      case .right: room
      case .decimal: asTitle ? 0 : lead - Self.lead(of: text)
      }
    return blanks(before) + painted + blanks(room - before)
  }

  private func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(count, 0))
  }
}
