/// Whether a Jacobian-vector product J·tangent, as forward mode gives it, is right.
public func jvpMatches(
  at x: [Double], along tangent: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: ([Double]) throws -> [Double],
  jvp: ([Double], [Double]) throws -> [Double]
) rethrows -> Bool {
  delivered(
    try jvpCheck(
      at: x, along: tangent, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, of: f, jvp: jvp), at: sourceLocation)
}

/// Whether the Jacobian-vector product of a function of any argument with outputs of any type is right.
@_disfavoredOverload
public func jvpMatches<Argument, Outputs, Product>(
  at x: Argument, along tangent: Argument? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Argument) throws -> Outputs, jvp: (Argument, Argument) throws -> Product
) rethrows -> Bool {
  delivered(
    try jvpCheck(
      at: x, along: tangent, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, of: f, jvp: jvp), at: sourceLocation)
}

/// Whether a Jacobian-vector product that suspends is right.
nonisolated(nonsending) public func jvpMatches(
  at x: [Double], along tangent: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: nonisolated(nonsending) ([Double]) async throws -> [Double],
  jvp: nonisolated(nonsending) ([Double], [Double]) async throws -> [Double]
) async rethrows -> Bool {
  delivered(
    try await jvpCheck(
      at: x, along: tangent, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, of: f, jvp: jvp), at: sourceLocation)
}
