/// Statements that change a variable without giving it a new value that can be read.
enum InPlaceChange {
  /// The name that a statement changes: `x += 1`, `w.data -= …`, `x[0] = 5`, `w.sub_(…)`.
  ///
  /// - Returns: Nil where nothing is changed, and for gradients: `x.grad.zero_()` moves no point.
  static func name(in statement: ArraySlice<UInt8>) -> String? {
    let text = TextLine.trimmed(statement.prefix { $0 != 0x0A })
    let name = text.prefix { TextLine.isWord($0) }
    guard let first = name.first, !NumberLiteral.isDigit(first) else { return nil }
    var rest = text[name.endIndex...]
    if rest.starts(with: ".data".utf8) { rest = rest.dropFirst(5) }
    let changes: Bool
    switch rest.first {
    case UInt8(ascii: "["): changes = isAssignment(behindIndex(rest))
    case UInt8(ascii: "."):
      let method = rest.dropFirst().prefix { TextLine.isWord($0) }
      changes =
        method.last == UInt8(ascii: "_") && !method.elementsEqual("requires_grad_".utf8)
        && rest[method.endIndex...].first == UInt8(ascii: "(")
    default: changes = isAssignment(rest) && (isAugmented(rest) || rest.startIndex > name.endIndex)
    }
    return changes ? String(decoding: name, as: UTF8.self) : nil
  }

  /// Whether `=`, `+=` and the like come next, and not `==`.
  private static func isAssignment(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = TextLine.trimmed(text).drop { "+-*/".utf8.contains($0) }
    return rest.first == UInt8(ascii: "=") && rest.dropFirst().first != UInt8(ascii: "=")
  }

  private static func isAugmented(_ text: ArraySlice<UInt8>) -> Bool {
    TextLine.trimmed(text).first.map { "+-*/".utf8.contains($0) } ?? false
  }

  private static func behindIndex(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let end = text.firstIndex(of: UInt8(ascii: "]")) else { return [] }
    return text[(end + 1)...]
  }
}
