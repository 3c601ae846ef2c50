/// The letters and digits of the formula language.
enum CharacterClass {
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  @inline(__always)
  static func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 || byte == 95 }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }

  /// Tells whether two bytes are a letter of the Greek block, U+0370...U+03FF.
  static func isGreekLetter(_ first: UInt8, _ second: UInt8) -> Bool {
    guard first >= 0xCD, first <= 0xCF, second & 0xC0 == 0x80 else { return false }
    let value = UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F)
    guard value >= 0x370, let scalar = Unicode.Scalar(value) else { return false }
    return scalar.properties.isAlphabetic
  }

  /// Tells whether all the bytes together are one name.
  static func isName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, !isDigit(first) else { return false }
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if isASCIILetter(byte) || isDigit(byte) {
        position += 1
      } else if position + 1 < bytes.count, isGreekLetter(byte, bytes[position + 1]) {
        position += 2
      } else {
        return false
      }
    }
    return true
  }

  /// The number of bytes of the character that begins with a byte of valid UTF-8.
  static func length(ofCharacterStarting byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }
}
