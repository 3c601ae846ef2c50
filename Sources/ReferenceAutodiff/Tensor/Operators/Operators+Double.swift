// The operators once more, for the type's own tensors. Swift finds out at once what an expression of
// concrete operators means: `1 - 2 * x + 3 * x + … + 7 * x` takes 12 ms this way, and with generic
// operators alone longer than the compiler is patient. And a number that is not a literal can stand
// beside a tensor, as in `rate * gradient`.

extension Tensor where Scalar == Double {
  /// Adds element by element; shapes broadcast.
  @inlinable public static func + (a: __owned Tensor, b: Tensor) -> Tensor {
    combine(.add, a, b)
  }

  /// Adds a number to every element.
  @_disfavoredOverload
  @inlinable public static func + (a: __owned Tensor, b: Double) -> Tensor {
    combine(.add, a, Tensor(constant: b))
  }

  /// Adds every element to a number.
  @_disfavoredOverload
  @inlinable public static func + (a: Double, b: Tensor) -> Tensor {
    combine(.add, Tensor(constant: a), b)
  }

  /// Subtracts element by element; shapes broadcast.
  @inlinable public static func - (a: __owned Tensor, b: Tensor) -> Tensor {
    combine(.subtract, a, b)
  }

  /// Subtracts a number from every element.
  @_disfavoredOverload
  @inlinable public static func - (a: __owned Tensor, b: Double) -> Tensor {
    combine(.subtract, a, Tensor(constant: b))
  }

  /// Subtracts every element from a number.
  @_disfavoredOverload
  @inlinable public static func - (a: Double, b: Tensor) -> Tensor {
    combine(.subtract, Tensor(constant: a), b)
  }

  /// Multiplies element by element; shapes broadcast.
  @inlinable public static func * (a: __owned Tensor, b: Tensor) -> Tensor {
    combine(.multiply, a, b)
  }

  /// Multiplies every element by a number.
  @_disfavoredOverload
  @inlinable public static func * (a: __owned Tensor, b: Double) -> Tensor {
    combine(.multiply, a, Tensor(constant: b))
  }

  /// Multiplies a number by every element.
  @_disfavoredOverload
  @inlinable public static func * (a: Double, b: Tensor) -> Tensor {
    combine(.multiply, Tensor(constant: a), b)
  }

  /// Divides element by element; shapes broadcast.
  @inlinable public static func / (a: __owned Tensor, b: Tensor) -> Tensor {
    combine(.divide, a, b)
  }

  /// Divides every element by a number.
  @_disfavoredOverload
  @inlinable public static func / (a: __owned Tensor, b: Double) -> Tensor {
    combine(.divide, a, Tensor(constant: b))
  }

  /// Divides a number by every element.
  @_disfavoredOverload
  @inlinable public static func / (a: Double, b: Tensor) -> Tensor {
    combine(.divide, Tensor(constant: a), b)
  }

  /// Changes every element's sign.
  @inlinable public static prefix func - (a: __owned Tensor) -> Tensor { apply(.negate, a) }

  /// Raises to a power element by element; shapes broadcast.
  ///
  /// `x ** 0` is 1 with derivative 0, also at x = 0.
  @inlinable public static func ** (base: __owned Tensor, exponent: Tensor) -> Tensor {
    raise(base, to: exponent)
  }

  /// Raises every element to a power.
  @_disfavoredOverload
  @inlinable public static func ** (base: __owned Tensor, exponent: Double) -> Tensor {
    raise(base, to: Tensor(constant: exponent))
  }

  /// Raises a number to the power of every element.
  @_disfavoredOverload
  @inlinable public static func ** (base: Double, exponent: Tensor) -> Tensor {
    raise(Tensor(constant: base), to: exponent)
  }
}
