/// What Python's `json` writes for numbers that are not finite, made readable for a strict reader.
enum PythonJSON {
  /// The strings that stand for `NaN`, `Infinity` and `-Infinity`: as long as the words, so that places in
  /// error messages stay what they are.
  static let standIns: [(word: [UInt8], standIn: [UInt8], value: String)] = [
    (Array("-Infinity".utf8), Array("\"-Infini\"".utf8), "-Infinity"),
    (Array("Infinity".utf8), Array("\"Infini\"".utf8), "Infinity"),
    (Array("NaN".utf8), Array("\"N\"".utf8), "NaN"),
  ]

  /// The text with stand-ins outside its strings.
  static func strict(_ bytes: [UInt8]) -> [UInt8] {
    guard mayHoldWords(bytes) else { return bytes }
    var result = bytes
    var isInside = false
    var index = 0
    bytes.withUnsafeBufferPointer { bytes in
      while index < bytes.count {
        let byte = bytes[index]
        if isInside {
          if byte == UInt8(ascii: "\\") { index &+= 1 }
          if byte == UInt8(ascii: "\"") { isInside = false }
        } else if byte == UInt8(ascii: "\"") {
          isInside = true
        } else if byte == UInt8(ascii: "N") || byte == UInt8(ascii: "I")
          || byte == UInt8(ascii: "-")
        {
          for (word, standIn, _) in standIns
          where bytes[index...].prefix(word.count).elementsEqual(word) {
            for offset in standIn.indices { result[index + offset] = standIn[offset] }
            index += word.count - 1
            break
          }
        }
        index &+= 1
      }
    }
    return result
  }

  /// Whether `N.N` or `I.f` stands anywhere, which nearly all files can do without.
  private static func mayHoldWords(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count > 2 else { return false }
      for index in 2..<bytes.count {
        let byte = bytes[index]
        if byte == UInt8(ascii: "N"), bytes[index - 2] == byte { return true }
        if byte == UInt8(ascii: "f"), bytes[index - 2] == UInt8(ascii: "I") { return true }
      }
      return false
    }
  }

  /// The word that a string stands for, where it is a stand-in.
  static func word(for text: String) -> String? {
    standIns.first { _, standIn, _ in
      standIn.dropFirst().dropLast().elementsEqual(text.utf8)
    }?.value
  }
}
