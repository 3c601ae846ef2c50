// How an elementwise rule becomes an operation: a short way for numbers, which a client's compiler
// sees through, and loops for everything with axes.

extension Tensor {
  /// Applies a rule to two operands that broadcast.
  @inlinable @inline(__always)
  static func combine(_ rule: Elementwise, _ a: Tensor, _ b: Tensor) -> Tensor {
    guard a.block == nil, b.block == nil else { return combineElements(rule, a, b) }
    let f = rule.value(a.number, b.number)
    guard a.requiresGrad || b.requiresGrad, Recording.isOn else { return Tensor(constant: f) }
    let da = a.requiresGrad ? rule.partial(0, a.number, b.number, f) : a.number
    let db = b.requiresGrad ? rule.partial(1, a.number, b.number, f) : b.number
    return Tape.record(rule, f, a, da, b, db)
  }

  /// Applies a rule to one operand.
  @inlinable @inline(__always)
  static func apply(_ rule: Elementwise, _ a: Tensor) -> Tensor {
    guard a.block == nil else { return applyToElements(rule, a) }
    let f = rule.value(a.number, 0)
    guard a.requiresGrad, Recording.isOn else { return Tensor(constant: f) }
    let da = rule.partial(0, a.number, 0, f)
    return Tape.record(rule, f, a, da, Tensor(constant: 0), 0)
  }

  @usableFromInline @inline(never)
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  static func combineElements(_ rule: Elementwise, _ a: Tensor, _ b: Tensor) -> Tensor {
    let (x, y) = (a.contents, b.contents)
    let contents: Contents<Scalar> =
      switch rule {
      case .add: .zip(x, y, operation: rule.name) { $0 + $1 }
      case .subtract: .zip(x, y, operation: rule.name) { $0 - $1 }
      case .multiply: .zip(x, y, operation: rule.name) { $0 * $1 }
      case .divide: .zip(x, y, operation: rule.name) { $0 / $1 }
      case .negate, .square, .unary, .binary:
        .zip(x, y, operation: rule.name) { rule.value($0, $1) }
      }
    return Tape.record(.elementwise(rule), contents, a, b)
  }

  @usableFromInline @inline(never)
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  static func applyToElements(_ rule: Elementwise, _ a: Tensor) -> Tensor {
    let contents: Contents<Scalar> =
      switch rule {
      case .negate: a.contents.map { -$0 }
      case .square: a.contents.map { $0 * $0 }
      case .add, .subtract, .multiply, .divide, .unary, .binary:
        a.contents.map { rule.value($0, 0) }
      }
    return Tape.record(.elementwise(rule), contents, a)
  }
}
