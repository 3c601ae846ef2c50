// How an elementwise rule becomes an operation: a short way for numbers, which a client's compiler
// sees through, and loops for everything with axes.

extension Tensor {
  /// Applies a rule to two operands that broadcast.
  ///
  /// The first is taken over, so that of a chain of operations only the last holds the tape.
  @inlinable @inline(__always)
  static func combine(_ rule: Elementwise, _ a: __owned Tensor, _ b: Tensor) -> Tensor {
    guard a.erased.block == nil, b.erased.block == nil else {
      return Tensor(combineElements(rule, a.erased, b.erased, isSingle: Scalar.isSingle))
    }
    let (x, y) = (Scalar(a.erased.number), Scalar(b.erased.number))
    let f = rule.value(x, y)
    guard a.requiresGrad || b.requiresGrad else { return Tensor(constant: f) }
    let da = (a.requiresGrad ? rule.partial(0, x, y, f) : x).widened
    let db = (b.requiresGrad ? rule.partial(1, x, y, f) : y).widened
    if a.erased.place >= 0, let address = a.erased.address {
      let firstPlace = a.erased.place
      let place = Unmanaged<Tape>.fromOpaque(address)._withUnsafeGuaranteedRef {
        $0.appendQuickly(with: b.erased) { Node(rule, f.widened, firstPlace, da, $0, db) }
      }
      if let place {
        return Tensor(AnyTensor(f.widened, history: a.erased.history, place: place))
      }
    } else if b.erased.place >= 0, let address = b.erased.address {
      let secondPlace = b.erased.place
      let place = Unmanaged<Tape>.fromOpaque(address)._withUnsafeGuaranteedRef {
        $0.appendQuickly(with: a.erased) { Node(rule, f.widened, $0, da, secondPlace, db) }
      }
      if let place {
        return Tensor(AnyTensor(f.widened, history: b.erased.history, place: place))
      }
    }
    return Tensor(
      Tape.recordMeeting(
        rule, f.widened, a.erased, da, b.erased, db, isSingle: Scalar.isSingle))
  }

  /// Applies a rule to one operand.
  @inlinable @inline(__always)
  static func apply(_ rule: Elementwise, _ a: __owned Tensor) -> Tensor {
    guard a.erased.block == nil else {
      return Tensor(applyToElements(rule, a.erased, isSingle: Scalar.isSingle))
    }
    let x = Scalar(a.erased.number)
    let f = rule.value(x, 0)
    guard a.requiresGrad else { return Tensor(constant: f) }
    let da = rule.partial(0, x, 0, f).widened
    if a.erased.place >= 0, let address = a.erased.address {
      let firstPlace = a.erased.place
      let place = Unmanaged<Tape>.fromOpaque(address)._withUnsafeGuaranteedRef {
        $0.appendQuickly(with: AnyTensor(0)) { Node(rule, f.widened, firstPlace, da, $0, 0) }
      }
      if let place {
        return Tensor(AnyTensor(f.widened, history: a.erased.history, place: place))
      }
    }
    return Tensor(
      Tape.recordMeeting(
        rule, f.widened, a.erased, da, AnyTensor(0), 0, isSingle: Scalar.isSingle))
  }

  fileprivate static func elements(_ rule: Elementwise, _ a: Tensor, _ b: Tensor) -> Tensor {
    let (x, y) = (a.contents, b.contents)
    let contents: Contents<Scalar> =
      switch rule {
      case .add: .zip(x, y, operation: rule.name) { $0 + $1 }
      case .subtract: .zip(x, y, operation: rule.name) { $0 - $1 }
      case .multiply: .zip(x, y, operation: rule.name) { $0 * $1 }
      case .divide: .zip(x, y, operation: rule.name) { $0 / $1 }
      case .binary(let row):
        .zip(x, y, operation: rule.name, ElementaryFunction.Rows.rule(row).onElements())
      case .negate, .square, .unary: x
      }
    return Tape.record(.elementwise(rule), contents, a, b)
  }

  fileprivate static func elements(_ rule: Elementwise, _ a: Tensor) -> Tensor {
    let contents: Contents<Scalar> =
      switch rule {
      case .negate: a.contents.map { -$0 }
      case .square: a.contents.map { $0 * $0 }
      case .unary(let row): a.contents.map(ElementaryFunction.Rows.rule(row).onElements())
      case .add, .subtract, .multiply, .divide, .binary: a.contents
      }
    return Tape.record(.elementwise(rule), contents, a)
  }
}

extension ElementaryFunction.Rule {
  /// The value of a function of one argument, looked up once for all elements.
  @inline(__always)
  func onElements<Scalar: TensorScalar>() -> (Scalar) -> Scalar {
    let value = unary
    return { Scalar(value($0.widened)) }
  }

  /// The value of a function of two arguments.
  @inline(__always)
  func onElements<Scalar: TensorScalar>() -> (Scalar, Scalar) -> Scalar {
    let value = binary
    return { Scalar(value($0.widened, $1.widened)) }
  }
}

// The border between clients, whose compiler knows the type, and loops compiled here for both types.

@usableFromInline
func combineElements(
  _ rule: Elementwise, _ a: AnyTensor, _ b: AnyTensor, isSingle: Bool
) -> AnyTensor {
  isSingle
    ? Tensor<Float>.elements(rule, Tensor(a), Tensor(b)).erased
    : Tensor<Double>.elements(rule, Tensor(a), Tensor(b)).erased
}

@usableFromInline
func applyToElements(_ rule: Elementwise, _ a: AnyTensor, isSingle: Bool) -> AnyTensor {
  isSingle
    ? Tensor<Float>.elements(rule, Tensor(a)).erased
    : Tensor<Double>.elements(rule, Tensor(a)).erased
}
