import Testing

@testable import SubmissionReading

@Suite struct TextCheckTests {
  /// Why bytes are no text in UTF-8; nil where they are.
  private func refusal(_ bytes: [UInt8]) -> Unreadable? {
    do throws(Unreadable) {
      try TextCheck.check(bytes)
      return nil
    } catch {
      return error
    }
  }

  private static func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  private static func utf32(_ text: String, bigEndian: Bool = false) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      let bytes = (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * $0)) }
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  @Test("Text of UTF-8 is taken, whatever it says")
  func text() {
    let texts = [
      "x", "x.grad: 28.0\n", "\u{FEFF}x", "градиент", "∂f/∂x = 28", "😀", "\u{7F}", "a\0b",
      "\u{D7FF}\u{E000}\u{FFFD}\u{10FFFF}", "\r\n x", String(repeating: "д", count: 10_000),
    ]
    for text in texts { #expect(refusal(Array(text.utf8)) == nil, "\(text.prefix(20))") }
  }

  @Test("Nothing but white space is empty")
  func empty() {
    for text in ["", " ", "\n\t \r\n", "\u{FEFF}", "\u{FEFF} \n", "\0\0"] {
      #expect(refusal(Array(text.utf8)) == .empty)
    }
  }

  @Test(
    "Archives, pictures and documents are told by how they begin",
    arguments: [
      ([0x50, 0x4B, 3, 4, 0x14], .archive), ([0x50, 0x4B, 5, 6], .archive),
      ([0x1F, 0x8B, 8], .archive), (Array("Rar!\u{1A}".utf8), .archive),
      ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive), (Array("BZh91AY".utf8), .archive),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], .archive), (Array("%PDF-1.7".utf8), .document("PDF")),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D], .document("PNG")),
      ([0xFF, 0xD8, 0xFF, 0xE0], .document("JPEG")),
      (Array("GIF89a".utf8), .document("GIF")), (Array("{\\rtf1".utf8), .document("RTF")),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .document("Microsoft Office")),
      // Text that begins almost like them.
      (Array("PK is x".utf8), nil), (Array("%PD".utf8), nil), (Array("BZh".utf8), nil),
    ] as [([UInt8], Unreadable?)])
  func documents(bytes: [UInt8], expected: Unreadable?) {
    #expect(refusal(bytes) == expected)
  }

  @Test("UTF-16 and UTF-32, with their marks and without")
  func wide() {
    let text = "x.grad: 28.0\n"
    for bigEndian in [false, true] {
      for mark in ["", "\u{FEFF}"] {
        #expect(
          refusal(Self.utf16(mark + text, bigEndian: bigEndian)) == .encoding("UTF-16"),
          "\(bigEndian) \(mark.count)")
        #expect(
          refusal(Self.utf32(mark + text, bigEndian: bigEndian)) == .encoding("UTF-32"),
          "\(bigEndian) \(mark.count)")
      }
      let russian = Self.utf16("Градиент по x: 28.0, по y: 22.0", bigEndian: bigEndian)
      #expect(refusal(russian) == .encoding("UTF-16"))
    }
  }

  @Test(
    "Bytes that are not UTF-8 are told by their line",
    arguments: [
      ([0x78, 0xE9, 0x78], 1, false), ([0x0A, 0x0A, 0x78, 0xFF, 0x78], 3, false),
      // Overlong, surrogates, beyond U+10FFFF, and a continuation alone.
      ([0x78, 0xC0, 0xAF, 0x78], 1, false), ([0x78, 0xE0, 0x80, 0x80, 0x78], 1, false),
      ([0x78, 0xED, 0xA0, 0x80, 0x78], 1, false), ([0x78, 0xF4, 0x90, 0x80, 0x80], 1, false),
      ([0x78, 0xF0, 0x80, 0x80, 0x80], 1, false), ([0x78, 0x80, 0x78], 1, false),
      ([0x78, 0xF8, 0x88, 0x80, 0x80], 1, false),
      // A letter of Windows-1251 or Latin-1 near the end is no character that was cut.
      ([0x78, 0xE9, 0x0A], 1, false), ([0x78, 0x0A, 0xE3, 0x78], 2, false),
      ([0x78, 0xFF], 1, false),
      ([0x78, 0x80], 1, false), ([0x78, 0xC0], 1, false), ([0x78, 0xE2, 0x82, 0x0A], 1, false),
      ([0x78, 0xED, 0xA0], 1, false),
      // Cut in a character of two, three and four bytes.
      ([0x78, 0xD0], 1, true), ([0x78, 0xE2], 1, true), ([0x78, 0xE2, 0x82], 1, true),
      ([0x0A, 0xF0], 2, true), ([0x0A, 0xF0, 0x9F], 2, true),
      ([0x0A, 0x78, 0xF0, 0x9F, 0x98], 2, true),
    ] as [([UInt8], Int, Bool)])
  func illFormed(bytes: [UInt8], line: Int, isAtEnd: Bool) {
    // The whole beginning must look like text.
    let text = Array("x".utf8) + bytes
    #expect(refusal(text) == .notUTF8(line: line, isAtEnd: isAtEnd))
    // However it lies to the eight bytes that are looked at together.
    for count in 1...8 {
      let padded = [UInt8](repeating: 0x61, count: count) + text
      #expect(refusal(padded) == .notUTF8(line: line, isAtEnd: isAtEnd), "\(count)")
    }
  }

  @Test(
    "Conflict marks of git",
    arguments: [
      ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n", 1),
      ("a\n<<<<<<< HEAD\n=======\n>>>>>>> b", 2),
      ("<<<<<<< a\r\n=======\r\n>>>>>>> b\r\n", 1),
      ("<<<<<<< HEAD\na\n", nil), ("=======\n>>>>>>> b\n", nil), ("=======\n", nil),
      (">>>>>>> b\n=======\n<<<<<<< a\n", nil), (" <<<<<<< a\n=======\n>>>>>>> b\n", nil),
      ("<<<<<<< a\n======== \n>>>>>>> b\n", nil), ("<<<<<<<a\n=======\n>>>>>>> b\n", nil),
      ("<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> b\n", 2),
    ] as [(String, Int?)])
  func conflicts(text: String, line: Int?) {
    #expect(TextCheck.conflict(in: Array(text.utf8)) == line)
  }
}
