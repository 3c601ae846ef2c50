/// Where the compiler finds the value of a part of the formula: a scalar or a view of an array.
///
/// Element (i, j) lives in slot `slot + i * rowStride + j * columnStride`. A vector has one row; a
/// scalar has one element. Transposing and indexing make new views and emit nothing.
struct Operand: BitwiseCopyable {
  var slot: Int32
  var rank: Int8 = 0
  /// Whether no input has an influence on the value.
  var isConstant = false
  /// Whether the value is a number written in the formula, and the latest constant.
  var isLiteral = false
  var rows: Int32 = 1
  var columns: Int32 = 1
  var rowStride: Int32 = 0
  var columnStride: Int32 = 0
  /// The place in the text, in bytes.
  var lower: Int32 = 0
  var upper: Int32 = 0

  /// A scalar.
  init(slot: Int32) { self.slot = slot }

  /// An array whose elements are contiguous, row by row.
  init(slot: Int32, shape: ArrayShape) {
    self.slot = slot
    rank = shape.rank
    rows = shape.rows
    columns = shape.columns
    columnStride = rank == 0 ? 0 : 1
    rowStride = rank == 2 ? columns : 0
  }

  var isScalar: Bool { rank == 0 }
  var count: Int { Int(rows) * Int(columns) }
  var shape: ArrayShape { ArrayShape(rank: rank, rows: rows, columns: columns) }

  /// Whether the elements lie side by side in row-major order.
  var isContiguous: Bool {
    (columns == 1 || columnStride == 1) && (rows == 1 || rowStride == columns)
  }

  /// The slot of an element; an axis of extent one is repeated as broadcasting demands.
  @inline(__always)
  func slot(_ row: Int32, _ column: Int32) -> Int32 {
    slot + (rows == 1 ? 0 : row * rowStride) + (columns == 1 ? 0 : column * columnStride)
  }

  func at(_ lower: Int, _ upper: Int) -> Operand {
    var copy = self
    copy.lower = Int32(truncatingIfNeeded: lower)
    copy.upper = Int32(truncatingIfNeeded: upper)
    return copy
  }
}

/// A shape of at most two axes; a vector is a single row.
struct ArrayShape: BitwiseCopyable, Equatable {
  var rank: Int8
  var rows: Int32
  var columns: Int32

  static let scalar = ArrayShape(rank: 0, rows: 1, columns: 1)

  var count: Int { Int(rows) * Int(columns) }

  /// The shape as callers write it.
  var extents: [Int] {
    switch rank {
    case 0: []
    case 1: [Int(columns)]
    default: [Int(rows), Int(columns)]
    }
  }

  /// The shape in words, for messages.
  var words: String {
    switch rank {
    case 0: "a scalar"
    case 1: "[\(columns)]"
    default: "[\(rows), \(columns)]"
    }
  }

  /// The common shape under NumPy's rules: axes are aligned from the last, and an axis of extent 1
  /// is repeated; nil when two extents differ and neither is 1.
  func broadcast(with other: ArrayShape) -> ArrayShape? {
    guard rows == other.rows || rows == 1 || other.rows == 1,
      columns == other.columns || columns == 1 || other.columns == 1
    else { return nil }
    return ArrayShape(
      rank: max(rank, other.rank), rows: max(rows, other.rows),
      columns: max(columns, other.columns))
  }
}
