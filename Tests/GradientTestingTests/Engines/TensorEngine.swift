/// A matrix of numbers.
struct Matrix: Equatable {
  var rows: [[Double]]

  init(_ rows: [[Double]]) { self.rows = rows }

  var shape: [Int] { [rows.count, rows.first?.count ?? 0] }
  var transposed: Matrix {
    Matrix((rows.first ?? []).indices.map { column in rows.map { $0[column] } })
  }

  func map(_ change: (Double) -> Double) -> Matrix { Matrix(rows.map { $0.map(change) }) }

  func zipped(_ other: Matrix, _ combine: (Double, Double) -> Double) -> Matrix {
    Matrix(zip(rows, other.rows).map { zip($0, $1).map(combine) })
  }

  static func * (left: Matrix, right: Matrix) -> Matrix {
    let columns = right.transposed.rows
    return Matrix(
      left.rows.map { row in columns.map { zip(row, $0).reduce(0) { $0 + $1.0 * $1.1 } } })
  }
}

/// An engine of matrices, as one writes it after a scalar one; with a mistake, if one is ordered.
final class Tensor {
  enum Bug: Sendable {
    /// The adjoint of a row that was added to every row is taken from the first one.
    case firstRowOnly
    /// The adjoint of a row that was added to every row is their mean.
    case meanOfRows
    /// `mean` passes on what `sum` does.
    case meanAsSum
    /// `matmul` passes on the adjoint times B, and not times its transpose, to A.
    case leftFactorNotTransposed
    /// `matmul` passes on the factors exchanged: adjoint times A transposed, to B.
    case rightFactorOrder
    /// `relu` takes the sign of the adjoint, and not of its operand.
    case reluOfAdjoint
  }

  let value: Matrix
  private(set) var adjoint: Matrix
  private let operands: [Tensor]
  private let bug: Bug?
  private let passOn: (Matrix) -> [Matrix]

  init(_ value: Matrix, bug: Bug? = nil) {
    self.value = value
    self.bug = bug
    adjoint = value.map { _ in 0 }
    operands = []
    passOn = { _ in [] }
  }

  private init(_ value: Matrix, of operands: [Tensor], passOn: @escaping (Matrix) -> [Matrix]) {
    self.value = value
    self.operands = operands
    self.passOn = passOn
    adjoint = value.map { _ in 0 }
    bug = operands.lazy.compactMap(\.bug).first
  }

  static func * (left: Tensor, right: Tensor) -> Tensor {
    let bug = left.bug ?? right.bug
    return Tensor(left.value * right.value, of: [left, right]) { adjoint in
      let toLeft =
        adjoint * (bug == .leftFactorNotTransposed ? right.value : right.value.transposed)
      let toRight =
        bug == .rightFactorOrder
        ? adjoint * left.value.transposed : left.value.transposed * adjoint
      return [toLeft, toRight]
    }
  }

  /// Adds one row to every row.
  static func + (left: Tensor, row: Tensor) -> Tensor {
    let bug = left.bug ?? row.bug
    let sum = Matrix(left.value.rows.map { zip($0, row.value.rows[0]).map(+) })
    return Tensor(sum, of: [left, row]) { adjoint in
      var toRow = adjoint.transposed.rows.map { $0.reduce(0, +) }
      if bug == .firstRowOnly { toRow = adjoint.rows[0] }
      if bug == .meanOfRows { toRow = toRow.map { $0 / Double(adjoint.rows.count) } }
      return [adjoint, Matrix([toRow])]
    }
  }

  func relu() -> Tensor {
    let mask = value.map { $0 > 0 ? 1 : 0 }
    return Tensor(value.map { max($0, 0) }, of: [self]) { [bug] adjoint in
      [adjoint.zipped(bug == .reluOfAdjoint ? adjoint.map { $0 > 0 ? 1 : 0 } : mask, *)]
    }
  }

  /// The mean of the squares of the distances to some targets.
  func meanSquare(to targets: Matrix) -> Tensor {
    let errors = value.zipped(targets, -)
    let count = Double(value.rows.joined().count)
    let mean = errors.rows.joined().reduce(0) { $0 + $1 * $1 } / count
    return Tensor(Matrix([[mean]]), of: [self]) { [bug] adjoint in
      let factor = 2 * adjoint.rows[0][0] / (bug == .meanAsSum ? 1 : count)
      return [errors.map { factor * $0 }]
    }
  }

  func backward() {
    var order: [Tensor] = []
    var visited: Set<ObjectIdentifier> = []
    func visit(_ tensor: Tensor) {
      guard visited.insert(ObjectIdentifier(tensor)).inserted else { return }
      tensor.operands.forEach(visit)
      order.append(tensor)
    }
    visit(self)
    adjoint = value.map { _ in 1 }
    for tensor in order.reversed() {
      for (operand, part) in zip(tensor.operands, tensor.passOn(tensor.adjoint)) {
        operand.adjoint = operand.adjoint.zipped(part, +)
      }
    }
  }
}
