/// Reads notebooks that were exported to text or Markdown.
///
/// In plain text `In [3]:` begins a cell; its source ends where two lines in a row are blank, and what it
/// printed ends there too. In Markdown source stands between fences, and output is indented by four columns.
enum TextExportReader {
  static func read(_ bytes: [UInt8]) -> Submission {
    let lines = TextLine.lines(of: TerminalText.plain(bytes)[...])
    let hasPrompts = lines.contains { isPrompt($0) }
    var builder = Builder()
    if hasPrompts { readPrompts(lines, &builder) } else { readMarkdown(lines, &builder) }
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
    var blank = 0
    for line in lines {
      if TextLine.trimmed(line).isEmpty {
        blank += 1
        if kind == .code { builder.append(line, kind) }
        continue
      }
      defer { blank = 0 }
      if isPrompt(line) {
        kind = .code
        builder.append(afterPrompt(line), kind, isNew: true)
        continue
      }
      if isOutputPrompt(line) {
        kind = .output
        builder.append(afterPrompt(line), kind)
        continue
      }
      if blank >= 2 {
        // Source, then output, then prose; headings are prose wherever they stand.
        switch kind {
        case .code where !looksLikeSource(line): kind = .output
        case .output: kind = .prose
        default: break
        }
      }
      if kind != .code, line.first == UInt8(ascii: "#") { kind = .prose }
      if kind == .code, blank >= 1, line.starts(with: "##".utf8) { kind = .prose }
      builder.append(line, kind)
    }
  }

  /// Whether a line behind blank ones goes on with the program.
  private static func looksLikeSource(_ line: ArraySlice<UInt8>) -> Bool {
    let words = ["def ", "class ", "import ", "from ", "@", "for ", "with ", "if ", "print("]
    if words.contains(where: { line.starts(with: $0.utf8) }) { return true }
    var reader = SourceReader(commentMark: "#")
    _ = reader.read(line)
    return !reader.constants.isEmpty && line.contains(UInt8(ascii: "("))
  }

  private static func readMarkdown(_ lines: [ArraySlice<UInt8>], _ builder: inout Builder) {
    var isSource = false
    var isOutput = false
    var hasSource = false
    for line in lines {
      if line.starts(with: "```".utf8) {
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
