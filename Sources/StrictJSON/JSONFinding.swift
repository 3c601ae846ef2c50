/// What stands at a place where something else was expected.
struct JSONFinding {
  /// The thing itself: `'='`, `NaN`, `end of file`.
  let found: String

  /// What to write instead, where the slip is a known one.
  let hint: String?

  /// Looks at the text from an offset on.
  init(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    guard offset < bytes.count else {
      (found, hint) = ("end of file", nil)
      return
    }
    let byte = bytes[offset]
    if byte >= 0x80 {
      (found, hint) = Self.nonASCII(at: offset, in: bytes)
    } else if byte < 0x20 || byte == 0x7F {
      found = Self.codePoint(UInt32(byte))
      hint = byte == 0 ? "this does not look like a text file" : nil
    } else if Self.isWordByte(byte) {
      let word = Self.word(at: offset, in: bytes)
      (found, hint) = (word, Self.hint(forWord: word))
    } else {
      found = byte == UInt8(ascii: "'") ? "\"'\"" : "'\(Unicode.Scalar(byte))'"
      hint = Self.hint(forMark: byte, at: offset, in: bytes)
    }
  }

  /// The letters, digits and signs that numbers, words and forgotten quotes are made of.
  @inline(__always)
  static func isWordByte(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return (letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }

  /// The word or number at an offset, cut after 40 characters.
  static func word(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> String {
    let rest = bytes[offset...].prefix(while: isWordByte)
    let text = String(decoding: rest.prefix(40), as: UTF8.self)
    return rest.count > 40 ? text + "…" : text
  }

  /// A character's number as `U+201C`.
  static func codePoint(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func hint(forWord word: String) -> String? {
    switch word.lowercased() {
    case "nan", "+nan", "-nan": return "write \"NaN\" as a string"
    case "infinity", "inf", "+infinity", "+inf": return "write \"Infinity\" as a string"
    case "-infinity", "-inf": return "write \"-Infinity\" as a string"
    case "true": return "JSON writes true"
    case "false": return "JSON writes false"
    case "none", "nil", "null", "undefined": return "JSON writes null"
    default: break
    }
    if word.hasPrefix("+") { return "a number has no plus sign" }
    if word.hasPrefix(".") || word.hasPrefix("-.") {
      return "a number has a digit before its decimal point"
    }
    if word.unicodeScalars.first?.properties.isAlphabetic ?? false {
      return "text is written in double quotes"
    }
    return nil
  }

  private static func hint(
    forMark byte: UInt8, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> String? {
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "`"): return "text is written in double quotes"
    case UInt8(ascii: "/"), UInt8(ascii: "#"): return "JSON has no comments"
    case UInt8(ascii: "="): return "a key and its value are separated by ':'"
    case UInt8(ascii: ";"): return "values are separated by ','"
    case UInt8(ascii: "<"):
      let isConflict = bytes[offset...].prefix(7).allSatisfy { $0 == UInt8(ascii: "<") }
      return isConflict ? "this is a merge conflict, not resolved yet" : nil
    default: return nil
    }
  }

  private static func nonASCII(
    at offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (String, String?) {
    guard let length = UTF8Sequence.length(at: offset, in: bytes) else {
      let digits = String(bytes[offset], radix: 16, uppercase: true)
      return ("byte 0x\(digits)", "this is not UTF-8")
    }
    let sequence = UnsafeBufferPointer(rebasing: bytes[offset..<(offset + length)])
    let text = String(decoding: sequence, as: UTF8.self)
    let value = text.unicodeScalars.first?.value ?? 0
    let hint: String?
    switch value {
    case 0x2018...0x201F, 0xAB, 0xBB, 0x2039, 0x203A:
      hint = "typographic quotation marks; JSON's is '\"'"
    case 0xA0, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF:
      return (codePoint(value), "JSON knows no white space but space, tab and line end")
    case 0x2212, 0x2012...0x2014: hint = "the minus sign of JSON is '-'"
    default: hint = nil
    }
    return ("'\(text)' (\(codePoint(value)))", hint)
  }
}
