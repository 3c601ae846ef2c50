// Functions of whole arrays: reductions, softmax, products of vectors and matrices.

extension ProgramBuilder {
  /// Emits one reduction over all elements.
  mutating func reduce(
    _ opcode: Opcode, _ a: Operand, _ lower: Int32, _ upper: Int32
  ) throws(FormulaError) -> Operand {
    let run = try contiguous(a)
    try reserve(run.count, lower, upper)
    var result = Operand(slot: nextSlot)
    emit(opcode, run.slot, run.slot, Int32(run.count))
    result.isConstant = a.isConstant
    return result.at(Int(lower), Int(upper))
  }

  /// Emits the arithmetic mean of all elements: their sum, divided by their number.
  mutating func mean(
    _ a: Operand, _ lower: Int32, _ upper: Int32
  ) throws(FormulaError) -> Operand {
    let sum = try reduce(.sum, a, lower, upper)
    return try zip(.divide, sum, literal(Double(a.count)), lower, upper)
  }

  /// Emits the product of all elements.
  ///
  /// It is a chain of multiplications: the reverse sweep over the chain multiplies each prefix by
  /// its suffix, and so differentiates a product with zeros without dividing by them.
  mutating func product(
    _ a: Operand, _ lower: Int32, _ upper: Int32
  ) throws(FormulaError) -> Operand {
    try reserve(a.count, lower, upper)
    var slot = a.slot
    for index in 1..<max(1, Int32(a.count)) {
      let (row, column) = index.quotientAndRemainder(dividingBy: a.columns)
      emit(.multiply, slot, a.slot(row, column))
      slot = nextSlot - 1
    }
    var result = Operand(slot: slot)
    result.isConstant = a.isConstant
    return result.at(Int(lower), Int(upper))
  }

  /// Emits the elementwise maximum or minimum of arguments, two by the binary row.
  ///
  /// More than two are gathered, one run per element, so that equal ones share the derivative
  /// evenly.
  mutating func extremum(
    _ arguments: ArraySlice<Operand>, function: Int32, reduction: Opcode, _ lower: Int32,
    _ upper: Int32
  ) throws(FormulaError) -> Operand {
    guard let first = arguments.first, let last = arguments.last, arguments.count > 1 else {
      return try reduce(reduction, arguments[arguments.startIndex], lower, upper)
    }
    if arguments.count == 2 {
      return try zip(.binary, first, last, function: function, lower, upper)
    }
    var hull = first
    for argument in arguments {
      let shape = try broadcast(hull, argument, lower, upper)
      hull = Operand(slot: 0, shape: shape)
    }
    try reserve(2 * hull.count * arguments.count, lower, upper)
    let gathered = nextSlot
    for row in 0..<hull.rows {
      for column in 0..<hull.columns {
        for argument in arguments {
          let slot = argument.slot(row, column)
          emit(.copy, slot, slot)
        }
      }
    }
    let length = Int32(arguments.count)
    var result = Operand(slot: nextSlot, shape: hull.shape)
    for index in 0..<Int32(hull.count) {
      let run = gathered + index * length
      emit(reduction, run, run, length)
    }
    result.isConstant = arguments.allSatisfy(\.isConstant)
    return result.at(Int(lower), Int(upper))
  }

  /// Emits softmax along the last axis: exp(x - max) divided by its sum, row by row.
  mutating func softmax(
    _ a: Operand, _ lower: Int32, _ upper: Int32
  ) throws(FormulaError) -> Operand {
    let source = try contiguous(a)
    try reserve(5 * source.count, lower, upper)
    let rows = source.rows
    let columns = source.columns
    let shifts = nextSlot
    for row in 0..<rows {
      emit(.shift, source.slot + row * columns, source.slot + row * columns, columns)
    }
    let shifted = nextSlot
    for index in 0..<rows * columns {
      emit(.subtract, source.slot + index, shifts + index / columns)
    }
    let exponentials = nextSlot
    for index in 0..<rows * columns {
      emit(.unary, shifted + index, shifted + index, Builtin.exponential)
    }
    let sums = nextSlot
    for row in 0..<rows {
      emit(.sum, exponentials + row * columns, exponentials + row * columns, columns)
    }
    var result = Operand(slot: nextSlot, shape: source.shape)
    for index in 0..<rows * columns {
      emit(.divide, exponentials + index, sums + index / columns)
    }
    result.isConstant = a.isConstant
    return result.at(Int(lower), Int(upper))
  }

  /// The same elements with the axes of a matrix exchanged; vectors stay as they are.
  func transposed(_ a: Operand) -> Operand {
    guard a.rank == 2 else { return a }
    var result = a
    (result.rows, result.columns) = (a.columns, a.rows)
    (result.rowStride, result.columnStride) = (a.columnStride, a.rowStride)
    return result
  }

  /// Emits the inner product of two vectors.
  mutating func dot(
    _ a: Operand, _ b: Operand, _ lower: Int32, _ upper: Int32
  ) throws(FormulaError) -> Operand {
    guard a.rank == 1, b.rank == 1, a.columns == b.columns else {
      throw FormulaError(
        "dot takes two vectors of equal length, found \(a.shape.words) and \(b.shape.words)",
        in: text, at: Int(lower)..<Int(upper),
        suggestion: a.rank == 2 || b.rank == 2 ? "for matrices write matmul(a, b) or sum(a*b)" : nil
      )
    }
    return try matmul(a, b, lower, upper)
  }

  /// Emits a product of matrices, or of a matrix and a vector, under NumPy's rules.
  mutating func matmul(
    _ a: Operand, _ b: Operand, _ lower: Int32, _ upper: Int32
  ) throws(FormulaError) -> Operand {
    // A vector on the right is a column; one on the left is a row already.
    var right = b
    if b.rank == 1 {
      (right.rows, right.columns) = (b.columns, 1)
      (right.rowStride, right.columnStride) = (b.columnStride, 0)
    }
    guard a.rank > 0, b.rank > 0, a.columns == right.rows else {
      throw FormulaError(
        "matmul cannot multiply \(a.shape.words) by \(b.shape.words)", in: text,
        at: Int(lower)..<Int(upper),
        suggestion: a.rank == 0 || b.rank == 0
          ? "scalars are multiplied by *"
          : "the last axis of the first must be as long as the first axis of the second")
    }
    let length = a.columns
    let (outputs, overflow) = (Int(a.rows) * Int(right.columns)).multipliedReportingOverflow(
      by: Int(length))
    try reserve(overflow ? Formula.operationLimit + 1 : outputs, lower, upper)
    var columnOperand = right
    (columnOperand.rows, columnOperand.columns) = (right.columns, right.rows)
    (columnOperand.rowStride, columnOperand.columnStride) = (right.columnStride, right.rowStride)
    columnOperand.rank = 2
    let rowsOfA = try contiguous(a)
    let columnsOfB = try contiguous(columnOperand)
    // The copies above opened spans of their own.
    try reserve(0, lower, upper)

    let rank = Int8(max(0, Int(a.rank) + Int(b.rank) - 2))
    let shape = ArrayShape(
      rank: rank, rows: rank == 2 ? a.rows : 1,
      columns: rank == 2 ? right.columns : max(a.rows, right.columns))
    var result = Operand(slot: nextSlot, shape: shape)
    for row in 0..<a.rows {
      for column in 0..<right.columns {
        emit(.dot, rowsOfA.slot + row * length, columnsOfB.slot + column * length, length)
      }
    }
    result.isConstant = a.isConstant && b.isConstant
    return result.at(Int(lower), Int(upper))
  }
}
