// As in `Operators+Double.swift`.

extension Tensor where Scalar == Float {
  /// Adds element by element; shapes broadcast.
  @inlinable public static func + (a: __owned Tensor, b: Tensor) -> Tensor {
    combine(.add, a, b)
  }

  /// Adds a number to every element.
  @_disfavoredOverload
  @inlinable public static func + (a: __owned Tensor, b: Float) -> Tensor {
    combine(.add, a, Tensor(constant: b))
  }

  /// Adds every element to a number.
  @_disfavoredOverload
  @inlinable public static func + (a: Float, b: Tensor) -> Tensor {
    combine(.add, Tensor(constant: a), b)
  }

  /// Subtracts element by element; shapes broadcast.
  @inlinable public static func - (a: __owned Tensor, b: Tensor) -> Tensor {
    combine(.subtract, a, b)
  }

  /// Subtracts a number from every element.
  @_disfavoredOverload
  @inlinable public static func - (a: __owned Tensor, b: Float) -> Tensor {
    combine(.subtract, a, Tensor(constant: b))
  }

  /// Subtracts every element from a number.
  @_disfavoredOverload
  @inlinable public static func - (a: Float, b: Tensor) -> Tensor {
    combine(.subtract, Tensor(constant: a), b)
  }

  /// Multiplies element by element; shapes broadcast.
  @inlinable public static func * (a: __owned Tensor, b: Tensor) -> Tensor {
    combine(.multiply, a, b)
  }

  /// Multiplies every element by a number.
  @_disfavoredOverload
  @inlinable public static func * (a: __owned Tensor, b: Float) -> Tensor {
    combine(.multiply, a, Tensor(constant: b))
  }

  /// Multiplies a number by every element.
  @_disfavoredOverload
  @inlinable public static func * (a: Float, b: Tensor) -> Tensor {
    combine(.multiply, Tensor(constant: a), b)
  }

  /// Divides element by element; shapes broadcast.
  @inlinable public static func / (a: __owned Tensor, b: Tensor) -> Tensor {
    combine(.divide, a, b)
  }

  /// Divides every element by a number.
  @_disfavoredOverload
  @inlinable public static func / (a: __owned Tensor, b: Float) -> Tensor {
    combine(.divide, a, Tensor(constant: b))
  }

  /// Divides a number by every element.
  @_disfavoredOverload
  @inlinable public static func / (a: Float, b: Tensor) -> Tensor {
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
  @inlinable public static func ** (base: __owned Tensor, exponent: Float) -> Tensor {
    raise(base, to: Tensor(constant: exponent))
  }

  /// Raises a number to the power of every element.
  @_disfavoredOverload
  @inlinable public static func ** (base: Float, exponent: Tensor) -> Tensor {
    raise(Tensor(constant: base), to: exponent)
  }
}
