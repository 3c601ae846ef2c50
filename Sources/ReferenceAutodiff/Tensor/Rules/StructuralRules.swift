// The rules of operations that move, repeat or add up elements. They are tensor expressions, so that
// what they compute can be differentiated again.

extension Tensor {
  /// Returns what an operation hands back to one operand, in that operand's shape.
  ///
  /// - Parameters:
  ///   - operation: The operation that made `output`.
  ///   - argument: Which operand, 0 or 1; of a concatenation, any part.
  ///   - upstream: The adjoint of the output.
  ///   - a: The first operand; of a concatenation, the part.
  ///   - b: The second operand, where there is one.
  ///   - start: Where the part of a concatenation begins.
  static func pullback(
    _ operation: Operation, _ argument: Int, _ upstream: Tensor, _ a: Tensor, _ b: Tensor,
    _ output: Tensor, start: Int = 0
  ) -> Tensor {
    switch operation {
    case .elementwise(let rule):
      // What broadcasting repeated is added up again.
      rule.handOn(argument, upstream, a, b, output)
        .broadcast(to: output.shape).sum(to: (argument == 0 ? a : b).shape)
    case .sum: upstream.broadcast(to: a.shape)
    case .broadcast: upstream.sum(to: a.shape)
    case .extremum: upstream * share(of: a, equalTo: output)
    case .meanSquaredError: upstream * meanSquareSlope(argument, a, b)
    case .reshape: upstream.reshaped(to: a.shape)
    case .matmul:
      argument == 0
        ? upstream.matrixProduct(b.permuted([1, 0])) : a.permuted([1, 0]).matrixProduct(upstream)
    case .permute(let axes):
      upstream.permuted(axes.indices.sorted { axes[$0] < axes[$1] })
    case .slice(let axis, let lower): upstream.padded(to: a.shape, axis: axis, lower: lower)
    case .pad(let axis, let lower):
      upstream.slice(axis: axis, lower..<lower + a.shape[axis])
    case .concatenate(let axis, _): upstream.slice(axis: axis, start..<start + a.shape[axis])
    case .gather(let map): upstream.scattered(by: map)
    case .scatter(let map): upstream.gathered(by: map)
    case .mask(let mask): upstream.masked(by: mask)
    case .cumulativeSum(let axis):
      upstream.flipped(axes: [axis]).cumulativeSum(axis: axis).flipped(axes: [axis])
    case .stackedMatmul:
      argument == 0
        ? upstream.stackedMatrixProduct(b.permuted([0, 2, 1]))
        : a.permuted([0, 2, 1]).stackedMatrixProduct(upstream)
    }
  }

  /// Returns what an operation hands on from one operand's tangent to its output's, in its shape.
  ///
  /// Operations that only move or add elements are linear: they do to tangents what they did to values.
  static func pushforward(
    _ operation: Operation, _ argument: Int, _ tangent: Tensor, _ a: Tensor, _ b: Tensor,
    _ output: Tensor, start: Int = 0
  ) -> Tensor {
    switch operation {
    case .elementwise(let rule):
      rule.handOn(argument, tangent, a, b, output)
        .broadcast(to: output.shape)
    case .sum: tangent.sum(to: output.shape)
    case .broadcast: tangent.broadcast(to: output.shape)
    case .extremum: (tangent * share(of: a, equalTo: output)).sum(to: output.shape)
    case .meanSquaredError: (tangent * meanSquareSlope(argument, a, b)).sum(to: [])
    case .reshape: tangent.reshaped(to: output.shape)
    case .matmul: argument == 0 ? tangent.matrixProduct(b) : a.matrixProduct(tangent)
    case .permute(let axes): tangent.permuted(axes)
    case .slice(let axis, let lower):
      tangent.slice(axis: axis, lower..<lower + output.shape[axis])
    case .pad(let axis, let lower):
      tangent.padded(to: output.shape, axis: axis, lower: lower)
    case .concatenate(let axis, _): tangent.padded(to: output.shape, axis: axis, lower: start)
    case .gather(let map): tangent.gathered(by: map)
    case .scatter(let map): tangent.scattered(by: map)
    case .mask(let mask): tangent.masked(by: mask)
    case .cumulativeSum(let axis): tangent.cumulativeSum(axis: axis)
    case .stackedMatmul:
      argument == 0 ? tangent.stackedMatrixProduct(b) : a.stackedMatrixProduct(tangent)
    }
  }

  /// The part of a largest or smallest element's derivative that each element gets.
  ///
  /// Equal elements share it evenly. A share is constant wherever it is differentiable.
  private static func share(of a: Tensor, equalTo extremum: Tensor) -> Tensor {
    let mask = Contents.zip(a.contents, extremum.contents, operation: "extremum") {
      $0 == $1 || ($0.isNaN && $1.isNaN) ? 1 : 0
    }
    let count = mask.sum(to: extremum.shape)
    return Tensor(Contents.zip(mask, count, operation: "extremum") { $0 / $1 })
  }

  /// The gradient of the mean of (a - b)² by one of the two.
  private static func meanSquareSlope(_ argument: Int, _ a: Tensor, _ b: Tensor) -> Tensor {
    (a - b) * Tensor(constant: (argument == 0 ? 2 : -2) / Scalar(a.count))
  }
}
