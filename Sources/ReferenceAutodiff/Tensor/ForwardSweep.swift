/// Goes over a tape from a leaf forward to an output: the derivative along a tangent.
///
/// The same rules as backwards: element by element the derivative is a factor, whichever way it is
/// applied, and what only moves elements does to tangents what it did to values.
func forwardSweep<Scalar>(
  to output: Tensor<Scalar>, from leaf: Tensor<Scalar>, tangent: Tensor<Scalar>
) throws(TensorError) -> Tensor<Scalar> {
  let zero = Tensor<Scalar>(zeros: output.shape)
  guard let tape = output.tape, let start = leaf.place(on: tape), let root = output.place(on: tape)
  else { return zero }
  let path = try tape.nodes(leadingTo: root, operation: "jvp", shape: output.shape)
  var tangents = [Tensor<Scalar>?](repeating: nil, count: Int(root) + 1)
  tangents[Int(start)] = tangent
  for place in path.reversed() where place != start {
    let node = tape.nodes[Int(place)]
    let value = Tensor(node.contents)
    var sum: Tensor<Scalar>?
    /// Adds what comes through one operand, if it depends on the leaf.
    func add(_ argument: Int, _ place: Int32, _ a: Tensor<Scalar>, _ b: Tensor<Scalar>, start: Int)
    {
      guard let tangent = tangents[Int(place)] else { return }
      let share = Tensor.pushforward(node.operation, argument, tangent, a, b, value, start: start)
      sum = sum.map { $0 + share } ?? share
    }
    if case .concatenate(let axis, let parts) = node.operation {
      var start = 0
      for part in parts {
        let operand = Tensor(tape.nodes[Int(part)].contents)
        add(0, part, operand, operand, start: start)
        start += operand.shape[axis]
      }
    } else if node.first >= 0, !node.operation.isLeaf {
      let a = Tensor(tape.nodes[Int(node.first)].contents)
      let b = node.second >= 0 ? Tensor(tape.nodes[Int(node.second)].contents) : a
      add(0, node.first, a, b, start: 0)
      if node.second >= 0 { add(1, node.second, a, b, start: 0) }
    }
    tangents[Int(place)] = sum
  }
  return try (tangents[Int(root)] ?? zero).checked()
}
