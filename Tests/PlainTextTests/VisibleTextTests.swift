import Testing

@testable import PlainText

@Suite("Text from a file, made visible")
struct VisibleTextTests {
  @Test(
    "Ordinary text is left as it is", arguments: ["", "x^2", "вес", "変数", "é", "👩‍👩‍👧", "a b", "½×"])
  func ordinary(text: String) {
    #expect(VisibleText.of(text) == text)
  }

  @Test(
    "What acts on a terminal is spelt out",
    arguments: [
      ("\u{1B}[31m", #"\u{1B}[31m"#), ("a\nb\r\nc\td", #"a\nb\r\nc\td"#), ("\u{0}", #"\u{0}"#),
      ("\u{7F}\u{80}\u{9B}", #"\u{7F}\u{80}\u{9B}"#), ("\u{202E}x\u{2069}", #"\u{202E}x\u{2069}"#),
      ("\u{200E}\u{200F}\u{61C}", #"\u{200E}\u{200F}\u{61C}"#), ("\u{2028}", #"\u{2028}"#),
      ("\u{FEFF}\u{FFFE}", #"\u{FEFF}\u{FFFE}"#),
    ])
  func spelt(text: String, expected: String) {
    #expect(VisibleText.of(text) == expected)
  }

  @Test("The look at the bytes misses no scalar that acts")
  func bytes() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), VisibleText.actsOnTerminals(scalar) else {
        continue
      }
      #expect(String(scalar).utf8.contains(where: VisibleText.isSuspect))
    }
  }

  @Test("Text that is too wide is cut, and says so")
  func cut() {
    #expect(VisibleText.of("abcdef", width: 6) == "abcdef")
    #expect(VisibleText.of("abcdefg", width: 6) == "abcde…")
    #expect(VisibleText.of("変数変数", width: 5) == "変数…")
    #expect(VisibleText.of("変数変数", width: 4) == "変…")
  }

  @Test("What is spelt out counts at its full width")
  func cutSpelt() {
    #expect(VisibleText.of("ab\u{1B}cdef", width: 8) == #"ab\u{1B…"#)
  }
}
