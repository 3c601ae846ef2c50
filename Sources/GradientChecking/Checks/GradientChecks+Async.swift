// Functions that suspend. They are called in the caller's isolation, and need not be sendable.
//
// Parameter packs are no option here: the compiler (6.3.1) crashes where it makes an asynchronous function with a pack
// of a closure that does not suspend.

extension GradientChecks {
  /// Checks the gradient of a function that suspends.
  nonisolated(nonsending) public func callAsFunction<P: ComponentIterable>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<P.Component> of f: nonisolated(nonsending) (P) async throws -> P.Component,
    @Answer<P> gradient: nonisolated(nonsending) (P) async throws -> P
  ) async rethrows -> Taker.Answer {
    try await taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      return try await question(pack, P.Component.self, options)
        .answer(
          value: { row in
            let x = pack.replacing(row)
            return Double(try await f(x))
          },
          claim: {
            return pack.claim(try await gradient(x))
          }, input: pack.read)
    }
  }

  /// Checks the gradient of a function of two arguments that suspends.
  nonisolated(nonsending) public func callAsFunction<P: ComponentIterable, Q: ComponentIterable>(
    at x: P, _ y: Q, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<P.Component> of f: nonisolated(nonsending) (P, Q) async throws -> P.Component,
    @Answer<(P, Q)> gradient: nonisolated(nonsending) (P, Q) async throws -> (P, Q)
  ) async rethrows -> Taker.Answer {
    try await taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x, y)
      return try await question(pack, P.Component.self, options)
        .answer(
          value: { row in
            let (x, y) = pack.replacing(row)
            return Double(try await f(x, y))
          },
          claim: {
            let found = try await gradient(x, y)
            return pack.claim(found.0, found.1)
          }, input: pack.read)
    }
  }

  /// Checks the gradient of a function that suspends, of a struct that conforms to nothing.
  @_disfavoredOverload
  nonisolated(nonsending) public func callAsFunction<P, V: GradientScalar>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @AnyAnswer of f: nonisolated(nonsending) (P) async throws -> V,
    @Answer<P> gradient: nonisolated(nonsending) (P) async throws -> P
  ) async rethrows -> Taker.Answer {
    try await taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      return try await question(pack, V.self, options)
        .answer(
          value: { row in
            let x = pack.replacing(row)
            return Double(try await f(x))
          },
          claim: {
            return pack.claim(try await gradient(x))
          }, input: pack.read)
    }
  }

  /// Checks a function that suspends, and gives value and gradient together.
  nonisolated(nonsending) public func callAsFunction<P: ComponentIterable>(
    at x: P, with options: CheckOption..., fileID: StaticString = #fileID,
    filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
    @Answer<P.Component> of f: nonisolated(nonsending) (P) async throws -> P.Component,
    @Answer<(value: P.Component, gradient: P)> valueAndGradient:
      nonisolated(nonsending) (P) async throws -> (value: P.Component, gradient: P)
  ) async rethrows -> Taker.Answer {
    try await taker.take(from: CallSite(fileID, filePath, line, column)) {
      let pack = ArgumentPack(x)
      return try await question(pack, P.Component.self, options)
        .answer(
          value: { row in
            let x = pack.replacing(row)
            return Double(try await f(x))
          },
          claim: {
            let (value, gradient) = try await valueAndGradient(x)
            return pack.claim(gradient, value: Double(value))
          }, input: pack.read)
    }
  }
}
