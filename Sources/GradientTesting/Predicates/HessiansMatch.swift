/// Whether a Hessian is right, judged by the gradient it belongs to.
public func hessiansMatch(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  gradient: ([Double]) throws -> [Double],
  hessian: ([Double]) throws -> [[Double]]
) rethrows -> Bool {
  delivered(
    try hessianCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, gradient: gradient, hessian: hessian), at: sourceLocation)
}

/// Whether a Hessian-vector product is right, judged by the gradient.
public func hessiansMatch(
  at x: [Double], along vector: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  gradient: ([Double]) throws -> [Double],
  product: ([Double], [Double]) throws -> [Double]
) rethrows -> Bool {
  delivered(
    try hessianCheck(
      at: x, along: vector, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, gradient: gradient, product: product), at: sourceLocation)
}

/// Whether a Hessian that suspends is right.
nonisolated(nonsending) public func hessiansMatch(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  gradient: nonisolated(nonsending) ([Double]) async throws -> [Double],
  hessian: nonisolated(nonsending) ([Double]) async throws -> [[Double]]
) async rethrows -> Bool {
  delivered(
    try await hessianCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, gradient: gradient, hessian: hessian), at: sourceLocation)
}

/// Whether a Hessian-vector product that suspends is right.
nonisolated(nonsending) public func hessiansMatch(
  at x: [Double], along vector: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  gradient: nonisolated(nonsending) ([Double]) async throws -> [Double],
  product: nonisolated(nonsending) ([Double], [Double]) async throws -> [Double]
) async rethrows -> Bool {
  delivered(
    try await hessianCheck(
      at: x, along: vector, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, gradient: gradient, product: product), at: sourceLocation)
}
