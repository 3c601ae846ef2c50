/// Checks of Jacobian-vector products J·t, as forward mode gives them.
///
/// ``jvpCheck`` asks them. The forms are those of ``GradientChecks``.
public struct JVPChecks<Taker: ReportTaker>: Sendable {
  package let taker: Taker

  package init(_ taker: Taker) { self.taker = taker }
}

/// Checks a Jacobian-vector product against numerical derivatives along the vector, and reports what was found.
///
/// ```swift
/// jvpCheck(at: [1, 2]) { v in [v[0] * v[1]] } jvp: { v, t in [v[1] * t[0] + v[0] * t[1]] }
/// ```
public let jvpCheck = JVPChecks(Asking())

extension JVPChecks {
  /// Checks a Jacobian-vector product.
  ///
  /// - Parameters:
  ///   - x: The point, n components.
  ///   - tangent: The direction, n entries; by default drawn from the seed, no two entries alike. A point with reference
  ///     semantics needs one: none can be made from it.
  ///   - options: How the check is made.
  ///   - f: The function, m outputs.
  ///   - jvp: The claimed product for a point and a tangent, m entries.
  /// - Returns: The report, in which a component is called `jvp[0]`; or what it says.
  /// - Throws: What the two functions throw at the point itself.
  public func callAsFunction<P: ComponentIterable, O, T>(
    at x: P, along tangent: P? = nil, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (P) throws -> O,
    @AnyAnswer jvp: (P, P) throws -> T
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      let base = GradientQuestion(pack, options)
      guard let tangent = tangent ?? pack.copy(with: base.options.drawnTangent(base.point.count))
      else { return base.refusal([.tangentOfReference]) }
      return try VectorQuestion(.jvp(tangent: ArgumentPack(tangent).values), of: base)
        .answer(
          value: { row in ClaimReader.values(try f(pack.replacing(row))) },
          claim: { .init(ClaimReader.values(try jvp(x, tangent))) }, input: pack.read)
    }
  }

  /// Checks the Jacobian-vector product of a function of a struct that conforms to nothing.
  @_disfavoredOverload
  public func callAsFunction<P, O, T>(
    at x: P, along tangent: P? = nil, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (P) throws -> O,
    @AnyAnswer jvp: (P, P) throws -> T
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      let base = GradientQuestion(pack, options)
      guard let tangent = tangent ?? pack.copy(with: base.options.drawnTangent(base.point.count))
      else { return base.refusal([.tangentOfReference]) }
      return try VectorQuestion(.jvp(tangent: ArgumentPack(tangent).values), of: base)
        .answer(
          value: { row in ClaimReader.values(try f(pack.replacing(row))) },
          claim: { .init(ClaimReader.values(try jvp(x, tangent))) }, input: pack.read)
    }
  }

  /// Checks a function that gives outputs and product together; the outputs are compared too.
  public func callAsFunction<P: ComponentIterable, O, T>(
    at x: P, along tangent: P? = nil, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (P) throws -> O,
    @AnyAnswer valueAndJVP: (P, P) throws -> (value: O, jvp: T)
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      let base = GradientQuestion(pack, options)
      guard let tangent = tangent ?? pack.copy(with: base.options.drawnTangent(base.point.count))
      else { return base.refusal([.tangentOfReference]) }
      return try VectorQuestion(.jvp(tangent: ArgumentPack(tangent).values), of: base)
        .answer(
          value: { row in ClaimReader.values(try f(pack.replacing(row))) },
          claim: {
            let (value, jvp) = try valueAndJVP(x, tangent)
            return .init(ClaimReader.values(jvp), outputs: ClaimReader.values(value))
          }, input: pack.read)
    }
  }

  /// Checks the Jacobian-vector product of a function that suspends.
  nonisolated(nonsending) public func callAsFunction<P: ComponentIterable, O, T>(
    at x: P, along tangent: P? = nil, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: nonisolated(nonsending) (P) async throws -> O,
    @AnyAnswer jvp: nonisolated(nonsending) (P, P) async throws -> T
  ) async rethrows -> Taker.Answer {
    try await taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      let base = GradientQuestion(pack, options)
      guard let tangent = tangent ?? pack.copy(with: base.options.drawnTangent(base.point.count))
      else { return base.refusal([.tangentOfReference]) }
      return try await VectorQuestion(.jvp(tangent: ArgumentPack(tangent).values), of: base)
        .answer(
          value: { row in ClaimReader.values(try await f(pack.replacing(row))) },
          claim: { .init(ClaimReader.values(try await jvp(x, tangent))) }, input: pack.read)
    }
  }

  /// Checks a Jacobian-vector product all over a region, along one tangent that is drawn from the seed.
  public func callAsFunction<A: PointRegion, O, T>(
    over x: A, count: Int = 100, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (A.Point) throws -> O,
    @AnyAnswer jvp: (A.Point, A.Point) throws -> T
  ) -> Taker.Answer {
    taker.take(from: CallSite(fileID, filePath, line, column)) {
      let check = RegionCheck(x.region, count: count, options: CheckOptions(options))
      return check.run(
        outputs: { row in
          let x = check.pack.replacing(row)
          return ClaimReader.values(try f(x))
        },
        derivative: { _ in .jvp(tangent: check.tangent) },
        claim: { point in
          let x = check.pack.replacing(point)
          let tangent = check.pack.replacing(check.tangent)
          return .init(ClaimReader.values(try jvp(x, tangent)))
        })
    }
  }

  /// Checks the Jacobian-vector product of a function that suspends all over a region.
  nonisolated(nonsending) public func callAsFunction<A: PointRegion, O, T>(
    over x: A, count: Int = 100, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: nonisolated(nonsending) (A.Point) async throws -> O,
    @AnyAnswer jvp: nonisolated(nonsending) (A.Point, A.Point) async throws -> T
  ) async -> Taker.Answer {
    await taker.take(from: CallSite(fileID, filePath, line, column)) {
      let check = RegionCheck(x.region, count: count, options: CheckOptions(options))
      return await check.run(
        outputs: { row in
          let x = check.pack.replacing(row)
          return ClaimReader.values(try await f(x))
        },
        derivative: { _ in .jvp(tangent: check.tangent) },
        claim: { point in
          let x = check.pack.replacing(point)
          let tangent = check.pack.replacing(check.tangent)
          return .init(ClaimReader.values(try await jvp(x, tangent)))
        })
    }
  }
}
