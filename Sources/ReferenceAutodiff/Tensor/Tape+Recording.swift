// How steps come onto a tape. Between numbers there is a short way, of which a client's compiler sees
// every line; everything else is recorded here.

extension Tape {
  /// Records a step between numbers whose operands are on one open tape, or constant.
  ///
  /// - Parameters:
  ///   - value: The result.
  ///   - da: The partial derivative by `a`; or its number, if it is constant.
  ///   - db: The same for `b`; a step of one operand has a constant there.
  @inlinable
  static func record(
    _ rule: Elementwise, _ value: Scalar, _ a: Tensor<Scalar>, _ da: Scalar, _ b: Tensor<Scalar>,
    _ db: Scalar
  ) -> Tensor<Scalar> {
    guard let tape = a.ownTape ?? b.ownTape, tape.count < tape.capacity,
      let first = tape.quickPlace(of: a), let second = tape.quickPlace(of: b)
    else { return recordMeeting(rule, value, a, da, b, db) }
    let place = tape.count
    tape.nodes[place] = Node(rule, value, first, da, second, db)
    tape.count = place &+ 1
    return Tensor(value, on: tape, at: Int32(truncatingIfNeeded: place))
  }

  /// Returns the place of a number's node, or nil where it takes more than a look: a tape that was
  /// moved, or a leaf that is new to this one.
  @inlinable @inline(__always)
  func quickPlace(of tensor: Tensor<Scalar>) -> Int32? {
    guard let history = tensor.history else { return -1 }
    if tensor.place >= 0 { return history === self ? tensor.place : nil }
    let leaf = unsafeDowncast(history, to: Leaf<Scalar>.self)
    guard let tape = leaf.tape, tape === self else { return nil }
    return leaf.place
  }

  /// Records a step between numbers whose operands meet for the first time, or whose tape is full.
  @usableFromInline @inline(never)
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  static func recordMeeting(
    _ rule: Elementwise, _ value: Scalar, _ a: Tensor<Scalar>, _ da: Scalar, _ b: Tensor<Scalar>,
    _ db: Scalar
  ) -> Tensor<Scalar> {
    let tape = common(to: a, b)
    let first = tape.place(of: a)
    let second = tape.place(of: b)
    return tape.result(Node(rule, value, first, da, second, db), .number(value))
  }

  /// Returns the result of an operation, recorded if a gradient can flow through it.
  static func record(
    _ operation: Operation, _ contents: Contents<Scalar>, _ a: Tensor<Scalar>,
    _ b: Tensor<Scalar>? = nil
  ) -> Tensor<Scalar> {
    guard a.requiresGrad || b?.requiresGrad == true, Recording.isOn else { return Tensor(contents) }
    if case .failed = contents { return Tensor(contents) }
    let tape = common(to: a, b)
    let first = tape.place(of: a)
    let second = b.map { tape.place(of: $0) } ?? -1
    var detail = Detail<Scalar>(operation: operation, shape: contents.shape)
    if operation.usesOperands { (detail.first, detail.second) = (a.block, b?.block) }
    if operation.usesResult { detail.output = contents.block }
    return tape.result(contents, first, a.number, second, b?.number ?? 0, detail)
  }

  /// Returns the result of an operation on any number of tensors.
  static func record(
    _ operation: ([Int32]) -> Operation, _ contents: Contents<Scalar>, parts: [Tensor<Scalar>]
  ) -> Tensor<Scalar> {
    guard contents.error == nil, parts.contains(where: \.requiresGrad), Recording.isOn
    else { return Tensor(contents) }
    // Each merge may move the earlier parts' nodes, so places are asked for when all have met.
    let tapes = parts.compactMap(\.tape)
    let tape = tapes.dropFirst().reduce(tapes.first ?? Tape()) {
      common($0.end().tape, $1.end().tape)
    }
    let places = parts.map { tape.place(of: $0, orConstant: true) }
    let detail = Detail<Scalar>(operation: operation(places), shape: contents.shape)
    return tape.result(contents, -1, 0, -1, 0, detail)
  }

  private func result(
    _ contents: Contents<Scalar>, _ first: Int32, _ a: Scalar, _ second: Int32, _ b: Scalar,
    _ detail: Detail<Scalar>
  ) -> Tensor<Scalar> {
    let value: Scalar = if case .number(let number) = contents { number } else { 0 }
    let node = Node(.add, value, first, a, second, b, detail: Int32(details.count))
    details.append(detail)
    return result(node, contents)
  }

  private func result(_ node: Node<Scalar>, _ contents: Contents<Scalar>) -> Tensor<Scalar> {
    guard count < Int32.max else { return Tensor(.failure(.tapeIsFull)) }
    return Tensor(contents, on: self, at: append(node))
  }
}
