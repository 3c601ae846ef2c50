import StrictJSON
import TestSupport
import Testing

@Suite struct JSONPlaceTests {
  /// Counts as the documentation says, byte by byte.
  private func slowPlace(_ offset: Int, _ bytes: [UInt8]) -> JSONPlace {
    var place = JSONPlace(offset: offset, line: 1, column: 1)
    for byte in bytes.prefix(offset) {
      if byte == 0x0A {
        place.line += 1
        place.column = 1
      } else if byte & 0xC0 != 0x80 {
        place.column += 1
      }
    }
    return place
  }

  @Test("Lines end with line feeds, and columns count characters")
  func counting() {
    let bytes = Array("aé\n∂😀b\r\n\nc".utf8)
    bytes.withUnsafeBufferPointer { bytes in
      #expect(JSONPlace(offset: 0, in: bytes) == JSONPlace(offset: 0, line: 1, column: 1))
      #expect(JSONPlace(offset: 3, in: bytes) == JSONPlace(offset: 3, line: 1, column: 3))
      #expect(JSONPlace(offset: 11, in: bytes) == JSONPlace(offset: 11, line: 2, column: 3))
      #expect(
        JSONPlace(offset: bytes.count, in: bytes)
          == JSONPlace(offset: bytes.count, line: 4, column: 2))
    }
  }

  @Test("Fast counting agrees with slow counting at every distance")
  func distances() {
    var generator = SeededGenerator(seed: 3)
    let pieces = [
      "a", "bc", "\n", "é", "∂", "😀", "12345678", "\r\n", String(repeating: "z", count: 300),
    ]
    for _ in 0..<40 {
      var text = ""
      while text.utf8.count < 6000 { text += pieces.randomElement(using: &generator) ?? "" }
      let bytes = Array(text.utf8)
      bytes.withUnsafeBufferPointer { buffer in
        var place = JSONPlace(offset: 0, line: 1, column: 1)
        while place.offset < bytes.count {
          let step = Int.random(
            in: 0...(Bool.random(using: &generator) ? 20 : 3000), using: &generator)
          place.advance(to: min(place.offset + step, bytes.count), in: buffer)
          #expect(place == slowPlace(place.offset, bytes))
        }
      }
    }
  }

  @Test("A byte order mark takes no column")
  func mark() {
    #expect(refusal(of: "\u{FEFF}[}")?.column == 2)
    #expect(refusal(of: "\u{FEFF}[}")?.offset == 4)
  }
}
