/// What came of the points of a region.
public struct PointTally: Sendable, Codable, Equatable {
  /// The seed that the points were drawn with.
  public var seed: UInt64
  /// Points at which the gradient matches.
  public var matches = 0
  /// Points at which it does not.
  public var mismatches = 0
  /// Points at which the function has a kink or a jump.
  public var kinks = 0
  /// Points at which nothing could be told.
  public var undecided = 0
  /// Points at which the function is not defined.
  public var undefined = 0

  /// All points that were drawn.
  public var drawn: Int { matches + mismatches + kinks + undecided + undefined }

  /// Creates a tally of no points.
  public init(seed: UInt64) { self.seed = seed }
}
