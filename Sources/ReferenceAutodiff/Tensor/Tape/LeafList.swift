/// A node of a leaf on a tape.
struct LeafNode {
  let leaf: Leaf
  var place: Int32
}

/// The leaves of a tape, in the order in which they came.
///
/// Most tapes begin with one leaf and are soon moved into another: the first costs no memory of its own.
struct LeafList: Sequence {
  private var first: LeafNode?
  private var others: [LeafNode] = []

  mutating func append(_ node: LeafNode) {
    if first == nil { first = node } else { others.append(node) }
  }

  mutating func removeAll() {
    first = nil
    if !others.isEmpty { others = [] }
  }

  func makeIterator() -> Iterator { Iterator(first: first, others: others.makeIterator()) }

  struct Iterator: IteratorProtocol {
    fileprivate var first: LeafNode?
    fileprivate var others: Array<LeafNode>.Iterator

    mutating func next() -> LeafNode? {
      if let node = first {
        first = nil
        return node
      }
      return others.next()
    }
  }
}
