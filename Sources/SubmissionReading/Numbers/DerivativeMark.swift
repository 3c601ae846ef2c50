/// The mark of Lagrange's notation: `f'(x)`, `y′`, `f'_x`.
enum DerivativeMark {
  private static let marks: [[UInt8]] = [
    Array("'".utf8), Array("\u{2019}".utf8), Array("\u{2032}".utf8),
  ]

  /// The derivatives that a text in lower case speaks of with one mark; nil where there is none.
  ///
  /// With several variables and no index nobody knows which is meant: the list is empty.
  static func answers(in text: ArraySlice<UInt8>, _ variables: [[UInt8]]) -> [Int]? {
    let bytes = Array(text)
    for mark in marks {
      guard let place = TextLine.find(mark, in: bytes) else { continue }
      let end = place + mark.count
      // Quotes come in pairs, and two marks are a second derivative.
      guard TextLine.find(mark, in: bytes, from: end) == nil else { return nil }
      let name = bytes[..<place].reversed().prefix { TextLine.isWord($0) }
      guard (1...2).contains(name.count), !name.contains(where: NumberLiteral.isDigit) else {
        return nil
      }
      let rest = bytes[end...].drop { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "{") }
      let index = rest.prefix { TextLine.isWord($0) }
      if index.isEmpty {
        // English apostrophes stand before a letter.
        guard rest.first.map({ "(:=_ ".utf8.contains($0) }) ?? true else { return nil }
        return variables.count == 1 ? [0] : []
      }
      return variables.firstIndex { $0.elementsEqual(index) }.map { [$0] }
    }
    return nil
  }
}
