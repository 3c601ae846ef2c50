import SubmissionReading

/// Puts what a program printed behind the lines of its source that printed it, as a notebook has it.
struct OutputPlacement {
  /// The lines of the source.
  let lines: [SourceLine]

  /// The source with the output in it, as blocks.
  ///
  /// Inside a section, output keeps the order in which it was printed: a loop may print a name by one
  /// line and its value by another. What the lines of a loop print stands behind the last of them.
  func blocks(source: [UInt8], trace: ProgramTrace) -> [Submission.Block] {
    let text = TextLine.lines(of: source[...])
    let calls = Calls(trace) { part(of: $0) }
    let layout = Layout(lines)
    var outputs: [Int: [UInt8]] = [:]
    /// The places of output in each region, in their order.
    var places: [Int: [Int]] = [:]
    /// Where a line of output was begun that has not ended.
    var begun: Int?
    for piece in trace.pieces {
      var text = piece.text[...]
      if let place = begun {
        let end = text.firstIndex(of: 0x0A).map { $0 + 1 } ?? text.endIndex
        outputs[place, default: []] += text[..<end]
        text = text[end...]
        if end > 0, piece.text[end - 1] == 0x0A { begun = nil }
      }
      guard !text.isEmpty else { continue }
      var place = place(piece.frames, calls, layout)
      if layout.regions.indices.contains(place) {
        place = Self.settle(place, &places[layout.regions[place], default: []], &outputs)
      }
      outputs[place, default: []] += text
      begun = text.last == 0x0A ? nil : place
    }
    var blocks: [Submission.Block] = []
    var code: [UInt8] = []
    func finish(_ output: [UInt8]?, isUnplaced: Bool = false) {
      guard let output else { return }
      if !code.isEmpty { blocks.append(Submission.Block(kind: .code, text: code)) }
      if !output.isEmpty {
        blocks.append(
          Submission.Block(
            kind: .output, text: TerminalText.plain(output), isUnplaced: isUnplaced))
      }
      code = []
    }
    for (number, line) in text.enumerated() {
      code += line
      code.append(0x0A)
      finish(outputs[number])
    }
    // What no line is known for may have headings of its own.
    finish(outputs[text.count] ?? [], isUnplaced: true)
    return blocks
  }

  /// Notes a place of output in a region; where there is a later one already, moves all from the place on there.
  ///
  /// What has moved is not met again: a program may come back a hundred thousand times.
  private static func settle(
    _ place: Int, _ places: inout [Int], _ outputs: inout [Int: [UInt8]]
  ) -> Int {
    guard let later = places.last, later >= place else {
      places.append(place)
      return place
    }
    places.removeLast()
    var earlier: [[UInt8]] = []
    while let before = places.last, before >= place {
      places.removeLast()
      earlier.append(outputs.removeValue(forKey: before) ?? [])
    }
    places.append(later)
    if !earlier.isEmpty {
      outputs[later] = Array(earlier.reversed().joined()) + (outputs[later] ?? [])
    }
    return later
  }

  /// Where things begin and end in the source, for each of its lines.
  private struct Layout {
    /// The first line of the stretch of lines around it that are of the same part.
    var regions: [Int] = []
    /// The last line of that stretch.
    var regionEnds: [Int]
    /// The line with which its statement ends.
    var statementEnds: [Int]

    init(_ lines: [SourceLine]) {
      regionEnds = Array(lines.indices)
      statementEnds = regionEnds
      for (number, line) in lines.enumerated() {
        let isSame = number > 0 && lines[number - 1].part == line.part
        regions.append(isSame ? regions[number - 1] : number)
      }
      for number in lines.indices.dropLast().reversed() {
        if regions[number + 1] == regions[number] { regionEnds[number] = regionEnds[number + 1] }
        if !lines[number].endsStatement { statementEnds[number] = statementEnds[number + 1] }
      }
    }
  }

  /// From where each function was called.
  private struct Calls {
    private var parts: [String: Set<Int>] = [:]
    private var places: [String: Set<Int>] = [:]

    init(_ trace: ProgramTrace, part: (ProgramTrace.Frame) -> Int?) {
      for piece in trace.pieces {
        for (outer, inner) in zip(piece.frames, piece.frames.dropFirst())
        where !inner.function.isEmpty {
          places[inner.function, default: []].insert(outer.line)
          if let part = part(outer) { parts[inner.function, default: []].insert(part) }
        }
      }
    }

    func isFromOneSection(_ function: String) -> Bool { (parts[function]?.count ?? 0) < 2 }
    func isFromOnePlace(_ function: String) -> Bool { (places[function]?.count ?? 0) < 2 }
  }

  private func part(of frame: ProgramTrace.Frame) -> Int? {
    lines.indices.contains(frame.line - 1) ? lines[frame.line - 1].part : nil
  }

  /// The line, from 0, behind which a piece of output belongs; their number for the end.
  ///
  /// The innermost line that lies in a section says it best: a program may define a function in each
  /// section, and call all of them at its end. Unless the function is called from several sections:
  /// then it helps to print, wherever it is defined, and belongs to none. Where there are no sections,
  /// a function that is called at several places does.
  private func place(
    _ frames: [ProgramTrace.Frame], _ calls: Calls, _ layout: Layout
  ) -> Int {
    let inSections = frames.filter { part(of: $0) != nil }
    let own =
      inSections.isEmpty
      ? frames.last { calls.isFromOnePlace($0.function) }
      : inSections.last { calls.isFromOneSection($0.function) }
    guard let frame = own ?? inSections.first ?? frames.first,
      lines.indices.contains(frame.line - 1)
    else { return lines.count }
    let line = frame.line - 1
    if frame.function.isEmpty {
      // Of a heading's section, no more is known than that it had begun.
      return layout.regionEnds[line]
    }
    // Not in the middle of a statement that goes on over several lines.
    return layout.statementEnds[line]
  }
}
