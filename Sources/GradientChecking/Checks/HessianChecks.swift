/// Checks of Hessians and their products with vectors.
///
/// ``hessianCheck`` asks them. The forms are those of ``GradientChecks``.
public struct HessianChecks<Taker: ReportTaker>: Sendable {
  package let taker: Taker

  package init(_ taker: Taker) { self.taker = taker }
}

/// Checks a Hessian against numerical derivatives of the gradient it belongs to, and reports what was found.
///
/// The gradient is taken as it is given; check it first.
///
/// ```swift
/// hessianCheck(at: [1, 2]) { v in [v[1], v[0]] } hessian: { _ in [[0, 1], [1, 0]] }
/// ```
public let hessianCheck = HessianChecks(Asking())

extension HessianChecks {
  /// Checks a Hessian.
  ///
  /// - Parameters:
  ///   - x: The point, n components.
  ///   - options: How the check is made.
  ///   - gradient: The gradient, n entries.
  ///   - hessian: The claimed Hessian, n rows of n entries; of any type, its entries row by row.
  /// - Returns: The report, in which a component is called `x[0]/x[1]`; or what it says.
  /// - Throws: What the two functions throw at the point itself.
  public func callAsFunction<P: ComponentIterable, H>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<P> gradient: (P) throws -> P,
    @AnyAnswer hessian: (P) throws -> H
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      return try VectorQuestion(hessianOf: GradientQuestion(pack, options))
        .answer(
          value: { row in ClaimReader.values(try gradient(pack.replacing(row))) },
          claim: { .init(rows: try hessian(x), at: pack) }, input: pack.read)
    }
  }

  /// Checks the Hessian of a function of a struct that conforms to nothing.
  @_disfavoredOverload
  public func callAsFunction<P, H>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<P> gradient: (P) throws -> P,
    @AnyAnswer hessian: (P) throws -> H
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      return try VectorQuestion(hessianOf: GradientQuestion(pack, options))
        .answer(
          value: { row in ClaimReader.values(try gradient(pack.replacing(row))) },
          claim: { .init(rows: try hessian(x), at: pack) }, input: pack.read)
    }
  }

  /// Checks a function that gives gradient and Hessian together; the gradients are compared too.
  public func callAsFunction<P: ComponentIterable, H>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<P> gradient: (P) throws -> P,
    @AnyAnswer gradientAndHessian: (P) throws -> (gradient: P, hessian: H)
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      return try VectorQuestion(hessianOf: GradientQuestion(pack, options))
        .answer(
          value: { row in ClaimReader.values(try gradient(pack.replacing(row))) },
          claim: {
            let (value, hessian) = try gradientAndHessian(x)
            return .init(rows: hessian, at: pack, outputs: ClaimReader.values(value))
          }, input: pack.read)
    }
  }

  /// Checks a Hessian that suspends.
  nonisolated(nonsending) public func callAsFunction<P: ComponentIterable, H>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<P> gradient: nonisolated(nonsending) (P) async throws -> P,
    @AnyAnswer hessian: nonisolated(nonsending) (P) async throws -> H
  ) async rethrows -> Taker.Answer {
    try await taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      return try await VectorQuestion(hessianOf: GradientQuestion(pack, options))
        .answer(
          value: { row in ClaimReader.values(try await gradient(pack.replacing(row))) },
          claim: { .init(rows: try await hessian(x), at: pack) }, input: pack.read)
    }
  }

  /// Checks a Hessian all over a region.
  public func callAsFunction<A: PointRegion, H>(
    over x: A, count: Int = 100, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<A.Point> gradient: (A.Point) throws -> A.Point,
    @AnyAnswer hessian: (A.Point) throws -> H
  ) -> Taker.Answer {
    taker.take(from: CallSite(fileID, filePath, line, column)) {
      let check = RegionCheck(x.region, count: count, options: CheckOptions(options))
      return check.run(
        outputs: { row in
          let x = check.pack.replacing(row)
          return ClaimReader.values(try gradient(x))
        },
        derivative: { _ in .jacobian }, isHessian: true,
        claim: { point in
          let x = check.pack.replacing(point)

          return .init(rows: try hessian(x), at: check.pack)
        })
    }
  }

  /// Checks a Hessian-vector product.
  ///
  /// - Parameters:
  ///   - x: The point, n components.
  ///   - vector: The vector, n entries; by default drawn from the seed, no two entries alike.
  ///   - options: How the check is made.
  ///   - gradient: The gradient, n entries.
  ///   - product: The claimed product for a point and a vector, n entries.
  /// - Returns: The report, in which a component is called `jvp[0]`, the product being one of the gradient's Jacobian; or what
  ///   it says.
  /// - Throws: What the two functions throw at the point itself.
  public func callAsFunction<P: ComponentIterable>(
    at x: P, along vector: P? = nil, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<P> gradient: (P) throws -> P,
    @Answer<P> product: (P, P) throws -> P
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      let base = GradientQuestion(pack, options)
      guard let vector = vector ?? pack.copy(with: base.options.drawnTangent(base.point.count))
      else { return base.refusal([.tangentOfReference]) }
      return try VectorQuestion(.jvp(tangent: ArgumentPack(vector).values), of: base)
        .answer(
          value: { row in ClaimReader.values(try gradient(pack.replacing(row))) },
          claim: { .init(ClaimReader.values(try product(x, vector))) }, input: pack.read)
    }
  }

  /// Checks a Hessian-vector product that suspends.
  nonisolated(nonsending) public func callAsFunction<P: ComponentIterable>(
    at x: P, along vector: P? = nil, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<P> gradient: nonisolated(nonsending) (P) async throws -> P,
    @Answer<P> product: nonisolated(nonsending) (P, P) async throws -> P
  ) async rethrows -> Taker.Answer {
    try await taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      let base = GradientQuestion(pack, options)
      guard let vector = vector ?? pack.copy(with: base.options.drawnTangent(base.point.count))
      else { return base.refusal([.tangentOfReference]) }
      return try await VectorQuestion(.jvp(tangent: ArgumentPack(vector).values), of: base)
        .answer(
          value: { row in ClaimReader.values(try await gradient(pack.replacing(row))) },
          claim: { .init(ClaimReader.values(try await product(x, vector))) }, input: pack.read)
    }
  }

  /// Checks a Hessian-vector product all over a region, along one vector that is drawn from the seed.
  public func callAsFunction<A: PointRegion>(
    over x: A, count: Int = 100, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<A.Point> gradient: (A.Point) throws -> A.Point,
    @Answer<A.Point> product: (A.Point, A.Point) throws -> A.Point
  ) -> Taker.Answer {
    taker.take(from: CallSite(fileID, filePath, line, column)) {
      let check = RegionCheck(x.region, count: count, options: CheckOptions(options))
      return check.run(
        outputs: { row in
          let x = check.pack.replacing(row)
          return ClaimReader.values(try gradient(x))
        },
        derivative: { _ in .jvp(tangent: check.tangent) },
        claim: { point in
          let x = check.pack.replacing(point)
          let tangent = check.pack.replacing(check.tangent)
          return .init(ClaimReader.values(try product(x, tangent)))
        })
    }
  }
}
