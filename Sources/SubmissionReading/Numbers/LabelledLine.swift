/// What has been read of a line so far.
struct LabelledLine {
  let matcher: LabelMatcher
  private var findings: [LineScanner.Finding] = []
  /// The answers that the current label names.
  private var match: LabelMatcher.Match?
  private var label: [UInt8] = []
  /// The values after it, of which a later one behind `=` replaces the earlier ones.
  private var values: [PrintedValue] = []
  /// Whether the values are part of a calculation, whose result has not come yet.
  private var isOpen = false
  /// The answers of the last label, where it named a check.
  private var checked: [Int]?
  /// Whether the label began a list: "gradients: x=28, y=22".
  private var isList = false

  init(matcher: LabelMatcher) {
    self.matcher = matcher
  }

  mutating func take(
    text: ArraySlice<UInt8>, original: ArraySlice<UInt8>, _ value: PrintedValue,
    before next: ArraySlice<UInt8>
  ) {
    var trimmed = TextLine.trimmed(text)
    var value = value
    if let unsigned = Self.withoutMinus(trimmed) {
      trimmed = unsigned
      value = value.negated
    }
    if let answer = isList ? Self.listed(trimmed, matcher) : matcher.listBeginning(trimmed) {
      flush()
      match = LabelMatcher.Match(answers: [answer], rank: .listed)
      values = [value]
      isOpen = Self.beginsOperation(next)
      isList = true
      return
    }
    if matcher.endsInPoint(trimmed) {
      notePoint(original, value, isLast: true)
      // "df/dx at x=": the label is there, its value is still to come.
      if let found = matcher.match(trimmed.dropLast()),
        LineScanner.hasLetters(trimmed.dropLast(2))
      {
        flush()
        match = found
        label = Array(trimmed.dropLast())
      }
      return
    }
    if let found = matcher.match(trimmed) {
      flush()
      checked = nil
      match = found
      label = Array(trimmed)
      values = [value]
      isOpen = Self.beginsOperation(next) || Self.isInside(trimmed)
      return
    }
    if LineScanner.hasLetters(trimmed), !Self.isRemainder(trimmed, after: isOpen) {
      if isOpen || match != nil && values.isEmpty && Self.endsInSign(trimmed) {
        // "= 2x + 2yz = 28": the calculation goes on, with letters in it.
        values = [value]
        isOpen = Self.beginsOperation(next)
        return
      }
      // "expected 28.0, got 56.0": what the program found is the answer, not what it was compared with.
      if match?.rank == .check { checked = match?.answers }
      if let answers = checked, LabelMatcher.results.occurs(in: Array(trimmed)),
        !LabelMatcher.excluded.occurs(in: Array(trimmed))
      {
        flush()
        checked = nil
        match = LabelMatcher.Match(answers: answers, rank: .answer)
        values = [value]
        isOpen = Self.beginsOperation(next)
        return
      }
      flush()
      if !notePoint(original, value) { findings.append(.other(value)) }
      return
    }
    guard match != nil else {
      findings.append(.other(value))
      return
    }
    if Self.isComparison(trimmed) {
      // "56.0 != 28.0": the answer is what is compared.
      findings.append(.other(value))
    } else if Self.endsInSign(trimmed) {
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
  @discardableResult
  private mutating func notePoint(
    _ text: ArraySlice<UInt8>, _ value: PrintedValue, isLast: Bool = false
  ) -> Bool {
    var name = TextLine.trimmed(text)
    while let first = name.first, ",;({[".utf8.contains(first) {
      name = TextLine.trimmed(name.dropFirst())
    }
    guard let last = name.last, last == UInt8(ascii: "=") || last == UInt8(ascii: ":") else {
      return false
    }
    name = TextLine.trimmed(name.dropLast())
    if isLast { name = name.suffix(name.reversed().prefix { TextLine.isWord($0) }.count) }
    if name.first == UInt8(ascii: "'"), name.last == UInt8(ascii: "'") {
      name = name.dropFirst().dropLast()
    }
    guard !name.isEmpty, name.count <= 40, name.allSatisfy({ TextLine.isWord($0) }) else {
      return false
    }
    findings.append(.name(String(decoding: name, as: UTF8.self), value))
    return true
  }

  /// The answer of `, y=` in a list of gradients.
  private static func listed(_ text: ArraySlice<UInt8>, _ matcher: LabelMatcher) -> Int? {
    let text = text.drop { ",; ".utf8.contains($0) }
    guard let last = text.last, last == UInt8(ascii: "=") || last == UInt8(ascii: ":") else {
      return nil
    }
    return matcher.answer(named: TextLine.trimmed(text.dropLast()))
  }

  /// Whether what comes next stands in a formula's parentheses: `derivative of sin(x^`.
  private static func isInside(_ text: ArraySlice<UInt8>) -> Bool {
    let level = text.reduce(0) {
      $1 == UInt8(ascii: "(") ? $0 + 1 : $1 == UInt8(ascii: ")") ? $0 - 1 : $0
    }
    return level > 0
  }

  private mutating func flush() {
    defer {
      match = nil
      values = []
      isOpen = false
      isList = false
    }
    guard let match, !values.isEmpty else { return }
    guard !isOpen else {
      findings += values.map { .other($0) }
      return
    }
    if match.answers.isEmpty {
      let components = values.count == 1 ? values[0].elements ?? values : values
      if match.isWhole, components.count == matcher.answerCount {
        // "Gradient: [28, 22, 20]" can only be in the order of the variables.
        for (answer, value) in components.enumerated() {
          findings.append(.answer(answer, value, .order))
        }
      } else {
        findings += values.map { .unlabelled($0) }
      }
    } else if match.answers.count == 1 {
      // A remark may follow: "28.0 (28)". The first value is the one that was labelled.
      findings.append(.answer(match.answers[0], values[0], match.rank, label: label))
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

  mutating func finished() -> [LineScanner.Finding] {
    flush()
    return findings
  }

  /// The text without the minus at its end: `x.grad: - 5.03`, or a dash that a word processor put there.
  ///
  /// Behind a word a dash only parts the label from its number.
  private static func withoutMinus(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    for minus in minuses where text.suffix(minus.count).elementsEqual(minus) {
      let rest = TextLine.trimmed(text.dropLast(minus.count))
      return rest.last == UInt8(ascii: ":") || rest.last == UInt8(ascii: "=") ? rest : nil
    }
    return nil
  }

  /// `-`, U+2013 and U+2212.
  private static let minuses: [[UInt8]] = [
    [0x2D], [0xE2, 0x80, 0x93], NumberLiteral.minusSign,
  ]

  /// Whether two numbers are compared: `==`, `!=`, `<=`, `>=`, `≠`.
  private static func isComparison(_ text: ArraySlice<UInt8>) -> Bool {
    let text = text.suffix(text.reversed().prefix { $0 > 0x20 }.count)
    return text.elementsEqual([0xE2, 0x89, 0xA0])
      || text.count == 2 && text.last == UInt8(ascii: "=")
        && text.first.map { "=!<>".utf8.contains($0) } ?? false
  }

  /// Whether the text before a value ends in a sign after which results stand.
  private static func endsInSign(_ text: ArraySlice<UInt8>) -> Bool {
    guard let last = text.last else { return false }
    if last == UInt8(ascii: "=") || last == UInt8(ascii: ":") || last == UInt8(ascii: "~") {
      return true
    }
    if Self.verbs.contains(where: { TextLine.ends(text, in: $0) }) { return true }
    // ≈ and →
    let end = Array(text.suffix(3))
    return end == [0xE2, 0x89, 0x88] || end == [0xE2, 0x86, 0x92]
      || text.suffix(2).elementsEqual("->".utf8)
  }

  private static let verbs = ["равна", "равно", "равен", "равняется", "is", "equals"].map {
    TextLine.folded($0)
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
