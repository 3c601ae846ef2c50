import StrictJSON

/// Goes through a submission and notes, part by part, what it says.
package struct SectionCollector {
  enum Section: Equatable {
    case preamble
    case part(Int)
    case other
  }

  let exercise: Exercise
  let headings: HeadingMatcher
  let scanners: [LineScanner]

  var findings: [PartFindings] = []
  var section = Section.preamble
  var reader = SourceReader(commentMark: "#")
  private var preamble: [String: SourceConstant?] = [:]
  private var unsettledPreamble: Set<String> = []
  private var saved: [Int: [String: SourceConstant?]] = [:]
  private var hasHeadings = false
  /// The parts whose source stands in the cell before an output.
  private var partsOfCell: [Int] = []

  /// What is noted of each line of source while nothing else is wanted.
  private var lines: [SourceLine]?

  /// A label whose number stands on the next line, in lower case.
  var pendingLabel: [UInt8]?
  /// Whether numbers under the names of variables follow that are their derivatives.
  var isBelowGradients = false
  /// What every line of a cell's output came from; empty where that is not known, nil before anybody asks.
  var printedExpressions: [[[UInt8]]]?
  /// The last statement of a program, whose output may stand in the comment below it.
  private var statement: [UInt8]?

  package init(_ exercise: Exercise) {
    self.exercise = exercise
    headings = HeadingMatcher(exercise)
    scanners = exercise.parts.map {
      LineScanner(matcher: LabelMatcher($0), decimalComma: exercise.policy.allowsDecimalComma)
    }
  }

  /// What is known of each line of a program, before it is run.
  package mutating func lines(of program: Submission) -> [SourceLine] {
    lines = []
    run(program, from: .preamble)
    defer { lines = nil }
    return lines ?? []
  }

  /// Collects what a submission says.
  package mutating func collect(_ submission: Submission) -> [PartFindings] {
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

  func finished(_ findings: [PartFindings]) -> [PartFindings] {
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
    unsettledPreamble = []
    saved = [:]
    hasHeadings = false
    partsOfCell = []
    if case .part(let index) = start { findings[index].isPresent = true }
    forgetLabels()
    var index = 0
    while index < submission.blocks.count {
      let block = submission.blocks[index]
      index += 1
      switch block.kind {
      case .prose: readProse(block.text, followingHeadings)
      case .code: readCode(block.text, submission, followingHeadings)
      case .output:
        // What one cell printed belongs together.
        var lines = OutputLines.lines(of: block.text)
        if block.isUnplaced {
          readUnplaced(lines, followingHeadings)
          continue
        }
        while index < submission.blocks.count, submission.blocks[index].kind == .output,
          !submission.blocks[index].isUnplaced
        {
          lines += OutputLines.lines(of: submission.blocks[index].text)
          index += 1
        }
        readOutput(lines, followingHeadings, isPlaced: submission.isRun)
      }
    }
    leave()
  }

  private mutating func forgetLabels() {
    pendingLabel = nil
    isBelowGradients = false
    statement = nil
  }

  private mutating func enter(_ heading: HeadingMatcher.Heading) {
    leave()
    forgetLabels()
    switch heading {
    case .other: section = .other
    case .part(let index):
      hasHeadings = true
      section = .part(index)
      findings[index].isPresent = true
      if let constants = saved[index] {
        reader.beginSection(with: constants)
      } else {
        // Functions before all headings may each have an `x` of their own.
        reader.beginSection(with: preamble, unsettled: unsettledPreamble)
      }
      if !partsOfCell.contains(index) { partsOfCell.append(index) }
    }
  }

  private mutating func leave() {
    switch section {
    case .preamble: (preamble, unsettledPreamble) = (reader.constants, reader.unsettled)
    case .part(let index):
      saved[index] = reader.constants
      // A comment may stand above the numbers that it speaks of.
      findings[index].constants.merge(reader.constants) { atClaim, _ in atClaim }
      if findings[index].isEmpty { findings[index].unsettled = reader.unsettled }
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
    reader.beginBlock()
    // The output of a program that was run is one text, wherever its lines were printed.
    if !submission.isRun { forgetLabels() }
    for line in TextLine.lines(of: text[...]) {
      var isHeading = false
      defer { note(isHeading: isHeading) }
      if followingHeadings, let heading = headingInSource(line) {
        enter(heading)
      }
      guard let (code, comment) = reader.read(line) else {
        if !TextLine.trimmed(line).isEmpty {
          isFirst = false
          statement = Array(line)
          if !submission.isRun { pendingLabel = nil }
        }
        continue
      }
      let isAlone = code.allSatisfy { $0 <= 0x20 || "#\"'/*".utf8.contains($0) }
      if followingHeadings, isAlone,
        let heading = headings.heading(comment[...], .comment)
      {
        // A heading on top of a cell is about the whole cell.
        if isFirst { partsOfCell = [] }
        isHeading = true
        enter(heading)
        continue
      }
      isFirst = false
      if !submission.isRun {
        scan(
          LineScanner.withoutIntroduction(comment[...]), .comment,
          context: isAlone ? pendingLabel ?? statement : code)
      }
      if !isAlone || comment.contains(where: NumberLiteral.isDigit) { statement = nil }
    }
    reader.endBlock()
  }

  private mutating func note(isHeading: Bool) {
    guard lines != nil else { return }
    let part: Int? = if case .part(let index) = section { index } else { nil }
    lines?.append(
      SourceLine(
        part: part, endsStatement: reader.isBetweenStatements, isHeading: isHeading))
  }

  private mutating func readOutput(
    _ lines: [ArraySlice<UInt8>], _ followingHeadings: Bool, isPlaced: Bool
  ) {
    let headed = lines.map { followingHeadings ? headings.heading($0, .output) : nil }
    if partsOfCell.count > 1, followingHeadings, !isPlaced, headed.allSatisfy({ $0 == nil }) {
      // One cell holds several parts, and what it printed does not say which is which.
      for index in partsOfCell { findings[index].isAmbiguous = true }
    }
    if !isPlaced { forgetLabels() }
    printedExpressions = nil
    if case .part(let index) = section { findings[index].beginCell() }
    for (index, line) in lines.enumerated() {
      if let heading = headed[index] {
        enter(heading)
      } else {
        readOutputLine(line, OutputPlace(line: index, count: lines.count))
      }
    }
  }

  /// Reads what a program printed past everything that says where.
  ///
  /// It belongs to a part that printed nothing else, and where there are several, nobody can tell which.
  private mutating func readUnplaced(_ lines: [ArraySlice<UInt8>], _ followingHeadings: Bool) {
    if followingHeadings, lines.contains(where: { headings.heading($0, .output) != nil }) {
      return readOutput(lines, followingHeadings, isPlaced: true)
    }
    let silent = exercise.parts.indices.filter { index in
      findings[index].isPresent && findings[index].isEmpty
    }
    for index in silent {
      enter(.part(index))
      readOutput(lines, false, isPlaced: true)
      findings[index].isAmbiguous = silent.count > 1
    }
  }

  private mutating func readOutputLine(_ line: ArraySlice<UInt8>, _ output: OutputPlace) {
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
    scan(line, .output, context: pendingLabel, output: output)
  }
}
