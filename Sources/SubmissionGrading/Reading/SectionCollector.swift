import StrictJSON

/// Goes through a submission and notes, part by part, what it says.
struct SectionCollector {
  private enum Section: Equatable {
    case preamble
    case part(Int)
    case other
  }

  private let exercise: Exercise
  private let headings: HeadingMatcher
  private let scanners: [LineScanner]

  private var findings: [PartFindings] = []
  private var section = Section.preamble
  private var reader = SourceReader(commentMark: "#")
  private var preamble: [String: SourceConstant?] = [:]
  private var saved: [Int: [String: SourceConstant?]] = [:]
  private var hasHeadings = false
  /// The parts whose source stands in the cell before an output.
  private var partsOfCell: [Int] = []

  /// What is noted of each line of source while nothing else is wanted.
  private var lines: [OutputPlacement.Line]?

  private static let longestLine = 1 << 20

  init(_ exercise: Exercise) {
    self.exercise = exercise
    headings = HeadingMatcher(exercise)
    scanners = exercise.parts.map {
      LineScanner(matcher: LabelMatcher($0), decimalComma: exercise.policy.allowsDecimalComma)
    }
  }

  /// What is known of each line of a program, before it is run.
  mutating func lines(of program: Submission) -> [OutputPlacement.Line] {
    lines = []
    run(program, from: .preamble)
    defer { lines = nil }
    return lines ?? []
  }

  /// Collects what a submission says.
  mutating func collect(_ submission: Submission) -> [PartFindings] {
    if let sheets = submission.sheets { return collect(sheets) }
    run(submission, from: .preamble)
    var result = findings
    if !hasHeadings {
      if exercise.parts.count == 1 {
        run(submission, from: .part(0))
        return finished(findings)
      }
      // Without headings nothing is taken for wrong: a person must look.
      for index in exercise.parts.indices {
        run(submission, from: .part(index))
        result[index] = findings[index]
        result[index].isAmbiguous = true
      }
      return finished(result)
    }
    for index in exercise.parts.indices where !result[index].isPresent {
      guard let own = answersOfItsOwn(index) else { continue }
      // Its heading is not there, but numbers with labels that no other part has may be.
      run(submission, from: .part(index), followingHeadings: false)
      for answer in findings[index].claims.indices where own.contains(answer) {
        if findings[index].claims[answer] != nil {
          result[index] = findings[index]
          result[index].isAmbiguous = true
        }
      }
    }
    return finished(result)
  }

  private func finished(_ findings: [PartFindings]) -> [PartFindings] {
    findings.map { part in
      var part = part
      part.finish()
      return part
    }
  }

  /// The answers whose variables no other part asks for; nil where there are none.
  private func answersOfItsOwn(_ index: Int) -> [Int]? {
    let others = exercise.parts.enumerated().filter { $0.offset != index }
      .flatMap { $0.element.answers.map(\.variable) }
    let answers = exercise.parts[index].answers
    let own = answers.indices.filter { !others.contains(answers[$0].variable) }
    return own.isEmpty ? nil : own
  }

  // MARK: Text

  private mutating func run(
    _ submission: Submission, from start: Section, followingHeadings: Bool = true
  ) {
    findings = exercise.parts.map { PartFindings(answers: $0.answers.count) }
    section = start
    reader = SourceReader(commentMark: submission.commentMark)
    preamble = [:]
    saved = [:]
    hasHeadings = false
    partsOfCell = []
    if case .part(let index) = start { findings[index].isPresent = true }
    for block in submission.blocks {
      switch block.kind {
      case .prose: readProse(block.text, followingHeadings)
      case .code: readCode(block.text, submission, followingHeadings)
      case .output:
        readOutput(block.text, followingHeadings, isPlaced: submission.isRun)
      }
    }
    leave()
  }

  private mutating func enter(_ heading: HeadingMatcher.Heading) {
    leave()
    switch heading {
    case .other: section = .other
    case .part(let index):
      hasHeadings = true
      section = .part(index)
      findings[index].isPresent = true
      reader.beginSection(with: saved[index] ?? preamble)
      if !partsOfCell.contains(index) { partsOfCell.append(index) }
    }
  }

  private mutating func leave() {
    switch section {
    case .preamble: preamble = reader.constants
    case .part(let index):
      saved[index] = reader.constants
      // A comment may stand above the numbers that it speaks of.
      findings[index].constants.merge(reader.constants) { atClaim, _ in atClaim }
    case .other: break
    }
  }

  private mutating func readProse(_ text: [UInt8], _ followingHeadings: Bool) {
    for line in TextLine.lines(of: text[...]) {
      if followingHeadings, let heading = headings.heading(line, .prose) {
        enter(heading)
        partsOfCell = []
        continue
      }
      scan(line, .prose)
    }
  }

  private mutating func readCode(
    _ text: [UInt8], _ submission: Submission, _ followingHeadings: Bool
  ) {
    partsOfCell = if case .part(let index) = section { [index] } else { [] }
    var isFirst = true
    for line in TextLine.lines(of: text[...]) {
      var isHeading = false
      defer { note(isHeading: isHeading) }
      if followingHeadings, submission.isProgram, let heading = headingInSource(line) {
        enter(heading)
      }
      guard let (code, comment) = reader.read(line) else {
        if !TextLine.trimmed(line).isEmpty { isFirst = false }
        continue
      }
      if followingHeadings,
        TextLine.trimmed(code[...]).allSatisfy({
          $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
            || $0 == UInt8(ascii: "/")
        }),
        let heading = headings.heading(comment[...], .comment)
      {
        // A heading on top of a cell is about the whole cell.
        if isFirst { partsOfCell = [] }
        isHeading = true
        enter(heading)
        continue
      }
      isFirst = false
      if !submission.isRun { scan(comment[...], .comment, context: code) }
    }
    reader.endBlock()
  }

  private mutating func note(isHeading: Bool) {
    guard lines != nil else { return }
    let part: Int? = if case .part(let index) = section { index } else { nil }
    lines?.append(
      OutputPlacement.Line(
        part: part, endsStatement: reader.isBetweenStatements, isHeading: isHeading))
  }

  /// A heading that a program prints, or has in the name of a function: `def task_2_1():`.
  private func headingInSource(_ line: ArraySlice<UInt8>) -> HeadingMatcher.Heading? {
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

  private mutating func readOutput(
    _ text: [UInt8], _ followingHeadings: Bool, isPlaced: Bool
  ) {
    let lines = TextLine.lines(of: text[...])
    if followingHeadings, !isPlaced, partsOfCell.count > 1,
      !lines.contains(where: { headings.heading($0, .output) != nil })
    {
      // One cell holds several parts, and what it printed does not say which is which.
      for index in partsOfCell { findings[index].isAmbiguous = true }
    }
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if followingHeadings, let heading = headings.heading(line, .output) {
        enter(heading)
        index += 1
        continue
      }
      let count = linesOfValue(lines, from: index)
      if count == 1 {
        readOutputLine(line)
      } else {
        readOutputLine(ArraySlice(Array(lines[index..<(index + count)].joined(separator: [0x0A]))))
      }
      index += count
    }
  }

  private mutating func readOutputLine(_ line: ArraySlice<UInt8>) {
    if line.starts(with: "gradcheck {".utf8),
      let tree = try? JSONValue(parsing: PythonJSON.strict(Array(line.dropFirst(10))))
    {
      for member in tree.members ?? [] {
        if let part = exercise.parts.firstIndex(where: { $0.id == member.key }) {
          fill(part, AnswersReader.entries(of: member.value))
        }
      }
      if case .part(let index) = section { fill(index, AnswersReader.entries(of: tree)) }
      return
    }
    scan(line, .output)
  }

  /// How many lines a value takes that begins on a line and goes on until its brackets are closed.
  private func linesOfValue(_ lines: [ArraySlice<UInt8>], from start: Int) -> Int {
    var level = 0
    for (count, line) in lines[start...].prefix(256).enumerated() {
      guard line.count < 1 << 16 else { return 1 }
      for byte in line {
        if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") { level += 1 }
        if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") { level -= 1 }
      }
      if level <= 0 { return count + 1 }
      // Within a tensor nobody prints a line without a number.
      if count > 0,
        !line.contains(where: {
          NumberLiteral.isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")")
        }),
        !TextLine.trimmed(line).isEmpty
      {
        return 1
      }
    }
    return 1
  }

  private mutating func scan(
    _ line: ArraySlice<UInt8>, _ place: HeadingMatcher.Place, context: [UInt8]? = nil
  ) {
    guard case .part(let index) = section, line.count <= Self.longestLine else { return }
    let folded = context.map { TextLine.folded($0) }
    for finding in scanners[index].findings(in: line, context: folded) {
      switch finding {
      case .answer(let answer, let value, let rank):
        findings[index].add(value, to: answer, PartFindings.Standing(place, rank))
        if place != .prose { findings[index].constants = reader.constants }
      case .name(let name, let value):
        if place != .prose { findings[index].printed[name] = value }
      case .unlabelled(let value):
        guard place != .prose else { continue }
        if place == .output {
          findings[index].unlabelledOutputs.append(value)
        } else {
          findings[index].unlabelledComments.append(value)
        }
        if findings[index].claims.allSatisfy({ ($0?.standing ?? .prose) <= .comment }) {
          findings[index].constants = reader.constants
        }
      }
    }
  }

  // MARK: Sheets

  private mutating func collect(_ sheets: [Submission.Sheet]) -> [PartFindings] {
    findings = exercise.parts.map { PartFindings(answers: $0.answers.count) }
    for sheet in sheets {
      guard let index = exercise.parts.firstIndex(where: { $0.id == sheet.part }) else { continue }
      findings[index].isPresent = true
      findings[index].isSheet = true
      fill(index, sheet.entries)
    }
    return finished(findings)
  }

  private mutating func fill(_ part: Int, _ entries: [(label: String, value: PrintedValue)]) {
    let matcher = scanners[part].matcher
    let inputs = exercise.parts[part].variables + exercise.parts[part].data
    for (label, value) in entries {
      if inputs.contains(where: { $0.aliases.contains(label) }) {
        guard var constant = SourceConstant(printed: value) else { continue }
        constant.halfUnits = nil
        findings[part].constants.updateValue(constant, forKey: label)
      } else if let match = matcher.match(TextLine.folded(label)[...]), match.answers.count == 1 {
        findings[part].add(value, to: match.answers[0], .sheet)
      }
    }
  }
}
