// The sentences about what is wrong. Nothing here runs for a correct formula, but for one test.

extension FormulaParser {
  /// Makes an error about a place in the text.
  @inline(never)
  func error(
    _ message: String, _ range: Range<Int>, _ suggestion: String? = nil
  ) -> FormulaError {
    FormulaError(message, in: program.text, at: range, suggestion: suggestion)
  }

  /// The text of a range.
  func snippet(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  @inline(never)
  static func tooLong(_ text: String) -> FormulaError {
    // Cut between characters: continuation bytes begin with the bits 10.
    var end = text.utf8.index(text.startIndex, offsetBy: Formula.textLimit)
    while text.utf8[end] & 0xC0 == 0x80 { text.utf8.formIndex(before: &end) }
    let kept = String(text[..<end])
    return FormulaError(
      "the formula is longer than \(Formula.textLimit) bytes", in: kept,
      at: kept.utf8.count..<kept.utf8.count)
  }

  // MARK: - Where an operand should stand

  /// The error for a place where an operand should begin and does not.
  @inline(never)
  func operandExpected() -> FormulaError {
    let expected = "expected a number, a name or '('"
    guard position < length else {
      if let opening = lastUnclosedBracket() { return neverClosed(opening) }
      return error("the formula ends too early", length..<length, expected)
    }
    let range = characterRange(at: position)
    if let complaint = foreignCharacter(range) { return complaint }
    return error("unexpected '\(snippet(range))'", range, expected)
  }

  /// The opening bracket right before the end of the text, behind which nothing was written.
  private func lastUnclosedBracket() -> Int? {
    var place = length
    while place > 0, CharacterClass.isSpace(bytes[place - 1]) { place -= 1 }
    return place > 0 && bytes[place - 1] == UInt8(ascii: "(") ? place - 1 : nil
  }

  private func neverClosed(_ opening: Int) -> FormulaError {
    error("'(' is never closed", opening..<(opening + 1), "expected ')'")
  }

  // MARK: - Where an operator or a closing bracket should stand

  /// The error for what follows an operand and is neither an operator nor the end.
  ///
  /// - Parameter bracket: The bracket that is open, if any.
  @inline(never)
  func unexpectedAfterOperand(bracket: Int?) -> FormulaError {
    guard position < length else { return neverClosed(bracket ?? 0) }
    let range = characterRange(at: position)
    let byte = bytes[position]
    let isOperandStart =
      byte == UInt8(ascii: "(") || CharacterClass.isDigit(byte)
      || nameEnd(from: position) > position
    if isOperandStart { return missingOperator() }
    switch byte {
    case UInt8(ascii: ","): return unexpectedComma(range)
    case UInt8(ascii: ")"): return error("')' closes no bracket", range)
    case UInt8(ascii: "]"):
      return bracket == nil
        ? error("']' closes no bracket", range) : error("'(' is closed by ']'", range, "write ')'")
    default: break
    }
    if let complaint = foreignCharacter(range) { return complaint }
    let closing = bracket == nil ? "" : " or ')'"
    return error("unexpected '\(snippet(range))'", range, "expected an operator\(closing)")
  }

  /// Two operands side by side, as in `2x`, `3(x+1)` and `x y`.
  private func missingOperator() -> FormulaError {
    let next = atomRange(at: position)
    let left = lastAtom.count <= 24 ? snippet(lastAtom) : "…"
    let right = next.count <= 24 ? snippet(next) : "(…)"
    return error(
      "an operator is missing between '\(left)' and '\(right)'",
      lastAtom.lowerBound..<next.upperBound, "to multiply write \(left)*\(right)")
  }

  private func unexpectedComma(_ range: Range<Int>) -> FormulaError {
    if let decimal = decimalComma(at: position) { return decimal }
    return error(
      "',' outside the brackets of a function", range, "expected an operator or the end")
  }

  /// A comma between two digits where no list is possible: probably a decimal comma.
  private func decimalComma(at comma: Int) -> FormulaError? {
    guard lastAtom.upperBound == comma, CharacterClass.isDigit(bytes[comma - 1]),
      CharacterClass.isDigit(bytes[comma + 1])
    else { return nil }
    var start = comma
    while start > 0, CharacterClass.isDigit(bytes[start - 1]) { start -= 1 }
    var end = comma + 1
    while CharacterClass.isDigit(bytes[end]) { end += 1 }
    return error(
      "a decimal comma", start..<end,
      "write \(snippet(start..<comma)).\(snippet((comma + 1)..<end))")
  }

  /// Says what to write instead of a character that the language does not have.
  private func foreignCharacter(_ range: Range<Int>) -> FormulaError? {
    let character = snippet(range)
    let pair = range.upperBound < length ? range.lowerBound..<(range.upperBound + 1) : range
    switch character {
    case "=": return error("'=' is not an operator", range, "to compare write ==")
    case "&", "|":
      let both = pair.count == 2 && bytes[position + 1] == bytes[position]
      let place = both ? pair : range
      let advice =
        character == "&"
        ? "for 'and' multiply comparisons: (a > 0)*(b > 0)"
        : "for 'or' take the larger: max(a > 0, b > 0)"
      return error("'\(snippet(place))' is not an operator", place, advice)
    case "!": return error("'!' is not an operator", range, "for 'not' write (a == 0)")
    case "[" where position == range.lowerBound:
      return error(
        "'[' does not follow an array", range, "arrays are declared, not written in a formula")
    default: break
    }
    if let replacement = Self.lookalikes[character] {
      return error("unexpected character '\(character)'", range, "write \(replacement)")
    }
    guard let scalar = character.unicodeScalars.first else { return nil }
    if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
      let code = String(scalar.value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: 4 - code.count) + code
      return error("the control character U+\(padded)", range)
    }
    return scalar.isASCII && !"#$%&'?@\\`{}|~:;\"".contains(character)
      ? nil : error("unexpected character '\(character)'", range)
  }

  /// Characters that mean something in print and not here.
  private static let lookalikes: [String: String] = [
    "²": "^2", "³": "^3", "√": "sqrt(...)", "÷": "/", "∕": "/", "≤": "<=", "≥": ">=", "≠": "!=",
    "–": "-", "—": "-", "∗": "*", "µ": "μ, the Greek letter", "{": "(", "}": ")", ":": "/",
    "\u{A0}": "an ordinary space", "∑": "sum(...)", "∏": "prod(...)",
  ]

  // MARK: - Numbers

  @inline(never)
  func secondPoint(_ start: Int, _ end: Int) -> FormulaError {
    error("a number with two decimal points", start..<(end + 1))
  }

  @inline(never)
  func missingExponent(_ start: Int, _ end: Int) -> FormulaError {
    let number = snippet(start..<(end - 1))
    let name = snippet((end - 1)..<max(end, nameEnd(from: end - 1)))
    if name.utf8.count > 1 || name == "E" {
      return error(
        "an operator is missing between '\(number)' and '\(name)'",
        start..<(end - 1 + name.utf8.count), "to multiply write \(number)*\(name)")
    }
    return error(
      "the number '\(number)e' has no exponent", start..<end,
      "write digits behind the e, or to multiply \(number)*e")
  }

  // MARK: - Comparisons

  /// Throws for a < b < c, which means one thing in mathematics and another in C.
  func refuseChainedComparison() throws(FormulaError) {
    guard let next = InfixOperator(bytes, at: position), next.strength == .comparison else {
      return
    }
    throw error(
      "comparisons cannot be chained", position..<(position + next.length),
      "write (a < b)*(b < c)")
  }

  // MARK: - Places

  /// The bytes of the character at a position.
  private func characterRange(at place: Int) -> Range<Int> {
    place..<min(length, place + CharacterClass.length(ofCharacterStarting: bytes[place]))
  }

  /// The bytes of the number, name or bracketed expression that begins at a position.
  private func atomRange(at place: Int) -> Range<Int> {
    if bytes[place] == UInt8(ascii: "(") {
      var open = 0
      for end in place..<length {
        if bytes[end] == UInt8(ascii: "(") { open += 1 }
        if bytes[end] == UInt8(ascii: ")") { open -= 1 }
        if open == 0 { return place..<(end + 1) }
      }
      return place..<(place + 1)
    }
    let end = nameEnd(from: place)
    if end > place { return place..<end }
    if case .number(_, let end) = NumberScanner.scan(bytes, from: place) { return place..<end }
    return place..<(place + 1)
  }
}
