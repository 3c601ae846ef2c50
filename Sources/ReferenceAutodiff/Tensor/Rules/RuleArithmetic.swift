/// What the rules of differentiation compute with.
///
/// Bare numbers when a gradient's value is wanted, tensors when it is to be differentiated again.
/// Each rule is written once, for both.
@usableFromInline
protocol RuleArithmetic {
  static func + (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self

  /// The derivative of a function of one argument at x, where its value is f.
  static func derivative(_ row: Int16, _ x: Self, _ f: Self) -> Self
  /// A partial derivative of a function of two arguments, where its value is f.
  static func partial(_ argument: Int, _ row: Int16, _ x: Self, _ y: Self, _ f: Self) -> Self
}

/// A bare number as a rule sees it.
@usableFromInline
struct RuleNumber<Scalar: TensorScalar>: RuleArithmetic {
  @usableFromInline let number: Scalar

  @inlinable @inline(__always) init(_ number: Scalar) { self.number = number }

  @inlinable @inline(__always) static func + (a: Self, b: Self) -> Self {
    Self(a.number + b.number)
  }
  @inlinable @inline(__always) static func * (a: Self, b: Self) -> Self {
    Self(a.number * b.number)
  }
  @inlinable @inline(__always) static func / (a: Self, b: Self) -> Self {
    Self(a.number / b.number)
  }
  @inlinable @inline(__always) static prefix func - (a: Self) -> Self { Self(-a.number) }

  @inlinable @inline(__always)
  static func derivative(_ row: Int16, _ x: Self, _ f: Self) -> Self {
    let rule = ElementaryFunction.Rows.rule(row)
    return Self(Scalar(rule.derivative(x.number.widened, f.number.widened)))
  }

  @inlinable @inline(__always)
  static func partial(_ argument: Int, _ row: Int16, _ x: Self, _ y: Self, _ f: Self) -> Self {
    let rule = ElementaryFunction.Rows.rule(row)
    let (x, y, f) = (x.number.widened, y.number.widened, f.number.widened)
    return Self(Scalar(argument == 0 ? rule.partialX(x, y, f) : rule.partialY(x, y, f)))
  }
}

extension Tensor: RuleArithmetic {
  @usableFromInline
  static func derivative(_ row: Int16, _ x: Tensor, _ f: Tensor) -> Tensor {
    if x.requiresGrad { return derivativeExpression(row, x, f) }
    let derivative = ElementaryFunction.Rows.rule(row).derivative
    return Tensor(
      Contents.zip(x.contents, f.contents, operation: "derivative") {
        Scalar(derivative($0.widened, $1.widened))
      })
  }

  @usableFromInline
  static func partial(
    _ argument: Int, _ row: Int16, _ x: Tensor, _ y: Tensor, _ f: Tensor
  ) -> Tensor {
    if x.requiresGrad || y.requiresGrad { return partialExpression(argument, row, x, y, f) }
    return Tensor(
      Contents { () throws(TensorError) in
        let shape = f.shape
        let a = try x.contents.broadcast(to: shape).elements
        let b = try y.contents.broadcast(to: shape).elements
        let c = f.contents.elements
        let rule = ElementaryFunction.Rows.rule(row)
        let partial = argument == 0 ? rule.partialX : rule.partialY
        return Contents.generate(shape, c.count) {
          Scalar(partial(a[$0].widened, b[$0].widened, c[$0].widened))
        }
      })
  }
}
