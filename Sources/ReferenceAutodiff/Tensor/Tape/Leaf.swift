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
