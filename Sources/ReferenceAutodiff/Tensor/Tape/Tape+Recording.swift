// How steps come onto a tape. Between numbers there is a short way, of which a client's compiler sees
// every line; everything else is recorded here.

public import Synchronization

extension Tape {
  /// Appends a step between numbers if the tape is open and has room and the other operand is on it,
  /// or constant; returns nil where it takes more than a look.
  ///
  /// - Parameters:
  ///   - other: The operand that is not known to be on this tape.
  ///   - node: Makes the node from the other operand's place.
  @inlinable @inline(__always)
  func appendQuickly(with other: AnyTensor, _ node: (_ other: Int32) -> Node) -> Int32? {
    guard count < capacity, pauses.pointee.load(ordering: .relaxed) == 0 else { return nil }
    var otherPlace: Int32 = -1
    if let address = other.address {
      if other.place >= 0 {
        guard address == UnsafeRawPointer(Unmanaged.passUnretained(self).toOpaque()) else {
          return nil
        }
        otherPlace = other.place
      } else {
        let place = Unmanaged<Leaf>.fromOpaque(address)._withUnsafeGuaranteedRef {
          $0.isOn(self) ? $0.place : -1
        }
        guard place >= 0 else { return nil }
        otherPlace = place
      }
    }
    let place = count
    nodes[place] = node(otherPlace)
    count = place &+ 1
    return Int32(truncatingIfNeeded: place)
  }

  /// Records a step between numbers that takes more than a look: operands that meet for the first
  /// time, a full tape, or ``noGrad(_:)``.
  @usableFromInline
  static func recordMeeting(
    _ rule: Elementwise, _ value: Double, _ a: AnyTensor, _ da: Double, _ b: AnyTensor,
    _ db: Double,
    isSingle: Bool
  ) -> AnyTensor {
    guard Recording.isOn else { return AnyTensor(value) }
    let tape = common(to: a, b, isSingle: isSingle, joins: true)
    guard tape.hasRoom(for: 3) else { return tape.isFull }
    let first = tape.place(of: a)
    let second = tape.place(of: b)
    return tape.result(Node(rule, value, first, da, second, db), nil)
  }

  /// Returns the result of an operation, recorded if a gradient can flow through it.
  static func record<Scalar>(
    _ operation: Operation, _ contents: Contents<Scalar>, _ a: Tensor<Scalar>,
    _ b: Tensor<Scalar>? = nil, saving gradient: Block<Scalar>? = nil
  ) -> Tensor<Scalar> {
    guard a.requiresGrad || b?.requiresGrad == true, Recording.isOn else { return Tensor(contents) }
    if case .failed = contents { return Tensor(contents) }
    let result = Tensor(contents).erased
    return Tensor(
      record(
        operation, result.number, result.block, a.erased, b?.erased, gradient,
        isSingle: Scalar.isSingle))
  }

  private static func record(
    _ operation: Operation, _ number: Double, _ block: AnyBlock?, _ a: AnyTensor, _ b: AnyTensor?,
    _ gradient: AnyBlock?, isSingle: Bool
  ) -> AnyTensor {
    let tape = common(to: a, b, isSingle: isSingle)
    guard tape.hasRoom(for: 3) else { return tape.isFull }
    let first = tape.place(of: a)
    let second = b.map { tape.place(of: $0) } ?? -1
    let detail = Detail(operation, a.block, b?.block, block, gradient: gradient)
    let node = Node(
      .add, number, first, a.number, second, b?.number ?? 0, detail: Int32(tape.details.count))
    if tape.details.isEmpty { tape.details.reserveCapacity(8) }
    tape.details.append(detail)
    return tape.result(node, block)
  }

  /// Returns the result of an operation on any number of tensors.
  static func record<Scalar>(
    _ operation: ([Int32]) -> Operation, _ contents: Contents<Scalar>, parts: [Tensor<Scalar>]
  ) -> Tensor<Scalar> {
    guard contents.error == nil, parts.contains(where: \.requiresGrad), Recording.isOn
    else { return Tensor(contents) }
    // Each merge may move the earlier parts' nodes, so places are asked for when all have met.
    let tapes = parts.compactMap(\.erased.tape)
    let tape = tapes.dropFirst().reduce(tapes.first ?? Tape(isSingle: Scalar.isSingle)) {
      common($0.end().tape, $1.end().tape)
    }
    guard tape.hasRoom(for: parts.count + 1) else { return Tensor(tape.isFull) }
    let places = parts.map { tape.place(of: $0.erased, orConstant: true) }
    let result = Tensor(contents).erased
    let detail = Detail(operation(places), shape: contents.shape)
    let node = Node(.add, result.number, -1, 0, -1, 0, detail: Int32(tape.details.count))
    tape.details.append(detail)
    return Tensor(tape.result(node, result.block))
  }

  private func result(_ node: Node, _ block: AnyBlock?) -> AnyTensor {
    AnyTensor(node.value, block, history: self, place: append(node))
  }

  /// Whether places, which are 32 bits wide, suffice for some more nodes.
  private func hasRoom(for nodes: Int) -> Bool { count + nodes <= Int(Int32.max) }

  private var isFull: AnyTensor {
    isSingle
      ? Tensor<Float>(.failure(.tapeIsFull)).erased : Tensor<Double>(.failure(.tapeIsFull)).erased
  }
}
