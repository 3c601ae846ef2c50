/// Goes over a tape from a leaf forward to an output: the derivative along a tangent.
///
/// The same rules as backwards: element by element the derivative is a factor, whichever way it is
/// applied, and what only moves elements does to tangents what it did to values.
func forwardSweep<Scalar>(
  to output: Tensor<Scalar>, from leaf: Tensor<Scalar>, tangent: Tensor<Scalar>
) throws(TensorError) -> Tensor<Scalar> {
  let zero = Tensor<Scalar>(zeros: output.shape)
  guard let tape = output.erased.tape, let start = leaf.erased.place(on: tape),
    let root = output.erased.place(on: tape)
  else { return zero }
  let path = try tape.nodes(leadingTo: root, operation: "jvp", shape: output.shape)
  var tangents = [Tensor<Scalar>?](repeating: nil, count: Int(root) + 1)
  tangents[Int(start)] = tangent
  for place in path.reversed() where place != start {
    let node = tape.nodes[Int(place)]
    if node.marks.contains(.leaf) { continue }
    guard let operation = tape.operation(of: place) else { continue }
    let (a, b, value) = tape.operands(of: place, Scalar.self)
    var sum: Tensor<Scalar>?
    tape.forOperands(of: Int(place)) { argument, operand, start in
      // What comes through one operand, if it depends on the leaf.
      guard let tangent = tangents[Int(operand)] else { return }
      let share = Tensor.pushforward(
        operation, argument, tangent, Tensor(a), Tensor(b), Tensor(value), start: start)
      sum = sum.map { $0 + share } ?? share
    }
    tangents[Int(place)] = sum
  }
  return try (tangents[Int(root)] ?? zero).checked()
}
