/// The precedence of `**`: above multiplication, and from right to left, as on paper.
///
/// Swift binds a prefix operator tighter still: `-x ** 2` is `(-x) ** 2`. Write `-(x ** 2)`.
precedencegroup PowerPrecedence {
  higherThan: MultiplicationPrecedence
  associativity: right
}

infix operator ** : PowerPrecedence

// The generic spellings stand back behind those of the two types, with which the compiler finds out fast
// what an expression means; see `Operators+Double.swift`.

extension Tensor {
  /// Adds element by element; shapes broadcast.
  @_disfavoredOverload
  @inlinable public static func + (a: __owned Tensor, b: Tensor) -> Tensor { combine(.add, a, b) }

  /// Subtracts element by element; shapes broadcast.
  @_disfavoredOverload
  @inlinable public static func - (a: __owned Tensor, b: Tensor) -> Tensor {
    combine(.subtract, a, b)
  }

  /// Multiplies element by element; shapes broadcast.
  @_disfavoredOverload
  @inlinable public static func * (a: __owned Tensor, b: Tensor) -> Tensor {
    combine(.multiply, a, b)
  }

  /// Divides element by element; shapes broadcast.
  @_disfavoredOverload
  @inlinable public static func / (a: __owned Tensor, b: Tensor) -> Tensor {
    combine(.divide, a, b)
  }

  /// Changes every element's sign.
  @_disfavoredOverload
  @inlinable public static prefix func - (a: __owned Tensor) -> Tensor { apply(.negate, a) }

  /// Raises to a power element by element; shapes broadcast.
  ///
  /// Gradients flow to the base and to the exponent. `x ** 0` is 1 with derivative 0, also at x = 0.
  @_disfavoredOverload
  @inlinable public static func ** (base: __owned Tensor, exponent: Tensor) -> Tensor {
    raise(base, to: exponent)
  }

  /// Raises every element to a whole power.
  @_disfavoredOverload
  @inlinable public static func ** (base: __owned Tensor, exponent: Int) -> Tensor {
    raise(base, to: Tensor(constant: Scalar(exponent)))
  }

  @inlinable @inline(__always)
  static func raise(_ base: __owned Tensor, to exponent: Tensor) -> Tensor {
    exponent.erased.isConstantTwo ? apply(.square, base) : pow(base, exponent)
  }
}
