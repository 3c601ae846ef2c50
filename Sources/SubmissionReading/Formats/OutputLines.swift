/// The lines of an output, where a value that goes over several lines is one.
enum OutputLines {
  private static let mostLines = 256

  /// The lines that are not blank.
  static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    let lines = TextLine.lines(of: text[...])
    var result: [ArraySlice<UInt8>] = []
    result.reserveCapacity(lines.count)
    var index = 0
    while index < lines.count {
      let count = linesOfValue(lines, from: index)
      if count > 1 {
        result.append(
          ArraySlice(Array(lines[index..<(index + count)].joined(separator: [0x0A]))))
      } else if lines[index].contains(where: { $0 > 0x20 }) {
        result.append(lines[index])
      }
      index += count
    }
    return result
  }

  /// How many lines a value takes that begins on a line and goes on until its brackets are closed.
  private static func linesOfValue(_ lines: [ArraySlice<UInt8>], from start: Int) -> Int {
    var level = 0
    for (count, line) in lines[start...].prefix(mostLines).enumerated() {
      guard line.count < 1 << 16 else { return 1 }
      for byte in line {
        if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") { level += 1 }
        if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") { level -= 1 }
      }
      if level <= 0 { return count + 1 }
      // Within a tensor nobody prints a line without a number.
      if count > 0,
        !line.contains(where: {
          NumberLiteral.isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")")
        }),
        !TextLine.trimmed(line).isEmpty
      {
        return 1
      }
    }
    return 1
  }
}
