/// Whether a jvp and a vjp of one function are right, each by itself and beside each other.
public func productsMatch(
  at x: [Double], along tangent: [Double]? = nil, cotangent: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: ([Double]) throws -> [Double],
  jvp: ([Double], [Double]) throws -> [Double], vjp: ([Double], [Double]) throws -> [Double]
) rethrows -> Bool {
  delivered(
    try productsCheck(
      at: x, along: tangent, cotangent: cotangent, method: method, tolerance: tolerance,
      kinks: kinks, seed: seed, evaluations: evaluations, of: f, jvp: jvp, vjp: vjp),
    at: sourceLocation)
}
