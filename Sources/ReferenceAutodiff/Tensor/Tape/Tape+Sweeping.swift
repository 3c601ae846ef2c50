// What the sweeps read and write on a tape.

extension Tape {
  func isReached(_ place: Int32) -> Bool { nodes[Int(place)].marks.contains(.reached) }

  /// Whether a node is a number, whose adjoint lies in the node itself.
  func isNumber(_ place: Int32) -> Bool {
    let detail = nodes[Int(place)].detail
    return detail < 0 || details[Int(detail)].shape.isEmpty
  }

  /// The adjoint of a node; for a node with axes, a number stands for equal elements.
  func adjoint(of place: Int32) -> AnyContents {
    let node = nodes[Int(place)]
    if isNumber(place) { return .number(node.adjoint) }
    return details[Int(node.detail)].adjoint ?? .number(0)
  }

  /// The adjoint of a node, in its shape.
  func adjoint<Scalar: TensorScalar>(of place: Int32, _ type: Scalar.Type) -> Contents<Scalar> {
    let adjoint = Contents<Scalar>(adjoint(of: place))
    let shape = shape(of: place)
    return Contents { () throws(TensorError) in try adjoint.broadcast(to: shape) }
  }

  /// Takes a sweep's notes off a node.
  func forgetAdjoint(of place: Int32) {
    let node = nodes + Int(place)
    node.pointee.adjoint = -0.0
    node.pointee.marks.subtract([.reached, .kept])
    if node.pointee.detail >= 0 { details[Int(node.pointee.detail)].adjoint = nil }
  }

  /// Takes a sweep's notes off leaves and inputs, but for some places.
  func forgetLeaves(upTo root: Int, except kept: Range<Int> = 0..<0) {
    for node in leaves { forgetAdjoint(of: node.place) }
    // Inputs are in no list: few tapes have some that another sweep may reach.
    guard inputs > kept.count else { return }
    for place in 0...root where nodes[place].marks.contains(.leaf) && !kept.contains(place) {
      forgetAdjoint(of: Int32(place))
    }
  }

  /// The operands and the result of a step, as far as its derivative needs them; else their shapes.
  func operands<Scalar: TensorScalar>(
    of place: Int32, _ type: Scalar.Type
  ) -> (first: Contents<Scalar>, second: Contents<Scalar>, result: Contents<Scalar>) {
    (operand(0, of: place), operand(1, of: place), result(of: place))
  }

  /// The first or second operand of a step.
  func operand<Scalar: TensorScalar>(_ argument: Int, of place: Int32) -> Contents<Scalar> {
    let node = nodes + Int(place)
    let detail = Int(node.pointee.detail)
    if detail >= 0, let saved = argument == 0 ? details[detail].first : details[detail].second {
      return Contents(saved)
    }
    let operand = argument == 0 ? node.pointee.first : node.pointee.second
    if operand < 0 {
      return .number(Scalar(argument == 0 ? node.pointee.firstPartial : node.pointee.secondPartial))
    }
    return isNumber(operand)
      ? .number(Scalar(nodes[Int(operand)].value)) : .block(.hollow(shape(of: operand)))
  }

  func result<Scalar: TensorScalar>(of place: Int32) -> Contents<Scalar> {
    let detail = Int(nodes[Int(place)].detail)
    if detail >= 0, let saved = details[detail].output { return Contents(saved) }
    return isNumber(place)
      ? .number(Scalar(nodes[Int(place)].value)) : .block(.hollow(shape(of: place)))
  }

  /// How a node was computed; nil for leaves and constants.
  func operation(of place: Int32) -> Operation? {
    let node = nodes[Int(place)]
    if node.detail >= 0 { return details[Int(node.detail)].operation }
    return node.first < 0 && node.second < 0 ? nil : .elementwise(node.rule)
  }

  /// Calls a function with each operand of a step, constants left out.
  ///
  /// - Parameter body: Is handed the operand's number, 0 or 1, its place, and for a part of a
  ///   concatenation, all of which are number 0, where it begins.
  func forOperands(of place: Int, _ body: (_ argument: Int, Int32, _ start: Int) -> Void) {
    let node = nodes[place]
    if node.detail >= 0,
      case .concatenate(let axis, let parts) = details[Int(node.detail)].operation
    {
      var start = 0
      for part in parts {
        if !nodes[Int(part)].marks.contains(.constant) { body(0, part, start) }
        start += shape(of: part)[axis]
      }
    } else {
      if node.first >= 0 { body(0, node.first, 0) }
      if node.second >= 0 { body(1, node.second, 0) }
    }
  }

  /// A part of a concatenation, of which the rule needs the shape; nil for any other operation.
  func part<Scalar>(_ place: Int32, of operation: Operation) -> Tensor<Scalar>? {
    guard case .concatenate = operation else { return nil }
    return Tensor(.block(.hollow(shape(of: place))))
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
      forOperands(of: place) { _, operand, _ in isReached[Int(operand)] = true }
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
      forOperands(of: place) { _, operand, _ in nodes[Int(operand)].marks.insert(.reached) }
      let detail = nodes[place].detail
      if detail >= 0 {
        details[Int(detail)].free()
      }
      nodes[place].marks = .freed
      idle += 1
    }
  }
}
