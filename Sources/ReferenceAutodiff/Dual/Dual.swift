/// A number with its derivative by one variable: forward mode in its simplest form.
///
/// ```swift
/// let (value, slope) = derivative(at: 3.0) { x in sin(x ** 2 + 1) }
/// ```
///
/// Every operation computes both at once, by the rules a beginner learns, and remembers nothing. One
/// evaluation gives one partial derivative; for many variables the tape of ``Tensor`` is faster. Kinks
/// follow the conventions of ``ElementaryFunction/all``.
public struct Dual: Equatable, Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// The number.
  public var value: Double
  /// Its derivative; 0 for a constant.
  public var derivative: Double

  /// Creates a number with a derivative, 1 for the variable itself.
  public init(_ value: Double, _ derivative: Double = 0) {
    self.value = value
    self.derivative = derivative
  }

  /// Creates a constant.
  public init(floatLiteral value: Double) { self.init(value) }

  /// Creates a constant.
  public init(integerLiteral value: Int) { self.init(Double(value)) }

  /// What has no derivative gets none, even where a function is infinitely steep.
  var isConstant: Bool { derivative == 0 }
}

/// Returns the value of a function of one number and its derivative, by one evaluation with ``Dual``.
///
/// - Throws: What the function throws.
public func derivative<Failure: Error>(
  at x: Double, of function: (Dual) throws(Failure) -> Dual
) throws(Failure) -> (value: Double, derivative: Double) {
  let result = try function(Dual(x, 1))
  return (result.value, result.derivative)
}

extension Dual {
  /// Adds.
  public static func + (a: Dual, b: Dual) -> Dual {
    Dual(a.value + b.value, a.derivative + b.derivative)
  }

  /// Subtracts.
  public static func - (a: Dual, b: Dual) -> Dual {
    Dual(a.value - b.value, a.derivative - b.derivative)
  }

  /// Multiplies; the product rule.
  public static func * (a: Dual, b: Dual) -> Dual {
    Dual(a.value * b.value, a.derivative * b.value + a.value * b.derivative)
  }

  /// Divides; the quotient rule.
  public static func / (a: Dual, b: Dual) -> Dual {
    let quotient = a.value / b.value
    return Dual(quotient, (a.derivative - quotient * b.derivative) / b.value)
  }

  /// Changes the sign.
  public static prefix func - (a: Dual) -> Dual { Dual(-a.value, -a.derivative) }

  /// Raises to a power; `x ** 0` is 1 with derivative 0, also at x = 0.
  public static func ** (base: Dual, exponent: Dual) -> Dual { pow(base, exponent) }
}
