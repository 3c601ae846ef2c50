public import Synchronization

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
/// **Where a tape comes from.** There is no current tape and no global state: tensors that never met
/// share nothing, as the compiler believes when it lets them go to different tasks. A step between leaves
/// makes a tape; when tensors of two tapes meet, one is moved to the end of the other, as
/// `Tape+Merging.swift` tells.
///
/// **Closed tapes** have no nodes and no room for one: those that were moved, and those that are over
/// because a backward pass has freed all they had.
@usableFromInline
final class Tape: History {
  @usableFromInline @exclusivity(unchecked) var nodes: UnsafeMutablePointer<Node>
  @usableFromInline @exclusivity(unchecked) var count = 0
  @usableFromInline @exclusivity(unchecked) var capacity: Int
  @exclusivity(unchecked) var details: [Detail] = []
  /// The nodes of leaves; a leaf that came with several tapes has several.
  @exclusivity(unchecked) private(set) var leaves = LeafList()
  /// The number of nodes that no backward pass goes through: leaves, constants and what is freed.
  @exclusivity(unchecked) var idle = 0
  /// The number of inputs that have no leaf, and are lost if the tape is closed.
  @exclusivity(unchecked) var inputs = 0
  /// Whether a reverse sweep has gone over a part of it.
  @exclusivity(unchecked) var isSwept = false
  @usableFromInline let pauses = Recording.pauses
  /// Whether numbers are rounded to `Float`.
  let isSingle: Bool
  /// Where the nodes went, if the tape was moved into another.
  @exclusivity(unchecked) var successor: (tape: Tape, offset: Int32)?

  /// - Parameter isSingle: Whether the numbers are of type `Float`.
  @usableFromInline init(isSingle: Bool) {
    self.isSingle = isSingle
    capacity = 16
    nodes = Arena.allocate(capacity)
  }

  deinit { close() }

  /// Makes room for as many nodes again, and at least for some number of them.
  func grow(by number: Int = 1) {
    let wanted = Swift.max(Swift.min(2 * capacity, Int(Int32.max)), count + number)
    (nodes, capacity) = Arena.grow(nodes, count: count, capacity: capacity, to: wanted)
  }

  /// Gives all memory back; the leaves forget the tape.
  func close() {
    for node in leaves where node.leaf.isOn(self) { node.leaf.unmanagedTape = nil }
    leaves.removeAll()
    if !details.isEmpty { details = [] }
    if capacity > 0 { Arena.release(nodes, capacity: capacity) }
    (count, capacity, idle) = (0, 0, 0)
  }

  /// Whether steps can be recorded here: the tape was not moved, and is not over.
  var isOpen: Bool { capacity > 0 }
  var isOver: Bool { capacity == 0 && successor == nil }

  // MARK: Nodes

  func append(_ node: Node) -> Int32 {
    if count == capacity { grow() }
    nodes[count] = node
    count += 1
    return Int32(truncatingIfNeeded: count - 1)
  }

  /// Appends a node that no backward pass goes through.
  private func append(idle marks: NodeMarks, _ number: Double, _ block: AnyBlock?) -> Int32 {
    idle += 1
    var node = Node(.add, number, -1, 0, -1, 0, marks: marks)
    if let block {
      node.detail = Int32(details.count)
      details.append(Detail(nil, shape: block.shape))
    }
    return append(node)
  }

  /// Begins a tape with an input: a tensor by which is differentiated, but that has no ``Leaf``.
  @usableFromInline
  func input(_ number: Double, _ block: AnyBlock? = nil) -> AnyTensor {
    inputs += 1
    return AnyTensor(
      number, block, history: self, place: append(idle: .leaf, number, block))
  }

  /// Returns the place of a tensor's node, which is made if it has none here.
  ///
  /// A constant has none but where it is asked for, as a part of a concatenation.
  func place(of tensor: AnyTensor, orConstant: Bool = false) -> Int32 {
    if let place = tensor.place(on: self) { return place }
    if let leaf = tensor.leaf {
      leaf.unmanagedTape = Unmanaged.passUnretained(self)
      leaf.place = append(idle: .leaf, tensor.number, tensor.block)
      leaves.append(LeafNode(leaf: leaf, place: leaf.place))
      return leaf.place
    }
    if tensor.history != nil { return append(idle: .freed, tensor.number, tensor.block) }
    return orConstant ? append(idle: .constant, tensor.number, tensor.block) : -1
  }

  /// Takes over another tape's leaves, whose nodes were moved.
  func takeLeaves(of other: Tape, movedBy offset: Int32) {
    for var node in other.leaves {
      node.place += offset
      if node.leaf.isOn(other) {
        node.leaf.unmanagedTape = Unmanaged.passUnretained(self)
        node.leaf.place = node.place
      }
      leaves.append(node)
    }
    other.leaves.removeAll()
  }

  /// The places of a tensor's nodes up to a root: one, or some for a leaf that came here with several tapes.
  func places(of tensor: AnyTensor, upTo root: Int32) -> [Int32] {
    let places =
      if let leaf = tensor.leaf {
        leaves.compactMap { $0.leaf === leaf ? $0.place : nil }
      } else {
        tensor.place(on: self).map { [$0] } ?? []
      }
    return places.filter { $0 <= root }
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
