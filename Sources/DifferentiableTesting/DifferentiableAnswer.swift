public import _Differentiation

/// The body of a differentiable closure: like `Answer` of GradientChecking, it waits for the type of the point.
@resultBuilder public struct DifferentiableAnswer<Value: Differentiable> {
  /// Takes the answer.
  @inlinable @differentiable(reverse)
  public static func buildExpression(_ value: Value) -> Value { value }
  /// Takes the answer.
  @inlinable @differentiable(reverse)
  public static func buildBlock(_ value: Value) -> Value { value }
  /// Takes the answer of `if`, or of a case.
  @inlinable @differentiable(reverse)
  public static func buildEither(first value: Value) -> Value { value }
  /// Takes the answer of `else`, or of another case.
  @inlinable @differentiable(reverse)
  public static func buildEither(second value: Value) -> Value { value }
}
