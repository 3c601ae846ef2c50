import TestSupport
import Testing

@testable import PlainText

@Suite("Tables")
struct TextTableTests {
  private func table(_ alignment: TextTable.Alignment, _ cells: [String]) -> [String] {
    var table = TextTable(columns: [
      .init(title: "name", alignment: .left), .init(title: "n", alignment: alignment),
      .init(title: "end", alignment: .left),
    ])
    table.rows = cells.enumerated().map { [.init("r\($0)"), .init($1), .init("|")] }
    return table.lines(style: TextStyle(colour: false))
  }

  @Test("Decimal points stand under one another")
  func decimal() {
    #expect(
      table(.decimal, ["1.5", "-120", "3e-7", "0.25 ± 0.1", "NaN", "none"]) == [
        "name  n              end",
        "r0       1.5         |",
        "r1    -120           |",
        "r2       3e-7        |",
        "r3       0.25 ± 0.1  |",
        "r4     NaN           |",
        "r5    none           |",
      ])
  }

  @Test("Counts stand on the right, and wide characters take two columns")
  func right() {
    #expect(
      table(.right, ["7", "120", "変"]) == [
        "name    n  end",
        "r0      7  |",
        "r1    120  |",
        "r2     変  |",
      ])
  }

  @Test("A column without a single entry is not shown")
  func emptyColumn() {
    #expect(table(.right, ["", ""]) == ["name  end", "r0    |", "r1    |"])
  }

  @Test("Colour does not move a column")
  func colour() {
    var table = TextTable(columns: [
      .init(title: "verdict", alignment: .left), .init(title: "reason", alignment: .left),
    ])
    table.rows = [
      [.init("mismatch", .bad), .init("far")],
      [.init("match", .good), .init("near")],
    ]
    let plain = table.lines(style: TextStyle(colour: false))
    let painted = table.lines(style: TextStyle(colour: true))
    #expect(painted[1] == "\u{1B}[31mmismatch\u{1B}[0m  far")
    #expect(painted.map(withoutColour) == plain)
  }
}
