// When tensors of two tapes meet in an operation, the smaller tape is moved to the end of the larger.
// It keeps a note of where its nodes went, for the tensors that still point to it. Each merge at
// least doubles the size of the tape that a node lies in, so a node moves, and a tensor follows
// notes, at most log₂ n times.

extension Tape {
  /// Returns the one tape of two operands, after a merge if they had two, and a new one if none.
  ///
  /// Leaves are at home on every tape. Steps between them begin a new one, or join the one that
  /// their leaf joined last; steps with axes, whose memory may be large, always begin a new one.
  static func common(
    to a: AnyTensor, _ b: AnyTensor? = nil, isSingle: Bool, joins: Bool = false
  ) -> Tape {
    switch (a.tape, b?.tape) {
    case (let tape?, nil), (nil, let tape?): tape
    case (let one?, let other?): common(one, other)
    case (nil, nil):
      (joins ? a.leaf?.tapeToJoin ?? b?.leaf?.tapeToJoin : nil) ?? Tape(isSingle: isSingle)
    }
  }

  static func common(_ one: Tape, _ other: Tape) -> Tape {
    if one === other { return one }
    if one.count < other.count { return other.absorb(one) }
    return one.absorb(other)
  }

  private func absorb(_ other: Tape) -> Tape {
    let (offset, detailOffset) = (Int32(count), Int32(details.count))
    if count + other.count > capacity { grow(by: other.count) }
    for i in 0..<other.count {
      var node = other.nodes[i]
      if node.first >= 0 { node.first += offset }
      if node.second >= 0 { node.second += offset }
      if node.detail >= 0 { node.detail += detailOffset }
      nodes[count + i] = node
    }
    count += other.count
    for detail in other.details {
      if case .concatenate(let axis, let parts) = detail.operation {
        detail.operation = .concatenate(axis: axis, parts: parts.map { $0 + offset })
      }
      details.append(detail)
    }
    takeLeaves(of: other, movedBy: offset)
    idle += other.idle
    inputs += other.inputs
    isSwept = isSwept || other.isSwept
    other.close()
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
}
