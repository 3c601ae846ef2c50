/// Tensors in a row, as `grad(of:wrt:)` returns them; printed as the lesson prints them.
///
/// One is `(tensor(-5.0344),)` with the comma of Python's tuples, two are `(tensor(12.), tensor(4.))`.
public struct TensorTuple<Scalar: TensorScalar>: RandomAccessCollection {
  private let tensors: [Tensor<Scalar>]

  /// Puts tensors in a row.
  public init(_ tensors: [Tensor<Scalar>]) { self.tensors = tensors }

  /// 0.
  public var startIndex: Int { 0 }
  /// The number of tensors.
  public var endIndex: Int { tensors.count }
  /// The tensor of a variable, in the order in which they were named.
  public subscript(position: Int) -> Tensor<Scalar> { tensors[position] }
}

extension TensorTuple: CustomStringConvertible {
  /// The tensors as Python prints a tuple of them.
  public var description: String {
    "(" + map(\.debugDescription).joined(separator: ", ") + (count == 1 ? ",)" : ")")
  }
}
