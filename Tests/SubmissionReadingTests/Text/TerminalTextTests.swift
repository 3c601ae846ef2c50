import TestSupport
import Testing

@testable import SubmissionReading

@Suite struct TerminalTextTests {
  private func plain(_ text: String) -> String {
    String(decoding: TerminalText.plain(Array(text.utf8)), as: UTF8.self)
  }

  @Test(
    "What only a terminal understands goes",
    arguments: [
      ("plain", "plain"), ("\u{1B}[31mred\u{1B}[0m", "red"), ("\u{1B}[38;5;12mx\u{1B}[K", "x"),
      ("\u{1B}]0;title\u{7}x", "x"), ("\u{1B}]8;;http://a\u{1B}\\x\u{1B}]8;;\u{1B}\\", "x"),
      ("\u{1B}]0;no end\nx", "\nx"), ("a\u{202E}b\u{2066}c\u{200B}d\u{FEFF}e\u{061C}f", "abcdef"),
      ("a\u{85}b\u{9B}c", "abc"), ("a\u{0}b\u{7}c\u{7F}d", "abcd"),
      ("50%\r100%\r\nx", "50%\n100%\nx"),
      ("a\tb\nc", "a\tb\nc"), ("12\u{8}3", "13"), ("яй\u{8}ю", "яю"), ("\u{8}\n\u{8}a", "\na"),
      ("\u{2212}5 ∂ 💡 №", "\u{2212}5 ∂ 💡 №"), ("\u{1B}", ""), ("\u{1B}[", ""), ("a\u{1B}[3", "a"),
    ])
  func controls(text: String, expected: String) {
    #expect(plain(text) == expected)
  }

  @Test(
    "Whatever the bytes are, nothing that acts on a terminal is left, and twice is as good as once")
  func random() {
    var generator = SeededGenerator(seed: 11)
    let pieces = [
      "\u{1B}", "[", "]", "3", "m", ";", "\u{7}", "\u{8}", "\r", "\n", "x", "я", "\u{202E}",
      "\u{9B}",
    ]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0...24, using: &generator))
        .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      let once = plain(text)
      #expect(
        once.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x9B },
        "\(text.debugDescription)")
      #expect(plain(once) == once)
    }
  }
}
