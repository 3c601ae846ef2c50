import PlainText
import StrictJSON

extension CaseReader {
  /// Reads the variables: numbers, vectors and matrices by name, at least one.
  mutating func readVariables(of owner: StaticString) throws {
    try require(.object, "an object that gives each variable its numbers")
    let start = json.offset
    var object = try json.beginObject()
    while let key = try json.nextKey(in: &object) {
      variableKeys.append(key)
      if try json.peek() == .number {
        try checkName(key)
        let value = try json.readNumber().value
        let place = place(of: key.range.lowerBound - 1)
        variables.append(json.text(of: key), value, place: place)
      } else {
        variables.append(try readEntry(key), block.values)
      }
    }
    if variableKeys.isEmpty {
      throw ContentProblem(at: start, "\"\(owner)\" names no variable")
    }
  }

  /// Reads the constants; there may be none.
  mutating func readConstants() throws {
    try require(.object, "an object that gives each constant its numbers")
    var object = try json.beginObject()
    while let key = try json.nextKey(in: &object) {
      data.append(try readEntry(key), block.values)
    }
  }

  /// Reads a name's numbers into ``block`` and describes them; the range is not yet theirs.
  private mutating func readEntry(_ key: JSONStringToken) throws -> NamedArrays.Entry {
    try checkName(key)
    try readBlock(rankLimit: 2, .exact)
    return NamedArrays.Entry(
      name: json.text(of: key), shape: block.shape, range: 0..<block.values.count,
      place: place(of: key.range.lowerBound - 1))
  }

  /// Checks that formulas can use a name: letters, digits and `_`, not beginning with a digit.
  func checkName(_ key: JSONStringToken) throws {
    if !key.hasEscapes, !key.range.isEmpty {
      let bytes = json.bytes
      let isPlain = key.range.allSatisfy { index in
        let letter = bytes[index] | 0x20
        return (letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z"))
          || bytes[index] == UInt8(ascii: "_")
          || (index > key.range.lowerBound && bytes[index] &- UInt8(ascii: "0") < 10)
      }
      if isPlain { return }
    }
    let name = json.text(of: key)
    guard VariableName.isValid(name) else {
      throw ContentProblem(
        at: key.range.lowerBound - 1,
        "\(Quotation.of(name)) is not a name that formulas can use; expected ASCII or Greek letters,"
          + " digits and '_', not beginning with a digit")
    }
  }

  /// Reads an object that has a member for every variable of `at`, in any order.
  ///
  /// `body` reads the value of the variable whose number it is given.
  mutating func readByVariable(
    _ what: @autoclosure () -> String,
    _ body: (inout CaseReader, Int) throws -> Void
  ) throws {
    try require(.object, what())
    let start = json.offset
    let count = variableKeys.count
    var found = 0
    var next = 0
    var object = try json.beginObject()
    while let key = try json.nextKey(in: &object) {
      if next == count || !json.isSameKey(key, variableKeys[next]) {
        next = try variable(named: key)
      }
      try body(&self, next)
      next += 1
      found += 1
    }
    if found < count { throw missingVariable(at: start) }
  }

  private func variable(named key: JSONStringToken) throws -> Int {
    for index in variableKeys.indices where json.isSameKey(key, variableKeys[index]) {
      return index
    }
    let name = json.text(of: key)
    let names = variables.entries.map(\.name)
    let hint: String
    if data[name] != nil {
      hint = "it is a constant of \"data\", and constants have no derivative"
    } else if let meant = Spelling.nearest(to: name, among: names) {
      hint = "did you mean \"\(meant)\"?"
    } else {
      hint = "the variables are \(names.prefix(12).joined(separator: ", "))"
    }
    throw ContentProblem(
      at: key.range.lowerBound - 1,
      "\(Quotation.of(name)) is not a variable of \"at\"; \(hint)")
  }

  private mutating func missingVariable(at start: Int) -> ContentProblem {
    let mark = json.mark
    defer { json.rewind(to: mark) }
    json.move(to: start)
    var given: Set<String> = []
    if var object = try? json.beginObject() {
      while let key = try? json.nextKey(in: &object), (try? json.skipValue()) != nil {
        given.insert(json.text(of: key))
      }
    }
    let missing = variables.entries.map(\.name).filter { !given.contains($0) }
    let list = missing.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ")
    return ContentProblem(
      at: start,
      "\(list) of \"at\" \(missing.count == 1 ? "is" : "are") left out; claim every variable, and move"
        + " constants into \"data\"")
  }

  /// Reads the numbers of one variable into a claim, where they begin at `first`.
  mutating func readClaim(
    of entry: NamedArrays.Entry, into claim: inout ClaimedArray, at first: Int
  ) throws {
    json.skipSpace()
    let start = json.offset
    if entry.shape.isEmpty, try json.peek() == .number {
      claim.values[first] = try json.readNumber().value
      return
    }
    try readBlock(rankLimit: 2, .claimed)
    guard block.shape == entry.shape else {
      throw ContentProblem(
        at: start,
        "expected \(ShapeDescription.of(entry.shape)) like \"\(entry.name)\" in \"at\", found"
          + " \(ShapeDescription.of(block.shape))")
    }
    copyBlock(into: &claim, at: first)
  }

  /// Copies the numbers read last to a place in a claim.
  func copyBlock(into claim: inout ClaimedArray, at first: Int) {
    for (index, value) in block.values.enumerated() { claim.values[first + index] = value }
    for (index, number) in block.printed { claim.set(first + index, to: number) }
  }

  /// Reads exact numbers, one for every component of the variables.
  mutating func readDirection(_ what: String) throws -> [Double] {
    var direction = [Double](repeating: 0, count: variables.values.count)
    try readByVariable(what) { reader, index in
      let entry = reader.variables.entries[index]
      reader.json.skipSpace()
      let start = reader.json.offset
      try reader.readBlock(rankLimit: 2, .exact)
      guard reader.block.shape == entry.shape else {
        throw ContentProblem(
          at: start,
          "expected \(ShapeDescription.of(entry.shape)) like \"\(entry.name)\", found"
            + " \(ShapeDescription.of(reader.block.shape))")
      }
      direction.replaceSubrange(entry.range, with: reader.block.values)
    }
    return direction
  }
}

/// The names that formulas can use.
enum VariableName {
  /// Whether a text is made of ASCII or Greek letters, digits and `_`, and begins with no digit.
  static func isValid(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !isDigit(first) else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      isDigit(scalar) || scalar == "_" || isLetter(scalar)
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z": true
    // The letters of the block "Greek and Coptic"; U+037E and U+0387 are punctuation.
    case "\u{370}"..."\u{3FF}": scalar.properties.isAlphabetic
    default: false
    }
  }
}
