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
