/// How assignments are written: `x = 1`, `let (x, y) = (1, 2)`, `x: float = y = 3`.
enum StatementSyntax {
  /// Splits a statement at its `=`; nothing is split where it is no plain assignment.
  static func sides(of statement: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var sides: [ArraySlice<UInt8>] = []
    var depth = 0
    var start = statement.startIndex
    var index = start
    while index < statement.endIndex {
      switch statement[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "=") where depth == 0:
        let next = index + 1 < statement.endIndex ? statement[index + 1] : 0
        let last = index > statement.startIndex ? statement[index - 1] : 0
        if next == UInt8(ascii: "=") || "=!<>+-*/%&|^:@".utf8.contains(last) { return [] }
        sides.append(statement[start..<index])
        start = index + 1
      default: break
      }
      index += 1
    }
    sides.append(statement[start...])
    return sides
  }

  static func targets(of left: ArraySlice<UInt8>) -> [String] {
    var left = TextLine.trimmed(left)
    // Modifiers and attributes may stand before the word: `private static let x`.
    let words = left.split(separator: 0x20)
    if let mark = words.lastIndex(where: { word in
      declarators.contains { word.elementsEqual($0.utf8) }
    }), words[..<mark].allSatisfy({ $0.allSatisfy { TextLine.isWord($0) || $0 == 0x40 } }) {
      left = TextLine.trimmed(left[words[mark].endIndex...])
    }
    var names: [String] = []
    for part in split(unwrapped(left), at: UInt8(ascii: ",")) {
      // A type may follow: `x: torch.Tensor`.
      let name = TextLine.trimmed(part.prefix { $0 != UInt8(ascii: ":") })
      guard let first = name.first, !NumberLiteral.isDigit(first),
        name.allSatisfy({ TextLine.isWord($0) })
      else { return [] }
      names.append(String(decoding: name, as: UTF8.self))
    }
    return names
  }

  private static let declarators = ["let", "var", "const", "final"]

  static func unwrapped(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var inner = text
    while let last = inner.last, last <= 0x20 { inner.removeLast() }
    inner = TextLine.trimmed(inner)
    guard let first = inner.first, let last = inner.last,
      first == UInt8(ascii: "(") && last == UInt8(ascii: ")")
        || first == UInt8(ascii: "[") && last == UInt8(ascii: "]")
    else { return inner }
    return inner.dropFirst().dropLast()
  }

  static func split(_ text: ArraySlice<UInt8>, at mark: UInt8) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var depth = 0
    var start = text.startIndex
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case mark where depth == 0:
        parts.append(text[start..<index])
        start = index + 1
      default: break
      }
    }
    parts.append(text[start...])
    return parts
  }
}
