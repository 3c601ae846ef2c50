/// A string of the text, as the range between its quotes.
package struct JSONStringToken: Sendable {
  /// The bytes between the quotes, escapes as they stand.
  package let range: Range<Int>

  /// Whether there is a backslash in it.
  package let hasEscapes: Bool

  /// Set for keys only.
  var fingerprint: UInt64 = 0
}

extension JSONReader {
  /// Reads a string.
  package mutating func readString() throws(JSONError) -> JSONStringToken {
    skipSpace()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { throw expected(.string) }
    return try scanString()
  }

  /// The characters that a string stands for.
  package func text(of token: JSONStringToken) -> String {
    token.text(in: bytes)
  }

  /// Whether a string stands for exactly these characters.
  package func isEqual(_ token: JSONStringToken, to text: String) -> Bool {
    if token.hasEscapes { return token.text(in: bytes).utf8.elementsEqual(text.utf8) }
    let isEqual = text.utf8.withContiguousStorageIfAvailable { utf8 in
      JSONFingerprint.isEqual(utf8, 0..<utf8.count, bytes, token.range)
    }
    return isEqual ?? token.text(in: bytes).utf8.elementsEqual(text.utf8)
  }

  /// The place of a key in a set of keys, or nil where the set does not have it.
  package func index(of key: JSONStringToken, in set: JSONKeySet) -> Int? {
    for index in 0..<set.fingerprints.count where set.fingerprints[index] == key.fingerprint {
      if key.hasEscapes {
        if isEqual(key, to: set.names[index]) { return index }
      } else if set.isKey(index, bytes, key.range) {
        return index
      }
    }
    return nil
  }

  /// Whether two keys of this text stand for the same characters.
  package func isSameKey(_ left: JSONStringToken, _ right: JSONStringToken) -> Bool {
    left.fingerprint == right.fingerprint && left.isEqual(to: right, in: bytes)
  }

  /// Reads from the opening quote to behind the closing one.
  @inline(__always)
  mutating func scanString() throws(JSONError) -> JSONStringToken {
    let start = offset + 1
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    var hasEscapes = false
    while true {
      // Eight bytes at once, up to the first quote, backslash, control character or non-ASCII byte.
      while bytes.count &- index >= 8 {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let quote = word ^ (Word.lowBits &* 0x22)
        let backslash = word ^ (Word.lowBits &* 0x5C)
        // In each term the lowest bit set marks a true hit; borrows only reach the bytes above it.
        let hits =
          ((quote &- Word.lowBits) & ~quote)
          | ((backslash &- Word.lowBits) & ~backslash)
          | ((word &- (Word.lowBits &* 0x20)) & ~word)
          | word
        let marked = hits & Word.highBits
        if marked != 0 {
          index &+= marked.trailingZeroBitCount &>> 3
          break
        }
        index &+= 8
      }
      guard index < bytes.count else { throw unterminatedString(from: start - 1) }
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        offset = index &+ 1
        return JSONStringToken(
          range: Range(uncheckedBounds: (start, index)), hasEscapes: hasEscapes)
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        index = try scanEscape(at: index)
      } else if byte < 0x20 {
        throw controlCharacter(at: index, stringFrom: start - 1)
      } else if byte < 0x80 {
        index += 1
      } else {
        guard let length = UTF8Sequence.length(at: index, in: bytes) else {
          throw badUTF8(at: index)
        }
        index += length
      }
    }
  }

  /// Checks an escape and returns the offset behind it.
  private func scanEscape(at start: Int) throws(JSONError) -> Int {
    guard start + 1 < bytes.count else { throw badEscape(at: start) }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start + 2
    case UInt8(ascii: "u"):
      guard let unit = JSONEscape.unit(at: start, in: bytes) else { throw badEscape(at: start) }
      if unit & 0xF800 != 0xD800 { return start + 6 }
      guard unit < 0xDC00, let low = JSONEscape.unit(at: start + 6, in: bytes),
        low & 0xFC00 == 0xDC00
      else { throw loneSurrogate(at: start) }
      return start + 12
    default:
      throw badEscape(at: start)
    }
  }
}

extension JSONStringToken {
  /// The characters that the string stands for; the token has passed all checks.
  func text(in bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard hasEscapes else {
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
    var text = String.UnicodeScalarView()
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: "\\") {
        let (scalar, next) = JSONEscape.scalar(at: index, in: bytes)
        text.append(scalar)
        index = next
      } else {
        let end = bytes[index..<range.upperBound].firstIndex(of: 0x5C) ?? range.upperBound
        let plain = UnsafeBufferPointer(rebasing: bytes[index..<end])
        text.append(contentsOf: String(decoding: plain, as: UTF8.self).unicodeScalars)
        index = end
      }
    }
    return String(text)
  }

  @inline(__always)
  func isEqual(to other: JSONStringToken, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if hasEscapes || other.hasEscapes {
      return text(in: bytes).utf8.elementsEqual(other.text(in: bytes).utf8)
    }
    return JSONFingerprint.isEqual(bytes, range, bytes, other.range)
  }

  func decodedFingerprint(in bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var text = text(in: bytes)
    return text.withUTF8 { JSONFingerprint.of($0, 0..<$0.count) }
  }
}

/// The escapes of JSON strings.
enum JSONEscape {
  /// The UTF-16 code unit of `\uXXXX`, or nil where none stands at this offset.
  static func unit(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt16? {
    guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"),
      bytes[start + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for index in (start + 2)..<(start + 6) {
      let digit: UInt8
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = bytes[index] - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = bytes[index] - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = bytes[index] - UInt8(ascii: "A") + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  /// The character of a checked escape, and the offset behind it.
  static func scalar(
    at start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (scalar: Unicode.Scalar, next: Int) {
    switch bytes[start + 1] {
    case UInt8(ascii: "b"): return ("\u{8}", start + 2)
    case UInt8(ascii: "f"): return ("\u{C}", start + 2)
    case UInt8(ascii: "n"): return ("\n", start + 2)
    case UInt8(ascii: "r"): return ("\r", start + 2)
    case UInt8(ascii: "t"): return ("\t", start + 2)
    case UInt8(ascii: "u"):
      let high = UInt32(unit(at: start, in: bytes) ?? 0xFFFD)
      if high & 0xF800 != 0xD800 { return (Unicode.Scalar(high) ?? "\u{FFFD}", start + 6) }
      let low = UInt32(unit(at: start + 6, in: bytes) ?? 0xDC00)
      let value = 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF)
      return (Unicode.Scalar(value) ?? "\u{FFFD}", start + 12)
    default: return (Unicode.Scalar(bytes[start + 1]), start + 2)
    }
  }
}

/// The multi-byte sequences of UTF-8.
enum UTF8Sequence {
  /// The length of a well-formed sequence of two to four bytes, or nil where there is none.
  ///
  /// After table 3-7 of the Unicode standard: overlong forms, surrogates and values above U+10FFFF
  /// are ill-formed.
  static func length(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[start] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return nil
    }
    guard start + length <= bytes.count, second.contains(bytes[start + 1]) else { return nil }
    for index in (start + 2)..<max(start + 2, start + length) where bytes[index] & 0xC0 != 0x80 {
      return nil
    }
    return length
  }
}
