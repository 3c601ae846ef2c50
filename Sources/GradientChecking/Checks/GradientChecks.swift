/// Checks of gradients.
///
/// ``gradientCheck`` asks them:
///
/// ```swift
/// let report = gradientCheck(at: [2, 3]) { v in v[0] * v[1] } gradient: { v in [v[1], v[0]] }
/// ```
///
/// Every check has one order: the point or the region, the options, the function, the claim. The point is anything that is
/// made of `Double`s or `Float`s, as a literal or in a variable: a number, an array, arrays of arrays, a SIMD vector, a
/// dictionary, a ``ComponentIterable``, a struct of such `var`s; or up to four of them. The function and the claim are
/// closures, or functions by name: `gradientCheck(at: x, of: f, gradient: g)`. They may throw and suspend.
///
/// Both are called twice at the point, first and last, so that answers that change are noticed; in between the function is
/// called around the point. Where it throws there, it counts as not defined. What they throw at the point itself, the check
/// throws.
public struct GradientChecks<Taker: ReportTaker>: Sendable {
  package let taker: Taker

  package init(_ taker: Taker) { self.taker = taker }
}

/// Checks a gradient against numerical derivatives of its function, and reports what was found.
///
/// ```swift
/// let report = gradientCheck(at: [2, 3]) { v in v[0] * v[1] } gradient: { v in [v[1], v[0]] }
/// #expect(report.matches)
/// ```
///
/// ``GradientReport/matches`` says whether the gradient is right. The forms are those of ``GradientChecks``.
public let gradientCheck = GradientChecks(Asking())

extension GradientChecks {
  /// Checks a gradient by an array of numbers.
  ///
  /// - Parameters:
  ///   - x: The point, n components.
  ///   - options: How the check is made.
  ///   - f: The function.
  ///   - gradient: The claimed gradient, n components.
  /// - Returns: The report, or what it says.
  /// - Throws: What the two functions throw at the point itself.
  public func callAsFunction(
    at x: [Double], with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<Double> of f: ([Double]) throws -> Double,
    @Answer<[Double]> gradient: ([Double]) throws -> [Double]
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try GradientQuestion(
        at: x, options: CheckOptions(options), names: GradientQuestion.elementNames(x.count)
      )
      .answer(value: { try f(Array($0)) }, claim: { .init(try gradient(x)) })
    }
  }

  /// Checks the derivative of a function of one number.
  public func callAsFunction(
    at x: Double, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<Double> of f: (Double) throws -> Double,
    @Answer<Double> gradient: (Double) throws -> Double
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try GradientQuestion(
        at: [x], options: CheckOptions(options), names: GradientQuestion.argumentNames(1)
      )
      .answer(value: { try f($0[0]) }, claim: { .init([try gradient(x)]) })
    }
  }

  /// Checks the gradient of a function of anything that is made of numbers.
  public func callAsFunction<P: ComponentIterable>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<P.Component> of f: (P) throws -> P.Component,
    @Answer<P> gradient: (P) throws -> P
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try ask(options, at: x, of: f) { pack in
        pack.claim(try gradient(x))
      }
    }
  }

  /// Checks the gradient of a function of two arguments.
  public func callAsFunction<P: ComponentIterable, Q: ComponentIterable>(
    at x: P, _ y: Q, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<P.Component> of f: (P, Q) throws -> P.Component,
    @Answer<(P, Q)> gradient: (P, Q) throws -> (P, Q)
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try ask(options, at: x, y, of: f) { pack in
        let found = try gradient(x, y)
        return pack.claim(found.0, found.1)
      }
    }
  }

  /// Checks the gradient of a function of three arguments.
  public func callAsFunction<P: ComponentIterable, Q: ComponentIterable, R: ComponentIterable>(
    at x: P, _ y: Q, _ z: R, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<P.Component> of f: (P, Q, R) throws -> P.Component,
    @Answer<(P, Q, R)> gradient: (P, Q, R) throws -> (P, Q, R)
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try ask(options, at: x, y, z, of: f) { pack in
        let found = try gradient(x, y, z)
        return pack.claim(found.0, found.1, found.2)
      }
    }
  }

  /// Checks the gradient of a function of four arguments.
  public func callAsFunction<
    P: ComponentIterable, Q: ComponentIterable, R: ComponentIterable, S: ComponentIterable
  >(
    at x: P, _ y: Q, _ z: R, _ w: S, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<P.Component> of f: (P, Q, R, S) throws -> P.Component,
    @Answer<(P, Q, R, S)> gradient: (P, Q, R, S) throws -> (P, Q, R, S)
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try ask(options, at: x, y, z, w, of: f) { pack in
        let found = try gradient(x, y, z, w)
        return pack.claim(found.0, found.1, found.2, found.3)
      }
    }
  }

  /// Checks a gradient by an array that is written into a variable, `{ x, g in g[0] = … }`.
  ///
  /// The variable has as many elements as the point, all 0 before every call.
  public func callAsFunction(
    at x: [Double], with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<Double> of f: ([Double]) throws -> Double,
    gradient: ([Double], inout [Double]) throws -> Void
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try ask(options, at: x, of: f) { pack in
        var found = Array(repeating: Double.zero, count: x.count)
        try gradient(x, &found)
        return pack.claim(found)
      }
    }
  }

  /// Checks a gradient of `Float`s that is written into a variable.
  @_disfavoredOverload
  public func callAsFunction(
    at x: [Float], with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<Float> of f: ([Float]) throws -> Float,
    gradient: ([Float], inout [Float]) throws -> Void
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try ask(options, at: x, of: f) { pack in
        var found = Array(repeating: Float.zero, count: x.count)
        try gradient(x, &found)
        return pack.claim(found)
      }
    }
  }
}
