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
    switch try json.peek() {
    case .string: return Array(json.text(of: try json.readString()).utf8)
    case .array:
      var all: [UInt8] = []
      var array = try json.beginArray()
      while try json.nextElement(in: &array) {
        if try json.peek() == .string {
          all += json.text(of: try json.readString()).utf8
        } else {
          try json.skipValue()
        }
      }
      return all
    default:
      try json.skipValue()
      return []
    }
  }
}
