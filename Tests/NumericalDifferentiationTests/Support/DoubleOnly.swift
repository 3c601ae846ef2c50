import NumericalDifferentiation

extension NumericalDifferentiator {
  /// `derivative(at:of:)` for `Double` alone: in a test no literal may leave the choice to the compiler.
  func slope(
    at x: Double, of function: (Double) throws -> Double
  ) throws -> DerivativeEstimate {
    try derivative(at: x, of: function)
  }

  /// `gradient(at:of:)` for `Double` alone.
  func slopes(
    at point: [Double], of function: ([Double]) throws -> Double
  ) throws -> GradientEstimate {
    try gradient(at: point, of: function)
  }
}
