/// What a tensor is connected with: a leaf of its own, or the tape on which it was computed.
@usableFromInline
class History<Scalar: TensorScalar> {}

/// What copies of a tensor with `requiresGrad: true` share: the gradient, and the place on the tape.
@usableFromInline
final class Leaf<Scalar: TensorScalar>: History<Scalar> {
  @exclusivity(unchecked) var grad: Contents<Scalar>?
  /// The tape on which the leaf has a node; a tape takes itself out of its leaves before it goes.
  @usableFromInline @exclusivity(unchecked) unowned(unsafe) var tape: Tape<Scalar>?
  @usableFromInline @exclusivity(unchecked) var place: Int32 = -1
}

extension Tensor {
  /// The leaf, if this tensor was created with `requiresGrad: true`.
  var leaf: Leaf<Scalar>? {
    guard let history, place < 0 else { return nil }
    return unsafeDowncast(history, to: Leaf<Scalar>.self)
  }

  /// The tape on which this tensor was computed, even if that tape is closed by now.
  @inlinable @inline(__always)
  var ownTape: Tape<Scalar>? {
    guard let history, place >= 0 else { return nil }
    return unsafeDowncast(history, to: Tape<Scalar>.self)
  }

  /// The tape on which operations with this tensor are recorded, if there is one yet.
  var tape: Tape<Scalar>? {
    guard let tape = ownTape else { return leaf?.tape }
    let end = tape.end().tape
    return end.isOver ? nil : end
  }

  /// The place of the tensor's node on a tape, if it has one there.
  func place(on tape: Tape<Scalar>) -> Int32? {
    guard let own = ownTape else {
      if let leaf, let its = leaf.tape, its === tape { return leaf.place }
      return nil
    }
    let (end, offset) = own.end()
    return end === tape ? place + offset : nil
  }
}
