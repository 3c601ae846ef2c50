// Functions that give value and gradient together.

extension GradientChecks {
  /// Checks a function that gives value and gradient together; the value is compared too.
  public func callAsFunction<P: ComponentIterable>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<P.Component> of f: (P) throws -> P.Component,
    @Answer<(value: P.Component, gradient: P)> valueAndGradient: (P) throws -> (
      value: P.Component, gradient: P
    )
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try ask(options, at: x, of: f) { pack in
        let (value, gradient) = try valueAndGradient(x)
        return pack.claim(gradient, value: Double(value))
      }
    }
  }

  /// Checks a function of two arguments that gives value and gradient together.
  public func callAsFunction<P: ComponentIterable, Q: ComponentIterable>(
    at x: P, _ y: Q, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<P.Component> of f: (P, Q) throws -> P.Component,
    @Answer<(value: P.Component, gradient: (P, Q))> valueAndGradient: (P, Q) throws -> (
      value: P.Component, gradient: (P, Q)
    )
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try ask(options, at: x, y, of: f) { pack in
        let (value, gradient) = try valueAndGradient(x, y)
        return pack.claim(gradient.0, gradient.1, value: Double(value))
      }
    }
  }

  /// Checks a function of a struct that conforms to nothing, which gives value and gradient together.
  @_disfavoredOverload
  public func callAsFunction<P, V: GradientScalar>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (P) throws -> V,
    @Answer<(value: V, gradient: P)> valueAndGradient: (P) throws -> (value: V, gradient: P)
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try ask(options, at: x, of: f) { pack in
        let (value, gradient) = try valueAndGradient(x)
        return pack.claim(gradient, value: Double(value))
      }
    }
  }

  /// Checks a function of two arguments of any types that gives value and gradient together.
  @_disfavoredOverload
  public func callAsFunction<P, Q, V: GradientScalar>(
    at x: P, _ y: Q, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (P, Q) throws -> V,
    @Answer<(value: V, gradient: (P, Q))> valueAndGradient: (P, Q) throws -> (
      value: V, gradient: (P, Q)
    )
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try ask(options, at: x, y, of: f) { pack in
        let (value, gradient) = try valueAndGradient(x, y)
        return pack.claim(gradient.0, gradient.1, value: Double(value))
      }
    }
  }
}
