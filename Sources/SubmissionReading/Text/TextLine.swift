/// Helpers for lines as bytes of UTF-8: a class hands in more text than `Character` has time for.
package enum TextLine {
  /// Whether a byte is part of a word: ASCII letters, digits, `_`, and letters beyond ASCII.
  ///
  /// Of the lead bytes, 0xC2 begins signs (no-break space, middle dot), and 0xE2 dashes and mathematics.
  @inline(__always)
  static func isWord(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return (letter >= 0x61 && letter <= 0x7A) || byte &- 0x30 < 10 || byte == 0x5F
      || (byte >= 0xC3 && byte <= 0xDF) || (byte >= 0x80 && byte < 0xC0)
  }

  /// Whether a word, or a dotted name, goes on from one offset to the next.
  static func isWord(_ bytes: [UInt8], before offset: Int) -> Bool {
    guard offset > 0 else { return false }
    let byte = bytes[offset - 1]
    guard byte >= 0x80 else { return isWord(byte) }
    // Back to the lead byte: continuation bytes alone do not tell a letter from a dash.
    var index = offset - 1
    while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return bytes[index] >= 0xC3 && bytes[index] <= 0xDF && !isTimes(bytes, at: index)
  }

  /// Whether a word begins or goes on at an offset.
  static func isWord(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    return isWord(bytes[offset]) && !isTimes(bytes, at: offset)
  }

  /// The signs `×` and `÷` stand among the letters of Latin-1.
  private static func isTimes(_ bytes: [UInt8], at offset: Int) -> Bool {
    bytes[offset] == 0xC3 && offset + 1 < bytes.count
      && (bytes[offset + 1] == 0x97 || bytes[offset + 1] == 0xB7)
  }

  @inline(__always)
  package static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Lower case for ASCII and Cyrillic, byte for byte, so that offsets stay what they are.
  static func folded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var folded = Array(bytes)
    var index = 0
    while index < folded.count {
      let byte = folded[index]
      if byte >= 0x41, byte <= 0x5A {
        folded[index] = byte | 0x20
      } else if byte == 0xD0, index + 1 < folded.count {
        let next = folded[index + 1]
        switch next {
        case 0x90...0x9F: folded[index + 1] = next + 0x20
        case 0xA0...0xAF:
          folded[index] = 0xD1
          folded[index + 1] = next - 0x20
        // Ё and ё are written for one another's е; both become е.
        case 0x81: folded[index + 1] = 0xB5
        default: break
        }
        index += 1
      } else if byte == 0xD1, index + 1 < folded.count {
        if folded[index + 1] == 0x91 {
          folded[index] = 0xD0
          folded[index + 1] = 0xB5
        }
        index += 1
      }
      index += 1
    }
    return folded
  }

  static func folded(_ text: String) -> [UInt8] { folded(text.utf8) }

  /// Without white space at both ends.
  package static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = bytes
    while let first = slice.first, isSpace(first) || first == 0x0D { slice.removeFirst() }
    while let last = slice.last, isSpace(last) || last == 0x0D { slice.removeLast() }
    return slice
  }

  /// The lines of a text, without their ends.
  package static func lines(of bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while true {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
      let isDosLine = end > start && bytes[end - 1] == 0x0D
      lines.append(bytes[start..<(isDosLine ? end - 1 : end)])
      guard end < bytes.endIndex else { return lines }
      start = end + 1
    }
  }

  /// Whether a text ends in a word.
  static func ends(_ text: ArraySlice<UInt8>, in word: [UInt8]) -> Bool {
    guard text.suffix(word.count).elementsEqual(word) else { return false }
    return text.dropLast(word.count).last.map { !isWord($0) } ?? true
  }

  /// The offset of a word's first occurrence.
  package static func find(_ word: [UInt8], in bytes: [UInt8], from start: Int = 0) -> Int? {
    guard let first = word.first, bytes.count >= word.count else { return nil }
    var index = start
    let last = bytes.count - word.count
    while index <= last {
      if bytes[index] == first, bytes.starts(with: word, at: index) { return index }
      index += 1
    }
    return nil
  }
}

extension [UInt8] {
  /// Whether these bytes stand at an offset.
  @inline(__always)
  func starts(with word: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + word.count <= count else { return false }
    for index in word.indices where self[offset + index] != word[index] { return false }
    return true
  }
}
