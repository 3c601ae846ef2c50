// Regions of points. Where the function is undefined, or throws, there is nothing to check.

extension GradientChecks {
  /// Checks a gradient all over a region: at random points, and at those where gradient code breaks.
  ///
  /// ```swift
  /// gradientCheck(over: -1...1, count: 200, with: .seed(7)) { x in … } gradient: { x in … }
  /// ```
  ///
  /// The first failure ends the search. It is shrunk to the simplest point that still fails, and the report says how to get
  /// there again. Points of kink and points that tell nothing are counted apart and do not fail; a region where
  /// nothing can be decided does.
  ///
  /// - Parameters:
  ///   - x: The region, or a range of numbers.
  ///   - count: How many points are drawn.
  ///   - options: How the check is made.
  ///   - f: The function; where it throws, it is taken to be undefined.
  ///   - gradient: The claimed gradient; where it throws though the function does not, it fails.
  /// - Returns: The report on the simplest failing point, or that there is none; or what it says.
  public func callAsFunction<A: PointRegion>(
    over x: A, count: Int = 100, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<A.Point.Component> of f: (A.Point) throws -> A.Point.Component,
    @Answer<A.Point> gradient: (A.Point) throws -> A.Point
  ) -> Taker.Answer where A.Point: ComponentIterable {
    taker.take(from: CallSite(fileID, filePath, line, column)) {
      let check = RegionCheck(
        x.region, count: count, isSingle: A.Point.Component.self == Float.self,
        options: CheckOptions(options))
      return check.run(
        value: { try check.pack.value(of: f, at: $0) },
        claim: { point in
          let x = check.pack.replacing(point)
          return check.pack.claim(try gradient(x))
        })
    }
  }

  /// Checks the gradient of a function of two arguments all over a region for each.
  public func callAsFunction<A: PointRegion, B: PointRegion>(
    over x: A, _ y: B, count: Int = 100, with options: CheckOption...,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line,
    column: UInt = #column,
    @Answer<A.Point.Component> of f: (A.Point, B.Point) throws -> A.Point.Component,
    @Answer<(A.Point, B.Point)> gradient: (A.Point, B.Point) throws -> (A.Point, B.Point)
  ) -> Taker.Answer where A.Point: ComponentIterable {
    taker.take(from: CallSite(fileID, filePath, line, column)) {
      let check = RegionCheck(
        x.region, y.region, count: count, isSingle: A.Point.Component.self == Float.self,
        options: CheckOptions(options))
      return check.run(
        value: { try check.pack.value(of: f, at: $0) },
        claim: { point in
          let (x, y) = check.pack.replacing(point)
          let found = try gradient(x, y)
          return check.pack.claim(found.0, found.1)
        })
    }
  }

  /// Checks the gradient of a function of a struct that conforms to nothing all over a region.
  @_disfavoredOverload
  public func callAsFunction<A: PointRegion, V: GradientScalar>(
    over x: A, count: Int = 100, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (A.Point) throws -> V,
    @Answer<A.Point> gradient: (A.Point) throws -> A.Point
  ) -> Taker.Answer {
    taker.take(from: CallSite(fileID, filePath, line, column)) {
      let check = RegionCheck(
        x.region, count: count, isSingle: V.self == Float.self, options: CheckOptions(options))
      return check.run(
        value: { try check.pack.value(of: f, at: $0) },
        claim: { point in
          let x = check.pack.replacing(point)
          return check.pack.claim(try gradient(x))
        })
    }
  }

  /// Checks value and gradient, given together, all over a region.
  public func callAsFunction<A: PointRegion, V: GradientScalar>(
    over x: A, count: Int = 100, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (A.Point) throws -> V,
    @Answer<(value: V, gradient: A.Point)> valueAndGradient: (A.Point) throws -> (
      value: V, gradient: A.Point
    )
  ) -> Taker.Answer {
    taker.take(from: CallSite(fileID, filePath, line, column)) {
      let check = RegionCheck(
        x.region, count: count, isSingle: V.self == Float.self, options: CheckOptions(options))
      return check.run(
        value: { try check.pack.value(of: f, at: $0) },
        claim: { point in
          let x = check.pack.replacing(point)
          let (value, gradient) = try valueAndGradient(x)
          return check.pack.claim(gradient, value: Double(value))
        })
    }
  }

  /// Checks the gradient of a function that suspends all over a region.
  nonisolated(nonsending) public func callAsFunction<A: PointRegion, V: GradientScalar>(
    over x: A, count: Int = 100, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: nonisolated(nonsending) (A.Point) async throws -> V,
    @Answer<A.Point> gradient: nonisolated(nonsending) (A.Point) async throws -> A.Point
  ) async -> Taker.Answer {
    await taker.take(from: CallSite(fileID, filePath, line, column)) {
      let check = RegionCheck(
        x.region, count: count, isSingle: V.self == Float.self, options: CheckOptions(options))
      return await check.run(
        value: { row in
          let x = check.pack.replacing(row)
          return Double(try await f(x))
        },
        claim: { point in
          let x = check.pack.replacing(point)
          return check.pack.claim(try await gradient(x))
        })
    }
  }
}
