/// What single lines and the entries of sheets add to the findings.
extension SectionCollector {
  private static let longestLine = 1 << 20

  /// Notes what a line says about the section that it stands in.
  mutating func scan(
    _ line: ArraySlice<UInt8>, _ place: HeadingMatcher.Place, context: [UInt8]? = nil,
    output: OutputPlace? = nil
  ) {
    guard case .part(let index) = section, line.count <= Self.longestLine else { return }
    let folded = context.map { TextLine.folded($0) }
    let scanner = scanners[index]
    var found = scanner.findings(in: line, context: folded)
    if let output, let labelled = labelled(found, output, scanner.matcher) { found = labelled }
    if place != .prose, line.contains(where: { $0 > 0x20 }) {
      noteLabel(line, scanner.matcher, hasFindings: !found.isEmpty)
    }
    for finding in found {
      switch finding {
      case .answer(let answer, let value, .listed, _):
        let name = exercise.parts[index].answers[answer].variable
        note(value, under: name, answer: answer, place, index)
      case .answer(let answer, let value, let rank, let label):
        findings[index].add(value, to: answer, PartFindings.Standing(place, rank), label: label)
        if place != .prose { takePoint(for: index) }
      case .name(let name, let value):
        let answer =
          isBelowGradients ? scanner.matcher.answer(named: TextLine.folded(name)[...]) : nil
        note(value, under: name, answer: answer, place, index)
      case .unlabelled(let value):
        guard place != .prose else { continue }
        if place == .output {
          findings[index].unlabelledOutputs.append(value)
        } else {
          findings[index].unlabelledComments.append(value)
        }
        if findings[index].claims.allSatisfy({ $0?.standing.isOutput != true }) {
          takePoint(for: index)
        }
      case .other(let value): if place != .prose { findings[index].note(value) }
      }
    }
  }

  /// A line of what a cell printed.
  struct OutputPlace {
    var line: Int
    var count: Int
  }

  /// Values without a label, labelled by the expressions that the cell printed; nil where that cannot be.
  private mutating func labelled(
    _ findings: [LineScanner.Finding], _ output: OutputPlace, _ matcher: LabelMatcher
  ) -> [LineScanner.Finding]? {
    var values: [PrintedValue] = []
    for finding in findings {
      guard case .unlabelled(let value) = finding else { return nil }
      values.append(value)
    }
    guard !values.isEmpty else { return nil }
    if printedExpressions == nil {
      printedExpressions = reader.printed.expressions(ofLines: output.count) ?? []
    }
    guard let printed = printedExpressions, output.line < printed.count else { return nil }
    return PrintedExpressions.label(values, by: printed[output.line], matcher)
  }

  /// Notes a number under a name: the point, or the derivative where the text above says so.
  private mutating func note(
    _ value: PrintedValue, under name: String, answer: Int?, _ place: HeadingMatcher.Place,
    _ index: Int
  ) {
    let known = (reader.constants[name] ?? nil)?.numbers.values
    let isPoint = known.map { $0 == value.numbers.map(\.value) } ?? false
    if let answer, !isPoint {
      findings[index].add(value, to: answer, PartFindings.Standing(place, .listed))
      if place != .prose { takePoint(for: index) }
    } else if place != .prose {
      findings[index].printed[name] = value
      if !isPoint { findings[index].note(value) }
    }
  }

  /// Takes the point as it is where a claim stands.
  private mutating func takePoint(for index: Int) {
    findings[index].constants = reader.constants
    findings[index].unsettled = reader.unsettled
  }

  /// Keeps a line that ends in a colon and holds no number: the number stands below it.
  private mutating func noteLabel(
    _ line: ArraySlice<UInt8>, _ matcher: LabelMatcher, hasFindings: Bool
  ) {
    pendingLabel = nil
    if hasFindings { return }
    isBelowGradients = false
    let label = TextLine.trimmed(line)
    guard label.last == UInt8(ascii: ":") || label.last == UInt8(ascii: "="), label.count <= 120,
      !label.contains(where: NumberLiteral.isDigit)
    else { return }
    let folded = TextLine.folded(label)
    pendingLabel = folded
    if matcher.isHeadingOfValues(folded[...]), let match = matcher.match(folded[...]) {
      isBelowGradients = match.answers.isEmpty || matcher.answerCount == 1
    }
  }

  /// A heading that a program prints, or has in the name of a function: `def task_2_1():`.
  func headingInSource(_ line: ArraySlice<UInt8>) -> HeadingMatcher.Heading? {
    let text = TextLine.trimmed(line)
    if text.starts(with: "print(".utf8) {
      guard
        let quote = text.firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") })
      else { return nil }
      var inside = text[(quote + 1)...].prefix { $0 != text[quote] }
      while inside.starts(with: "\\n".utf8) { inside = inside.dropFirst(2) }
      if let end = TextLine.find(Array("\\n".utf8), in: Array(inside)) {
        inside = inside.prefix(end)
      }
      return inside.contains(UInt8(ascii: "{")) ? nil : headings.heading(inside, .output)
    }
    for word in ["def ", "func ", "class "] where text.starts(with: word.utf8) {
      let name = text.dropFirst(word.utf8.count).prefix { TextLine.isWord($0) }
      guard let digit = name.firstIndex(where: { NumberLiteral.isDigit($0) }) else { return nil }
      let number = name[digit...].map { $0 == UInt8(ascii: "_") ? UInt8(ascii: ".") : $0 }
      let found = headings.heading(number[...], .comment)
      if case .part = found { return found }
    }
    return nil
  }

  // MARK: Sheets

  mutating func collect(_ sheets: [Submission.Sheet]) -> [PartFindings] {
    findings = exercise.parts.map { PartFindings(answers: $0.answers.count) }
    for sheet in sheets {
      guard let index = exercise.parts.firstIndex(where: { $0.id == sheet.part }) else { continue }
      findings[index].isPresent = true
      findings[index].isSheet = true
      fill(index, sheet.entries)
    }
    return finished(findings)
  }

  mutating func fill(_ part: Int, _ entries: [(label: String, value: PrintedValue)]) {
    let matcher = scanners[part].matcher
    let inputs = exercise.parts[part].variables + exercise.parts[part].data
    for (label, value) in entries {
      if inputs.contains(where: { $0.aliases.contains(label) }) {
        guard var constant = SourceConstant(printed: value) else { continue }
        constant.halfUnits = nil
        findings[part].constants.updateValue(constant, forKey: label)
      } else if let match = matcher.match(TextLine.folded(label)[...]), match.answers.count == 1 {
        findings[part].add(value, to: match.answers[0], .sheet)
      } else if label.isEmpty || matcher.isInput(Array(label.utf8)) {
        findings[part].unlabelledOutputs.append(value)
      } else {
        findings[part].note(value)
      }
    }
  }
}
