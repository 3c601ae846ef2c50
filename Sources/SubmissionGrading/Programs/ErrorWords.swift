import SubmissionReading

/// The words of an error, as a student is told them.
enum ErrorWords {
  /// The number that stands behind a prefix.
  static func number(in text: ArraySlice<UInt8>, behind prefix: String) -> Int? {
    guard text.starts(with: prefix.utf8) else { return nil }
    let digits = text.dropFirst(prefix.utf8.count).prefix { NumberLiteral.isDigit($0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// A line of a few words: a program can write anything there.
  ///
  /// The same program is told the same: addresses in memory and names of temporary files are left out, and
  /// so are the folders of the machine.
  static func short(_ line: ArraySlice<UInt8>, hiding folders: [String]) -> String {
    var bytes = withoutAddresses(TextLine.trimmed(line).prefix(8000))
    for folder in folders { bytes = without("\(folder)/", bytes) }
    let text = String(decoding: bytes.prefix(800), as: UTF8.self)
    return text.count > 200 ? text.prefix(200) + "…" : text
  }

  /// How the names begin that Python's `tempfile` makes up; eight letters follow.
  private static let temporary = Array("/tmp/tmp".utf8)

  private static func withoutAddresses(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = line.startIndex
    while index < line.endIndex {
      let rest = line[index...]
      if rest.starts(with: temporary), rest.dropFirst(temporary.count).prefix(8).count == 8 {
        result += temporary + Array("…".utf8)
        index += temporary.count + 8
        continue
      }
      let digits = rest.dropFirst(2).prefix { isHexadecimal($0) }
      // Fewer digits are a number of the student's.
      if rest.starts(with: "0x".utf8), digits.count >= 8 {
        result += Array("0x…".utf8)
        index = digits.endIndex
      } else {
        result.append(line[index])
        index += 1
      }
    }
    return result
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    NumberLiteral.isDigit(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
  }

  private static func without(_ folder: String, _ bytes: [UInt8]) -> [UInt8] {
    let folder = Array(folder.utf8)
    var rest = bytes
    var result: [UInt8] = []
    while let place = TextLine.find(folder, in: rest) {
      result += rest.prefix(place) + Array("…/".utf8)
      rest = Array(rest.dropFirst(place + folder.count))
    }
    return result + rest
  }
}
