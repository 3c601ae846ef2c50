/// A claimed derivative, and how exactly it was stated.
public struct ClaimedNumber: Sendable, Hashable {
  /// The number; not necessarily finite.
  public var value: Double

  /// Half a unit of the last printed place, where the claim is printed digits; 0 where it is a number.
  public var halfUnit: Double

  /// What rounding may have done to the claim while it was computed, in units of the derivative.
  ///
  /// This is the claim's own precision times the size of the terms that were added up: it is what lets a
  /// `Float` gradient be off in its last digits, and lets 1e-17 stand for 0.
  public var rounding: Double

  /// Creates a claim.
  public init(_ value: Double, halfUnit: Double = 0, rounding: Double = 0) {
    self.value = value
    self.halfUnit = halfUnit
    self.rounding = rounding
  }
}
