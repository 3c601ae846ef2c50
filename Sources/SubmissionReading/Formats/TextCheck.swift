/// Tells text in UTF-8 from everything else that is handed in under a text's name.
enum TextCheck {
  /// ZIP, gzip, RAR, 7z, bzip2, xz.
  private static let archives: [[UInt8]] = [
    [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0x1F, 0x8B], Array("Rar!".utf8),
    [0x37, 0x7A, 0xBC, 0xAF], Array("BZh9".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A],
  ]

  private static let documents: [(beginning: [UInt8], name: String)] = [
    (Array("%PDF-".utf8), "PDF"), ([0x89] + Array("PNG".utf8), "PNG"),
    ([0xFF, 0xD8, 0xFF], "JPEG"),
    (Array("GIF8".utf8), "GIF"), (Array("{\\rtf".utf8), "RTF"),
    ([0xD0, 0xCF, 0x11, 0xE0], "Microsoft Office"),
  ]

  /// Refuses what is no text in UTF-8, and says what it is.
  static func check(_ bytes: [UInt8]) throws(Unreadable) {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard bytes.dropFirst(hasMark ? 3 : 0).contains(where: { $0 > 0x20 }) else { throw .empty }
    if archives.contains(where: { bytes.starts(with: $0) }) { throw .archive }
    if let kind = documents.first(where: { bytes.starts(with: $0.beginning) }) {
      throw .document(kind.name)
    }
    // The mark of UTF-32 begins as that of UTF-16 does.
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw .encoding("UTF-32")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .encoding("UTF-16")
    }
    if bytes.count >= 4 {
      let zeros = bytes.prefix(4).map { $0 == 0 }
      if zeros == [false, true, false, true] || zeros == [true, false, true, false] {
        throw .encoding("UTF-16")
      }
      if zeros == [false, true, true, true] || zeros == [true, true, true, false] {
        throw .encoding("UTF-32")
      }
    }
    if isWide(bytes) { throw .encoding("UTF-16") }
    guard let offset = firstIllFormed(bytes) else { return }
    let line = bytes[..<offset].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    throw .notUTF8(line: line, isAtEnd: isCut(bytes[offset...]))
  }

  /// Whether bytes are the beginning of a character, and nothing else: the file was cut off in it.
  ///
  /// A letter of another encoding near the end is none: something stands behind it, or it begins no character.
  private static func isCut(_ rest: ArraySlice<UInt8>) -> Bool {
    guard rest.count < 4 else { return false }
    return (1...3).contains { count in
      // Behind some first bytes only low ones may stand, behind others only high ones.
      [UInt8(0x80), 0xBF].contains { byte in
        firstIllFormed(Array(rest) + [UInt8](repeating: byte, count: count)) == nil
      }
    }
  }

  /// Whether the beginning looks like UTF-16 without a mark: of two bytes only one is ever zero.
  private static func isWide(_ bytes: [UInt8]) -> Bool {
    let beginning = bytes.prefix(4096)
    guard beginning.contains(0) else { return false }
    var zeros = [0, 0]
    for (index, byte) in beginning.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    return zeros.min() == 0 && zeros[0] + zeros[1] >= max(2, beginning.count / 20)
  }

  /// The offset of the first byte that is not part of UTF-8.
  private static func firstIllFormed(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      let raw = UnsafeRawBufferPointer(bytes)
      while index < bytes.count {
        while bytes.count &- index >= 8,
          raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          index &+= 8
        }
        guard index < bytes.count else { return nil }
        let byte = bytes[index]
        let length: Int
        // The second byte's range keeps out overlong forms, surrogates and values above U+10FFFF.
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch byte {
        case 0...0x7F: length = 1
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
          length = 3
          if byte == 0xE0 { second = 0xA0...0xBF }
          if byte == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
          length = 4
          if byte == 0xF0 { second = 0x90...0xBF }
          if byte == 0xF4 { second = 0x80...0x8F }
        default: return index
        }
        guard index + length <= bytes.count else { return index }
        if length > 1 {
          guard second.contains(bytes[index + 1]) else { return index }
          for next in 2..<max(length, 2) where bytes[index + next] & 0xC0 != 0x80 { return index }
        }
        index += length
      }
      return nil
    }
  }

  /// The line on which a conflict mark of git stands, in a file that cannot be read.
  static func conflictMark(in bytes: [UInt8]) -> Int? {
    let mark = [UInt8](repeating: UInt8(ascii: "<"), count: 7)
    for (index, line) in TextLine.lines(of: bytes[...]).enumerated()
    where TextLine.trimmed(line).starts(with: mark) {
      return index + 1
    }
    return nil
  }

  /// The line on which a conflict begins: all three marks stand at the beginning of lines, in their order.
  static func conflict(in bytes: [UInt8]) -> Int? {
    guard TextLine.find(Array("<<<<<<< ".utf8), in: bytes) != nil else { return nil }
    var begin: Int?
    var isParted = false
    for (index, line) in TextLine.lines(of: bytes[...]).enumerated() {
      if line.starts(with: "<<<<<<< ".utf8) {
        begin = index + 1
        isParted = false
      } else if line.elementsEqual("=======".utf8) {
        isParted = true
      } else if isParted, line.starts(with: ">>>>>>> ".utf8) {
        return begin
      }
    }
    return nil
  }
}
