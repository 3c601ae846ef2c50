/// A numerical gradient: one estimate a coordinate, and what they share.
public struct GradientEstimate: Sendable, Equatable {
  /// The function's value at the point.
  public var value: Double

  /// ∂f/∂xᵢ, in the order of the coordinates.
  public var components: [DerivativeEstimate]

  /// The noise that was measured around the point.
  public var noise: NoiseEstimate

  /// Evaluations of the function, all together.
  public var evaluations: Int

  /// Creates an estimate.
  public init(
    value: Double, components: [DerivativeEstimate], noise: NoiseEstimate, evaluations: Int
  ) {
    self.value = value
    self.components = components
    self.noise = noise
    self.evaluations = evaluations
  }
}
