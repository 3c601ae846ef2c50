/// How a node of the tape came to be.
///
/// This is the complete list of what has a derivative; everything else is composed of these. An
/// elementary function is the number of its row in ``ElementaryFunction/Rows``.
enum Operation {
  /// A tensor created with `requiresGrad: true`; the node's first operand is its place in the tape's
  /// list of leaves.
  case leaf
  /// An operand from which no gradient flows back.
  case constant
  /// A node that a backward pass has freed.
  case freed

  case add, subtract, multiply, divide, negate
  case unary(Int16)
  case binary(Int16)

  /// A sum over axes that broadcasting would have repeated, and broadcasting: each other's adjoint.
  case sum, broadcast
  /// The largest or smallest element along axes, which stay with length 1.
  case extremum
  case reshape, matmul
  indirect case permute([Int])
  /// The part of an axis from `lower` on, and the same part within zeros: each other's adjoint.
  indirect case slice(axis: Int, lower: Int)
  indirect case pad(axis: Int, lower: Int)
  indirect case concatenate(axis: Int, parts: [Int32])
  /// Elements read from places, and elements added up at places: each other's adjoint.
  case gather(IndexMap)
  case scatter(IndexMap)
  /// Elements kept, or replaced by 0: its own adjoint.
  case mask(Mask)
  /// Running sums along an axis; the adjoint runs from the other end.
  indirect case cumulativeSum(axis: Int)
  /// Products of as many matrices on the left as on the right.
  case stackedMatmul

  /// The operation as messages and `grad_fn` call it.
  var name: String {
    switch self {
    case .leaf: "leaf"
    case .constant: "constant"
    case .freed: "freed"
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .negate: "unary -"
    case .unary(let row), .binary(let row): ElementaryFunction.Rows.name(row)
    case .sum: "sum"
    case .broadcast: "broadcast"
    case .extremum: "extremum"
    case .reshape: "reshape"
    case .matmul: "matmul"
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
