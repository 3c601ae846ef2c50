/// What a tensor is connected with: a leaf of its own, or the tape on which it was computed.
@usableFromInline
class History {
  @inlinable init() {}
}

/// What copies of a tensor with `requiresGrad: true` share: the gradient, and the place on a tape.
///
/// A leaf may have nodes on several tapes; it remembers the last.
@usableFromInline
final class Leaf: History {
  /// The last tape on which the leaf got a node; a tape takes itself out of its leaves before it goes.
  ///
  /// Unmanaged, since a look at it must not cost a reference count.
  @usableFromInline @exclusivity(unchecked) var unmanagedTape: Unmanaged<Tape>?
  @usableFromInline @exclusivity(unchecked) var place: Int32 = -1
  /// What a sweep has found, before it is added to the gradient.
  @exclusivity(unchecked) var adjoint: AnyContents?
  /// The gradient so far.
  @usableFromInline @exclusivity(unchecked) var grad: AnyContents?

  @inlinable override init() {}

  /// The tape on which a step that begins with this leaf is recorded, if there is one to join.
  ///
  /// Steps between leaves join a tape only while it is short and no sweep has gone over it: a result
  /// that is kept would otherwise hold everything that is computed from the leaf later.
  var tapeToJoin: Tape? {
    guard let tape = unmanagedTape?.takeUnretainedValue(), tape.count < 256, !tape.isSwept,
      tape.details.isEmpty
    else { return nil }
    return tape
  }

  @inlinable @inline(__always)
  func isOn(_ tape: Tape) -> Bool {
    unmanagedTape?.toOpaque() == Unmanaged.passUnretained(tape).toOpaque()
  }
}

/// A tensor as the tape sees it, whatever the type of its elements.
@usableFromInline
struct AnyTensor {
  /// The element of a tensor without axes, which has no block.
  @usableFromInline let number: Double
  /// The elements of a tensor with axes, or the error that left it without any.
  @usableFromInline let block: AnyBlock?
  /// The leaf that this tensor is, or the tape on which it was computed; nil for a constant.
  @usableFromInline let history: History?
  /// The place of its node on the tape; -1 if it has none.
  @usableFromInline let place: Int32

  @inlinable @inline(__always)
  init(_ number: Double, _ block: AnyBlock? = nil, history: History? = nil, place: Int32 = -1) {
    self.number = number
    self.block = block
    self.history = history
    self.place = place
  }

  /// Creates a constant.
  @inlinable @inline(__always)
  init(_ contents: AnyContents) {
    switch contents {
    case .number(let number): self.init(number)
    case .block(let block): self.init(0, block)
    }
  }

  /// The history without a reference count, for a look.
  @inlinable @inline(__always)
  var address: UnsafeRawPointer? { unsafeBitCast(history, to: UnsafeRawPointer?.self) }

  var contents: AnyContents { block.map { .block($0) } ?? .number(number) }
  var shape: [Int] { block?.shape ?? [] }
  var error: TensorError? { block?.failure?.error }

  /// Whether this is the exponent of a square, which needs no logarithm and no call.
  @inlinable @inline(__always)
  var isConstantTwo: Bool { number == 2 && history == nil && block == nil }

  /// The leaf, if this tensor was created with `requiresGrad: true`.
  @inlinable @inline(__always)
  var leaf: Leaf? {
    guard let history, place < 0 else { return nil }
    return unsafeDowncast(history, to: Leaf.self)
  }

  /// The tape on which this tensor was computed, even if that tape is closed by now.
  @inlinable @inline(__always)
  var ownTape: Tape? {
    guard let history, place >= 0 else { return nil }
    return unsafeDowncast(history, to: Tape.self)
  }

  /// The open tape on which this tensor was computed; nil for leaves, constants, and what is over.
  var tape: Tape? {
    guard let tape = ownTape else { return nil }
    if tape.isOpen { return tape }
    let end = tape.end().tape
    return end.isOver ? nil : end
  }

  /// The place of the tensor's node on a tape, if it has one there.
  func place(on tape: Tape) -> Int32? {
    guard let own = ownTape else {
      if let leaf, leaf.isOn(tape) { return leaf.place }
      return nil
    }
    if own === tape { return place }
    let (end, offset) = own.end()
    return end === tape ? place + offset : nil
  }
}
