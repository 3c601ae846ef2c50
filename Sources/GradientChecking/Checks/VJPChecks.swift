/// Checks of vector-Jacobian products cᵀ·J, as reverse mode gives them.
///
/// ``vjpCheck`` asks them. The forms are those of ``GradientChecks``.
public struct VJPChecks<Taker: ReportTaker>: Sendable {
  package let taker: Taker

  package init(_ taker: Taker) { self.taker = taker }
}

/// Checks a vector-Jacobian product against numerical derivatives of the weighted outputs, and reports what was found.
///
/// ```swift
/// vjpCheck(at: [1, 2]) { v in [v[0] * v[1]] } vjp: { v, c in [c[0] * v[1], c[0] * v[0]] }
/// ```
public let vjpCheck = VJPChecks(Asking())

extension VJPChecks {
  /// Checks a vector-Jacobian product.
  ///
  /// - Parameters:
  ///   - x: The point, n components.
  ///   - cotangent: The weights of the outputs, m entries; by default drawn from the seed, no two entries alike.
  ///   - options: How the check is made.
  ///   - f: The function, m outputs.
  ///   - vjp: The claimed product for a point and a cotangent, n entries.
  /// - Returns: The report, in which a component is called `vjp/x[0]`; or what it says.
  /// - Throws: What the two functions throw at the point itself.
  public func callAsFunction<P: ComponentIterable, O: ComponentIterable, G>(
    at x: P, cotangent: O? = nil, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (P) throws -> O,
    @AnyAnswer vjp: (P, O) throws -> G
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      let base = GradientQuestion(pack, options)
      // A function may well trap where there is nothing to take.
      guard base.obstacles.isEmpty else { return base.refusal(base.obstacles) }
      let weights: O
      if let cotangent {
        weights = cotangent
      } else {
        weights = base.drawnCotangent(try f(x))
      }
      return try VectorQuestion(.vjp(cotangent: ClaimReader.values(weights)), of: base)
        .answer(
          value: { row in ClaimReader.values(try f(pack.replacing(row))) },
          claim: { .init(ClaimReader.values(try vjp(x, weights))) }, input: pack.read)
    }
  }

  /// Checks the vector-Jacobian product of a function of a struct that conforms to nothing.
  @_disfavoredOverload
  public func callAsFunction<P, O, G>(
    at x: P, cotangent: O? = nil, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (P) throws -> O,
    @AnyAnswer vjp: (P, O) throws -> G
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      let base = GradientQuestion(pack, options)
      // A function may well trap where there is nothing to take.
      guard base.obstacles.isEmpty else { return base.refusal(base.obstacles) }
      let weights: O
      if let cotangent {
        weights = cotangent
      } else {
        weights = base.drawnCotangent(try f(x))
      }
      return try VectorQuestion(.vjp(cotangent: ClaimReader.values(weights)), of: base)
        .answer(
          value: { row in ClaimReader.values(try f(pack.replacing(row))) },
          claim: { .init(ClaimReader.values(try vjp(x, weights))) }, input: pack.read)
    }
  }

  /// Checks a function that gives outputs and product together; the outputs are compared too.
  public func callAsFunction<P: ComponentIterable, O, G>(
    at x: P, cotangent: O? = nil, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (P) throws -> O,
    @AnyAnswer valueAndVJP: (P, O) throws -> (value: O, vjp: G)
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      let base = GradientQuestion(pack, options)
      // A function may well trap where there is nothing to take.
      guard base.obstacles.isEmpty else { return base.refusal(base.obstacles) }
      let weights: O
      if let cotangent {
        weights = cotangent
      } else {
        weights = base.drawnCotangent(try f(x))
      }
      return try VectorQuestion(.vjp(cotangent: ClaimReader.values(weights)), of: base)
        .answer(
          value: { row in ClaimReader.values(try f(pack.replacing(row))) },
          claim: {
            let (value, vjp) = try valueAndVJP(x, weights)
            return .init(ClaimReader.values(vjp), outputs: ClaimReader.values(value))
          }, input: pack.read)
    }
  }

  /// Checks the vector-Jacobian product of a function that suspends.
  nonisolated(nonsending) public func callAsFunction<P: ComponentIterable, O, G>(
    at x: P, cotangent: O? = nil, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: nonisolated(nonsending) (P) async throws -> O,
    @AnyAnswer vjp: nonisolated(nonsending) (P, O) async throws -> G
  ) async rethrows -> Taker.Answer {
    try await taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      let base = GradientQuestion(pack, options)
      // A function may well trap where there is nothing to take.
      guard base.obstacles.isEmpty else { return base.refusal(base.obstacles) }
      let weights: O
      if let cotangent {
        weights = cotangent
      } else {
        weights = base.drawnCotangent(try await f(x))
      }
      return try await VectorQuestion(.vjp(cotangent: ClaimReader.values(weights)), of: base)
        .answer(
          value: { row in ClaimReader.values(try await f(pack.replacing(row))) },
          claim: { .init(ClaimReader.values(try await vjp(x, weights))) }, input: pack.read)
    }
  }

  /// Checks a vector-Jacobian product all over a region, with weights that are drawn from the seed.
  public func callAsFunction<A: PointRegion, O, G>(
    over x: A, count: Int = 100, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (A.Point) throws -> O,
    @AnyAnswer vjp: (A.Point, O) throws -> G
  ) -> Taker.Answer {
    taker.take(from: CallSite(fileID, filePath, line, column)) {
      let check = RegionCheck(x.region, count: count, options: CheckOptions(options))
      return check.run(
        outputs: { row in
          let x = check.pack.replacing(row)
          return ClaimReader.values(try f(x))
        },
        derivative: { count in .vjp(cotangent: check.options.drawnCotangent(count)) },
        claim: { point in
          let x = check.pack.replacing(point)
          let weights = check.question(point).drawnCotangent(try f(x))
          return .init(ClaimReader.values(try vjp(x, weights)))
        })
    }
  }

  /// Checks the vector-Jacobian product of a function that suspends all over a region.
  nonisolated(nonsending) public func callAsFunction<A: PointRegion, O, G>(
    over x: A, count: Int = 100, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: nonisolated(nonsending) (A.Point) async throws -> O,
    @AnyAnswer vjp: nonisolated(nonsending) (A.Point, O) async throws -> G
  ) async -> Taker.Answer {
    await taker.take(from: CallSite(fileID, filePath, line, column)) {
      let check = RegionCheck(x.region, count: count, options: CheckOptions(options))
      return await check.run(
        outputs: { row in
          let x = check.pack.replacing(row)
          return ClaimReader.values(try await f(x))
        },
        derivative: { count in .vjp(cotangent: check.options.drawnCotangent(count)) },
        claim: { point in
          let x = check.pack.replacing(point)
          let weights = check.question(point).drawnCotangent(try await f(x))
          return .init(ClaimReader.values(try await vjp(x, weights)))
        })
    }
  }
}
