public import NumericalDifferentiation

/// The largest claim of a gradient: what a component must be small beside to need no scale of its own.
///
/// Components may have different units. A component is small beside another only if it is so as it stands, and if it is
/// so in units of the function: derivative times the coordinate's own scale.
public struct LargestClaim: Sendable, Hashable {
  /// The largest absolute claim.
  public var value = 0.0

  /// The largest absolute claim times its coordinate's scale.
  public var scaled = 0.0

  /// Creates the largest of no claims.
  public init() {}

  /// Takes the largest of the finite claims of a gradient.
  public init(_ claims: [ClaimedNumber], _ estimates: [DerivativeEstimate]) {
    for (claim, estimate) in zip(claims, estimates) {
      include(claim.value, scale: estimate.surroundings.scale)
    }
  }

  /// Takes one more number into account.
  public mutating func include(_ claim: Double, scale: Double) {
    guard claim.isFinite else { return }
    value = max(value, abs(claim))
    scaled = max(scaled, abs(claim) * scale)
  }

  /// The same with one more number.
  func including(_ claim: Double, scale: Double) -> LargestClaim {
    var largest = self
    largest.include(claim, scale: scale)
    return largest
  }
}
