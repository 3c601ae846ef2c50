/// How a tensor was computed from others.
///
/// This is the complete list of what has a derivative; everything else is composed of these.
enum Operation {
  /// Element by element, by one of the ``Elementwise`` rules; shapes broadcast.
  case elementwise(Elementwise)

  /// A sum over axes that broadcasting would have repeated, and broadcasting: each other's adjoint.
  case sum, broadcast
  /// The largest or smallest element along axes, which stay with length 1.
  case extremum
  case reshape, matmul
  /// The mean of squared differences, whose gradient by the first operand is saved.
  case meanSquaredError
  case permute([Int])
  /// The part of an axis from `lower` on, and the same part within zeros: each other's adjoint.
  case slice(axis: Int, lower: Int)
  case pad(axis: Int, lower: Int)
  case concatenate(axis: Int, parts: [Int32])
  /// Elements read from places, and elements added up at places: each other's adjoint.
  case gather(IndexMap)
  case scatter(IndexMap)
  /// Elements kept, or replaced by 0: its own adjoint.
  case mask(Mask)
  /// Running sums along an axis; the adjoint runs from the other end.
  case cumulativeSum(axis: Int)
  /// Products of as many matrices on the left as on the right.
  case stackedMatmul

  /// Whether the derivative needs the elements of the operands, and not only their shapes.
  var usesOperands: Bool {
    switch self {
    case .elementwise(let rule): rule.usesOperands
    case .extremum, .matmul, .stackedMatmul, .meanSquaredError: true
    case .sum, .broadcast, .reshape, .permute, .slice, .pad, .concatenate, .gather, .scatter,
      .mask, .cumulativeSum:
      false
    }
  }

  /// Whether the derivative needs the elements of the result.
  var usesResult: Bool {
    switch self {
    case .elementwise(let rule): rule.usesResult
    case .extremum: true
    case .matmul, .stackedMatmul, .meanSquaredError, .sum, .broadcast, .reshape, .permute, .slice,
      .pad,
      .concatenate, .gather, .scatter, .mask, .cumulativeSum:
      false
    }
  }

  /// The operation as messages and `grad_fn` call it.
  var name: String {
    switch self {
    case .elementwise(let rule): rule.name
    case .sum: "sum"
    case .broadcast: "broadcast"
    case .extremum: "extremum"
    case .reshape: "reshape"
    case .matmul: "matmul"
    case .meanSquaredError: "MSELoss"
    case .permute: "permute"
    case .slice: "slice"
    case .pad: "pad"
    case .concatenate: "concatenate"
    case .gather: "gather"
    case .scatter: "scatter"
    case .mask: "mask"
    case .cumulativeSum: "cumulativeSum"
    case .stackedMatmul: "matmul"
    }
  }
}
