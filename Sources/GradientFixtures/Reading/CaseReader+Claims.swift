import StrictJSON

extension CaseReader {
  private func checkOutputs(
    _ found: Int, _ what: String, at offset: Int
  ) throws {
    guard let expected = outputCount, expected != found else { return }
    throw ContentProblem(
      at: offset,
      "expected \(expected) \(what), one for each formula of \"function\", found \(found)")
  }

  private func requireOneFunction(_ claim: String, at offset: Int) throws {
    guard let outputCount, outputCount > 1 else { return }
    throw ContentProblem(
      at: offset,
      "a \(claim) belongs to one function, and \"function\" has \(outputCount);"
        + " claim a \"jacobian\"")
  }

  // MARK: First derivatives

  /// A number, or an array with one number per output.
  mutating func readValue(into fixture: inout FixtureCase) throws {
    fixture.valueSlot.isFilled = true
    try readOutputs(into: &fixture.valueSlot.array, "values")
  }

  private mutating func readOutputs(
    into claim: inout ClaimedArray, _ what: String
  ) throws {
    json.skipSpace()
    let start = json.offset
    try readBlock(rankLimit: 2, .claimed)
    try checkOutputs(block.values.count, what, at: start)
    claim.grow(by: block.values.count)
    copyBlock(into: &claim, at: 0)
  }

  /// An object by variable, shaped like `at`.
  mutating func readGradient(into fixture: inout FixtureCase) throws {
    try requireOneFunction("gradient", at: json.offset)
    fixture.gradientSlot.isFilled = true
    try readRow(
      into: &fixture.gradientSlot.array, "a gradient: an object by variable, like \"at\"")
  }

  /// Adds one derivative per component of the variables.
  private mutating func readRow(
    into claim: inout ClaimedArray, _ what: @autoclosure () -> String
  ) throws {
    let first = claim.values.count
    claim.grow(by: variables.values.count)
    try readByVariable(what()) { reader, index in
      let entry = reader.variables.entries[index]
      try reader.readClaim(of: entry, into: &claim, at: first + entry.range.lowerBound)
    }
  }

  /// An array of rows, each an object by variable or an array; or an object by variable of blocks.
  mutating func readJacobian(into fixture: inout FixtureCase) throws {
    json.skipSpace()
    let start = json.offset
    var claim = ClaimedArray()
    switch try json.peek() {
    case .array: try readRows(into: &claim)
    case .object: try readColumns(into: &claim)
    default: throw unexpected("a jacobian: an array of rows, or an object by variable")
    }
    let outputs = claim.values.count / max(1, variables.values.count)
    try checkOutputs(outputs, "rows", at: start)
    fixture.jacobian = claim
  }

  private mutating func readRows(
    into claim: inout ClaimedArray
  ) throws {
    let count = variables.values.count
    let start = json.offset
    var array = try json.beginArray()
    var rows = 0
    while try json.nextElement(in: &array) {
      rows += 1
      let expectation = "a row: an object by variable, or an array of \(count)"
      guard try json.peek() == .array else {
        try readRow(into: &claim, expectation)
        continue
      }
      try readPlainRow(into: &claim, count)
    }
    if rows == 0 { throw ContentProblem(at: start, "expected rows, found an empty array") }
  }

  private mutating func readPlainRow(into claim: inout ClaimedArray, _ count: Int) throws {
    let start = json.offset
    try readBlock(rankLimit: 1, .claimed)
    guard block.values.count == count else {
      throw ContentProblem(
        at: start,
        "expected a row of \(count), one for each component of \"at\", found"
          + " \(block.values.count)")
    }
    let first = claim.values.count
    claim.grow(by: count)
    copyBlock(into: &claim, at: first)
  }

  /// Blocks of shape (outputs) + (shape of the variable); one output needs no leading dimension.
  private mutating func readColumns(
    into claim: inout ClaimedArray
  ) throws {
    let count = variables.values.count
    var outputs: Int?
    try readByVariable("a jacobian: an object by variable") { reader, variable in
      let entry = reader.variables.entries[variable]
      reader.json.skipSpace()
      let start = reader.json.offset
      try reader.readBlock(rankLimit: entry.shape.count + 1, .claimed)
      let shape = reader.block.shape
      let rows = shape.count > entry.shape.count ? shape[0] : 1
      guard shape == entry.shape || Array(shape.dropFirst()) == entry.shape else {
        throw ContentProblem(
          at: start,
          "expected \(ShapeDescription.of(entry.shape)) like \"\(entry.name)\" in \"at\", or one such"
            + " block for each output, found \(ShapeDescription.of(shape))")
      }
      if let outputs, outputs != rows {
        throw ContentProblem(
          at: start, "expected \(outputs) outputs as for the variables before, found \(rows)")
      }
      if outputs == nil { claim.grow(by: rows * count) }
      outputs = rows
      let width = entry.range.count
      func target(_ index: Int) -> Int {
        index / width * count + entry.range.lowerBound + index % width
      }
      for (index, value) in reader.block.values.enumerated() { claim.values[target(index)] = value }
      for (index, number) in reader.block.printed { claim.set(target(index), to: number) }
    }
  }

  // MARK: Second derivatives

  /// An array of n rows of n, or an object by variable of objects by variable of blocks.
  mutating func readHessian(into fixture: inout FixtureCase) throws {
    try requireOneFunction("hessian", at: json.offset)
    let count = variables.values.count
    var claim = ClaimedArray()
    switch try json.peek() {
    case .array:
      let start = json.offset
      var array = try json.beginArray()
      while try json.nextElement(in: &array) {
        try require(.array, "a row: an array of \(count)")
        try readPlainRow(into: &claim, count)
      }
      guard claim.values.count == count * count else {
        throw ContentProblem(
          at: start,
          "expected \(count) rows, one for each component of \"at\", found"
            + " \(claim.values.count / count)")
      }
    case .object:
      claim.grow(by: count * count)
      try readByVariable("a hessian") { reader, row in
        try reader.readByVariable("an object by variable") { reader, column in
          try reader.readHessianBlock(row, column, into: &claim)
        }
      }
    default:
      throw unexpected("a hessian: \(count) rows of \(count), or an object by variable")
    }
    fixture.hessian = claim
  }

  private mutating func readHessianBlock(
    _ row: Int, _ column: Int, into claim: inout ClaimedArray
  ) throws {
    let rows = variables.entries[row]
    let columns = variables.entries[column]
    let expected = rows.shape + columns.shape
    json.skipSpace()
    let start = json.offset
    try readBlock(rankLimit: expected.count, .claimed)
    guard block.shape == expected else {
      throw ContentProblem(
        at: start,
        "expected \(ShapeDescription.of(expected)), the shapes of \"\(rows.name)\" and"
          + " \"\(columns.name)\", found \(ShapeDescription.of(block.shape))")
    }
    let count = variables.values.count
    let width = columns.range.count
    func target(_ index: Int) -> Int {
      (rows.range.lowerBound + index / width) * count + columns.range.lowerBound + index % width
    }
    for (index, value) in block.values.enumerated() { claim.values[target(index)] = value }
    for (index, number) in block.printed { claim.set(target(index), to: number) }
  }

  // MARK: Products

  /// `{"tangent": …, "value": …}`.
  mutating func readJVP(into fixture: inout FixtureCase) throws {
    var tangent: [Double]?
    var value: ClaimedArray?
    let start = try readMembers(of: .jvp) { reader, index in
      if index == 0 {
        tangent = try reader.readDirection("a tangent: an object by variable, like \"at\"")
      } else {
        var claim = ClaimedArray()
        try reader.readOutputs(into: &claim, "values")
        value = claim
      }
    }
    guard let tangent else { throw ContentProblem(at: start, "\"jvp\" has no \"tangent\"") }
    guard let value else { throw ContentProblem(at: start, "\"jvp\" has no \"value\"") }
    fixture.jvp = ClaimedJVP(tangent: tangent, value: value)
  }

  /// `{"cotangent": …, "value": …}`.
  mutating func readVJP(into fixture: inout FixtureCase) throws {
    var cotangent: [Double]?
    var value: ClaimedArray?
    let start = try readMembers(of: .vjp) { reader, index in
      if index == 0 {
        reader.json.skipSpace()
        let place = reader.json.offset
        try reader.readBlock(rankLimit: 2, .exact)
        try reader.checkOutputs(reader.block.values.count, "numbers", at: place)
        cotangent = reader.block.values
      } else {
        var claim = ClaimedArray()
        try reader.readRow(into: &claim, "a value: an object by variable, like \"at\"")
        value = claim
      }
    }
    guard let cotangent else { throw ContentProblem(at: start, "\"vjp\" has no \"cotangent\"") }
    guard let value else { throw ContentProblem(at: start, "\"vjp\" has no \"value\"") }
    fixture.vjp = ClaimedVJP(cotangent: cotangent, value: value)
  }
}
