/// The words that labels are made of, and how texts are made alike before they are looked for.
extension LabelMatcher {
  /// `∂` becomes `d`; quotes, `$`, `*`, backquotes and doubled spaces go.
  static func normalised(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if text.starts(with: [0xE2, 0x88, 0x82], at: index) {
        result.append(UInt8(ascii: "d"))
        index += 3
        continue
      }
      if text.starts(with: partial, at: index) {
        // `\partial x` is ∂x.
        result.append(UInt8(ascii: "d"))
        index += partial.count
        while index < text.count, text[index] == 0x20 { index += 1 }
        continue
      }
      let isNoBreakSpace = text.starts(with: [0xC2, 0xA0], at: index)
      index += isNoBreakSpace ? 2 : 1
      switch isNoBreakSpace ? 0x20 : byte {
      case UInt8(ascii: "`"), UInt8(ascii: "$"), UInt8(ascii: "\""), UInt8(ascii: "'"): continue
      case 0x20, 0x09:
        if result.last != 0x20, !result.isEmpty, result.last != UInt8(ascii: "/") {
          result.append(0x20)
        }
      case UInt8(ascii: "/"):
        if result.last == 0x20 { result.removeLast() }
        result.append(byte)
      default: result.append(byte)
      }
    }
    while let last = result.last,
      last == 0x20 || last == UInt8(ascii: ":") || last == UInt8(ascii: "=")
    {
      result.removeLast()
    }
    return result
  }

  private static let partial = Array("\\partial".utf8)
  static let nabla = [UInt8]([0xE2, 0x88, 0x87])
  static func words(_ words: String...) -> [[UInt8]] { words.map { TextLine.folded($0) } }

  static let stems = words("градиент", "производн", "grad", "deriv")
  static let introductions = words("по", "wrt", "to", "w.r.t", "t", "переменной", "for")
  static let conjunctions = words("и", "and")
  static let anyStem = WordList(stems)
  static let places = WordList(words("точк", "при ", "point", " at", "where", "|", "("))
  static let placesInWords = WordList(words("точк", "при ", "point", " at", "where"))
  /// A number after these is about a derivative, but none.
  static let excluded = WordList(
    words(
      "разниц", "погрешност", "норма", "норму", "difference", "norm", "shape", "размер", "совпад",
      "allclose", "isclose", "grad_fn", "requires_grad", "second deriv", "вторая произв", "d2f",
      "d2y", "d^2", "grad diff", "delta", "abs(", "||", "отклонен", "расхожд", "невязк", "zero_",
      "after zero", "zeroing", "обнул", "сброс", "reset"))
  /// Words for what a program found, beside what was expected.
  static let results = WordList(
    words(
      "got", "actual", "result", "computed", "found", "autograd", "torch", "backward", "получ",
      "вычислен", "факт", "результат"))
  static let checks = WordList(
    words(
      "числен", "numeric", "finite", "конечн", "аналитич", "analytic", "вручную", "by hand",
      "expected", "ожида", "manual", "правильн", "должн", "should", "ошибк", "error"))
}

/// Words to look for all at once: most texts hold none of them.
struct WordList: Sendable {
  /// The words, by their first byte.
  private var table = [[[UInt8]]](repeating: [], count: 256)

  init(_ words: [[UInt8]]) {
    for word in words {
      if let first = word.first { table[Int(first)].append(word) }
    }
  }

  /// Whether a text holds one of the words.
  func occurs(in text: [UInt8]) -> Bool {
    for (index, byte) in text.enumerated() {
      for word in table[Int(byte)] where text.starts(with: word, at: index) { return true }
    }
    return false
  }
}
