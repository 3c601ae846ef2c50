/// The precedence of `**`: above multiplication, and from right to left, as on paper.
///
/// Swift binds a prefix operator tighter still: `-x ** 2` is `(-x) ** 2`. Write `-(x ** 2)`.
precedencegroup PowerPrecedence {
  higherThan: MultiplicationPrecedence
  associativity: right
}

infix operator ** : PowerPrecedence

extension Tensor {
  /// Adds element by element; shapes broadcast.
  @inlinable public static func + (a: __owned Tensor, b: Tensor) -> Tensor { combine(.add, a, b) }

  /// Subtracts element by element; shapes broadcast.
  @inlinable public static func - (a: __owned Tensor, b: Tensor) -> Tensor {
    combine(.subtract, a, b)
  }

  /// Multiplies element by element; shapes broadcast.
  @inlinable public static func * (a: __owned Tensor, b: Tensor) -> Tensor {
    combine(.multiply, a, b)
  }

  /// Divides element by element; shapes broadcast.
  @inlinable public static func / (a: __owned Tensor, b: Tensor) -> Tensor {
    combine(.divide, a, b)
  }

  /// Changes every element's sign.
  @inlinable public static prefix func - (a: __owned Tensor) -> Tensor { apply(.negate, a) }

  /// Raises to a power element by element; shapes broadcast.
  ///
  /// Gradients flow to the base and to the exponent. `x ** 0` is 1 with derivative 0, also at x = 0.
  @inlinable public static func ** (base: __owned Tensor, exponent: Tensor) -> Tensor {
    pow(base, exponent)
  }

  /// Raises every element to a whole power.
  @inlinable public static func ** (base: __owned Tensor, exponent: Int) -> Tensor {
    exponent == 2
      ? apply(.square, base) : pow(base, Tensor(constant: Scalar(exponent)))
  }

  /// Replaces a variable by its sum with another tensor; the tensor itself does not change.
  @inlinable public static func += (a: inout Tensor, b: Tensor) { a = a + b }
  /// Replaces a variable by its difference from another tensor; the tensor itself does not change.
  @inlinable public static func -= (a: inout Tensor, b: Tensor) { a = a - b }
  /// Replaces a variable by its product with another tensor; the tensor itself does not change.
  @inlinable public static func *= (a: inout Tensor, b: Tensor) { a = a * b }
  /// Replaces a variable by its quotient with another tensor; the tensor itself does not change.
  @inlinable public static func /= (a: inout Tensor, b: Tensor) { a = a / b }
}
