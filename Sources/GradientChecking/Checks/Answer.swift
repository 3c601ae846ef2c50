/// The body of a closure that gives a value of a known type.
///
/// It makes every spelling of a check quick to compile. A closure of one expression is otherwise opened before the type of
/// the point is known, and each of its operators is tried for every type that has it; as a builder's body it is a statement,
/// which waits for the call around it. Closures with a `return` and functions by name are taken as they are.
///
/// And it says what is wrong with an answer that cannot be one.
@resultBuilder public struct Answer<Value> {
  /// Takes the answer.
  public static func buildExpression(_ value: Value) -> Value { value }
  /// Takes the answer.
  public static func buildBlock(_ value: Value) -> Value { value }
  /// Takes the answer of `if`, or of a case.
  public static func buildEither(first value: Value) -> Value { value }
  /// Takes the answer of `else`, or of another case.
  public static func buildEither(second value: Value) -> Value { value }
}

/// The same where the type is the closure's own.
@resultBuilder public struct AnyAnswer {
  /// Takes the answer.
  public static func buildBlock<Value>(_ value: Value) -> Value { value }
  /// Takes the answer of `if`, or of a case.
  public static func buildEither<Value>(first value: Value) -> Value { value }
  /// Takes the answer of `else`, or of another case.
  public static func buildEither<Value>(second value: Value) -> Value { value }
}

// Slices, lazy and reversed collections are arrays too.
extension Answer where Value == [Double] {
  /// Takes any sequence of numbers.
  public static func buildExpression(_ value: some Sequence<Double>) -> Value { Array(value) }
}

extension Answer where Value == [Float] {
  /// Takes any sequence of numbers.
  public static func buildExpression(_ value: some Sequence<Float>) -> Value { Array(value) }
}

// MARK: Mistakes that the compiler can name

extension Answer where Value: GradientScalar {
  /// Refuses what cannot be an answer.
  @available(
    *, unavailable,
    message:
      "f must give one number; for a function that gives several, ask about its Jacobian: jacobiansMatch(at:of:jacobian:)"
  )
  public static func buildExpression<Element>(_ value: [Element]) -> Value { fatalError() }
}

extension Answer {
  /// Refuses what cannot be an answer.
  @available(
    *, unavailable, message: "the gradient by an array is an array: write [a, b], not (a, b)"
  )
  public static func buildExpression<Element, A, B, each C>(
    _ value: (A, B, repeat each C)
  ) -> Value where Value == [Element] { fatalError() }

  /// Refuses what cannot be an answer.
  @available(
    *, unavailable,
    message: "the gradient by a matrix is a matrix: write its rows, [[a, b], [c, d]]"
  )
  public static func buildExpression<Element: GradientScalar>(_ value: [Element]) -> Value
  where Value == [[Element]] { fatalError() }

  /// Refuses what cannot be an answer.
  @available(
    *, unavailable,
    message: "the gradient by several arguments is a tuple: write (a, b), not [a, b]"
  )
  public static func buildExpression<A, B, Element>(_ value: [Element]) -> Value
  where Value == (A, B) { fatalError() }

  /// Refuses what cannot be an answer.
  @available(
    *, unavailable,
    message: "the gradient by several arguments is a tuple: write (a, b, c), not [a, b, c]"
  )
  public static func buildExpression<A, B, C, Element>(_ value: [Element]) -> Value
  where Value == (A, B, C) { fatalError() }
}
