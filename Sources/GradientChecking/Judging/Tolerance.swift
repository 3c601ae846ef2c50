/// A disagreement that the caller declares acceptable.
///
/// Nobody has to give one: the error bar of the numerical derivative decides. Where one is given it is
/// honoured, and nothing else is tolerated:
///
///     |claimed - true| ≤ max(absolute, relative · max(|claimed|, |true|))
///
/// A claim passes when it agrees within the error bar and the bar itself fits into the tolerance.
public struct Tolerance: Sendable, Hashable, Codable {
  /// The acceptable difference in units of the derivative; 0 where only ``relative`` counts.
  public var absolute: Double

  /// The acceptable difference as a share of the larger of the two numbers.
  public var relative: Double

  /// Creates a tolerance; both parts are taken for 0 where they are negative or not finite.
  public init(absolute: Double = 0, relative: Double = 0) {
    self.absolute = absolute.isFinite ? max(absolute, 0) : 0
    self.relative = relative.isFinite ? max(relative, 0) : 0
  }

  /// A relative tolerance.
  public static func relative(_ share: Double) -> Tolerance { Tolerance(relative: share) }

  /// An absolute tolerance.
  public static func absolute(_ difference: Double) -> Tolerance {
    Tolerance(absolute: difference)
  }

  func allowance(_ claimed: Double, _ numerical: Double) -> Double {
    max(absolute, relative * max(abs(claimed), abs(numerical)))
  }
}

/// What a check does where the one-sided derivatives disagree.
public enum KinkPolicy: String, Sendable, Codable, CaseIterable {
  /// The verdict is ``Verdict/nondifferentiable``, whatever the claim.
  case report

  /// A claim between the two one-sided derivatives passes; another is a mismatch.
  case subgradients
}
