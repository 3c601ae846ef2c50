/// Whether a vector-Jacobian product cotangentᵀ·J, as reverse mode gives it, is right.
public func vjpMatches(
  at x: [Double], cotangent: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: ([Double]) throws -> [Double],
  vjp: ([Double], [Double]) throws -> [Double]
) rethrows -> Bool {
  delivered(
    try vjpCheck(
      at: x, cotangent: cotangent, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, of: f, vjp: vjp), at: sourceLocation)
}

/// Whether the vector-Jacobian product of a function of any argument with outputs of any type is right.
@_disfavoredOverload
public func vjpMatches<Argument, Outputs, Product>(
  at x: Argument, cotangent: Outputs? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Argument) throws -> Outputs, vjp: (Argument, Outputs) throws -> Product
) rethrows -> Bool {
  delivered(
    try vjpCheck(
      at: x, cotangent: cotangent, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, of: f, vjp: vjp), at: sourceLocation)
}

/// Whether a vector-Jacobian product that suspends is right.
nonisolated(nonsending) public func vjpMatches(
  at x: [Double], cotangent: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: nonisolated(nonsending) ([Double]) async throws -> [Double],
  vjp: nonisolated(nonsending) ([Double], [Double]) async throws -> [Double]
) async rethrows -> Bool {
  delivered(
    try await vjpCheck(
      at: x, cotangent: cotangent, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, of: f, vjp: vjp), at: sourceLocation)
}
