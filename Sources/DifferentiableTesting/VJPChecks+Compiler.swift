public import GradientChecking
public import _Differentiation

extension VJPChecks {
  /// Checks the compiler's pullback of a function with several outputs: cotangentᵀ·J.
  ///
  /// ```swift
  /// #expect(vjpMatches(at: [1, 2, 3]) { x in softmax(x) })
  /// ```
  ///
  /// - Parameters:
  ///   - x: The point, n components.
  ///   - cotangent: The weights of the outputs, m entries; by default drawn from the seed, no two entries alike.
  ///   - options: How the check is made.
  ///   - f: The function, m outputs.
  /// - Returns: The report, in which a component is called `vjp/x[0]`; or what it says.
  /// - Throws: What the function throws at the point itself.
  public func callAsFunction(
    at x: [Double], cotangent: [Double]? = nil, with options: CheckOption...,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line,
    column: UInt = #column,
    @DifferentiableAnswer<[Double]> of f: @differentiable(reverse) ([Double]) throws -> [Double]
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try Self.report(at: x, cotangent: cotangent.map { .init($0) }, CheckOptions(options), of: f)
    }
  }

  /// Checks the compiler's pullback of a function of any argument with outputs of any type.
  @_disfavoredOverload
  public func callAsFunction<P: Differentiable, R: Differentiable>(
    at x: P, cotangent: R.TangentVector? = nil, with options: CheckOption...,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line,
    column: UInt = #column,
    of f: @differentiable(reverse) (P) throws -> R
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try Self.report(at: x, cotangent: cotangent, CheckOptions(options), of: f)
    }
  }

  private static func report<P: Differentiable, R: Differentiable>(
    at x: P, cotangent: R.TangentVector?, _ options: CheckOptions,
    of f: @differentiable(reverse) (P) throws -> R
  ) rethrows -> GradientReport {
    let point = DifferentiablePoint(x)
    var question = point.question(isSingle: false, options: options)
    // A function may well trap where there is nothing to take.
    let obstacles = point.findings.isEmpty ? question.obstacles : point.findings
    guard obstacles.isEmpty else { return question.refusal(obstacles) }
    let outputs = DifferentiablePoint(try f(x))
    question = point.question(isSingle: outputs.hasSingles, options: options)
    guard outputs.findings.isEmpty else { return question.refusal(outputs.findings) }
    let weights =
      cotangent.map { outputs.claim($0).values } ?? options.drawnCotangent(outputs.names.count)
    return try VectorQuestion(.vjp(cotangent: weights), of: question).answer(
      value: { outputs.components(of: try f(point.replacing($0))) },
      claim: {
        let (value, pullback) = try valueWithPullback(at: x, of: f)
        return .init(
          point.claim(pullback(cotangent ?? outputs.tangent(weights))).values,
          outputs: outputs.components(of: value), source: "the pullback")
      }, input: point.read)
  }
}
