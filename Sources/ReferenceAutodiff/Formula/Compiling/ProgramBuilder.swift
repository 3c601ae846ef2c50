/// Writes the program of one formula, operation by operation, as the parser recognises them.
///
/// Array operations are unrolled here into scalar instructions; the result of an elementwise
/// operation is contiguous. Before anything is unrolled, its operations are counted, so that a
/// formula beyond the limit costs no memory.
struct ProgramBuilder: ~Copyable {
  private(set) var text = ""
  private(set) var code = GrowableBuffer<Instruction>()
  private(set) var constants = GrowableBuffer<Double>()
  private(set) var spans = GrowableBuffer<TextSpan>()
  private(set) var operationCount = 0
  private(set) var inputCount: Int32 = 0

  init() {}

  /// Forgets the last formula and keeps the memory.
  mutating func begin(_ text: String, inputCount: Int) {
    self.text = text
    self.inputCount = Int32(inputCount)
    code.truncate(to: 0)
    constants.truncate(to: 0)
    spans.truncate(to: 0)
    operationCount = 0
  }

  /// The slot that the next instruction writes.
  var nextSlot: Int32 { inputCount + Int32(truncatingIfNeeded: code.count) }

  /// Counts operations that are about to be emitted for a part of the text.
  @inline(__always)
  mutating func reserve(_ operations: Int, _ lower: Int32, _ upper: Int32) throws(FormulaError) {
    operationCount += operations
    guard operationCount <= Formula.operationLimit else {
      throw tooManyOperations(Int(lower)..<Int(upper))
    }
    spans.append(
      TextSpan(first: Int32(truncatingIfNeeded: code.count), lower: lower, upper: upper))
  }

  @inline(__always)
  mutating func emit(_ opcode: Opcode, _ a: Int32, _ b: Int32, _ c: Int32 = 0) {
    code.append(Instruction(opcode, a, b, c))
  }

  // MARK: - Constants

  /// Adds a number written in the formula.
  @inline(__always)
  mutating func literal(_ value: Double) -> Operand {
    constants.append(value)
    var operand = Operand(slot: Int32(truncatingIfNeeded: -constants.count))
    operand.isConstant = true
    operand.isLiteral = true
    return operand
  }

  /// Adds the values of a declared constant and returns the slot of the first.
  mutating func constantArray(_ values: [Double]) -> Int32 {
    // Slot numbers grow along the array, and constants are numbered downwards from -1.
    for value in values.reversed() { constants.append(value) }
    return Int32(-constants.count)
  }

  /// The number an operand stands for, where it was written as a number.
  func literalValue(_ operand: Operand) -> Double? {
    operand.isLiteral ? constants[Int(-1 - operand.slot)] : nil
  }

  // MARK: - Elementwise operations

  /// Emits a one-operand operation for each element.
  @inline(__always)
  mutating func map(
    _ opcode: Opcode, _ a: Operand, function: Int32 = 0, _ lower: Int32, _ upper: Int32
  ) throws(FormulaError) -> Operand {
    try reserve(a.count, lower, upper)
    var result = Operand(slot: nextSlot, shape: a.shape)
    if a.isScalar {
      emit(opcode, a.slot, a.slot, function)
    } else {
      for row in 0..<a.rows {
        for column in 0..<a.columns {
          let slot = a.slot(row, column)
          emit(opcode, slot, slot, function)
        }
      }
    }
    result.isConstant = a.isConstant
    result.lower = lower
    result.upper = upper
    return result
  }

  /// Emits the sign change of each element; of a literal, the literal itself changes.
  mutating func negate(_ a: Operand, _ lower: Int32) throws(FormulaError) -> Operand {
    guard let value = literalValue(a) else { return try map(.negate, a, lower, a.upper) }
    constants[Int(-1 - a.slot)] = -value
    var result = a
    result.lower = lower
    return result
  }

  /// Emits a two-operand operation for each pair of elements, broadcasting as NumPy does.
  @inline(__always)
  mutating func zip(
    _ opcode: Opcode, _ a: Operand, _ b: Operand, function: Int32 = 0, _ lower: Int32,
    _ upper: Int32
  ) throws(FormulaError) -> Operand {
    var result: Operand
    if a.isScalar && b.isScalar {
      try reserve(1, lower, upper)
      result = Operand(slot: nextSlot)
      emit(opcode, a.slot, b.slot, function)
    } else {
      result = try zipArrays(opcode, a, b, function, lower, upper)
    }
    result.isConstant = a.isConstant && b.isConstant
    result.lower = lower
    result.upper = upper
    return result
  }

  @inline(never)
  private mutating func zipArrays(
    _ opcode: Opcode, _ a: Operand, _ b: Operand, _ function: Int32, _ lower: Int32,
    _ upper: Int32
  ) throws(FormulaError) -> Operand {
    let shape = try broadcast(a, b, lower, upper)
    try reserve(shape.count, lower, upper)
    let result = Operand(slot: nextSlot, shape: shape)
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        emit(opcode, a.slot(row, column), b.slot(row, column), function)
      }
    }
    return result
  }

  /// Emits base^exponent: by multiplication for the literals 2 and 3, otherwise as C's `pow`.
  mutating func power(
    _ base: Operand, _ exponent: Operand, _ lower: Int32, _ upper: Int32
  ) throws(FormulaError) -> Operand {
    switch literalValue(exponent) {
    case 2: try map(.square, base, lower, upper)
    case 3: try map(.cube, base, lower, upper)
    default:
      try zip(exponent.isConstant ? .powerOfConstant : .power, base, exponent, lower, upper)
    }
  }

  /// Emits `where(condition, a, b)` for each triple of elements.
  mutating func select(
    _ condition: Operand, _ a: Operand, _ b: Operand, _ lower: Int32, _ upper: Int32
  ) throws(FormulaError) -> Operand {
    let branches = try broadcast(a, b, lower, upper)
    guard let shape = condition.shape.broadcast(with: branches) else {
      throw shapeMismatch(condition.shape, branches, lower, upper)
    }
    try reserve(shape.count, lower, upper)
    var result = Operand(slot: nextSlot, shape: shape)
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        emit(
          .select, condition.slot(row, column), a.slot(row, column), b.slot(row, column))
      }
    }
    result.isConstant = condition.isConstant && a.isConstant && b.isConstant
    return result.at(Int(lower), Int(upper))
  }

  /// Returns an operand with the same elements that is contiguous, copying where necessary.
  mutating func contiguous(_ a: Operand) throws(FormulaError) -> Operand {
    a.isContiguous ? a : try map(.copy, a, a.lower, a.upper)
  }

  // MARK: - Errors

  func broadcast(
    _ a: Operand, _ b: Operand, _ lower: Int32, _ upper: Int32
  ) throws(FormulaError) -> ArrayShape {
    guard let shape = a.shape.broadcast(with: b.shape) else {
      throw shapeMismatch(a.shape, b.shape, lower, upper)
    }
    return shape
  }

  @inline(never)
  private func shapeMismatch(
    _ a: ArrayShape, _ b: ArrayShape, _ lower: Int32, _ upper: Int32
  ) -> FormulaError {
    FormulaError(
      "the shapes \(a.words) and \(b.words) do not fit together", in: text,
      at: Int(lower)..<Int(upper),
      suggestion: "from the last axis backwards, extents must be equal or 1")
  }

  @inline(never)
  private func tooManyOperations(_ range: Range<Int>) -> FormulaError {
    FormulaError(
      "the formula takes more than \(Formula.operationLimit) operations", in: text, at: range)
  }
}
