/// Checks of Jacobians.
///
/// ``jacobianCheck`` asks them. The forms are those of ``GradientChecks``.
public struct JacobianChecks<Taker: ReportTaker>: Sendable {
  package let taker: Taker

  package init(_ taker: Taker) { self.taker = taker }
}

/// Checks a Jacobian against numerical derivatives of its function, and reports what was found.
///
/// ```swift
/// jacobianCheck(at: [1, 2]) { v in [v[0] * v[1], v[0]] } jacobian: { v in [[v[1], v[0]], [1, 0]] }
/// ```
public let jacobianCheck = JacobianChecks(Asking())

extension JacobianChecks {
  /// Checks a Jacobian.
  ///
  /// - Parameters:
  ///   - x: The point, n components.
  ///   - options: How the check is made.
  ///   - f: The function, m outputs.
  ///   - jacobian: The claimed Jacobian, m rows of n entries; of any type, its entries row by row.
  /// - Returns: The report, in which a component is called `f[0]/x[1]`; or what it says.
  /// - Throws: What the two functions throw at the point itself.
  public func callAsFunction<P: ComponentIterable, O, J>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (P) throws -> O,
    @AnyAnswer jacobian: (P) throws -> J
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      return try VectorQuestion(.jacobian, of: GradientQuestion(pack, options))
        .answer(
          value: { ClaimReader.values(try f(pack.replacing($0))) },
          claim: { .init(rows: try jacobian(x), at: pack) }, input: pack.read)
    }
  }

  /// Checks the Jacobian of a function of a struct that conforms to nothing.
  @_disfavoredOverload
  public func callAsFunction<P, O, J>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (P) throws -> O,
    @AnyAnswer jacobian: (P) throws -> J
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      return try VectorQuestion(.jacobian, of: GradientQuestion(pack, options))
        .answer(
          value: { ClaimReader.values(try f(pack.replacing($0))) },
          claim: { .init(rows: try jacobian(x), at: pack) }, input: pack.read)
    }
  }

  /// Checks the Jacobian of a function of two arguments; the entries of a row are those by the first, then those by the second.
  public func callAsFunction<P: ComponentIterable, Q: ComponentIterable, O, J>(
    at x: P, _ y: Q, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (P, Q) throws -> O,
    @AnyAnswer jacobian: (P, Q) throws -> J
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x, y)
      return try VectorQuestion(.jacobian, of: GradientQuestion(pack, options))
        .answer(
          value: { row in
            let (x, y) = pack.replacing(row)
            return ClaimReader.values(try f(x, y))
          },
          claim: { .init(ClaimReader.values(try jacobian(x, y))) }, input: pack.read)
    }
  }

  /// Checks a function that gives outputs and Jacobian together; the outputs are compared too.
  public func callAsFunction<P: ComponentIterable, O, J>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (P) throws -> O,
    @AnyAnswer valueAndJacobian: (P) throws -> (value: O, jacobian: J)
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      return try VectorQuestion(.jacobian, of: GradientQuestion(pack, options))
        .answer(
          value: { ClaimReader.values(try f(pack.replacing($0))) },
          claim: {
            let (value, jacobian) = try valueAndJacobian(x)
            return .init(rows: jacobian, at: pack, outputs: ClaimReader.values(value))
          }, input: pack.read)
    }
  }

  /// Checks the Jacobian of a function that suspends.
  nonisolated(nonsending) public func callAsFunction<P: ComponentIterable, O, J>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: nonisolated(nonsending) (P) async throws -> O,
    @AnyAnswer jacobian: nonisolated(nonsending) (P) async throws -> J
  ) async rethrows -> Taker.Answer {
    try await taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      return try await VectorQuestion(.jacobian, of: GradientQuestion(pack, options))
        .answer(
          value: { row in ClaimReader.values(try await f(pack.replacing(row))) },
          claim: { .init(rows: try await jacobian(x), at: pack) }, input: pack.read)
    }
  }

  /// Checks a Jacobian all over a region, as a gradient is.
  public func callAsFunction<A: PointRegion, O, J>(
    over x: A, count: Int = 100, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: (A.Point) throws -> O,
    @AnyAnswer jacobian: (A.Point) throws -> J
  ) -> Taker.Answer {
    taker.take(from: CallSite(fileID, filePath, line, column)) {
      let check = RegionCheck(x.region, count: count, options: CheckOptions(options))
      return check.run(
        outputs: { row in
          let x = check.pack.replacing(row)
          return ClaimReader.values(try f(x))
        },
        derivative: { _ in .jacobian },
        claim: { point in
          let x = check.pack.replacing(point)

          return .init(rows: try jacobian(x), at: check.pack)
        })
    }
  }

  /// Checks the Jacobian of a function that suspends all over a region.
  nonisolated(nonsending) public func callAsFunction<A: PointRegion, O, J>(
    over x: A, count: Int = 100, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: nonisolated(nonsending) (A.Point) async throws -> O,
    @AnyAnswer jacobian: nonisolated(nonsending) (A.Point) async throws -> J
  ) async -> Taker.Answer {
    await taker.take(from: CallSite(fileID, filePath, line, column)) {
      let check = RegionCheck(x.region, count: count, options: CheckOptions(options))
      return await check.run(
        outputs: { row in
          let x = check.pack.replacing(row)
          return ClaimReader.values(try await f(x))
        },
        derivative: { _ in .jacobian },
        claim: { point in
          let x = check.pack.replacing(point)

          return .init(rows: try await jacobian(x), at: check.pack)
        })
    }
  }
}
