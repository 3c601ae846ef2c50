/// One pass over a tape from an output back to everything it was computed from.
///
/// The adjoint of a node is the derivative of the output with respect to it. A node's adjoint is complete
/// when the loop reaches it, since everything computed from it stands after it.
struct ReverseSweep<Scalar: TensorScalar> {
  private let tape: Tape<Scalar>
  private let createGraph: Bool
  private var adjoints: [Tensor<Scalar>?]
  private var leafAdjoints: [(leaf: Leaf<Scalar>, adjoint: Tensor<Scalar>)] = []
  private let inputs: [Tensor<Scalar>]
  private var inputAdjoints: [Tensor<Scalar>?] = []

  /// Goes over the tape, and frees what it went through unless the graph is to be retained.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  init(
    from output: Tensor<Scalar>, seed: Tensor<Scalar>?, operation: String, retainGraph: Bool,
    createGraph: Bool, keeping inputs: [Tensor<Scalar>] = []
  ) throws(TensorError) {
    let seed = try Self.seed(seed, of: output, operation: operation)
    for input in inputs { _ = try input.checked() }
    let tape = Tape.common(to: output, createGraph && seed.requiresGrad ? seed : nil)
    let root = tape.place(of: output)
    self.tape = tape
    self.createGraph = createGraph
    self.inputs = inputs
    adjoints = Array(repeating: nil, count: Int(root) + 1)
    let path = try tape.nodes(leadingTo: root, operation: operation, shape: output.shape)
    let places = inputs.map { $0.place(on: tape) }
    // Only what is asked for is kept: a chain of a million vectors does not hold a million adjoints.
    let kept = Set(places.compactMap { $0 })

    adjoints[Int(root)] = createGraph ? seed : seed.detach()
    for place in path {
      guard let adjoint = adjoints[Int(place)] else { continue }
      let node = tape.nodes[Int(place)]
      if node.operation.isLeaf {
        leafAdjoints.append((tape.leaves[Int(node.first)], adjoint))
      } else {
        handOn(adjoint, from: node, at: place)
        if !kept.contains(place) { adjoints[Int(place)] = nil }
      }
    }
    inputAdjoints = places.map { $0.flatMap { $0 <= root ? adjoints[Int($0)] : nil } }
    if !retainGraph { tape.free(path) }
  }

  /// Adds the adjoints to the leaves' gradients: all of them, or none if there is an error.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  func addToLeaves() throws(TensorError) {
    for (_, adjoint) in leafAdjoints { _ = try adjoint.checked() }
    for (leaf, adjoint) in leafAdjoints {
      leaf.grad =
        leaf.grad.map { Contents.zip($0, adjoint.contents, operation: "grad") { $0 + $1 } }
        ?? adjoint.contents
    }
  }

  /// Returns the adjoints that were asked for.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  func kept() throws(TensorError) -> [Tensor<Scalar>] {
    var kept: [Tensor<Scalar>] = []
    for (number, adjoint) in inputAdjoints.enumerated() {
      guard let adjoint else { throw .notUsed(input: number, shape: inputs[number].shape) }
      kept.append(try adjoint.checked())
    }
    return kept
  }

  private static func seed(
    _ seed: Tensor<Scalar>?, of output: Tensor<Scalar>, operation: String
  ) throws(TensorError) -> Tensor<Scalar> {
    _ = try output.checked()
    guard output.requiresGrad else {
      throw .requiresNoGrad(operation: operation, shape: output.shape)
    }
    if let seed = try seed?.checked() {
      if seed.shape == output.shape { return seed }
      throw .seedOfOtherShape(seed: seed.shape, output: output.shape)
    }
    guard output.count == 1 else { throw .needsSeed(operation: operation, shape: output.shape) }
    return Tensor(ones: output.shape)
  }

  // MARK: One node

  private mutating func handOn(
    _ adjoint: Tensor<Scalar>, from node: Tape<Scalar>.Node, at place: Int32
  ) {
    if !createGraph, handOnNumbers(adjoint, from: node) { return }
    let output = operand(place)
    if case .concatenate(let axis, let parts) = node.operation {
      var start = 0
      for part in parts {
        let operand = operand(part)
        if !tape.nodes[Int(part)].operation.isConstant {
          add(.pullback(node.operation, 0, adjoint, operand, operand, output, start: start), part)
        }
        start += operand.shape[axis]
      }
      return
    }
    let a = operand(node.first)
    let b = node.second >= 0 ? operand(node.second) : a
    if !tape.nodes[Int(node.first)].operation.isConstant {
      add(.pullback(node.operation, 0, adjoint, a, b, output), node.first)
    }
    if node.second >= 0, !tape.nodes[Int(node.second)].operation.isConstant {
      add(.pullback(node.operation, 1, adjoint, a, b, output), node.second)
    }
  }

  /// Does the same for single numbers by the same rules, without making tensors of them.
  @inline(__always)
  private mutating func handOnNumbers(
    _ adjoint: Tensor<Scalar>, from node: Tape<Scalar>.Node
  ) -> Bool {
    guard case .number(let upstream) = adjoint.contents, case .number(let f) = node.contents,
      node.first >= 0, case .number(let a) = tape.nodes[Int(node.first)].contents
    else { return false }
    var b = a
    if node.second >= 0 {
      guard case .number(let second) = tape.nodes[Int(node.second)].contents else { return false }
      b = second
    }
    let (upstreamNumber, x, y) = (RuleNumber(upstream), RuleNumber(a), RuleNumber(b))
    for argument in 0..<(node.second < 0 ? 1 : 2) {
      let place = argument == 0 ? node.first : node.second
      if tape.nodes[Int(place)].operation.isConstant { continue }
      let share = node.operation.elementwise(argument, upstreamNumber, x, y, RuleNumber(f))
      guard let share else { return false }
      add(Tensor(.number(share.number)), place)
    }
    return true
  }

  /// A node as the rules see it: with its history if the gradient is to be differentiated again.
  private func operand(_ place: Int32) -> Tensor<Scalar> {
    let node = tape.nodes[Int(place)]
    guard createGraph, !node.operation.isConstant else { return Tensor(node.contents) }
    return Tensor(node.contents, link: .node(tape, place))
  }

  /// Adds to an adjoint: what is used twice gets a share from each use.
  private mutating func add(_ share: Tensor<Scalar>, _ place: Int32) {
    if let sum = adjoints[Int(place)] {
      adjoints[Int(place)] = sum + share
    } else {
      adjoints[Int(place)] = share
    }
  }
}

extension Tape {
  /// Returns the differentiable nodes from which a node was computed, itself included, latest first.
  func nodes(
    leadingTo root: Int32, operation: String, shape: [Int]
  ) throws(TensorError) -> [Int32] {
    var isReached = [Bool](repeating: false, count: Int(root) + 1)
    isReached[Int(root)] = true
    var path: [Int32] = []
    for place in stride(from: root, through: 0, by: -1) where isReached[Int(place)] {
      let node = nodes[Int(place)]
      switch node.operation {
      case .constant: continue
      case .freed: throw .graphFreed(operation: operation, shape: shape)
      case .leaf: break
      case .concatenate(_, let parts): for part in parts { isReached[Int(part)] = true }
      default:
        isReached[Int(node.first)] = true
        if node.second >= 0 { isReached[Int(node.second)] = true }
      }
      path.append(place)
    }
    return path
  }
}

extension Tensor {
  /// The place of the tensor's node on a tape, if it has one there.
  func place(on tape: Tape<Scalar>) -> Int32? {
    switch link {
    case .none: return nil
    case .leaf(let leaf):
      if let own = leaf.tape, own === tape { return leaf.place }
      return nil
    case .node(let own, let place):
      let (end, offset) = own.end()
      return end === tape ? place + offset : nil
    }
  }
}
