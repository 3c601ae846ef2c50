import Testing

@testable import PlainText

@Suite("Columns of a terminal")
struct DisplayWidthTests {
  @Test(
    "A text is as wide as a terminal shows it",
    arguments: [
      ("", 0), ("abc", 3), ("вес", 3), ("e\u{301}", 1), ("変数", 4), ("한글", 4), ("ｘ", 2), ("±", 1),
      ("👩‍👩‍👧", 2), ("❤️", 2), ("𠀀", 2), ("\u{301}", 0), ("\u{200D}", 0),
    ])
  func widths(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }
}
