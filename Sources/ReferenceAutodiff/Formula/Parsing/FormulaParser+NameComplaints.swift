// The sentences about names, calls and indices.

extension FormulaParser {
  // MARK: - Unknown names

  /// The error for a name that is no variable, no constant and not followed by '('.
  @inline(never)
  func unknownName(_ key: NameKey, _ range: Range<Int>) -> FormulaError {
    let name = snippet(range)
    if Builtin.find(key) != nil { return functionWithoutBrackets(name, range) }
    let declared = (0..<min(symbols.count, 1_000)).map { symbols.name($0) }
    if let near = NameSuggestion.suggestion(for: name, among: declared + ["pi"]) {
      return error("unknown variable '\(name)'", range, "did you mean '\(near)'?")
    }
    let list = declared.prefix(8).joined(separator: ", ")
    let advice =
      declared.isEmpty
      ? "no variables are declared"
      : declared.count > 8 ? "declared are \(list), …" : "declared: \(list)"
    return error("unknown variable '\(name)'", range, advice)
  }

  /// `sin x` and `sin^2(x)`.
  private func functionWithoutBrackets(_ name: String, _ range: Range<Int>) -> FormulaError {
    var next = range.upperBound
    while CharacterClass.isSpace(bytes[next]) { next += 1 }
    var end = nameEnd(from: next)
    if end == next, CharacterClass.isDigit(bytes[next]),
      case .number(_, let numberEnd) = NumberScanner.scan(bytes, from: next)
    {
      end = numberEnd
    }
    let argument = end > next && end - next <= 24 ? snippet(next..<end) : "x"
    let isPower = bytes[next] == UInt8(ascii: "^")
    return error(
      "'\(name)' is a function and needs brackets", range,
      isPower ? "write \(name)(x)^2" : "write \(name)(\(argument))")
  }

  /// The error for a call of a name that is no function.
  @inline(never)
  func unknownFunction(_ range: Range<Int>) -> FormulaError {
    let name = snippet(range)
    if name == "e" || name == "pi" || name == "π" {
      return error(
        "'\(name)' is a number and not a function", range, "to multiply write \(name)*(...)")
    }
    let near = NameSuggestion.suggestion(
      for: name, among: Formula.functionNames, withSynonyms: true)
    return error("unknown function '\(name)'", range, near.map { "did you mean '\($0)'?" })
  }

  /// `x(3)` where x is a variable.
  @inline(never)
  func callOfVariable(_ range: Range<Int>) -> FormulaError {
    let name = snippet(range)
    return error(
      "'\(name)' is a variable and not a function", range, "to multiply write \(name)*(...)")
  }

  // MARK: - Arguments

  @inline(never)
  func wrongArity(
    _ name: Range<Int>, _ arity: ClosedRange<Int>, found: Int, opening: Int
  ) -> FormulaError {
    let wanted =
      arity.upperBound == Int.max
      ? "at least 1 argument" : "\(arity.upperBound) argument\(arity.upperBound == 1 ? "" : "s")"
    let call = name.lowerBound..<position
    var advice: String?
    if found - 1 == arity.upperBound, let comma = decimalCommaInCall(opening) {
      advice = "a decimal point is written '.': \(comma)"
    }
    return error("\(snippet(name)) takes \(wanted), found \(found)", call, advice)
  }

  /// The first `digits,digits` behind an opening bracket, with a point.
  private func decimalCommaInCall(_ opening: Int) -> String? {
    for comma in (opening + 1)..<position where bytes[comma] == UInt8(ascii: ",") {
      guard CharacterClass.isDigit(bytes[comma - 1]), CharacterClass.isDigit(bytes[comma + 1])
      else { continue }
      var start = comma
      while CharacterClass.isDigit(bytes[start - 1]) { start -= 1 }
      var end = comma + 1
      while CharacterClass.isDigit(bytes[end]) { end += 1 }
      return "\(snippet(start..<comma)).\(snippet((comma + 1)..<end))"
    }
    return nil
  }

  // MARK: - Indices

  /// The error for square brackets without one whole number in them.
  @inline(never)
  func malformedIndex(_ opening: Int, _ owner: Range<Int>) -> FormulaError {
    var end = opening + 1
    var depth = 1
    while end < length {
      if bytes[end] == UInt8(ascii: "[") { depth += 1 }
      if bytes[end] == UInt8(ascii: "]") { depth -= 1 }
      end += 1
      if depth == 0 { break }
    }
    guard depth == 0 else {
      return error("'[' is never closed", opening..<(opening + 1), "expected ']'")
    }
    let inside = snippet((opening + 1)..<(end - 1))
    let parts = inside.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) {
      return error(
        "an index with a comma", opening..<end,
        "write \(snippet(owner))[\(parts[0])][\(parts[1])]")
    }
    return error(
      "an index is one whole number, counted from 0", opening..<end,
      "write for example \(owner.count <= 24 ? snippet(owner) : "x")[0]")
  }
}
