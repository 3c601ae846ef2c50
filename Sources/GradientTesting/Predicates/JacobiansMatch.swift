/// Whether a Jacobian is right.
public func jacobiansMatch(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: ([Double]) throws -> [Double],
  jacobian: ([Double]) throws -> [[Double]]
) rethrows -> Bool {
  delivered(
    try jacobianCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, of: f, jacobian: jacobian), at: sourceLocation)
}

/// Whether the Jacobian of a function of any argument with outputs of any type is right.
@_disfavoredOverload
public func jacobiansMatch<Argument, Outputs, Jacobian>(
  at x: Argument, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Argument) throws -> Outputs, jacobian: (Argument) throws -> Jacobian
) rethrows -> Bool {
  delivered(
    try jacobianCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, of: f, jacobian: jacobian), at: sourceLocation)
}

/// Whether a Jacobian that suspends is right.
nonisolated(nonsending) public func jacobiansMatch(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: nonisolated(nonsending) ([Double]) async throws -> [Double],
  jacobian: nonisolated(nonsending) ([Double]) async throws -> [[Double]]
) async rethrows -> Bool {
  delivered(
    try await jacobianCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, of: f, jacobian: jacobian), at: sourceLocation)
}
