import StrictJSON

/// Reads Jupyter notebooks of nbformat 3 and 4: sources, and the outputs that were recorded.
struct NotebookReader: ~Copyable {
  private static let keys = JSONKeySet(["cells", "worksheets", "nbformat"])
  private static let cellKeys = JSONKeySet(["cell_type", "source", "input", "outputs"])
  private static let outputKeys = JSONKeySet([
    "output_type", "text", "data", "name", "text/plain", "stream",
  ])

  private var json: JSONReader
  private var blocks: [Submission.Block] = []
  private var isNotebook = false

  private init(_ json: consuming JSONReader) {
    self.json = json
  }

  /// Reads a notebook; nil where the JSON is something else.
  static func read(_ bytes: [UInt8]) throws(JSONError) -> Submission? {
    // Metadata may hold what Python writes for numbers that are not finite.
    let text = PythonJSON.strict(bytes)
    return try text.withUnsafeBufferPointer { buffer throws(JSONError) in
      var reader = NotebookReader(try JSONReader(buffer))
      try reader.readFile()
      return reader.isNotebook ? Submission(blocks: reader.blocks) : nil
    }
  }

  private mutating func readFile() throws(JSONError) {
    guard try json.peek() == .object else { return try json.skipValue() }
    var object = try json.beginObject()
    while let key = try json.nextKey(in: &object) {
      switch json.index(of: key, in: Self.keys) {
      case 0: try readCells()
      case 1:
        guard try json.peek() == .array else {
          try json.skipValue()
          continue
        }
        var sheets = try json.beginArray()
        while try json.nextElement(in: &sheets) { try readWorksheet() }
      case 2:
        isNotebook = true
        try json.skipValue()
      default: try json.skipValue()
      }
    }
    try json.finish()
  }

  private mutating func readWorksheet() throws(JSONError) {
    guard try json.peek() == .object else { return try json.skipValue() }
    var object = try json.beginObject()
    while let key = try json.nextKey(in: &object) {
      if json.index(of: key, in: Self.keys) == 0 { try readCells() } else { try json.skipValue() }
    }
  }

  private mutating func readCells() throws(JSONError) {
    guard try json.peek() == .array else { return try json.skipValue() }
    isNotebook = true
    var cells = try json.beginArray()
    while try json.nextElement(in: &cells) { try readCell() }
  }

  private mutating func readCell() throws(JSONError) {
    guard try json.peek() == .object else { return try json.skipValue() }
    var kind = "code"
    var source: [UInt8] = []
    var outputs: [[UInt8]] = []
    var object = try json.beginObject()
    while let key = try json.nextKey(in: &object) {
      switch json.index(of: key, in: Self.cellKeys) {
      case 0: kind = try json.peek() == .string ? json.text(of: try json.readString()) : try other()
      case 1, 2: source += try text()
      case 3: try readOutputs(into: &outputs)
      default: try json.skipValue()
      }
    }
    switch kind {
    case "code":
      blocks.append(Submission.Block(kind: .code, text: source))
      for output in outputs where !output.isEmpty {
        blocks.append(Submission.Block(kind: .output, text: TerminalText.plain(output)))
      }
    case "heading": blocks.append(Submission.Block(kind: .prose, text: Array("# ".utf8) + source))
    default: blocks.append(Submission.Block(kind: .prose, text: source))
    }
  }

  private mutating func other() throws(JSONError) -> String {
    try json.skipValue()
    return "other"
  }

  private mutating func readOutputs(into outputs: inout [[UInt8]]) throws(JSONError) {
    guard try json.peek() == .array else { return try json.skipValue() }
    var array = try json.beginArray()
    var lastWasStream = false
    while try json.nextElement(in: &array) {
      guard try json.peek() == .object else {
        try json.skipValue()
        continue
      }
      var kind = ""
      var name = ""
      var printed: [UInt8] = []
      var object = try json.beginObject()
      while let key = try json.nextKey(in: &object) {
        switch json.index(of: key, in: Self.outputKeys) {
        case 0:
          kind = try json.peek() == .string ? json.text(of: try json.readString()) : try other()
        case 1: printed += try text()
        case 2: printed += try readData()
        case 3, 5:
          name = try json.peek() == .string ? json.text(of: try json.readString()) : try other()
        case 4: printed += try text()
        default: try json.skipValue()
        }
      }
      // A traceback quotes the source, and what went to standard error is no answer.
      guard kind != "error", kind != "pyerr", name != "stderr", !printed.isEmpty else { continue }
      // Jupyter may cut one stream in the middle of a line.
      let isStream = kind == "stream"
      if isStream, lastWasStream, !outputs.isEmpty {
        outputs[outputs.count - 1] += printed
      } else {
        outputs.append(printed)
      }
      lastWasStream = isStream
    }
  }

  private mutating func readData() throws(JSONError) -> [UInt8] {
    guard try json.peek() == .object else {
      try json.skipValue()
      return []
    }
    var printed: [UInt8] = []
    var object = try json.beginObject()
    while let key = try json.nextKey(in: &object) {
      if json.index(of: key, in: Self.outputKeys) == 4 {
        printed = try text()
      } else {
        try json.skipValue()
      }
    }
    return printed
  }

  /// Text that is one string, or a list of them.
  private mutating func text() throws(JSONError) -> [UInt8] {
    var all: [UInt8] = []
    switch try json.peek() {
    case .string: JSONText.append(try json.readString(), of: json.bytes, to: &all)
    case .array:
      var array = try json.beginArray()
      while try json.nextElement(in: &array) {
        if try json.peek() == .string {
          JSONText.append(try json.readString(), of: json.bytes, to: &all)
        } else {
          try json.skipValue()
        }
      }
    default: try json.skipValue()
    }
    return all
  }
}

/// The bytes that strings of JSON stand for: a class's notebooks are mostly that.
private enum JSONText {
  /// Appends what a string stands for; the reader has checked it.
  static func append(
    _ token: JSONStringToken, of bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]
  ) {
    guard token.hasEscapes else {
      text.append(contentsOf: bytes[token.range])
      return
    }
    var index = token.range.lowerBound
    let end = token.range.upperBound
    while index < end {
      let plain = index
      while index < end, bytes[index] != UInt8(ascii: "\\") { index += 1 }
      text.append(contentsOf: bytes[plain..<index])
      guard index + 1 < end else { return }
      let letter = bytes[index + 1]
      index += 2
      switch letter {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "u"):
        var unit = hexadecimal(bytes, at: index)
        index += 4
        if unit & 0xFC00 == 0xD800, index + 6 <= end {
          // The reader takes surrogates in pairs only.
          unit = 0x10000 + (unit & 0x3FF) << 10 + hexadecimal(bytes, at: index + 2) & 0x3FF
          index += 6
        }
        let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
        text.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      default: text.append(letter)
      }
    }
  }

  private static func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt32 {
    guard start + 4 <= bytes.count else { return 0xFFFD }
    return bytes[start..<(start + 4)].reduce(0) { value, byte in
      value << 4 | UInt32(byte < 0x40 ? byte & 0xF : (byte & 0xF) + 9)
    }
  }
}
