import StrictJSON

/// Numbers in nested arrays, flattened row by row.
struct NumberBlock {
  var values: [Double] = []
  var printed: [(index: Int, number: PrintedNumber)] = []

  /// The lengths of the arrays, the outermost first; empty for a single number.
  var shape: [Int] = []

  /// How deep the numbers lie; nil before the first one.
  fileprivate var rank: Int?

  fileprivate mutating func removeAll() {
    values.removeAll(keepingCapacity: true)
    printed.removeAll(keepingCapacity: true)
    shape.removeAll(keepingCapacity: true)
    rank = nil
  }
}

extension CaseReader {
  /// What may stand as a number.
  enum NumberStyle {
    /// JSON numbers: points, constants and directions are exact.
    case exact
    /// JSON numbers, and strings of printed digits.
    case claimed
  }

  /// Reads a number, or arrays of numbers nested up to `rankLimit` levels, into ``block``.
  mutating func readBlock(rankLimit: Int, _ style: NumberStyle) throws {
    block.removeAll()
    try readBlock(at: 0, rankLimit, style)
  }

  /// The recursion goes no deeper than the limit, which is at most 4.
  private mutating func readBlock(
    at level: Int, _ rankLimit: Int, _ style: NumberStyle
  ) throws {
    guard try json.peek() == .array else {
      if let rank = block.rank, rank != level { throw unexpected("an array, as before") }
      try readNumber(style)
      block.rank = level
      return
    }
    if let rank = block.rank, level >= rank { throw unexpected("a number, as before") }
    guard level < rankLimit else {
      throw unexpected(
        rankLimit == 0
          ? "a number" : "a number, since arrays may be nested \(rankLimit) deep here")
    }
    let start = json.offset
    var array = try json.beginArray()
    var count = 0
    let isFirst = block.shape.count == level
    if isFirst { block.shape.append(0) }
    while try json.nextElement(in: &array) {
      try readBlock(at: level + 1, rankLimit, style)
      count += 1
    }
    guard count > 0 else {
      throw ContentProblem(at: start, "expected numbers, found an empty array")
    }
    if isFirst {
      block.shape[level] = count
    } else if block.shape[level] != count {
      throw ContentProblem(
        at: start,
        "the array is ragged: expected \(block.shape[level]) elements as in the first row, found"
          + " \(count)")
    }
  }

  private mutating func readNumber(_ style: NumberStyle) throws {
    switch (try json.peek(), style) {
    case (.number, _):
      block.values.append(try json.readNumber().value)
    case (.string, .claimed):
      block.printed.append((block.values.count, try readPrinted()))
      block.values.append(0)
    case (_, .claimed): throw unexpected("a number or its printed digits")
    case (.string, .exact):
      throw unexpected("a number", hint: "only claims may be printed digits; remove the quotes")
    case (_, .exact): throw unexpected("a number")
    }
  }

  /// Reads a string of printed digits.
  mutating func readPrinted() throws -> PrintedNumber {
    let offset = json.offset
    let text = json.text(of: try json.readString())
    do {
      return try PrintedNumber(text)
    } catch {
      throw ContentProblem(at: offset, error.message)
    }
  }
}
