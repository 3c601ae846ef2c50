/// The record of a computation: what was computed from what, in the order of time.
///
/// Every node's operands stand before it, so the reverse sweep is a loop from the end to the
/// beginning: nothing to sort, nothing to hash, no recursion. Nodes are structs in one growing array, so
/// that a chain of a million operations is freed by freeing one array.
///
/// **Who owns what.** A non-leaf tensor holds its tape, and a tape its leaves; a leaf knows its tape
/// without holding it. So the tape goes when the last tensor that was computed on it goes, and the
/// leaves, which live as long as a training, do not collect the past.
///
/// **Where a tape comes from.** There is no current tape and no global state. The first operation on a
/// leaf makes a tape; when tensors of two tapes meet in an operation, the smaller tape is moved to
/// the end of the larger. It keeps a note of where its nodes went, for the tensors that still point
/// to it. Each merge at least doubles the size of the tape that a node lies in, so a node moves,
/// and a tensor follows notes, at most log₂ n times.
final class Tape<Scalar: TensorScalar> {
  struct Node {
    var operation: Operation
    var first: Int32 = -1
    var second: Int32 = -1
    var contents: Contents<Scalar>
  }

  var nodes: [Node] = []
  private(set) var leaves: [Leaf<Scalar>] = []
  /// The number of nodes that a backward pass could still go through.
  private var usable = 0
  /// Where the nodes went, if the tape was moved into another.
  private var successor: (tape: Tape, offset: Int32)?
  /// A tape without usable nodes is over: whatever comes next begins a new one.
  private var isOver = false

  deinit { release() }

  // MARK: Recording

  /// Returns the result of an operation, recorded if a gradient can flow through it.
  @inline(__always)
  static func record(
    _ operation: Operation, _ contents: Contents<Scalar>, _ a: Tensor<Scalar>,
    _ b: Tensor<Scalar>? = nil
  ) -> Tensor<Scalar> {
    guard a.requiresGrad || b?.requiresGrad == true, Recording.isOn else { return Tensor(contents) }
    if case .failure = contents { return Tensor(contents) }
    let tape = common(to: a, b)
    let first = tape.place(of: a)
    let second = b.map { tape.place(of: $0) } ?? -1
    return tape.append(operation, contents, first, second)
  }

  /// Returns the result of an operation on any number of tensors.
  static func record(
    _ operation: ([Int32]) -> Operation, _ contents: Contents<Scalar>, parts: [Tensor<Scalar>]
  ) -> Tensor<Scalar> {
    guard contents.error == nil, parts.contains(where: \.requiresGrad), Recording.isOn,
      let first = parts.first
    else { return Tensor(contents) }
    var tape = common(to: first, nil)
    // Each merge may move the earlier parts' nodes, so places are asked for when all have met.
    for part in parts where part.requiresGrad { tape = common(to: part, Tensor(at: tape)) }
    let places = parts.map { tape.place(of: $0) }
    return tape.append(operation(places), contents, -1, -1)
  }

  private func append(
    _ operation: Operation, _ contents: Contents<Scalar>, _ first: Int32, _ second: Int32
  ) -> Tensor<Scalar> {
    nodes.append(Node(operation: operation, first: first, second: second, contents: contents))
    usable += 1
    return Tensor(contents, link: .node(self, Int32(nodes.count - 1)))
  }

  /// Returns the place of a tensor's node, which is made if it has none here.
  func place(of tensor: Tensor<Scalar>) -> Int32 {
    switch tensor.link {
    case .none:
      nodes.append(Node(operation: .constant, contents: tensor.contents))
    case .leaf(let leaf):
      if let tape = leaf.tape, tape === self { return leaf.place }
      leaf.tape = self
      leaf.place = Int32(nodes.count)
      nodes.append(
        Node(operation: .leaf, first: Int32(leaves.count), contents: tensor.contents))
      leaves.append(leaf)
    case .node(let tape, let place):
      let (end, offset) = tape.end()
      if end === self, !nodes[Int(place + offset)].operation.isFreed { return place + offset }
      nodes.append(Node(operation: .freed, contents: tensor.contents))
    }
    return Int32(nodes.count - 1)
  }

  // MARK: Meeting

  /// Returns the one tape of two operands, after a merge if they had two, and a new one if none.
  static func common(to a: Tensor<Scalar>, _ b: Tensor<Scalar>?) -> Tape {
    switch (a.tape, b?.tape) {
    case (let tape?, nil), (nil, let tape?): return tape
    case (nil, nil): return Tape()
    case (let one?, let other?):
      if one === other { return one }
      if one.nodes.count < other.nodes.count { return other.absorb(one) }
      return one.absorb(other)
    }
  }

  private func absorb(_ other: Tape) -> Tape {
    let (offset, leafOffset) = (Int32(nodes.count), Int32(leaves.count))
    for var node in other.nodes {
      switch node.operation {
      case .leaf: node.first += leafOffset
      case .concatenate(let axis, let parts):
        node.operation = .concatenate(axis: axis, parts: parts.map { $0 + offset })
      default:
        if node.first >= 0 { node.first += offset }
        if node.second >= 0 { node.second += offset }
      }
      nodes.append(node)
    }
    for leaf in other.leaves {
      leaf.tape = self
      leaf.place += offset
    }
    leaves += other.leaves
    usable += other.usable
    other.nodes = []
    other.leaves = []
    other.successor = (self, offset)
    return self
  }

  /// Follows the notes that merged tapes left, and adds up the way.
  func end() -> (tape: Tape, offset: Int32) {
    var (tape, offset) = (self, Int32(0))
    while let next = tape.successor {
      offset += next.offset
      tape = next.tape
    }
    return (tape, offset)
  }

  // MARK: Freeing

  /// Frees the nodes that a backward pass went through.
  func free(_ places: [Int32]) {
    for place in places {
      let node = nodes[Int(place)]
      if node.operation.isLeaf { continue }
      dropConstant(node.first)
      dropConstant(node.second)
      nodes[Int(place)] = Node(operation: .freed, contents: .number(0))
      usable -= 1
    }
    if usable == 0 { release() }
  }

  /// Drops the contents of a constant, whose node belongs to the one operation that uses it.
  private func dropConstant(_ place: Int32) {
    guard place >= 0, nodes[Int(place)].operation.isConstant else { return }
    nodes[Int(place)].contents = .number(0)
  }

  private func release() {
    for leaf in leaves { leaf.tape = nil }
    leaves = []
    nodes = []
    isOver = true
  }

  var isUsable: Bool { !isOver }
}

extension Operation {
  var isFreed: Bool { if case .freed = self { true } else { false } }
  var isLeaf: Bool { if case .leaf = self { true } else { false } }
  var isConstant: Bool { if case .constant = self { true } else { false } }
}

/// How a tensor is connected with what it was computed from.
enum Link<Scalar: TensorScalar> {
  case none
  case leaf(Leaf<Scalar>)
  case node(Tape<Scalar>, Int32)
}

/// What copies of a tensor with `requiresGrad: true` share: the gradient, and the place on the tape.
final class Leaf<Scalar: TensorScalar> {
  var grad: Contents<Scalar>?
  /// The tape on which the leaf has a node; a tape takes itself out of its leaves before it goes.
  unowned(unsafe) var tape: Tape<Scalar>?
  var place: Int32 = -1
}

extension Tensor {
  /// The tape on which operations with this tensor are recorded, if there is one yet.
  var tape: Tape<Scalar>? {
    switch link {
    case .none: return nil
    case .leaf(let leaf): return leaf.tape
    case .node(let tape, _):
      let end = tape.end().tape
      return end.isUsable ? end : nil
    }
  }

  /// A tensor that stands for nothing but its tape.
  fileprivate init(at tape: Tape<Scalar>) { self.init(.number(0), link: .node(tape, 0)) }
}

/// Whether operations are recorded: the only thing that ``noGrad(_:)`` changes, for its task alone.
enum Recording {
  @TaskLocal static var isOn = true
}

/// Runs a computation of which nothing is recorded.
///
/// Its results require no grad. Use it for what is not to be differentiated, such as the step that
/// changes the weights after a backward pass.
public func noGrad<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  // withValue's signature cannot say that only body's errors come out, so they come out as a value.
  let result: Swift.Result<Result, Failure> = Recording.$isOn.withValue(false) {
    do throws(Failure) { return .success(try body()) } catch { return .failure(error) }
  }
  return try result.get()
}
