/// One pass over a tape from an output back to everything it was computed from.
///
/// The adjoint of a node is the derivative of the output with respect to it. A node's adjoint is complete
/// when the loop reaches it, since everything computed from it stands after it.
struct ReverseSweep {
  let tape: Tape
  let root: Int
  /// The number of steps gone through, leaves not counted.
  private var steps = 0
  /// The first error that a share of an adjoint carried.
  private(set) var failure: Failure?

  /// Goes over the tape; the adjoints of leaves, and of what is kept, stay in their nodes.
  ///
  /// - Throws: ``TensorError/graphFreed(operation:shape:)``. The tape is as before then.
  init(
    from root: Int32, on tape: Tape, seed: AnyContents, operation: String, shape: [Int]
  ) throws(TensorError) {
    self.tape = tape
    self.root = Int(root)
    tape.isSwept = true
    begin(root, with: seed)
    let isDone = tape.isSingle ? loop { Double(Float($0)) } : loop { $0 }
    guard isDone else {
      for place in 0...root { tape.forgetAdjoint(of: place) }
      throw .graphFreed(operation: operation, shape: shape)
    }
  }

  /// The core of reverse mode.
  ///
  /// Returns false if it meets a step that an earlier pass has freed.
  ///
  /// - Parameter round: Rounds to the tape's type. Products and sums of two Floats computed in
  ///   Double and rounded are those that Float arithmetic gives (S. A. Figueroa, "When is double
  ///   rounding innocuous?", 1995).
  @inline(__always)
  private mutating func loop(_ round: (Double) -> Double) -> Bool {
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
          let share = round(adjoint * node.pointee.firstPartial)
          operand.pointee.adjoint = round(operand.pointee.adjoint + share)
          operand.pointee.marks.insert(.reached)
        }
        if node.pointee.second >= 0 {
          let operand = nodes + Int(node.pointee.second)
          let share = round(adjoint * node.pointee.secondPartial)
          operand.pointee.adjoint = round(operand.pointee.adjoint + share)
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
    if tape.isSingle { handOn(from: place, Float.self) } else { handOn(from: place, Double.self) }
    let node = tape.nodes + Int(place)
    if !node.pointee.marks.contains(.kept) { tape.forgetAdjoint(of: place) }
    steps += 1
  }

  @inline(never)
  private mutating func handOn<Scalar: TensorScalar>(from place: Int32, _ type: Scalar.Type) {
    guard let operation = tape.operation(of: place) else { return }
    let node = tape.nodes[Int(place)]
    if node.detail < 0 {
      // A step between numbers whose adjoint is kept: as in the loop.
      let adjoint = Scalar(node.adjoint)
      if node.first >= 0 {
        add(Contents.number(adjoint * Scalar(node.firstPartial)), to: node.first)
      }
      if node.second >= 0 {
        add(Contents.number(adjoint * Scalar(node.secondPartial)), to: node.second)
      }
      return
    }
    switch operation {
    case .elementwise(let rule):
      if node.first >= 0 { handOn(rule, 0, from: place, to: node.first, type) }
      if node.second >= 0 { handOn(rule, 1, from: place, to: node.second, type) }
    case .sum where tape.isNumber(place):
      // The same number for every element: it is written out where somebody needs the elements.
      add(Contents<Scalar>(tape.adjoint(of: place)), to: node.first)
    case .meanSquaredError:
      guard case .number(let number) = tape.adjoint(of: place),
        let saved = tape.details[Int(node.detail)].gradient
      else { return }
      let (upstream, gradient) = (Scalar(number), Contents<Scalar>(saved))
      if node.first >= 0 {
        add(upstream == 1 ? gradient : gradient.map { upstream * $0 }, to: node.first)
      }
      if node.second >= 0 { add(gradient.map { -upstream * $0 }, to: node.second) }
    default:
      let upstream = Tensor(tape.adjoint(of: place, type))
      let (a, b, f) = tape.operands(of: place, type)
      tape.forOperands(of: Int(place)) { argument, target, start in
        let share = Tensor.pullback(
          operation, argument, upstream, tape.part(target, of: operation) ?? Tensor(a), Tensor(b),
          Tensor(f), start: start)
        add(share.contents, to: target)
      }
    }
  }

  private mutating func handOn<Scalar: TensorScalar>(
    _ rule: Elementwise, _ argument: Int, from place: Int32, to target: Int32, _ type: Scalar.Type
  ) {
    let unused = Contents<Scalar>.number(0)
    let share = Contents<Scalar>.handOn(
      rule, argument, Contents(tape.adjoint(of: place)),
      rule.usesOperands ? tape.operand(0, of: place) : unused,
      rule.usesOperands ? tape.operand(1, of: place) : unused,
      rule.usesResult ? tape.result(of: place) : unused,
      to: tape.shape(of: target), of: tape.shape(of: place))
    add(share, to: target)
  }

  /// Adds to an adjoint: what is used twice gets a share from each use.
  private mutating func add<Scalar: TensorScalar>(_ share: Contents<Scalar>, to place: Int32) {
    if let error = share.error { failure = failure ?? Failure(error) }
    let detail = Int(tape.nodes[Int(place)].detail)
    if detail >= 0, let sum = tape.details[detail].adjoint {
      let sum = Contents.zip(Contents(sum), share, operation: "grad") { $0 + $1 }
      tape.details[detail].adjoint = sum.erased
      if let error = sum.error { failure = failure ?? Failure(error) }
    } else {
      begin(place, with: share.erased)
    }
  }

  /// Begins the adjoint of a node with axes, or adds to a number's.
  private func begin(_ place: Int32, with share: AnyContents) {
    let node = tape.nodes + Int(place)
    node.pointee.marks.insert(.reached)
    if !tape.isNumber(place) {
      tape.details[Int(node.pointee.detail)].adjoint = share
    } else if case .number(let number) = share {
      let sum = node.pointee.adjoint + number
      node.pointee.adjoint = tape.isSingle ? Double(Float(sum)) : sum
    }
  }

  /// Clears what the pass left in leaves and kept nodes, and frees the graph if nobody needs it again.
  func finish(retainGraph: Bool, kept: [[Int32]] = []) {
    if !retainGraph, tape.inputs == 0, steps == tape.count - tape.idle { return tape.close() }
    tape.forgetLeaves(upTo: root)
    for place in kept.joined() { tape.forgetAdjoint(of: place) }
    if !retainGraph { tape.freeSteps(from: root) }
  }
}
