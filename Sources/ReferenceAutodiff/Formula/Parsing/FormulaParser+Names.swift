// Names: variables, constants, calls of functions, and indices.

extension FormulaParser {
  /// Reads a name that ends at a position, and the call it may begin.
  mutating func name(until end: Int) throws(FormulaError) -> Operand {
    let start = position
    let bytesOfName = UnsafeBufferPointer(rebasing: bytes[start..<end])
    let key = NameKey(bytesOfName)
    let declared = symbols.find(key, bytesOfName)
    position = end
    lastAtom = start..<end
    skipSpace()
    if bytes[position] == UInt8(ascii: "(") {
      return try call(key, start..<end, isDeclared: declared != nil)
    }
    position = end
    if let declared { return value(of: declared).at(start, end) }
    if let constant = Self.mathematicalConstant(bytesOfName) {
      return program.literal(constant).at(start, end)
    }
    throw unknownName(key, start..<end)
  }

  /// π and e, unless a variable has the name.
  private static func mathematicalConstant(_ name: UnsafeBufferPointer<UInt8>) -> Double? {
    switch name.count {
    case 1 where name[0] == UInt8(ascii: "e"): 2.71828182845904523536028747135
    case 2 where name[0] == UInt8(ascii: "p") && name[1] == UInt8(ascii: "i"): .pi
    case 2 where name[0] == 0xCF && name[1] == 0x80: .pi
    default: nil
    }
  }

  /// The operand of a declared name; a constant's values enter the program at its first mention.
  private mutating func value(of declared: Int) -> Operand {
    let symbol = symbols.symbols[declared]
    if let slot = symbol.slot {
      var operand = Operand(slot: slot, shape: symbol.shape)
      operand.isConstant = symbol.constantIndex != nil
      return operand
    }
    let values = symbols.constants[Int(symbol.constantIndex ?? 0)].values
    symbols.symbols[declared].slot = program.constantArray(values)
    return value(of: declared)
  }

  // MARK: - Calls

  private mutating func call(
    _ key: NameKey, _ name: Range<Int>, isDeclared: Bool
  ) throws(FormulaError) -> Operand {
    guard let builtin = Builtin.find(key) else {
      throw isDeclared ? callOfVariable(name) : unknownFunction(name)
    }
    if isDeclared {
      throw error(
        "'\(snippet(name))' is used both as a variable and as a function", name,
        "give the variable another name")
    }
    let opening = position
    try descend(opening, 1)
    position += 1
    let base = arguments.count
    try readArguments(opening)
    depth -= 1
    let count = arguments.count - base
    lastAtom = name.lowerBound..<position
    guard builtin.arity ~= count else {
      throw wrongArity(name, builtin.arity, found: count, opening: opening)
    }
    let result = try apply(
      builtin, base, Int32(name.lowerBound), Int32(truncatingIfNeeded: position))
    arguments.removeLast(count)
    return result
  }

  /// Reads the arguments and the closing bracket of a call.
  private mutating func readArguments(_ opening: Int) throws(FormulaError) {
    skipSpace()
    if bytes[position] == UInt8(ascii: ")") {
      position += 1
      return
    }
    while true {
      // A named step, because the stack grows while the argument is read.
      let argument = try expression(.comparison)
      arguments.append(argument)
      skipSpace()
      switch bytes[position] {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: ")"):
        position += 1
        return
      default: throw unexpectedAfterOperand(bracket: opening)
      }
    }
  }

  private mutating func apply(
    _ builtin: Builtin, _ base: Int, _ lower: Int32, _ upper: Int32
  ) throws(FormulaError) -> Operand {
    let first = arguments[base]
    switch builtin {
    case .unary(let function):
      return try program.map(.unary, first, function: function, lower, upper)
    case .squareRoot: return try program.map(.squareRoot, first, lower, upper)
    case .binary(let function):
      return try program.zip(.binary, first, arguments[base + 1], function: function, lower, upper)
    case .power: return try program.power(first, arguments[base + 1], lower, upper)
    case .extremum(let function, let reduction):
      return try program.extremum(
        arguments[base...], function: function, reduction: reduction, lower, upper)
    case .reduction(let opcode): return try program.reduce(opcode, first, lower, upper)
    case .mean: return try program.mean(first, lower, upper)
    case .product: return try program.product(first, lower, upper)
    case .dot: return try program.dot(first, arguments[base + 1], lower, upper)
    case .softmax: return try program.softmax(first, lower, upper)
    case .matmul: return try program.matmul(first, arguments[base + 1], lower, upper)
    case .transpose: return program.transposed(first).at(Int(lower), Int(upper))
    case .conditional:
      return try program.select(first, arguments[base + 1], arguments[base + 2], lower, upper)
    }
  }

  // MARK: - Indices

  /// Reads one index in square brackets and takes that element or row.
  mutating func index(_ operand: Operand) throws(FormulaError) -> Operand {
    let opening = position
    let owner = Int(operand.lower)..<Int(operand.upper)
    position += 1
    skipSpace()
    let start = position
    while CharacterClass.isDigit(bytes[position]) { position += 1 }
    let end = position
    skipSpace()
    guard end > start, bytes[position] == UInt8(ascii: "]") else {
      throw malformedIndex(opening, owner)
    }
    position += 1
    lastAtom = owner.lowerBound..<position
    if operand.isScalar {
      throw error("'\(snippet(owner))' is a scalar and has no elements", opening..<position)
    }
    let extent = operand.rank == 2 ? operand.rows : operand.columns
    guard let index = Int32(snippet(start..<end)), index < extent else {
      throw error(
        "index \(snippet(start..<end)) is out of range", start..<end,
        "'\(snippet(owner))' has \(extent) \(operand.rank == 2 ? "rows" : "elements"), "
          + "counted from 0")
    }
    var result = operand
    if operand.rank == 2 {
      result.slot = operand.slot(index, 0)
      (result.rank, result.rows, result.rowStride) = (1, 1, 0)
    } else {
      result.slot = operand.slot(0, index)
      (result.rank, result.columns, result.columnStride) = (0, 1, 0)
    }
    return result.at(owner.lowerBound, position)
  }
}
