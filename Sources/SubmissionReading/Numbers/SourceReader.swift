/// Follows the assignments of constants through source text, without running it.
struct SourceReader {
  /// What the names are worth at this point of the text; nil inside where that cannot be known.
  private(set) var constants: [String: SourceConstant?] = [:]

  /// Names whose value at a claim is in doubt: they change in place, or twice in one cell.
  private(set) var unsettled: Set<String> = []
  /// What the statements of a block print, in their order.
  private(set) var printed = PrintedExpressions()

  private let commentMark: [UInt8]
  /// The names that the block has given values to so far.
  private var assigned: Set<String> = []
  /// The quotes of a string that goes on over several lines.
  private var openString: [UInt8]?
  private var statement: [UInt8] = []
  private var level = 0

  private static let longestStatement = 1 << 20
  private static let slashes = Array("//".utf8)
  /// An optimizer moves all that gradients are taken by.
  private static let step = Array(".step(".utf8)
  private static let blockComment = (start: Array("/*".utf8), end: Array("*/".utf8))

  init(commentMark: String) {
    self.commentMark = Array(commentMark.utf8)
  }

  /// Names with a value that is known.
  private var names: [String: SourceConstant] = [:]

  /// The names of a function's parameters, in its body, and how far its head is indented.
  private var parameters: (names: Set<String>, indent: Int)?

  /// Begins a section: what earlier sections gave to names does not count in it.
  mutating func beginSection(
    with preamble: [String: SourceConstant?], unsettled: Set<String> = []
  ) {
    constants = preamble
    names = preamble.compactMapValues { $0 }
    self.unsettled = unsettled
    assigned = []
    parameters = nil
    // A string stays open: the heading may stand in it, among the output.
    statement = []
    level = 0
  }

  /// Begins a block of code, such as a cell.
  mutating func beginBlock() {
    assigned = []
    printed = PrintedExpressions()
  }

  /// Reads a line; returns its comment with the code before it, or a line of a bare string.
  mutating func read(_ line: ArraySlice<UInt8>) -> (code: [UInt8], comment: [UInt8])? {
    let bytes = Array(line)
    var code: [UInt8] = []
    var index = 0
    if let quotes = openString {
      guard let end = TextLine.find(quotes, in: bytes) else { return ([], bytes) }
      openString = nil
      index = end + quotes.count
      let inside = Array(bytes[..<end])
      if index == bytes.count { return ([], inside) }
    }
    var comment: [UInt8]?
    var start = 0
    let mark = commentMark[0]
    scan: while index < bytes.count {
      let byte = bytes[index]
      guard byte == mark || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else {
        // Most of a line is neither string nor comment.
        let end =
          bytes[index...].firstIndex {
            $0 == mark || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
          } ?? bytes.count
        code += bytes[index..<end]
        index = end
        continue
      }
      if bytes.starts(with: commentMark, at: index) {
        start = index + commentMark.count
        comment = Array(bytes[start...])
        break
      }
      if commentMark.count == 2, bytes.starts(with: Self.blockComment.start, at: index) {
        start = index + 2
        if let end = TextLine.find(Self.blockComment.end, in: bytes, from: start) {
          comment = Array(bytes[start..<end])
          index = end + 2
          continue
        }
        comment = Array(bytes[start...])
        openString = Self.blockComment.end
        break
      }
      guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else {
        code.append(byte)
        index += 1
        continue
      }
      let triple = [byte, byte, byte]
      if bytes.starts(with: triple, at: index) {
        code.append(UInt8(ascii: "\""))
        start = index + 3
        if let end = TextLine.find(triple, in: bytes, from: start) {
          comment = Array(bytes[start..<end])
          index = end + 3
          continue
        }
        comment = Array(bytes[start...])
        openString = triple
        break scan
      }
      // What a string holds is of no interest; that there is one is.
      code.append(UInt8(ascii: "\""))
      index += 1
      while index < bytes.count, bytes[index] != byte {
        index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      index += 1
    }
    readCode(code)
    return comment.map { (Array(bytes[..<start]), $0) }
  }

  private mutating func readCode(_ source: [UInt8]) {
    var code = source
    if commentMark == Self.slashes {
      // Where braces hold statements, they part them.
      for index in code.indices
      where code[index] == UInt8(ascii: "{") || code[index] == UInt8(ascii: "}") {
        code[index] = UInt8(ascii: ";")
      }
    }
    if statement.isEmpty, TextLine.trimmed(code[...]).isEmpty { return }
    for byte in code {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): level += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): level = max(0, level - 1)
      default: break
      }
    }
    statement += code
    statement.append(0x0A)
    if level > 0, statement.count < Self.longestStatement { return }
    finishStatement()
  }

  /// Whether no statement and no string goes on on the next line.
  var isBetweenStatements: Bool { statement.isEmpty && openString == nil }

  /// Ends a block of code, and with it a statement that was not complete.
  mutating func endBlock() {
    openString = nil
    if !statement.isEmpty { finishStatement() }
  }

  private mutating func finishStatement() {
    let text = statement
    statement = []
    level = 0
    printed.note(text)
    noteFunction(text)
    if TextLine.find(Self.step, in: text) != nil {
      unsettled.formUnion(names.filter { $0.value.requiresGradient }.keys)
    }
    guard text.contains(UInt8(ascii: "=")) || text.contains(UInt8(ascii: "_")) else { return }
    var depth = 0
    var start = 0
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ";") where depth == 0:
        assign(text[start..<index])
        start = index + 1
      default: break
      }
    }
    assign(text[start...])
  }

  /// Within a function its parameters hide what is known under their names.
  private mutating func noteFunction(_ text: [UInt8]) {
    let indent = text.prefix { TextLine.isSpace($0) }.count
    if let body = parameters, indent <= body.indent, text.count > indent + 1 { parameters = nil }
    guard text[indent...].starts(with: "def ".utf8),
      let start = text.firstIndex(of: UInt8(ascii: "(")),
      let end = text.lastIndex(of: UInt8(ascii: ")")), start < end
    else { return }
    let names = StatementSyntax.split(text[(start + 1)..<end], at: UInt8(ascii: ",")).map { part in
      String(decoding: TextLine.trimmed(part).prefix { TextLine.isWord($0) }, as: UTF8.self)
    }
    parameters = (Set(names), indent)
  }

  /// The names that an expression may use here.
  private var visibleNames: [String: SourceConstant] {
    guard let parameters else { return names }
    return names.filter { !parameters.names.contains($0.key) }
  }

  /// Carries out `x = …`, `x, y = …, …` and `x = y = …`.
  private mutating func assign(_ statement: ArraySlice<UInt8>) {
    let sides = StatementSyntax.sides(of: statement)
    guard sides.count > 1, let right = sides.last else {
      if let name = InPlaceChange.name(in: statement) { unsettled.insert(name) }
      return
    }
    let pieces =
      commentMark.count == 2 ? StatementSyntax.split(statement, at: UInt8(ascii: ",")) : []
    if pieces.count > 1, pieces.allSatisfy({ StatementSyntax.sides(of: $0).count == 2 }) {
      // `let x = 2.0, y = 3.0`
      for piece in pieces { assign(piece) }
      return
    }
    if let name = InPlaceChange.name(in: statement) { unsettled.insert(name) }
    for left in sides.dropLast() {
      let targets = StatementSyntax.targets(of: left)
      guard !targets.isEmpty else { continue }
      if targets.count == 1 {
        set(targets[0], ConstantExpression.value(of: Array(right), names: visibleNames))
        continue
      }
      var parts = StatementSyntax.split(right, at: UInt8(ascii: ","))
      if parts.count != targets.count {
        parts = StatementSyntax.split(StatementSyntax.unwrapped(right), at: UInt8(ascii: ","))
      }
      let known = visibleNames
      if parts.count == targets.count {
        for (target, part) in zip(targets, parts) {
          set(target, ConstantExpression.value(of: Array(part), names: known))
        }
      } else {
        for target in targets { set(target, nil) }
      }
    }
  }

  private mutating func set(_ name: String, _ value: SourceConstant?) {
    let isFirst = assigned.insert(name).inserted
    if isFirst {
      unsettled.remove(name)
    } else if (constants[name] ?? nil)?.numbers != value?.numbers {
      unsettled.insert(name)
    }
    constants.updateValue(value, forKey: name)
    names[name] = value
  }
}
