/// A floating-point type in which a function may give its value: `Double` or `Float`.
///
/// A function of `Float`s, or one that gives a `Float`, is judged with `Float`'s precision.
public protocol GradientScalar: BinaryFloatingPoint, ComponentIterable, Sendable {}

extension Double: GradientScalar {
  /// Itself.
  public typealias Component = Double
}

extension Float: GradientScalar {
  /// Itself.
  public typealias Component = Float
}
