// Every function of the table by name. A function that has no line here is still one of tensors:
// `Tensor.apply("sinc", x)`.

extension Tensor {
  /// Applies a function of the table of elementary functions to every element.
  ///
  /// - Parameters:
  ///   - name: The function's name in the table.
  ///   - x: The argument, of any shape.
  static func apply(_ name: String, _ x: Tensor) -> Tensor {
    apply(ElementaryFunction.Rows.number(name), x)
  }

  /// Applies a two-argument function of the table to operands that broadcast.
  static func apply(_ name: String, _ x: Tensor, _ y: Tensor) -> Tensor {
    apply(ElementaryFunction.Rows.number(name), x, y)
  }

  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  static func apply(_ row: Int16, _ x: Tensor) -> Tensor {
    let value = ElementaryFunction.Rows.rule(row).unary
    return Tape.record(.unary(row), x.contents.map { Scalar(value($0.widened)) }, x)
  }

  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  static func apply(_ row: Int16, _ x: Tensor, _ y: Tensor) -> Tensor {
    let value = ElementaryFunction.Rows.rule(row).binary
    let contents = Contents.zip(
      x.contents, y.contents, operation: ElementaryFunction.Rows.name(row)
    ) { Scalar(value($0.widened, $1.widened)) }
    return Tape.record(.binary(row), contents, x, y)
  }
}

extension ElementaryFunction {
  /// Applies the function to every element of a tensor.
  ///
  /// A function of two arguments, or one that is not a row of ``all``, has no such value: NaN.
  public func callAsFunction<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
    guard arity == 1, let row = ElementaryFunction.index(named: name) else {
      return x * Tensor(.number(.nan))
    }
    return Tensor.apply(Int16(row), x)
  }

  /// Applies the function to two tensors that broadcast.
  ///
  /// A function of one argument, or one that is not a row of ``all``, has no such value: NaN.
  public func callAsFunction<Scalar>(_ x: Tensor<Scalar>, _ y: Tensor<Scalar>) -> Tensor<Scalar> {
    guard arity == 2, let row = ElementaryFunction.index(named: name) else {
      return x * y * Tensor(.number(.nan))
    }
    return Tensor.apply(Int16(row), x, y)
  }
}

private enum Number {
  static let sin = ElementaryFunction.Rows.number("sin")
  static let cos = ElementaryFunction.Rows.number("cos")
  static let tan = ElementaryFunction.Rows.number("tan")
  static let asin = ElementaryFunction.Rows.number("asin")
  static let acos = ElementaryFunction.Rows.number("acos")
  static let atan = ElementaryFunction.Rows.number("atan")
  static let sinc = ElementaryFunction.Rows.number("sinc")
  static let sinh = ElementaryFunction.Rows.number("sinh")
  static let cosh = ElementaryFunction.Rows.number("cosh")
  static let tanh = ElementaryFunction.Rows.number("tanh")
  static let asinh = ElementaryFunction.Rows.number("asinh")
  static let acosh = ElementaryFunction.Rows.number("acosh")
  static let atanh = ElementaryFunction.Rows.number("atanh")
  static let exp = ElementaryFunction.Rows.number("exp")
  static let exp2 = ElementaryFunction.Rows.number("exp2")
  static let expm1 = ElementaryFunction.Rows.number("expm1")
  static let log = ElementaryFunction.Rows.number("log")
  static let log2 = ElementaryFunction.Rows.number("log2")
  static let log10 = ElementaryFunction.Rows.number("log10")
  static let log1p = ElementaryFunction.Rows.number("log1p")
  static let erf = ElementaryFunction.Rows.number("erf")
  static let erfc = ElementaryFunction.Rows.number("erfc")
  static let sqrt = ElementaryFunction.Rows.number("sqrt")
  static let cbrt = ElementaryFunction.Rows.number("cbrt")
  static let abs = ElementaryFunction.Rows.number("abs")
  static let sign = ElementaryFunction.Rows.number("sign")
  static let sigmoid = ElementaryFunction.Rows.number("sigmoid")
  static let softplus = ElementaryFunction.Rows.number("softplus")
  static let relu = ElementaryFunction.Rows.number("relu")
  static let leakyrelu = ElementaryFunction.Rows.number("leakyrelu")
  static let gelu = ElementaryFunction.Rows.number("gelu")
  static let atan2 = ElementaryFunction.Rows.number("atan2")
  static let hypot = ElementaryFunction.Rows.number("hypot")
  static let pow = ElementaryFunction.Rows.number("pow")
  static let max = ElementaryFunction.Rows.number("max")
  static let min = ElementaryFunction.Rows.number("min")
}

/// Returns sin(x), element by element.
public func sin<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.sin, x) }

/// Returns cos(x), element by element.
public func cos<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.cos, x) }

/// Returns tan(x), element by element.
public func tan<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.tan, x) }

/// Returns asin(x), element by element.
public func asin<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.asin, x) }

/// Returns acos(x), element by element.
public func acos<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.acos, x) }

/// Returns atan(x), element by element.
public func atan<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.atan, x) }

/// Returns sinc(x), element by element.
public func sinc<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.sinc, x) }

/// Returns sinh(x), element by element.
public func sinh<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.sinh, x) }

/// Returns cosh(x), element by element.
public func cosh<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.cosh, x) }

/// Returns tanh(x), element by element.
public func tanh<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.tanh, x) }

/// Returns asinh(x), element by element.
public func asinh<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.asinh, x) }

/// Returns acosh(x), element by element.
public func acosh<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.acosh, x) }

/// Returns atanh(x), element by element.
public func atanh<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.atanh, x) }

/// Returns exp(x), element by element.
public func exp<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.exp, x) }

/// Returns exp2(x), element by element.
public func exp2<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.exp2, x) }

/// Returns expm1(x), element by element.
public func expm1<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.expm1, x) }

/// Returns log(x), element by element.
public func log<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.log, x) }

/// Returns log2(x), element by element.
public func log2<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.log2, x) }

/// Returns log10(x), element by element.
public func log10<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.log10, x) }

/// Returns log1p(x), element by element.
public func log1p<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.log1p, x) }

/// Returns erf(x), element by element.
public func erf<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.erf, x) }

/// Returns erfc(x), element by element.
public func erfc<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.erfc, x) }

/// Returns sqrt(x), element by element.
public func sqrt<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.sqrt, x) }

/// Returns cbrt(x), element by element.
public func cbrt<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.cbrt, x) }

/// Returns abs(x), element by element.
public func abs<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.abs, x) }

/// Returns sign(x), element by element.
public func sign<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.sign, x) }

/// Returns sigmoid(x), element by element.
public func sigmoid<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(Number.sigmoid, x)
}

/// Returns softplus(x), element by element.
public func softplus<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(Number.softplus, x)
}

/// Returns relu(x), element by element.
public func relu<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.relu, x) }

/// Returns leakyrelu(x), element by element.
public func leakyrelu<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(Number.leakyrelu, x)
}

/// Returns gelu(x), element by element.
public func gelu<Scalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { Tensor.apply(Number.gelu, x) }

/// Returns atan2(y, x), element by element of tensors that broadcast.
public func atan2<Scalar>(_ y: Tensor<Scalar>, _ x: Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(Number.atan2, y, x)
}

/// Returns hypot(x, y), element by element of tensors that broadcast.
public func hypot<Scalar>(_ x: Tensor<Scalar>, _ y: Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(Number.hypot, x, y)
}

/// Returns pow(x, y), element by element of tensors that broadcast.
public func pow<Scalar>(_ x: Tensor<Scalar>, _ y: Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(Number.pow, x, y)
}

/// Returns max(x, y), element by element of tensors that broadcast.
public func max<Scalar>(_ x: Tensor<Scalar>, _ y: Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(Number.max, x, y)
}

/// Returns min(x, y), element by element of tensors that broadcast.
public func min<Scalar>(_ x: Tensor<Scalar>, _ y: Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor.apply(Number.min, x, y)
}
