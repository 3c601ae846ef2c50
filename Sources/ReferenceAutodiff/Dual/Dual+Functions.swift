// The table's functions by name, for numbers with a derivative.

extension Dual {
  static func apply(_ row: Int16, _ x: Dual) -> Dual {
    let rule = ElementaryFunction.Rows.rule(row)
    let value = rule.unary(x.value)
    return Dual(value, x.isConstant ? 0 : x.derivative * rule.derivative(x.value, value))
  }

  static func apply(_ row: Int16, _ x: Dual, _ y: Dual) -> Dual {
    let rule = ElementaryFunction.Rows.rule(row)
    let value = rule.binary(x.value, y.value)
    let first = x.isConstant ? 0 : x.derivative * rule.partialX(x.value, y.value, value)
    let second = y.isConstant ? 0 : y.derivative * rule.partialY(x.value, y.value, value)
    return Dual(value, first + second)
  }
}

extension ElementaryFunction {
  /// Applies a function of one argument to a number with a derivative; NaN for one of two arguments.
  public func callAsFunction(_ x: Dual) -> Dual {
    arity == 1 ? Dual.apply(ElementaryFunction.Rows.number(name), x) : Dual(.nan, .nan)
  }

  /// Applies a function of two arguments to numbers with a derivative; NaN for one of one argument.
  public func callAsFunction(_ x: Dual, _ y: Dual) -> Dual {
    arity == 2 ? Dual.apply(ElementaryFunction.Rows.number(name), x, y) : Dual(.nan, .nan)
  }
}

/// Returns sin(x) with its derivative.
public func sin(_ x: Dual) -> Dual { Dual.apply(Number.sin, x) }

/// Returns cos(x) with its derivative.
public func cos(_ x: Dual) -> Dual { Dual.apply(Number.cos, x) }

/// Returns tan(x) with its derivative.
public func tan(_ x: Dual) -> Dual { Dual.apply(Number.tan, x) }

/// Returns asin(x) with its derivative.
public func asin(_ x: Dual) -> Dual { Dual.apply(Number.asin, x) }

/// Returns acos(x) with its derivative.
public func acos(_ x: Dual) -> Dual { Dual.apply(Number.acos, x) }

/// Returns atan(x) with its derivative.
public func atan(_ x: Dual) -> Dual { Dual.apply(Number.atan, x) }

/// Returns sinc(x) with its derivative.
public func sinc(_ x: Dual) -> Dual { Dual.apply(Number.sinc, x) }

/// Returns sinh(x) with its derivative.
public func sinh(_ x: Dual) -> Dual { Dual.apply(Number.sinh, x) }

/// Returns cosh(x) with its derivative.
public func cosh(_ x: Dual) -> Dual { Dual.apply(Number.cosh, x) }

/// Returns tanh(x) with its derivative.
public func tanh(_ x: Dual) -> Dual { Dual.apply(Number.tanh, x) }

/// Returns asinh(x) with its derivative.
public func asinh(_ x: Dual) -> Dual { Dual.apply(Number.asinh, x) }

/// Returns acosh(x) with its derivative.
public func acosh(_ x: Dual) -> Dual { Dual.apply(Number.acosh, x) }

/// Returns atanh(x) with its derivative.
public func atanh(_ x: Dual) -> Dual { Dual.apply(Number.atanh, x) }

/// Returns exp(x) with its derivative.
public func exp(_ x: Dual) -> Dual { Dual.apply(Number.exp, x) }

/// Returns exp2(x) with its derivative.
public func exp2(_ x: Dual) -> Dual { Dual.apply(Number.exp2, x) }

/// Returns expm1(x) with its derivative.
public func expm1(_ x: Dual) -> Dual { Dual.apply(Number.expm1, x) }

/// Returns log(x) with its derivative.
public func log(_ x: Dual) -> Dual { Dual.apply(Number.log, x) }

/// Returns log2(x) with its derivative.
public func log2(_ x: Dual) -> Dual { Dual.apply(Number.log2, x) }

/// Returns log10(x) with its derivative.
public func log10(_ x: Dual) -> Dual { Dual.apply(Number.log10, x) }

/// Returns log1p(x) with its derivative.
public func log1p(_ x: Dual) -> Dual { Dual.apply(Number.log1p, x) }

/// Returns erf(x) with its derivative.
public func erf(_ x: Dual) -> Dual { Dual.apply(Number.erf, x) }

/// Returns erfc(x) with its derivative.
public func erfc(_ x: Dual) -> Dual { Dual.apply(Number.erfc, x) }

/// Returns sqrt(x) with its derivative.
public func sqrt(_ x: Dual) -> Dual { Dual.apply(Number.sqrt, x) }

/// Returns cbrt(x) with its derivative.
public func cbrt(_ x: Dual) -> Dual { Dual.apply(Number.cbrt, x) }

/// Returns abs(x) with its derivative.
public func abs(_ x: Dual) -> Dual { Dual.apply(Number.abs, x) }

/// Returns sign(x) with its derivative.
public func sign(_ x: Dual) -> Dual { Dual.apply(Number.sign, x) }

/// Returns sigmoid(x) with its derivative.
public func sigmoid(_ x: Dual) -> Dual { Dual.apply(Number.sigmoid, x) }

/// Returns softplus(x) with its derivative.
public func softplus(_ x: Dual) -> Dual { Dual.apply(Number.softplus, x) }

/// Returns relu(x) with its derivative.
public func relu(_ x: Dual) -> Dual { Dual.apply(Number.relu, x) }

/// Returns leakyrelu(x) with its derivative.
public func leakyrelu(_ x: Dual) -> Dual { Dual.apply(Number.leakyrelu, x) }

/// Returns gelu(x) with its derivative.
public func gelu(_ x: Dual) -> Dual { Dual.apply(Number.gelu, x) }

/// Returns atan2(y, x) with its derivative.
public func atan2(_ y: Dual, _ x: Dual) -> Dual { Dual.apply(Number.atan2, y, x) }

/// Returns hypot(x, y) with its derivative.
public func hypot(_ x: Dual, _ y: Dual) -> Dual { Dual.apply(Number.hypot, x, y) }

/// Returns pow(x, y) with its derivative.
public func pow(_ x: Dual, _ y: Dual) -> Dual { Dual.apply(Number.pow, x, y) }

/// Returns max(x, y) with its derivative.
public func max(_ x: Dual, _ y: Dual) -> Dual { Dual.apply(Number.max, x, y) }

/// Returns min(x, y) with its derivative.
public func min(_ x: Dual, _ y: Dual) -> Dual { Dual.apply(Number.min, x, y) }
