/// Output without what only a terminal understands.
package enum TerminalText {
  /// Takes away escape sequences, control characters, and marks that turn the direction of text.
  package static func plain(_ bytes: [UInt8]) -> [UInt8] {
    guard
      bytes.contains(where: {
        $0 < 0x20 && $0 != 0x0A || $0 == 0x7F || $0 == 0xE2 || $0 == 0xC2 || $0 == 0xEF
          || $0 == 0xD8
      })
    else { return bytes }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x1B {
        index = endOfSequence(bytes, from: index)
        continue
      }
      if let length = invisible(bytes, at: index) {
        index += length
        continue
      }
      switch byte {
      // A carriage return takes a progress bar back to the beginning of its line.
      case 0x0D where index + 1 < bytes.count && bytes[index + 1] != 0x0A: plain.append(0x0A)
      case 0x08:
        // A backspace takes away what stands before it on the line.
        while let last = plain.last, last & 0xC0 == 0x80 { plain.removeLast() }
        if let last = plain.last, last != 0x0A { plain.removeLast() }
      case 0x09, 0x0A, 0x20...0x7E, 0x80...: plain.append(byte)
      default: break
      }
      index += 1
    }
    return plain
  }

  private static func endOfSequence(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start + 1
    guard index < bytes.count else { return index }
    if bytes[index] == UInt8(ascii: "[") {
      index += 1
      while index < bytes.count, bytes[index] >= 0x20, bytes[index] < 0x40 { index += 1 }
      return min(index + 1, bytes.count)
    }
    if bytes[index] == UInt8(ascii: "]") {
      // A title ends with BEL or ESC \, and on its line.
      while index < bytes.count, bytes[index] != 0x07, bytes[index] != 0x1B, bytes[index] != 0x0A {
        index += 1
      }
      if index < bytes.count, bytes[index] == 0x07 { return index + 1 }
      if index < bytes.count, bytes[index] == 0x1B { return min(index + 2, bytes.count) }
      return index
    }
    return index + 1
  }

  /// The length of a control of two or three bytes: C1, bidirectional, zero width.
  private static func invisible(_ bytes: [UInt8], at index: Int) -> Int? {
    guard bytes[index] >= 0xC2, index + 1 < bytes.count else { return nil }
    let second = bytes[index + 1]
    switch bytes[index] {
    case 0xC2: return second < 0xA0 ? 2 : nil
    case 0xD8: return second == 0x9C ? 2 : nil
    case 0xE2:
      guard index + 2 < bytes.count else { return nil }
      let third = bytes[index + 2]
      switch (second, third) {
      case (0x80, 0x8B...0x8F), (0x80, 0xA8...0xAE), (0x81, 0xA0...0xAF): return 3
      default: return nil
      }
    case 0xEF:
      return index + 2 < bytes.count && second == 0xBB && bytes[index + 2] == 0xBF ? 3 : nil
    default: return nil
    }
  }
}
