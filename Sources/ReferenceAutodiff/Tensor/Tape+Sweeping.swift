// What the sweeps read and write on a tape.

extension Tape {
  func isReached(_ place: Int32) -> Bool { nodes[Int(place)].marks.contains(.reached) }

  /// The adjoint of a node, in its shape.
  ///
  /// - Parameter broadcast: Whether a number that stands for equal elements is to be written out.
  func adjoint(of place: Int32, broadcast: Bool = true) -> Contents<Scalar> {
    let node = nodes[Int(place)]
    guard node.detail >= 0, !details[Int(node.detail)].shape.isEmpty else {
      return .number(node.adjoint)
    }
    let detail = details[Int(node.detail)]
    let adjoint = detail.adjoint ?? .number(0)
    return broadcast
      ? Contents { () throws(TensorError) in try adjoint.broadcast(to: detail.shape) } : adjoint
  }

  /// Takes a sweep's notes off a node.
  func forgetAdjoint(of place: Int32) {
    let node = nodes + Int(place)
    node.pointee.adjoint = -0.0
    node.pointee.marks.subtract([.reached, .kept])
    if node.pointee.detail >= 0 { details[Int(node.pointee.detail)].adjoint = nil }
  }

  /// The operands and the result of a step, as far as its derivative needs them; else their shapes.
  func operands(
    of place: Int32
  ) -> (first: Contents<Scalar>, second: Contents<Scalar>, result: Contents<Scalar>) {
    let node = nodes[Int(place)]
    let detail = node.detail < 0 ? nil : details[Int(node.detail)]
    let result = detail?.output ?? hollow(detail?.shape)
    return (
      operand(detail?.first, node.first, node.firstPartial),
      operand(detail?.second, node.second, node.secondPartial),
      result.map { .block($0) } ?? .number(node.value)
    )
  }

  private func operand(
    _ saved: Block<Scalar>?, _ place: Int32, _ constant: Scalar
  ) -> Contents<Scalar> {
    if let saved { return .block(saved) }
    if place < 0 { return .number(constant) }
    return hollow(shape(of: place)).map { .block($0) } ?? .number(nodes[Int(place)].value)
  }

  private func hollow(_ shape: [Int]?) -> Block<Scalar>? {
    guard let shape, !shape.isEmpty else { return nil }
    return .hollow(shape)
  }

  /// Calls a function with the places of a step's operands, constants left out.
  func forOperands(of place: Int, _ body: (Int32) -> Void) {
    let node = nodes[place]
    if node.detail >= 0,
      case .concatenate(_, let parts) = details[Int(node.detail)].operation
    {
      for part in parts where !nodes[Int(part)].marks.contains(.constant) { body(part) }
    } else {
      if node.first >= 0 { body(node.first) }
      if node.second >= 0 { body(node.second) }
    }
  }

  /// Returns the nodes from which a node was computed, itself included, latest first.
  func nodes(
    leadingTo root: Int32, operation: String, shape: [Int]
  ) throws(TensorError) -> [Int32] {
    var isReached = [Bool](repeating: false, count: Int(root) + 1)
    isReached[Int(root)] = true
    var path: [Int32] = []
    for place in stride(from: Int(root), through: 0, by: -1) where isReached[place] {
      if nodes[place].marks.contains(.freed) {
        throw .graphFreed(operation: operation, shape: shape)
      }
      forOperands(of: place) { isReached[Int($0)] = true }
      path.append(Int32(place))
    }
    return path
  }

  /// Frees the steps from which a node was computed; others on the tape stay.
  func freeSteps(from root: Int) {
    nodes[root].marks.insert(.reached)
    for place in stride(from: root, through: 0, by: -1) where isReached(Int32(place)) {
      nodes[place].marks.remove(.reached)
      if nodes[place].marks.contains(.leaf) { continue }
      forOperands(of: place) { nodes[Int($0)].marks.insert(.reached) }
      let detail = nodes[place].detail
      if detail >= 0 {
        details[Int(detail)] = Detail(operation: nil, shape: shape(of: Int32(place)))
      }
      nodes[place].marks = .freed
      idle += 1
    }
  }
}

extension Detail {
  /// Whether the operation hands on a number that stands for equal adjoints as it is.
  var passesNumbers: Bool {
    switch operation {
    case .elementwise, .sum: true
    default: false
    }
  }
}
