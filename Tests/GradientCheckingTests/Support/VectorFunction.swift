#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Functions with several outputs, their Jacobians, and the products with them.
struct VectorFunction: Sendable {
  var point: [Double]
  var f: @Sendable ([Double]) -> [Double]
  var jacobian: @Sendable ([Double]) -> [[Double]]

  /// J t.
  func jvp(_ x: [Double], _ tangent: [Double]) -> [Double] {
    jacobian(x).map { row in zip(row, tangent).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// Jᵀ c.
  func vjp(_ x: [Double], _ cotangent: [Double]) -> [Double] {
    zip(jacobian(x), cotangent).reduce(x.map { _ in 0 }) { sum, row in
      zip(sum, row.0).map { $0 + $1 * row.1 }
    }
  }

  /// Polar coordinates, and more: two outputs of two variables.
  static let square = VectorFunction(
    point: [2, 0.5], f: { [$0[0] * cos($0[1]), $0[0] * $0[0] * sin($0[1])] },
    jacobian: { x in
      [[cos(x[1]), -x[0] * sin(x[1])], [2 * x[0] * sin(x[1]), x[0] * x[0] * cos(x[1])]]
    })

  /// Three outputs of two variables.
  static let tall = VectorFunction(
    point: [1.5, -0.5], f: { [$0[0] * $0[1], exp($0[1]), $0[0] * $0[0] - $0[1]] },
    jacobian: { x in [[x[1], x[0]], [0, exp(x[1])], [2 * x[0], -1]] })

  /// Two outputs of three variables.
  static let wide = VectorFunction(
    point: [0.5, 1, 2], f: { [$0[0] * $0[1] * $0[2], sin($0[0]) + $0[2] * $0[2]] },
    jacobian: { x in [[x[1] * x[2], x[0] * x[2], x[0] * x[1]], [cos(x[0]), 0, 2 * x[2]]] })

  static let all = [square, tall, wide]

  /// The transpose of a matrix.
  static func transposed(_ rows: [[Double]]) -> [[Double]] {
    (rows.first ?? []).indices.map { column in rows.map { $0[column] } }
  }
}
