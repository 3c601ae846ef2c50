public import GradientChecking
public import _Differentiation

// One function for each number of arguments, as `valueWithPullback` has: it takes no parameter pack.

extension GradientChecks {
  /// Checks the gradient that the compiler makes of a function.
  ///
  /// Nobody writes a gradient here: the claim is what `valueWithPullback(at:of:)` gives, with the custom derivatives
  /// (`@derivative(of:)`) that it finds on its way. The value that comes with it is compared too.
  ///
  /// ```swift
  /// #expect(gradientsMatch(at: 3) { x in x * x })
  /// let report = gradientCheck(at: 3, of: square)
  /// ```
  ///
  /// The point may be a number, a SIMD vector, an array, arrays of arrays, and every `Differentiable` struct made of such.
  /// Components of the point and of its `TangentVector` belong together if they have the same name; what is
  /// `@noDerivative` is a constant. Members of classes, `let`s and other types need a conformance to
  /// `ComponentIterable`; where it is missing, the report says so.
  ///
  /// - Parameters:
  ///   - x: The point.
  ///   - options: How the check is made.
  ///   - f: The function.
  /// - Returns: The report, or what it says.
  /// - Throws: What the function throws at the point itself. Where it throws around the point, it counts as not defined.
  public func callAsFunction<P: Differentiable, R: GradientScalar & Differentiable>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @DifferentiableAnswer<R> of f: @differentiable(reverse) (P) throws -> R
  ) rethrows -> Taker.Answer where R.TangentVector == R {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let point = DifferentiablePoint(x)
      let question = point.question(isSingle: R.self == Float.self, options: CheckOptions(options))
      guard point.findings.isEmpty else { return question.refusal(point.findings) }
      return try question.answer(
        value: { row in
          let x = point.replacing(row)
          return Double(try f(x))
        },
        claim: {
          let (value, pullback) = try valueWithPullback(at: x, of: f)
          let first = pullback(1)
          return point.claim(first, value: Double(value))
        }, input: point.read)
    }
  }

  /// Checks the compiler's gradient of a function of two arguments.
  public func callAsFunction<
    P: Differentiable, Q: Differentiable, R: GradientScalar & Differentiable
  >(
    at x: P, _ y: Q, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @DifferentiableAnswer<R> of f: @differentiable(reverse) (P, Q) throws -> R
  ) rethrows -> Taker.Answer where R.TangentVector == R {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let point = DifferentiablePoint(x, y)
      let question = point.question(isSingle: R.self == Float.self, options: CheckOptions(options))
      guard point.findings.isEmpty else { return question.refusal(point.findings) }
      return try question.answer(
        value: { row in
          let (x, y) = point.replacing(row)
          return Double(try f(x, y))
        },
        claim: {
          let (value, pullback) = try valueWithPullback(at: x, y, of: f)
          let (first, second) = pullback(1)
          return point.claim(first, second, value: Double(value))
        }, input: point.read)
    }
  }

  /// Checks the compiler's gradient of a function of three arguments.
  public func callAsFunction<
    P: Differentiable, Q: Differentiable, S: Differentiable, R: GradientScalar & Differentiable
  >(
    at x: P, _ y: Q, _ z: S, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @DifferentiableAnswer<R> of f: @differentiable(reverse) (P, Q, S) throws -> R
  ) rethrows -> Taker.Answer where R.TangentVector == R {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let point = DifferentiablePoint(x, y, z)
      let question = point.question(isSingle: R.self == Float.self, options: CheckOptions(options))
      guard point.findings.isEmpty else { return question.refusal(point.findings) }
      return try question.answer(
        value: { row in
          let (x, y, z) = point.replacing(row)
          return Double(try f(x, y, z))
        },
        claim: {
          let (value, pullback) = try valueWithPullback(at: x, y, z, of: f)
          let (first, second, third) = pullback(1)
          return point.claim(first, second, third, value: Double(value))
        }, input: point.read)
    }
  }
}
