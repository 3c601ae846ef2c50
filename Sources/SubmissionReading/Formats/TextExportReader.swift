/// Reads notebooks that were exported to text or Markdown.
///
/// In plain text `In [3]:` begins a cell. What it printed is the first paragraph that is no source, and ends
/// where two lines in a row are blank. Behind `>>>` stands source, and what it printed below. In Markdown source stands between fences, and output is indented by four columns.
enum TextExportReader {
  /// - Parameter isLog: Whether text without any source is what a program printed.
  static func read(_ bytes: [UInt8], isLog: Bool) -> Submission {
    let lines = TextLine.lines(of: TerminalText.plain(bytes)[...])
    let hasPrompts = lines.contains { isPrompt($0) }
    var builder = Builder()
    if hasPrompts {
      readPrompts(lines, &builder)
    } else if lines.contains(where: isInterpreterPrompt) {
      readInterpreter(lines, &builder)
    } else if isLog, !lines.contains(where: { fence(of: $0) != nil }) {
      // Text without source, but with numbers under labels: what a program printed.
      for line in lines { builder.append(line, .output) }
    } else {
      readMarkdown(lines, &builder)
    }
    return Submission(blocks: builder.blocks)
  }

  private struct Builder {
    var blocks: [Submission.Block] = []

    mutating func append(
      _ line: ArraySlice<UInt8>, _ kind: Submission.Block.Kind, isNew: Bool = false
    ) {
      if isNew || blocks.last?.kind != kind {
        blocks.append(Submission.Block(kind: kind, text: []))
      }
      blocks[blocks.count - 1].text += line
      blocks[blocks.count - 1].text.append(0x0A)
    }
  }

  private static func isPrompt(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "In [".utf8) && line.contains(UInt8(ascii: "]"))
  }

  private static func isOutputPrompt(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "Out[".utf8)
  }

  private static func afterPrompt(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let end = line.firstIndex(of: UInt8(ascii: "]")) else { return line }
    return TextLine.trimmed(line[(end + 1)...].drop { $0 == UInt8(ascii: ":") })
  }

  private static func readPrompts(_ lines: [ArraySlice<UInt8>], _ builder: inout Builder) {
    var kind = Submission.Block.Kind.prose
    var index = 0
    var blank = 0
    while index < lines.count {
      let line = lines[index]
      if TextLine.trimmed(line).isEmpty {
        blank += 1
        index += 1
        continue
      }
      if isPrompt(line) || isOutputPrompt(line) {
        kind = isPrompt(line) ? .code : .output
        builder.append(afterPrompt(line), kind, isNew: true)
        index += 1
        // The source of a cell begins right below its prompt, or beside it.
        if kind == .code { while index < lines.count, !ends(lines[index]) { take() } }
        blank = 0
        continue
      }
      let end = lines[index...].firstIndex(where: ends) ?? lines.count
      if line.starts(with: "##".utf8) {
        kind = .prose
      } else if kind == .code, !lines[index..<end].contains(where: looksLikeSource) {
        kind = .output
      } else if kind == .output, blank >= 2 {
        kind = .prose
      }
      if kind == .code { builder.append([], kind) }
      while index < end { take() }
      blank = 0
    }
    func take() {
      builder.append(lines[index], kind)
      index += 1
    }
  }

  /// Whether a paragraph ends before this line.
  private static func ends(_ line: ArraySlice<UInt8>) -> Bool {
    TextLine.trimmed(line).isEmpty || isPrompt(line) || isOutputPrompt(line)
  }

  /// Whether a line behind a blank one goes on with the program, and is none of its output.
  private static func looksLikeSource(_ line: ArraySlice<UInt8>) -> Bool {
    if line.first == UInt8(ascii: "#") || line.first == UInt8(ascii: "@") { return true }
    let words = [
      "def ", "class ", "import ", "from ", "for ", "with ", "if ", "print(", "return ", "while ",
      "try:", "assert ", "del ", "%",
    ]
    if words.contains(where: { line.starts(with: $0.utf8) }) { return true }
    let bytes = Array(TextLine.trimmed(line))
    // `v.backward()`, `x.grad`: a name, and nothing or a call behind it.
    let name = bytes.prefix { TextLine.isWord($0) && $0 < 0x80 || $0 == UInt8(ascii: ".") }
    let rest = TextLine.trimmed(bytes[name.count...])
    let isValue = ["tensor", "array"].contains { name.elementsEqual($0.utf8) }
    if !isValue, name.count > 0, !NumberLiteral.isDigit(bytes[0]),
      rest.isEmpty || rest.first == UInt8(ascii: "(") && rest.last == UInt8(ascii: ")")
    {
      return true
    }
    // `y = torch.sin(x)`, and not what a program prints: `x.grad = 28.0`.
    guard rest.first == UInt8(ascii: "=") || rest.first == UInt8(ascii: ","),
      let sign = rest.firstIndex(of: UInt8(ascii: "="))
    else { return false }
    let right = Array(TextLine.trimmed(rest[(sign + 1)...]))
    let scanner = ValueScanner(
      bytes: right, folded: TextLine.folded(right), decimalComma: false)
    return scanner.scan(at: 0)?.end != right.count
  }

  private static func isInterpreterPrompt(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: ">>> ".utf8)
  }

  /// A session of Python's interpreter: output ends at a blank line or the next prompt.
  private static func readInterpreter(_ lines: [ArraySlice<UInt8>], _ builder: inout Builder) {
    var kind = Submission.Block.Kind.prose
    for line in lines {
      if isInterpreterPrompt(line) || kind == .code && line.starts(with: "...".utf8) {
        builder.append(line.dropFirst(4), .code, isNew: isInterpreterPrompt(line))
        kind = .code
      } else if TextLine.trimmed(line).isEmpty {
        kind = .prose
      } else if line.starts(with: "```".utf8) {
        kind = .prose
      } else {
        if kind == .code { kind = .output }
        builder.append(line, kind)
      }
    }
  }

  /// The mark of a fence, ``` or ~~~.
  private static func fence(of line: ArraySlice<UInt8>) -> UInt8? {
    guard let mark = line.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"),
      line.prefix(3).allSatisfy({ $0 == mark }), line.count >= 3
    else { return nil }
    return mark
  }

  private static func readMarkdown(_ lines: [ArraySlice<UInt8>], _ builder: inout Builder) {
    var isSource = false
    var isOutput = false
    var hasSource = false
    var opening: UInt8 = 0
    for line in lines {
      if let mark = fence(of: line), !(isSource || isOutput) || mark == opening {
        opening = mark
        if isSource || isOutput {
          isSource = false
          isOutput = false
        } else {
          let language = TextLine.folded(TextLine.trimmed(line.dropFirst(3)))
          isSource =
            !language.isEmpty && language != Array("text".utf8)
            && language != Array("output".utf8)
          isOutput = !isSource
          hasSource = hasSource || isSource
        }
        continue
      }
      if isSource {
        builder.append(line, .code)
      } else if isOutput || hasSource && line.starts(with: "    ".utf8) {
        builder.append(isOutput ? line : line.dropFirst(4), .output)
      } else {
        builder.append(line, .prose)
      }
    }
  }
}
