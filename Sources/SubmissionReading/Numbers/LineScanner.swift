/// Takes a line of text apart into labelled values.
struct LineScanner {
  /// What a line says.
  enum Finding: Equatable {
    /// A number for an answer, by its place among the part's answers, and its label in lower case.
    case answer(Int, PrintedValue, LabelMatcher.Rank, label: [UInt8] = [])
    /// A number for a name: `x: 2.0`.
    case name(String, PrintedValue)
    /// A number of which nothing says what it is; or a gradient of nobody knows what.
    case unlabelled(PrintedValue)
    /// A number under a label that says nothing of derivatives: `Result: 28.0`.
    case other(PrintedValue)
  }

  let matcher: LabelMatcher
  let decimalComma: Bool

  /// The findings of a line, or of several that one value goes over.
  ///
  /// - Parameter context: A label from elsewhere, for a line that is nothing but a value.
  func findings(in line: ArraySlice<UInt8>, context: [UInt8]? = nil) -> [Finding] {
    guard line.contains(where: Self.mayBeginValue) else { return [] }
    let bytes = Array(line)
    let folded = TextLine.folded(bytes)
    let pieces = pieces(of: bytes, folded)
    guard !pieces.isEmpty else { return [] }
    var state = LabelledLine(matcher: matcher)
    let tail = TextLine.trimmed(folded[(pieces.last?.end ?? 0)...])
    let hasWords = pieces.contains { Self.hasLetters(folded[$0.text]) } || Self.hasLetters(tail)
    if !hasWords {
      return bare(pieces.map(\.value), folded, pieces, context)
    }
    for (index, piece) in pieces.enumerated() {
      let next = index + 1 < pieces.count ? folded[pieces[index + 1].text] : tail
      state.take(text: folded[piece.text], original: bytes[piece.text], piece.value, before: next)
    }
    return state.finished()
  }

  /// A value, and the text before it.
  struct Piece {
    var text: Range<Int>
    var value: PrintedValue
    var end: Int
  }

  @inline(__always)
  private static func mayBeginValue(_ byte: UInt8) -> Bool {
    NumberLiteral.isDigit(byte) || byte | 0x20 == UInt8(ascii: "n")
      || byte | 0x20 == UInt8(ascii: "i")
  }

  /// The values of a line.
  func pieces(of bytes: [UInt8], _ folded: [UInt8]) -> [Piece] {
    let scanner = ValueScanner(bytes: bytes, folded: folded, decimalComma: decimalComma)
    var pieces: [Piece] = []
    var textStart = 0
    var index = 0
    while index < bytes.count {
      if let (value, end) = scanner.scan(at: index), end > index {
        pieces.append(Piece(text: textStart..<index, value: value, end: end))
        textStart = end
        index = end
      } else {
        // On behind a number that is part of a word or version.
        let isDigit = NumberLiteral.isDigit(bytes[index])
        index += 1
        if isDigit {
          while index < bytes.count,
            NumberLiteral.isDigit(bytes[index]) || bytes[index] == UInt8(ascii: ".")
          {
            index += 1
          }
        }
      }
    }
    return pieces
  }

  /// What a remark says, without the word "output" in front of it.
  static func withoutIntroduction(_ comment: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let text = TextLine.trimmed(comment)
    let folded = TextLine.folded(text.prefix(24))
    for word in outputWords where folded.starts(with: word) {
      return TextLine.trimmed(text.dropFirst(word.count))
    }
    return comment
  }

  private static let outputWords = [
    "output:", "out:", "result:", "prints:", "вывод:", "выведет:", "результат:", "->", "=>", ">>>",
  ].map { TextLine.folded($0) }

  /// A line without words: values alone, or a calculation.
  private func bare(
    _ values: [PrintedValue], _ folded: [UInt8], _ pieces: [Piece], _ context: [UInt8]?
  ) -> [Finding] {
    if let context, let match = matcher.match(context[...]) {
      if match.answers.count == 1, let value = values.last {
        return [.answer(match.answers[0], value, match.rank)]
      }
      if match.answers.count == values.count {
        return zip(match.answers, values).map { .answer($0, $1, match.rank) }
      }
    } else if let context, values.count == 1,
      case let name = context.prefix(while: { TextLine.isWord($0) }), matcher.isInput(Array(name)),
      TextLine.trimmed(context[name.count...]).elementsEqual(":".utf8)
    {
      return [.name(String(decoding: name, as: UTF8.self), values[0])]
    }
    let isCalculation = pieces.contains { LabelledLine.isOperator(folded[$0.text]) }
    if isCalculation { return [] }
    return values.map { .unlabelled($0) }
  }

  static func hasLetters(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains { byte in
      let letter = byte | 0x20
      return (letter >= 0x61 && letter <= 0x7A) || (byte >= 0xC3 && byte <= 0xDF)
    }
  }
}
