// Points and gradients of types that say nothing of their components.

extension GradientChecks {
  /// Checks the gradient of a function of a struct that conforms to nothing.
  @_disfavoredOverload
  public func callAsFunction<P, V: GradientScalar>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (P) throws -> V,
    @Answer<P> gradient: (P) throws -> P
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try ask(options, at: x, of: f) { pack in
        pack.claim(try gradient(x))
      }
    }
  }

  /// Checks the gradient of a function of two arguments of any types.
  ///
  /// What has no components, an integer or a text, is a constant.
  @_disfavoredOverload
  public func callAsFunction<P, Q, V: GradientScalar>(
    at x: P, _ y: Q, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (P, Q) throws -> V,
    @Answer<(P, Q)> gradient: (P, Q) throws -> (P, Q)
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try ask(options, at: x, y, of: f) { pack in
        let found = try gradient(x, y)
        return pack.claim(found.0, found.1)
      }
    }
  }

  /// Checks the gradient of a function of three arguments of any types.
  @_disfavoredOverload
  public func callAsFunction<P, Q, R, V: GradientScalar>(
    at x: P, _ y: Q, _ z: R, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (P, Q, R) throws -> V,
    @Answer<(P, Q, R)> gradient: (P, Q, R) throws -> (P, Q, R)
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try ask(options, at: x, y, z, of: f) { pack in
        let found = try gradient(x, y, z)
        return pack.claim(found.0, found.1, found.2)
      }
    }
  }

  /// Checks a gradient whose components are given in a type of their own: a dictionary or another struct for a struct, a flat
  /// array for a matrix.
  ///
  /// They belong to the components of the point with the same names; without such names, to those in the same places.
  @_disfavoredOverload
  public func callAsFunction<each P, V: GradientScalar, G>(
    at x: repeat each P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (repeat each P) throws -> V,
    @AnyAnswer gradientComponents gradient: (repeat each P) throws -> G
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      try ask(options, at: repeat each x, of: f) { _ in
        ClaimReader.claim(try gradient(repeat each x), root: "x")
      }
    }
  }

  /// Refuses more arguments than four.
  @available(
    *, unavailable,
    message:
      "a function has four arguments at most: put the numbers into one array, or into a struct"
  )
  public func callAsFunction<each More>(
    at a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ more: repeat each More,
    with options: CheckOption...,
    of f: (Double, Double, Double, Double, Double, repeat each More) -> Double,
    gradient: (Double, Double, Double, Double, Double, repeat each More) -> Any
  ) -> Taker.Answer { fatalError() }
}
