/// Puts what a program printed behind the lines of its source that printed it, as a notebook has it.
struct OutputPlacement {
  /// What is known of a line of source.
  struct Line: Sendable, Equatable {
    /// The part of the exercise whose section it is in; nil before the first and in others.
    var part: Int?
    /// Whether a statement ends with it.
    var endsStatement: Bool
    /// Whether it is the heading of a section, in a comment.
    var isHeading: Bool
  }

  /// The lines of the source.
  let lines: [Line]

  /// The source with the output in it, as blocks.
  func blocks(source: [UInt8], trace: ProgramTrace) -> [Submission.Block] {
    let text = TextLine.lines(of: source[...])
    let callers = self.callers(trace)
    var outputs: [Int: [UInt8]] = [:]
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
      let place = place(piece.frames, callers)
      outputs[place, default: []] += text
      begun = text.last == 0x0A ? nil : place
    }
    var blocks: [Submission.Block] = []
    var code: [UInt8] = []
    func finish(_ output: [UInt8]?) {
      guard let output else { return }
      if !code.isEmpty { blocks.append(Submission.Block(kind: .code, text: code)) }
      if !output.isEmpty {
        blocks.append(Submission.Block(kind: .output, text: TerminalText.plain(output)))
      }
      code = []
    }
    for (number, line) in text.enumerated() {
      code += line
      code.append(0x0A)
      finish(outputs[number])
    }
    // What no line is known for may have headings of its own.
    finish(outputs[text.count] ?? [])
    return blocks
  }

  /// The sections from which each function was called.
  private func callers(_ trace: ProgramTrace) -> [String: Set<Int>] {
    var callers: [String: Set<Int>] = [:]
    for piece in trace.pieces {
      for (outer, inner) in zip(piece.frames, piece.frames.dropFirst())
      where !inner.function.isEmpty {
        callers[inner.function, default: []].formUnion(part(of: outer).map { [$0] } ?? [])
      }
    }
    return callers
  }

  private func part(of frame: ProgramTrace.Frame) -> Int? {
    lines.indices.contains(frame.line - 1) ? lines[frame.line - 1].part : nil
  }

  /// The line, from 0, behind which a piece of output belongs; their number for the end.
  ///
  /// The innermost line that lies in a section says it best: a program may define a function in each
  /// section, and call all of them at its end. Unless the function is called from several sections:
  /// then it helps to print, wherever it is defined, and belongs to none.
  private func place(
    _ frames: [ProgramTrace.Frame], _ callers: [String: Set<Int>]
  ) -> Int {
    let inSections = frames.filter { part(of: $0) != nil }
    let own = inSections.last { (callers[$0.function]?.count ?? 0) < 2 }
    guard let line = (own ?? inSections.first ?? frames.first)?.line,
      lines.indices.contains(line - 1)
    else { return lines.count }
    // Not in the middle of a statement that goes on over several lines.
    return lines[(line - 1)...].firstIndex { $0.endsStatement } ?? lines.count - 1
  }
}
