/// One pass over a tape from an output back to everything it was computed from.
///
/// The adjoint of a node is the derivative of the output with respect to it. A node's adjoint is complete
/// when the loop reaches it, since everything computed from it stands after it.
struct ReverseSweep<Scalar: TensorScalar> {
  private let tape: Tape<Scalar>
  private let root: Int
  /// The number of steps gone through, leaves not counted.
  private var steps = 0
  private var failure: TensorError?

  /// Goes over the tape; the adjoints of leaves, and of what is kept, stay in their nodes.
  init(
    from root: Int32, on tape: Tape<Scalar>, seed: Contents<Scalar>, operation: String,
    shape: [Int]
  ) throws(TensorError) {
    self.tape = tape
    self.root = Int(root)
    add(seed, to: root)
    if !loop() {
      forget(downTo: 0)
      throw .graphFreed(operation: operation, shape: shape)
    }
  }

  /// The core of reverse mode. Returns false if it meets a step that an earlier pass has freed.
  private mutating func loop() -> Bool {
    let nodes = tape.nodes
    var place = root
    while place >= 0 {
      let node = nodes + place
      if node.pointee.marks == .reached, node.pointee.detail < 0 {
        let adjoint = node.pointee.adjoint
        node.pointee.adjoint = -0.0
        node.pointee.marks = []
        if node.pointee.first >= 0 {
          let operand = nodes + Int(node.pointee.first)
          operand.pointee.adjoint += adjoint * node.pointee.firstPartial
          operand.pointee.marks.insert(.reached)
        }
        if node.pointee.second >= 0 {
          let operand = nodes + Int(node.pointee.second)
          operand.pointee.adjoint += adjoint * node.pointee.secondPartial
          operand.pointee.marks.insert(.reached)
        }
        steps &+= 1
      } else if node.pointee.marks.contains(.reached) {
        if node.pointee.marks.contains(.freed) { return false }
        if !node.pointee.marks.contains(.leaf) { handOn(from: Int32(place)) }
      }
      place &-= 1
    }
    return true
  }

  /// Hands on the adjoint of a step with axes, or of one whose adjoint is kept.
  private mutating func handOn(from place: Int32) {
    let node = tape.nodes[Int(place)]
    let isLinear = node.detail < 0 || tape.details[Int(node.detail)].passesNumbers
    let upstream = tape.adjoint(of: place, broadcast: !isLinear)
    if !node.marks.contains(.kept) { tape.forgetAdjoint(of: place) }
    steps += 1
    guard node.detail >= 0, let operation = tape.details[Int(node.detail)].operation else {
      guard case .number(let adjoint) = upstream else { return }
      if node.first >= 0 { add(.number(adjoint * node.firstPartial), to: node.first) }
      if node.second >= 0 { add(.number(adjoint * node.secondPartial), to: node.second) }
      return
    }
    switch operation {
    case .elementwise(let rule):
      for (argument, target) in [node.first, node.second].enumerated() where target >= 0 {
        let (a, b, f) = tape.operands(of: place)
        add(
          Contents.handOn(
            rule, argument, upstream, a, b, f, to: tape.shape(of: target), of: tape.shape(of: place)
          ), to: target)
      }
    case .sum:
      // The same number for every element: it is written out where somebody needs the elements.
      if case .number = upstream {
        add(upstream, to: node.first)
      } else {
        add(pull(operation, 0, upstream, place).contents, to: node.first)
      }
    case .concatenate(let axis, let parts):
      var start = 0
      for part in parts {
        let shape = tape.shape(of: part)
        if !tape.nodes[Int(part)].marks.contains(.constant) {
          let operand = Tensor<Scalar>(.block(.hollow(shape)))
          add(
            Tensor.pullback(
              operation, 0, Tensor(upstream), operand, operand, operand, start: start
            ).contents, to: part)
        }
        start += shape[axis]
      }
    default:
      if node.first >= 0 { add(pull(operation, 0, upstream, place).contents, to: node.first) }
      if node.second >= 0 { add(pull(operation, 1, upstream, place).contents, to: node.second) }
    }
  }

  private func pull(
    _ operation: Operation, _ argument: Int, _ upstream: Contents<Scalar>, _ place: Int32
  ) -> Tensor<Scalar> {
    let (a, b, f) = tape.operands(of: place)
    return .pullback(operation, argument, Tensor(upstream), Tensor(a), Tensor(b), Tensor(f))
  }

  /// Adds to an adjoint: what is used twice gets a share from each use.
  private mutating func add(_ share: Contents<Scalar>, to place: Int32) {
    let node = tape.nodes + Int(place)
    node.pointee.marks.insert(.reached)
    if let error = share.error { failure = failure ?? error }
    if node.pointee.detail < 0 || tape.details[Int(node.pointee.detail)].shape.isEmpty {
      if case .number(let number) = share { node.pointee.adjoint += number }
    } else {
      let detail = Int(node.pointee.detail)
      tape.details[detail].adjoint =
        tape.details[detail].adjoint.map {
          Contents.zip($0, share, operation: "grad") { $0 + $1 }
        } ?? share
    }
  }

  // MARK: After the pass

  /// Adds the adjoints to the leaves' gradients: all of them, or none if there is an error.
  func addToLeaves() throws(TensorError) {
    if let failure { throw failure }
    for leaf in tape.leaves where tape.isReached(leaf.place) {
      let adjoint = tape.adjoint(of: leaf.place)
      leaf.grad =
        leaf.grad.map { Contents.zip($0, adjoint, operation: "grad") { $0 + $1 } } ?? adjoint
    }
  }

  /// Returns the adjoints of nodes that were kept, nil for one that the output does not depend on.
  func adjoints(of places: [Int32?]) throws(TensorError) -> [Contents<Scalar>?] {
    if let failure { throw failure }
    return places.map { place in
      guard let place, place <= root, tape.isReached(place) else { return nil }
      return tape.adjoint(of: place)
    }
  }

  /// Clears what the pass left in leaves and kept nodes, and frees the graph if nobody needs it again.
  func finish(retainGraph: Bool, kept: [Int32?] = []) {
    if !retainGraph, steps == tape.count - tape.idle {
      for place in kept { if let place { tape.nodes[Int(place)].marks.remove(.kept) } }
      return tape.close()
    }
    for leaf in tape.leaves { tape.forgetAdjoint(of: leaf.place) }
    for place in kept { if let place { tape.forgetAdjoint(of: place) } }
    if !retainGraph { tape.freeSteps(from: root) }
  }

  private func forget(downTo end: Int) {
    for place in end...root { tape.forgetAdjoint(of: Int32(place)) }
  }
}
