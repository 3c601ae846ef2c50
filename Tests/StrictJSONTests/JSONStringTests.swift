import StrictJSON
import Testing

@Suite struct JSONStringTests {
  @Test(
    "Escapes stand for their characters",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
      (#""\u0041\u00e9\u20AC""#, "Aé€"),
      (#""\ud83d\uDE00!""#, "😀!"),
      (#""\u0000""#, "\0"),
      ("\"наклон ∂f/∂x 😀\"", "наклон ∂f/∂x 😀"),
      (#""12345678\n12345678\n""#, "12345678\n12345678\n"),
      ("\"\u{7F}\"", "\u{7F}"),
    ])
  func decodes(literal: String, text: String) throws {
    #expect(try JSONValue(parsing: literal).string?.utf8.elementsEqual(text.utf8) == true)
  }

  @Test(
    "Malformed strings are refused at their place",
    arguments: [
      (#"["abc]"#, "1:2: the string that begins here has no closing '\"'"),
      (
        "[\"a\nb\"]",
        "1:2: the string that begins here is not closed on its line; a line end is written \\n"
      ),
      ("\"a\tb\"", "1:3: a tab inside a string is written \\t"),
      ("\"1234567\u{1}\"", "1:9: the control character U+0001 is written \\u0001"),
      (#""\x41""#, #"1:2: \x is not an escape; a backslash is written \\"#),
      (#""\é""#, #"1:2: \é is not an escape; a backslash is written \\"#),
      (#""\u12g4""#, #"1:2: expected four hexadecimal digits after \u"#),
      (#""\u12"#, #"1:2: expected four hexadecimal digits after \u"#),
      (#""\"#, "1:2: the text ends inside an escape"),
      (#""a\ud800""#, #"1:3: \ud800 is half of a surrogate pair without the other half"#),
      (#""\ud800\u0041""#, #"1:2: \ud800 is half of a surrogate pair without the other half"#),
      (#""\ud800\ud800""#, #"1:2: \ud800 is half of a surrogate pair without the other half"#),
      (#""\udc00\ud800""#, #"1:2: \udc00 is half of a surrogate pair without the other half"#),
    ])
  func refuses(text: String, description: String) {
    #expect(refusal(of: text)?.description == description)
  }

  @Test(
    "Ill-formed UTF-8 is refused where it begins",
    arguments: [
      [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0xAF],
      [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80],
      [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0xAF], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
  func illFormed(sequence: [UInt8]) {
    for padding in [0, 1, 7, 8, 20] {
      let text = Array("\"é".utf8) + Array(repeating: 0x61, count: padding) + sequence + [0x22]
      let error = refusal(of: text)
      #expect(error?.offset == 3 + padding)
      #expect(error?.column == 3 + padding)
      #expect(error?.message.hasPrefix("this is not UTF-8: byte 0x") == true)
    }
  }

  @Test("Well-formed UTF-8 is read up to its limits")
  func wellFormed() throws {
    let limits = "\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}"
    #expect(try JSONValue(parsing: "\"\(limits)\"").string == limits)
  }
}
