/// Checks of a jvp and a vjp that belong together.
///
/// ``adjointCheck`` asks them.
public struct AdjointChecks<Taker: ReportTaker>: Sendable {
  package let taker: Taker

  package init(_ taker: Taker) { self.taker = taker }
}

/// Checks a jvp and a vjp of one function, each numerically, and against each other.
///
/// Both are products with one Jacobian, so for any tangent t and cotangent c
///
///     ⟨c, jvp(t)⟩ = ⟨vjp(c), t⟩
///
/// to rounding or the tolerance, without any numerical derivative.
public let adjointCheck = AdjointChecks(Asking())

extension AdjointChecks {
  /// Checks a jvp and a vjp of one function.
  ///
  /// - Parameters:
  ///   - x: The point, n components.
  ///   - tangent: The direction, n entries; by default drawn from the seed, no two entries alike.
  ///   - cotangent: The weights of the outputs, m entries; by default drawn from the seed, no two entries alike.
  ///   - options: How the check is made; a limit of evaluations is one for each of the two products.
  ///   - f: The function, m outputs.
  ///   - jvp: The claimed product for a point and a tangent, m entries.
  ///   - vjp: The claimed product for a point and a cotangent, n entries.
  /// - Returns: The report, in which components are called `jvp[0]` and `vjp/x[0]`; or what it says.
  /// - Throws: What the functions throw at the point itself.
  public func callAsFunction<P: ComponentIterable, O, T, G>(
    at x: P, along tangent: P? = nil, cotangent: O? = nil, with options: CheckOption...,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line,
    column: UInt = #column,
    @AnyAnswer of f: (P) throws -> O,
    @AnyAnswer jvp: (P, P) throws -> T,
    @AnyAnswer vjp: (P, O) throws -> G
  ) rethrows -> Taker.Answer {
    try taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      let base = GradientQuestion(pack, options)
      guard base.obstacles.isEmpty else { return base.refusal(base.obstacles) }
      guard let tangent = tangent ?? pack.copy(with: base.options.drawnTangent(base.point.count))
      else { return base.refusal([.tangentOfReference]) }
      let weights: O
      if let cotangent {
        weights = cotangent
      } else {
        weights = base.drawnCotangent(try f(x))
      }
      let (t, c) = (ArgumentPack(tangent).values, ClaimReader.values(weights))
      var report = try VectorQuestion(.jvp(tangent: t), of: base)
        .answer(
          value: { row in ClaimReader.values(try f(pack.replacing(row))) },
          claim: { .init(ClaimReader.values(try jvp(x, tangent))) }, input: pack.read)
      report.append(
        try VectorQuestion(.vjp(cotangent: c), of: base)
          .answer(
            value: { row in ClaimReader.values(try f(pack.replacing(row))) },
            claim: { .init(ClaimReader.values(try vjp(x, weights))) }, input: pack.read))
      report.compareProducts(
        forward: (c, ClaimReader.values(try jvp(x, tangent))),
        reverse: (t, ClaimReader.values(try vjp(x, weights))), of: base)
      return report
    }
  }

  /// Checks a jvp and a vjp of one function that suspends.
  nonisolated(nonsending) public func callAsFunction<P: ComponentIterable, O, T, G>(
    at x: P, along tangent: P? = nil, cotangent: O? = nil, with options: CheckOption...,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line,
    column: UInt = #column,
    @AnyAnswer of f: nonisolated(nonsending) (P) async throws -> O,
    @AnyAnswer jvp: nonisolated(nonsending) (P, P) async throws -> T,
    @AnyAnswer vjp: nonisolated(nonsending) (P, O) async throws -> G
  ) async rethrows -> Taker.Answer {
    try await taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      let base = GradientQuestion(pack, options)
      guard base.obstacles.isEmpty else { return base.refusal(base.obstacles) }
      guard let tangent = tangent ?? pack.copy(with: base.options.drawnTangent(base.point.count))
      else { return base.refusal([.tangentOfReference]) }
      let weights: O
      if let cotangent {
        weights = cotangent
      } else {
        weights = base.drawnCotangent(try await f(x))
      }
      let (t, c) = (ArgumentPack(tangent).values, ClaimReader.values(weights))
      var report = try await VectorQuestion(.jvp(tangent: t), of: base)
        .answer(
          value: { row in ClaimReader.values(try await f(pack.replacing(row))) },
          claim: { .init(ClaimReader.values(try await jvp(x, tangent))) }, input: pack.read)
      report.append(
        try await VectorQuestion(.vjp(cotangent: c), of: base)
          .answer(
            value: { row in ClaimReader.values(try await f(pack.replacing(row))) },
            claim: { .init(ClaimReader.values(try await vjp(x, weights))) }, input: pack.read))
      report.compareProducts(
        forward: (c, ClaimReader.values(try await jvp(x, tangent))),
        reverse: (t, ClaimReader.values(try await vjp(x, weights))), of: base)
      return report
    }
  }
}
