/// What the statements of a cell print: numbers without a label are labelled by the expressions they came from.
struct PrintedExpressions {
  private var statements: [[UInt8]] = []

  private static let mostStatements = 1024

  /// Notes a statement, in which every string is a single quote.
  mutating func note(_ statement: [UInt8]) {
    if statements.count < Self.mostStatements { statements.append(statement) }
  }

  /// The expressions of every line, where lines and statements correspond; nil where they do not.
  func expressions(ofLines count: Int) -> [[[UInt8]]]? {
    var calls: [[[UInt8]]] = []
    var last: [[UInt8]]?
    let pieces = statements.flatMap {
      StatementSyntax.split($0.filter { $0 != 0x0A }[...], at: UInt8(ascii: ";"))
    }
    for statement in pieces {
      let text = TextLine.trimmed(statement)
      guard !text.isEmpty else { continue }
      last = nil
      let isIndented = statement.first == 0x09 || statement.starts(with: "  ".utf8)
      let prints = TextLine.find(Array("print(".utf8), in: Array(text)) != nil
      if prints, isIndented || !text.starts(with: "print(".utf8) {
        // In a loop or a function it prints many times, or never.
        return nil
      }
      if prints, text.last == UInt8(ascii: ")") {
        let arguments = StatementSyntax.split(text.dropFirst(6).dropLast(), at: UInt8(ascii: ","))
          .map { TextLine.trimmed($0) }.filter { !$0.isEmpty && !Self.isNamed($0) }
        // `print()` leaves a line blank, and strings are labels.
        guard !arguments.isEmpty else { continue }
        calls.append(arguments.filter { $0.last != UInt8(ascii: "\"") }.map(Array.init))
      } else if !isIndented, !text.contains(UInt8(ascii: "=")) {
        // A notebook shows the value of the expression that a cell ends with.
        last = StatementSyntax.split(text, at: UInt8(ascii: ",")).map {
          Array(TextLine.trimmed($0))
        }
      }
    }
    if count == calls.count { return calls }
    guard let last, count == calls.count + 1 else { return nil }
    return calls + [last]
  }

  /// Whether an argument is `sep=…` or `end=…`.
  private static func isNamed(_ argument: ArraySlice<UInt8>) -> Bool {
    argument.drop { TextLine.isWord($0) }.first == UInt8(ascii: "=")
  }

  // MARK: Labels

  /// The findings of values, labelled by the expressions they came from; nil where they do not correspond.
  static func label(
    _ values: [PrintedValue], by expressions: [[UInt8]], _ matcher: LabelMatcher
  ) -> [LineScanner.Finding]? {
    var values = values
    var expressions = expressions
    if expressions.count == 1, let elements = elements(of: expressions[0]) {
      expressions = elements
    }
    if values.count == 1, expressions.count > 1, let elements = values[0].elements {
      values = elements
    }
    guard values.count == expressions.count, !values.isEmpty else { return nil }
    let findings = zip(values, expressions).map { finding($0, $1, matcher) }
    var seen: Set<Int> = []
    for case .answer(let answer, _, _, _) in findings where !seen.insert(answer).inserted {
      return nil
    }
    return findings
  }

  private static func finding(
    _ value: PrintedValue, _ expression: [UInt8], _ matcher: LabelMatcher
  ) -> LineScanner.Finding {
    let folded = TextLine.folded(expression)
    if let match = matcher.match(folded[...]), match.answers.count == 1 {
      return .answer(match.answers[0], value, match.rank, label: folded)
    }
    // `y.item()` is what `y` is.
    let name = expression.prefix { TextLine.isWord($0) }
    let rest = expression[name.count...]
    let isName = ["", ".item()", ".data", ".detach()", ".numpy()", ".detach().numpy()"].contains {
      rest.elementsEqual($0.utf8)
    }
    guard isName, !name.isEmpty else { return .unlabelled(value) }
    return matcher.isInput(Array(name))
      ? .name(String(decoding: name, as: UTF8.self), value) : .other(value)
  }

  /// The elements of `[a, b]`, `(a, b)` and `np.array([a, b])`.
  private static func elements(of expression: [UInt8]) -> [[UInt8]]? {
    var inner = expression[...]
    for _ in 0..<4 {
      let start = inner.drop { TextLine.isWord($0) || $0 == UInt8(ascii: ".") }
      guard let first = start.first, let last = start.last,
        first == UInt8(ascii: "(") && last == UInt8(ascii: ")")
          || first == UInt8(ascii: "[") && last == UInt8(ascii: "]")
      else { return nil }
      inner = TextLine.trimmed(start.dropFirst().dropLast())
      let parts = StatementSyntax.split(inner, at: UInt8(ascii: ","))
      if parts.count > 1 { return parts.map { Array(TextLine.trimmed($0)) } }
    }
    return nil
  }
}
