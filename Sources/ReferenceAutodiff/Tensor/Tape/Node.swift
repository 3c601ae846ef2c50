/// One step of a computation, as the tape remembers it.
///
/// A node is plain memory, 48 bytes: nothing in it is counted or freed one by one. Between numbers, the partial
/// derivatives are known when the step is taken, so that the way back is two multiplications. What
/// a step between tensors with axes needs besides lies in the tape's list of ``Detail``.
@usableFromInline
struct Node: BitwiseCopyable {
  /// The number that the step computed; unused if the result has axes.
  @usableFromInline var value: Double
  /// The partial derivative by the first operand; or that operand, if it is a constant number.
  @usableFromInline var firstPartial: Double
  /// The partial derivative by the second operand; or that operand, if it is a constant number.
  @usableFromInline var secondPartial: Double
  /// The derivative of the output by this node, as far as a reverse sweep has added it up.
  ///
  /// Between sweeps it is -0, to which anything can be added without a change.
  @usableFromInline var adjoint: Double
  /// The places of the operands on the tape, -1 for a constant or none.
  @usableFromInline var first: Int32
  @usableFromInline var second: Int32
  /// The place in the tape's list of details, -1 for an elementwise step between numbers.
  @usableFromInline var detail: Int32
  /// The rule of an elementwise step.
  @usableFromInline var rule: Elementwise
  @usableFromInline var marks: NodeMarks

  @inlinable @inline(__always)
  init(
    _ rule: Elementwise, _ value: Double, _ first: Int32, _ firstPartial: Double, _ second: Int32,
    _ secondPartial: Double, detail: Int32 = -1, marks: NodeMarks = []
  ) {
    self.value = value
    self.firstPartial = firstPartial
    self.secondPartial = secondPartial
    adjoint = -0.0
    self.first = first
    self.second = second
    self.detail = detail
    self.rule = rule
    self.marks = marks
  }
}

/// What a node is besides a step, and what a sweep has noted on it.
@usableFromInline
struct NodeMarks: OptionSet, BitwiseCopyable, Sendable {
  @usableFromInline let rawValue: UInt8
  @inlinable @inline(__always) init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A tensor created with `requiresGrad: true`.
  static var leaf: NodeMarks { NodeMarks(rawValue: 1) }
  /// A part of a concatenation from which no gradient flows back.
  static var constant: NodeMarks { NodeMarks(rawValue: 2) }
  /// A step that a backward pass has freed.
  static var freed: NodeMarks { NodeMarks(rawValue: 4) }
  /// A step that the output of the present sweep depends on.
  static var reached: NodeMarks { NodeMarks(rawValue: 8) }
  /// A step whose adjoint the present sweep was asked for.
  static var kept: NodeMarks { NodeMarks(rawValue: 16) }
}
