#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The record of a computation: what was computed from what, in the order of time.
///
/// Every node's operands stand before it, so the reverse sweep is a loop from the end to the
/// beginning: nothing to sort, nothing to hash, no recursion. Nodes are plain memory in one growing
/// arena, so that a chain of a million operations is freed by freeing one block.
///
/// **Who owns what.** A non-leaf tensor holds its tape, and a tape its leaves; a leaf knows its tape
/// without holding it. So the tape goes when the last tensor that was computed on it goes, and the
/// leaves, which live as long as a training, do not collect the past.
///
/// **Where a tape comes from.** There is no current tape and no global state. The first operation on a
/// leaf makes a tape; when tensors of two tapes meet in an operation, one is moved to the end of the
/// other, as `Tape+Merging.swift` tells.
///
/// **Closed tapes** have no nodes and no room for one: those that were moved, and those that are over
/// because a backward pass has freed all they had.
@usableFromInline
final class Tape<Scalar: TensorScalar>: History<Scalar> {
  @usableFromInline @exclusivity(unchecked) var nodes: UnsafeMutablePointer<Node<Scalar>>
  @usableFromInline @exclusivity(unchecked) var count = 0
  @usableFromInline @exclusivity(unchecked) var capacity: Int
  @exclusivity(unchecked) var details: [Detail<Scalar>] = []
  @exclusivity(unchecked) var leaves: [Leaf<Scalar>] = []
  /// The number of nodes that no backward pass goes through: leaves, constants and what is freed.
  @exclusivity(unchecked) var idle = 0
  /// Where the nodes went, if the tape was moved into another.
  @exclusivity(unchecked) var successor: (tape: Tape, offset: Int32)?

  override init() {
    capacity = 16
    nodes = Self.allocate(nil, capacity)
  }

  deinit { close() }

  /// Makes room for some number of nodes, and moves those that lie in `old`.
  private static func allocate(
    _ old: UnsafeMutablePointer<Node<Scalar>>?, _ capacity: Int
  ) -> UnsafeMutablePointer<Node<Scalar>> {
    let bytes = capacity * MemoryLayout<Node<Scalar>>.stride
    guard let memory = realloc(old, bytes) else { fatalError("out of memory for the tape") }
    return memory.bindMemory(to: Node<Scalar>.self, capacity: capacity)
  }

  /// Makes room for as many nodes again, and at least for some number of them.
  func grow(by number: Int = 1) {
    capacity = Swift.max(2 * capacity, count + number)
    nodes = Self.allocate(nodes, capacity)
  }

  /// Gives all memory back; the leaves forget the tape.
  func close() {
    for leaf in leaves { leaf.tape = nil }
    leaves = []
    details = []
    if capacity > 0 { free(nodes) }
    (count, capacity, idle) = (0, 0, 0)
  }

  var isOver: Bool { capacity == 0 && successor == nil }

  // MARK: Nodes

  func append(_ node: Node<Scalar>) -> Int32 {
    if count == capacity { grow() }
    nodes[count] = node
    count += 1
    return Int32(truncatingIfNeeded: count - 1)
  }

  /// Appends a node that no backward pass goes through.
  private func append(idle marks: NodeMarks, _ contents: Contents<Scalar>) -> Int32 {
    idle += 1
    var node = Node<Scalar>(.add, 0, -1, 0, -1, 0, marks: marks)
    switch contents {
    case .number(let number): node.value = number
    case .block(let block), .failed(let block):
      node.detail = Int32(details.count)
      details.append(Detail(operation: nil, shape: block.shape))
    }
    return append(node)
  }

  /// Returns the place of a tensor's node, which is made if it has none here.
  ///
  /// A constant has none but where it is asked for, as a part of a concatenation.
  func place(of tensor: Tensor<Scalar>, orConstant: Bool = false) -> Int32 {
    if let place = tensor.place(on: self) { return place }
    if let leaf = tensor.leaf {
      leaf.tape = self
      leaf.place = append(idle: .leaf, tensor.contents)
      leaves.append(leaf)
      return leaf.place
    }
    if tensor.ownTape != nil { return append(idle: .freed, tensor.contents) }
    return orConstant ? append(idle: .constant, tensor.contents) : -1
  }

  /// The shape of a node's tensor.
  func shape(of place: Int32) -> [Int] {
    let detail = nodes[Int(place)].detail
    return detail < 0 ? [] : details[Int(detail)].shape
  }

  /// How a node was computed, as messages call it.
  func name(of place: Int32) -> String {
    guard place < count, !nodes[Int(place)].marks.contains(.freed) else { return "freed" }
    let node = nodes[Int(place)]
    return node.detail < 0
      ? node.rule.name : details[Int(node.detail)].operation?.name ?? "constant"
  }
}
