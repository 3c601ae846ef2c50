import Testing

@testable import SubmissionReading

@Suite struct TextLineTests {
  @Test(
    "Lower case of Latin and Cyrillic letters, byte for byte",
    arguments: [
      ("X.GRAD", "x.grad"), ("ГРАДИЕНТ", "градиент"), ("АЯЁаяё", "аяеаяе"), ("Ёж ё", "еж е"),
      ("ПРОИЗВОДНАЯ По Ш", "производная по ш"), ("∂F/∂X", "∂f/∂x"), ("É ß", "É ß"),
      ("[@`{", "[@`{"),
      ("", ""), ("1.5E-3", "1.5e-3"),
    ])
  func folded(text: String, expected: String) {
    let folded = TextLine.folded(text)
    #expect(String(decoding: folded, as: UTF8.self) == expected)
    #expect(folded.count == text.utf8.count)
  }

  @Test("Lower case of a text that was cut in a letter ends with it")
  func cut() {
    #expect(TextLine.folded([0x41, 0xD0]) == [0x61, 0xD0])
    #expect(TextLine.folded([0xD1]) == [0xD1])
  }

  @Test(
    "Lines end in LF or CRLF, and the last one in nothing",
    arguments: [
      ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\nb", ["a", "b"]), ("a\r\nb", ["a", "b"]),
      ("\n\n", ["", "", ""]), ("a\r", ["a"]), ("\r\n", ["", ""]), ("a\rb", ["a\rb"]),
    ])
  func lines(text: String, expected: [String]) {
    let lines = TextLine.lines(of: Array(text.utf8)[...])
    #expect(lines.map { String(decoding: $0, as: UTF8.self) } == expected)
  }

  @Test(
    "White space at the ends",
    arguments: [
      (" a ", "a"), ("\ta b\t", "a b"), ("a\r", "a"), ("  ", ""), ("", ""), ("\u{A0}a", "\u{A0}a"),
    ])
  func trimmed(text: String, expected: String) {
    let trimmed = TextLine.trimmed(Array(text.utf8)[...])
    #expect(String(decoding: trimmed, as: UTF8.self) == expected)
  }

  @Test(
    "Whether a word stands before an offset, and at it",
    arguments: [
      ("a", true), ("Z", true), ("7", true), ("_", true), ("я", true), ("Ж", true), ("é", true),
      ("ü", true), ("α", true), ("×", false), ("÷", false), ("·", false), ("—", false),
      ("−", false), ("∂", false), ("∇", false), (" ", false), ("\u{A0}", false), (".", false),
      ("-", false), ("=", false),
    ])
  func words(text: String, expected: Bool) {
    let bytes = Array(text.utf8)
    #expect(TextLine.isWord(bytes, before: bytes.count) == expected)
    #expect(TextLine.isWord(bytes, at: 0) == expected)
    #expect(!TextLine.isWord(bytes, before: 0) && !TextLine.isWord(bytes, at: bytes.count))
  }

  @Test("Where a word is found, and whether a text ends in it")
  func find() {
    let text = Array("gradient of x".utf8)
    let rows: [(word: String, start: Int, place: Int?)] = [
      ("grad", 0, 0), ("grad", 1, nil), ("x", 0, 12), ("x", 12, 12), ("", 0, nil), ("xx", 0, nil),
      ("gradient of x", 0, 0), ("gradient of xy", 0, nil),
    ]
    for (word, start, place) in rows {
      #expect(TextLine.find(Array(word.utf8), in: text, from: start) == place, "\(word)")
    }
    #expect(TextLine.ends(text[...], in: Array("x".utf8)))
    #expect(!TextLine.ends(text[...], in: Array("f x".utf8)))
    #expect(TextLine.ends(Array("is".utf8)[...], in: Array("is".utf8)))
    #expect(!TextLine.ends(Array("this".utf8)[...], in: Array("is".utf8)))
  }
}
