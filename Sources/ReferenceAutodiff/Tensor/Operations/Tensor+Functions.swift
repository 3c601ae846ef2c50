// Every function of the table by name. A function that has no line here is still one of tensors:
// `Tensor.apply("sinc", x)`.

extension Tensor {
  /// Applies a function of the table of elementary functions to every element.
  ///
  /// - Parameters:
  ///   - name: The function's name in the table.
  ///   - x: The argument, of any shape.
  static func apply(_ name: String, _ x: Tensor) -> Tensor {
    apply(.unary(ElementaryFunction.Rows.number(name)), x)
  }

  /// Applies a two-argument function of the table to operands that broadcast.
  static func apply(_ name: String, _ x: Tensor, _ y: Tensor) -> Tensor {
    combine(.binary(ElementaryFunction.Rows.number(name)), x, y)
  }
}

extension ElementaryFunction {
  /// Applies the function to every element of a tensor.
  ///
  /// A function of two arguments, or one that is not a row of ``all``, has no such value: NaN.
  public func callAsFunction<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
    guard arity == 1, let row = ElementaryFunction.index(named: name) else {
      return x * Tensor(.number(.nan))
    }
    return Tensor.apply(.unary(Int16(row)), x)
  }

  /// Applies the function to two tensors that broadcast.
  ///
  /// A function of one argument, or one that is not a row of ``all``, has no such value: NaN.
  public func callAsFunction<Scalar>(_ x: Tensor<Scalar>, _ y: Tensor<Scalar>) -> Tensor<Scalar> {
    guard arity == 2, let row = ElementaryFunction.index(named: name) else {
      return x * y * Tensor(.number(.nan))
    }
    return Tensor.combine(.binary(Int16(row)), x, y)
  }
}

@usableFromInline enum Number {
  @usableFromInline static let sin = ElementaryFunction.Rows.number("sin")
  @usableFromInline static let cos = ElementaryFunction.Rows.number("cos")
  @usableFromInline static let tan = ElementaryFunction.Rows.number("tan")
  @usableFromInline static let asin = ElementaryFunction.Rows.number("asin")
  @usableFromInline static let acos = ElementaryFunction.Rows.number("acos")
  @usableFromInline static let atan = ElementaryFunction.Rows.number("atan")
  @usableFromInline static let sinc = ElementaryFunction.Rows.number("sinc")
  @usableFromInline static let sinh = ElementaryFunction.Rows.number("sinh")
  @usableFromInline static let cosh = ElementaryFunction.Rows.number("cosh")
  @usableFromInline static let tanh = ElementaryFunction.Rows.number("tanh")
  @usableFromInline static let asinh = ElementaryFunction.Rows.number("asinh")
  @usableFromInline static let acosh = ElementaryFunction.Rows.number("acosh")
  @usableFromInline static let atanh = ElementaryFunction.Rows.number("atanh")
  @usableFromInline static let exp = ElementaryFunction.Rows.number("exp")
  @usableFromInline static let exp2 = ElementaryFunction.Rows.number("exp2")
  @usableFromInline static let expm1 = ElementaryFunction.Rows.number("expm1")
  @usableFromInline static let log = ElementaryFunction.Rows.number("log")
  @usableFromInline static let log2 = ElementaryFunction.Rows.number("log2")
  @usableFromInline static let log10 = ElementaryFunction.Rows.number("log10")
  @usableFromInline static let log1p = ElementaryFunction.Rows.number("log1p")
  @usableFromInline static let erf = ElementaryFunction.Rows.number("erf")
  @usableFromInline static let erfc = ElementaryFunction.Rows.number("erfc")
  @usableFromInline static let sqrt = ElementaryFunction.Rows.number("sqrt")
  @usableFromInline static let cbrt = ElementaryFunction.Rows.number("cbrt")
  @usableFromInline static let abs = ElementaryFunction.Rows.number("abs")
  @usableFromInline static let sign = ElementaryFunction.Rows.number("sign")
  @usableFromInline static let sigmoid = ElementaryFunction.Rows.number("sigmoid")
  @usableFromInline static let softplus = ElementaryFunction.Rows.number("softplus")
  @usableFromInline static let relu = ElementaryFunction.Rows.number("relu")
  @usableFromInline static let leakyrelu = ElementaryFunction.Rows.number("leakyrelu")
  @usableFromInline static let gelu = ElementaryFunction.Rows.number("gelu")
  @usableFromInline static let atan2 = ElementaryFunction.Rows.number("atan2")
  @usableFromInline static let hypot = ElementaryFunction.Rows.number("hypot")
  @usableFromInline static let pow = ElementaryFunction.Rows.number("pow")
  @usableFromInline static let max = ElementaryFunction.Rows.number("max")
  @usableFromInline static let min = ElementaryFunction.Rows.number("min")
}

/// Returns sin(x), element by element.
@inlinable public func sin<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.sin), x)
}

/// Returns cos(x), element by element.
@inlinable public func cos<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.cos), x)
}

/// Returns tan(x), element by element.
@inlinable public func tan<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.tan), x)
}

/// Returns asin(x), element by element.
@inlinable public func asin<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.asin), x)
}

/// Returns acos(x), element by element.
@inlinable public func acos<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.acos), x)
}

/// Returns atan(x), element by element.
@inlinable public func atan<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.atan), x)
}

/// Returns sinc(x), element by element.
@inlinable public func sinc<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.sinc), x)
}

/// Returns sinh(x), element by element.
@inlinable public func sinh<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.sinh), x)
}

/// Returns cosh(x), element by element.
@inlinable public func cosh<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.cosh), x)
}

/// Returns tanh(x), element by element.
@inlinable public func tanh<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.tanh), x)
}

/// Returns asinh(x), element by element.
@inlinable public func asinh<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.asinh), x)
}

/// Returns acosh(x), element by element.
@inlinable public func acosh<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.acosh), x)
}

/// Returns atanh(x), element by element.
@inlinable public func atanh<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.atanh), x)
}

/// Returns exp(x), element by element.
@inlinable public func exp<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.exp), x)
}

/// Returns exp2(x), element by element.
@inlinable public func exp2<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.exp2), x)
}

/// Returns expm1(x), element by element.
@inlinable public func expm1<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.expm1), x)
}

/// Returns log(x), element by element.
@inlinable public func log<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.log), x)
}

/// Returns log2(x), element by element.
@inlinable public func log2<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.log2), x)
}

/// Returns log10(x), element by element.
@inlinable public func log10<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.log10), x)
}

/// Returns log1p(x), element by element.
@inlinable public func log1p<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.log1p), x)
}

/// Returns erf(x), element by element.
@inlinable public func erf<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.erf), x)
}

/// Returns erfc(x), element by element.
@inlinable public func erfc<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.erfc), x)
}

/// Returns sqrt(x), element by element.
@inlinable public func sqrt<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.sqrt), x)
}

/// Returns cbrt(x), element by element.
@inlinable public func cbrt<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.cbrt), x)
}

/// Returns abs(x), element by element.
@inlinable public func abs<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.abs), x)
}

/// Returns sign(x), element by element.
@inlinable public func sign<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.sign), x)
}

/// Returns sigmoid(x), element by element.
@inlinable public func sigmoid<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.sigmoid), x)
}

/// Returns softplus(x), element by element.
@inlinable public func softplus<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.softplus), x)
}

/// Returns relu(x), element by element.
@inlinable public func relu<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.relu), x)
}

/// Returns leakyrelu(x), element by element.
@inlinable public func leakyrelu<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.leakyrelu), x)
}

/// Returns gelu(x), element by element.
@inlinable public func gelu<Scalar>(_ x: __owned Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(.unary(Number.gelu), x)
}

/// Returns atan2(y, x), element by element of tensors that broadcast.
@inlinable public func atan2<Scalar>(_ y: Tensor<Scalar>, _ x: __owned Tensor<Scalar>) -> Tensor<
  Scalar
> {
  Tensor.combine(.binary(Number.atan2), y, x)
}

/// Returns hypot(x, y), element by element of tensors that broadcast.
@inlinable public func hypot<Scalar>(_ x: Tensor<Scalar>, _ y: Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.combine(.binary(Number.hypot), x, y)
}

/// Returns pow(x, y), element by element of tensors that broadcast.
@inlinable public func pow<Scalar>(_ x: Tensor<Scalar>, _ y: Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.combine(.binary(Number.pow), x, y)
}

/// Returns max(x, y), element by element of tensors that broadcast.
@inlinable public func max<Scalar>(_ x: Tensor<Scalar>, _ y: Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.combine(.binary(Number.max), x, y)
}

/// Returns min(x, y), element by element of tensors that broadcast.
@inlinable public func min<Scalar>(_ x: Tensor<Scalar>, _ y: Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.combine(.binary(Number.min), x, y)
}
