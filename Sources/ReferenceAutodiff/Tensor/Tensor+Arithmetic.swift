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
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    Tape.record(.add, Contents.zip(a.contents, b.contents, operation: "+") { $0 + $1 }, a, b)
  }

  /// Subtracts element by element; shapes broadcast.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func - (a: Tensor, b: Tensor) -> Tensor {
    Tape.record(.subtract, Contents.zip(a.contents, b.contents, operation: "-") { $0 - $1 }, a, b)
  }

  /// Multiplies element by element; shapes broadcast.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    Tape.record(.multiply, Contents.zip(a.contents, b.contents, operation: "*") { $0 * $1 }, a, b)
  }

  /// Divides element by element; shapes broadcast.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func / (a: Tensor, b: Tensor) -> Tensor {
    Tape.record(.divide, Contents.zip(a.contents, b.contents, operation: "/") { $0 / $1 }, a, b)
  }

  /// Changes every element's sign.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static prefix func - (a: Tensor) -> Tensor {
    Tape.record(.negate, a.contents.map { -$0 }, a)
  }

  /// Raises to a power element by element; shapes broadcast.
  ///
  /// Gradients flow to the base and to the exponent. `x ** 0` is 1 with derivative 0, also at x = 0.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func ** (base: Tensor, exponent: Tensor) -> Tensor { pow(base, exponent) }

  /// Raises every element to a whole power.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func ** (base: Tensor, exponent: Int) -> Tensor {
    pow(base, Tensor(.number(Scalar(exponent))))
  }

  /// Replaces a variable by its sum with another tensor; the tensor itself does not change.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func += (a: inout Tensor, b: Tensor) { a = a + b }
  /// Replaces a variable by its difference from another tensor; the tensor itself does not change.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func -= (a: inout Tensor, b: Tensor) { a = a - b }
  /// Replaces a variable by its product with another tensor; the tensor itself does not change.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func *= (a: inout Tensor, b: Tensor) { a = a * b }
  /// Replaces a variable by its quotient with another tensor; the tensor itself does not change.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func /= (a: inout Tensor, b: Tensor) { a = a / b }
}
