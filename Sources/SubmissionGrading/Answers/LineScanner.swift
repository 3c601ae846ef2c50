/// Takes a line of text apart into labelled values.
struct LineScanner {
  /// What a line says.
  enum Finding: Equatable {
    /// A number for an answer, by its place among the part's answers.
    case answer(Int, PrintedValue, LabelMatcher.Rank)
    /// A number for a name: `x: 2.0`.
    case name(String, PrintedValue)
    /// A number of which nothing says what it is; or a gradient of nobody knows what.
    case unlabelled(PrintedValue)
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
    var state = State(matcher: matcher)
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

  private struct Piece {
    var text: Range<Int>
    var value: PrintedValue
    var end: Int
  }

  @inline(__always)
  private static func mayBeginValue(_ byte: UInt8) -> Bool {
    NumberLiteral.isDigit(byte) || byte | 0x20 == UInt8(ascii: "n")
      || byte | 0x20 == UInt8(ascii: "i")
  }

  private func pieces(of bytes: [UInt8], _ folded: [UInt8]) -> [Piece] {
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
    }
    let isCalculation = pieces.contains { State.isOperator(folded[$0.text]) }
    if isCalculation { return [] }
    return values.map { .unlabelled($0) }
  }

  static func hasLetters(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains { byte in
      let letter = byte | 0x20
      return (letter >= 0x61 && letter <= 0x7A) || (byte >= 0xC3 && byte <= 0xDF)
    }
  }

  /// What has been read of a line so far.
  private struct State {
    let matcher: LabelMatcher
    private var findings: [Finding] = []
    /// The answers that the current label names.
    private var match: LabelMatcher.Match?
    /// The values after it, of which a later one behind `=` replaces the earlier ones.
    private var values: [PrintedValue] = []
    /// Whether the values are part of a calculation, whose result has not come yet.
    private var isOpen = false

    init(matcher: LabelMatcher) {
      self.matcher = matcher
    }

    mutating func take(
      text: ArraySlice<UInt8>, original: ArraySlice<UInt8>, _ value: PrintedValue,
      before next: ArraySlice<UInt8>
    ) {
      let trimmed = TextLine.trimmed(text)
      if matcher.endsInPoint(trimmed) {
        notePoint(original, value, isLast: true)
        // "df/dx at x=": the label is there, its value is still to come.
        if let found = matcher.match(trimmed.dropLast()),
          LineScanner.hasLetters(trimmed.dropLast(2))
        {
          flush()
          match = found
        }
        return
      }
      if let found = matcher.match(trimmed) {
        flush()
        match = found
        values = [value]
        isOpen = Self.beginsOperation(next)
        return
      }
      if LineScanner.hasLetters(trimmed), !Self.isRemainder(trimmed, after: isOpen) {
        if isOpen || match != nil && values.isEmpty && Self.endsInSign(trimmed) {
          // "= 2x + 2yz = 28": the calculation goes on, with letters in it.
          values = [value]
          isOpen = Self.beginsOperation(next)
          return
        }
        flush()
        notePoint(original, value)
        return
      }
      guard match != nil else { return }
      if Self.endsInSign(trimmed) {
        values = [value]
        isOpen = Self.beginsOperation(next)
      } else if Self.isOperator(trimmed) || isOpen {
        isOpen = true
      } else {
        values.append(value)
        isOpen = Self.beginsOperation(next)
      }
    }

    /// Notes `x = 2.0`, or of a longer text the name at its end.
    private mutating func notePoint(
      _ text: ArraySlice<UInt8>, _ value: PrintedValue, isLast: Bool = false
    ) {
      var name = TextLine.trimmed(text)
      while let first = name.first, first == UInt8(ascii: ",") || first == UInt8(ascii: ";") {
        name = TextLine.trimmed(name.dropFirst())
      }
      guard let last = name.last, last == UInt8(ascii: "=") || last == UInt8(ascii: ":") else {
        return
      }
      name = TextLine.trimmed(name.dropLast())
      if isLast { name = name.suffix(name.reversed().prefix { TextLine.isWord($0) }.count) }
      guard !name.isEmpty, name.count <= 40, name.allSatisfy({ TextLine.isWord($0) }) else {
        return
      }
      findings.append(.name(String(decoding: name, as: UTF8.self), value))
    }

    private mutating func flush() {
      defer {
        match = nil
        values = []
        isOpen = false
      }
      guard let match, !isOpen, !values.isEmpty else { return }
      if match.answers.isEmpty {
        findings += values.map { .unlabelled($0) }
      } else if match.answers.count == 1 {
        // A remark may follow: "28.0 (28)". The first value is the one that was labelled.
        findings.append(.answer(match.answers[0], values[0], match.rank))
      } else if match.answers.count == values.count {
        for (answer, value) in zip(match.answers, values) {
          findings.append(.answer(answer, value, match.rank))
        }
      } else if values.count == 1, values[0].shape == [match.answers.count] {
        for (answer, number) in zip(match.answers, values[0].numbers) {
          findings.append(.answer(answer, PrintedValue(numbers: [number]), match.rank))
        }
      } else {
        findings += values.map { .unlabelled($0) }
      }
    }

    mutating func finished() -> [Finding] {
      flush()
      return findings
    }

    /// Whether the text before a value ends in a sign after which results stand.
    private static func endsInSign(_ text: ArraySlice<UInt8>) -> Bool {
      guard let last = text.last else { return false }
      if last == UInt8(ascii: "=") || last == UInt8(ascii: ":") || last == UInt8(ascii: "~") {
        return true
      }
      // ≈ and →
      let end = Array(text.suffix(3))
      return end == [0xE2, 0x89, 0x88] || end == [0xE2, 0x86, 0x92]
        || text.suffix(2).elementsEqual("->".utf8)
    }

    static func isOperator(_ text: ArraySlice<UInt8>) -> Bool {
      let text = TextLine.trimmed(text)
      guard let first = text.first, text.count <= 3 else { return false }
      return isOperator(first, text)
    }

    private static func isOperator(_ first: UInt8, _ text: ArraySlice<UInt8>) -> Bool {
      if "+-*/^".utf8.contains(first) { return true }
      // × ÷ · − ⋅
      return text.starts(with: [0xC3, 0x97]) || text.starts(with: [0xC3, 0xB7])
        || text.starts(with: [0xC2, 0xB7]) || text.starts(with: NumberLiteral.minusSign)
        || text.starts(with: [0xE2, 0x8B, 0x85])
    }

    /// Whether a calculation follows a value: `4 + 24`, `6*cos(10)`.
    private static func beginsOperation(_ text: ArraySlice<UInt8>) -> Bool {
      let text = TextLine.trimmed(text)
      guard let first = text.first else { return false }
      if first == UInt8(ascii: "-"), text.dropFirst().first == UInt8(ascii: ">") { return false }
      // A dash between spaces begins a remark where no number or name comes after it.
      return isOperator(first, text)
    }

    /// Whether letters belong to a remark behind a value, such as a unit.
    private static func isRemainder(_ text: ArraySlice<UInt8>, after isOpen: Bool) -> Bool {
      isOpen && !endsInSign(text)
    }
  }
}
