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
  /// The answers of a label before the last, where it named a check.
  private var checked: [Int]?
  /// Whether the label began a list: "gradients: x=28, y=22".
  private var isList = false

  init(matcher: LabelMatcher) {
    self.matcher = matcher
  }

  /// Takes the next number of the line.
  ///
  /// - Returns: The rule that said what the number is.
  @discardableResult
  mutating func take(
    text: ArraySlice<UInt8>, original: ArraySlice<UInt8>, _ value: PrintedValue,
    before next: ArraySlice<UInt8>
  ) -> NumberRule? {
    var number = NumberRule.Number(
      text: TextLine.trimmed(text), original: original, value: value, next: next)
    if let unsigned = Self.withoutMinus(number.text) {
      number.text = unsigned
      number.value = value.negated
    }
    return NumberRule.allCases.first { speaks($0, number) }
  }

  /// Carries out a rule; false where it does not speak of the number.
  private mutating func speaks(_ rule: NumberRule, _ number: NumberRule.Number) -> Bool {
    switch rule {
    case .listed: takeListed(number)
    case .point: takePoint(number)
    case .labelled: takeLabelled(number)
    case .calculationInWords: takeCalculation(number)
    case .result: takeResult(number)
    case .otherWords: takeOther(number)
    case .withoutLabel: match == nil && passOver(number)
    // "56.0 != 28.0": the answer is what is compared.
    case .compared: Self.isComparison(number.text) && passOver(number)
    case .calculated: Self.endsInSign(number.text) && replace(by: number)
    case .operand: takeOperand(number)
    case .next: append(number)
    }
  }

  // MARK: Rules

  private mutating func takeListed(_ number: NumberRule.Number) -> Bool {
    let listed =
      isList ? Self.listed(number.text, matcher) : matcher.listBeginning(number.text)
    guard let answer = listed else { return false }
    begin(LabelMatcher.Match(answers: [answer], rank: .listed), number)
    isList = true
    return true
  }

  private mutating func takePoint(_ number: NumberRule.Number) -> Bool {
    guard matcher.endsInPoint(number.text) else { return false }
    notePoint(number.original, number.value, isLast: true)
    // "df/dx at x=": the label is there, its value is still to come.
    if let found = matcher.match(number.text.dropLast()),
      LineScanner.hasLetters(number.text.dropLast(2))
    {
      flush()
      match = found
      label = Array(number.text.dropLast())
    }
    return true
  }

  private mutating func takeLabelled(_ number: NumberRule.Number) -> Bool {
    guard let found = matcher.match(number.text) else { return false }
    begin(found, number)
    checked = nil
    label = Array(number.text)
    isOpen = isOpen || Self.isInside(number.text)
    return true
  }

  private mutating func takeCalculation(_ number: NumberRule.Number) -> Bool {
    guard hasOtherWords(number.text),
      isOpen || match != nil && values.isEmpty && Self.endsInSign(number.text)
    else { return false }
    return replace(by: number)
  }

  private mutating func takeResult(_ number: NumberRule.Number) -> Bool {
    guard hasOtherWords(number.text), let answers = compared,
      LabelMatcher.results.occurs(in: Array(number.text)),
      !LabelMatcher.excluded.occurs(in: Array(number.text))
    else { return false }
    begin(LabelMatcher.Match(answers: answers, rank: .answer), number)
    checked = nil
    return true
  }

  private mutating func takeOther(_ number: NumberRule.Number) -> Bool {
    guard hasOtherWords(number.text) else { return false }
    checked = compared
    flush()
    if !notePoint(number.original, number.value) { findings.append(.other(number.value)) }
    return true
  }

  private mutating func takeOperand(_ number: NumberRule.Number) -> Bool {
    guard Self.isOperator(number.text) || isOpen else { return false }
    isOpen = true
    return true
  }

  /// Whether words stand there that are no remark within a calculation.
  private func hasOtherWords(_ text: ArraySlice<UInt8>) -> Bool {
    LineScanner.hasLetters(text) && !Self.isRemainder(text, after: isOpen)
  }

  /// The answers of the last label, where it named a check.
  private var compared: [Int]? { match?.rank == .check ? match?.answers : checked }

  /// Ends the label before, and begins one with its first number.
  private mutating func begin(_ found: LabelMatcher.Match, _ number: NumberRule.Number) {
    flush()
    match = found
    _ = replace(by: number)
  }

  private mutating func replace(by number: NumberRule.Number) -> Bool {
    values = [number.value]
    isOpen = Self.beginsOperation(number.next)
    return true
  }

  private mutating func append(_ number: NumberRule.Number) -> Bool {
    values.append(number.value)
    isOpen = Self.beginsOperation(number.next)
    return true
  }

  private mutating func passOver(_ number: NumberRule.Number) -> Bool {
    findings.append(.other(number.value))
    return true
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
    let numbers = SharingRule.Numbers(
      values: values, match: match, label: label, isOpen: isOpen,
      answerCount: matcher.answerCount)
    findings += SharingRule.first(for: numbers).findings
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
