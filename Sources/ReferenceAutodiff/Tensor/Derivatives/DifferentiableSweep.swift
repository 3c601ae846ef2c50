/// A reverse sweep whose adjoints are tensors on the tape, so that they can be differentiated again.
///
/// It applies the same rules as ``ReverseSweep``, as tensor expressions.
struct DifferentiableSweep<Scalar: TensorScalar> {
  private let tape: Tape
  private var adjoints: [Tensor<Scalar>?]

  init(
    from root: Int32, on tape: Tape, seed: Tensor<Scalar>, operation: String, shape: [Int],
    keeping places: [[Int32]]
  ) throws(TensorError) {
    self.tape = tape
    adjoints = Array(repeating: nil, count: Int(root) + 1)
    adjoints[Int(root)] = seed
    // Only what is asked for is kept: a chain of a million vectors does not hold a million adjoints.
    let kept = Set(places.joined())
    for place in try tape.nodes(leadingTo: root, operation: operation, shape: shape) {
      guard let adjoint = adjoints[Int(place)], !tape.nodes[Int(place)].marks.contains(.leaf)
      else { continue }
      handOn(adjoint, from: place)
      if !kept.contains(place) { adjoints[Int(place)] = nil }
    }
  }

  /// Returns the sum of the adjoints of kept nodes, nil if the output does not depend on them.
  func adjoint(of places: [Int32]) -> Tensor<Scalar>? {
    let found = places.compactMap { adjoints[Int($0)] }
    return found.dropFirst().reduce(found.first) { sum, next in sum.map { $0 + next } }
  }

  private mutating func handOn(_ adjoint: Tensor<Scalar>, from place: Int32) {
    guard let operation = tape.operation(of: place) else { return }
    let (a, b, f) = tape.tensors(of: place, Scalar.self)
    tape.forOperands(of: Int(place)) { argument, target, start in
      add(
        .pullback(
          operation, argument, adjoint, tape.part(target, of: operation) ?? a, b, f, start: start),
        to: target)
    }
  }

  /// Adds to an adjoint: what is used twice gets a share from each use.
  private mutating func add(_ share: Tensor<Scalar>, to place: Int32) {
    adjoints[Int(place)] = adjoints[Int(place)].map { $0 + share } ?? share
  }
}

extension Tape {
  /// The operands and the result of a step as tensors with their history.
  func tensors<Scalar: TensorScalar>(
    of place: Int32, _ type: Scalar.Type
  ) -> (first: Tensor<Scalar>, second: Tensor<Scalar>, result: Tensor<Scalar>) {
    let node = nodes[Int(place)]
    let (a, b, f) = operands(of: place, type)
    return (
      node.first < 0 ? Tensor(a) : Tensor(a, history: self, place: node.first),
      node.second < 0 ? Tensor(b) : Tensor(b, history: self, place: node.second),
      Tensor(f, history: self, place: place)
    )
  }
}
