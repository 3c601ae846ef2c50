/// A derivative, and how far it can be trusted.
///
/// The error bar `value ± error` is meant to hold: it is the sum of three parts that are measured apart.
/// Where no bar can be had, `error` is infinite, and ``status`` says why.
public struct DerivativeEstimate: Sendable, Codable, Equatable {
  /// What kind of answer this is.
  public enum Status: Sendable, Codable, Equatable {
    /// The Taylor series was seen, and the bar holds.
    case resolved

    /// The function's noise is larger than its rounding explains; the bar is the noise's.
    case noisy

    /// The two one-sided derivatives differ; infinite ones mark a jump.
    case kink(left: Double, right: Double)

    /// The function is defined on one side only; the value is that side's derivative.
    case edge(Side)

    /// No value can be trusted.
    case unresolved(Reason)
  }

  /// A side of the point, towards which the function is defined.
  public enum Side: String, Sendable, Codable {
    case left, right
  }

  /// Why no derivative could be had.
  public enum Reason: String, Sendable, Codable {
    /// The function is not finite at the point itself.
    case nonFinitePoint
    /// The function is not finite on either side, however near.
    case nonFiniteNeighbourhood
    /// The function moves in steps that are wider than any step size: it is quantised.
    case quantised
    /// No step size showed a Taylor series before rounding hid everything.
    case noTaylorSeries
    /// The slope over the steps is not the slope of the structure inside them.
    case fineStructure
    /// The caller's limit of evaluations was reached before this derivative was found.
    case evaluationLimit
  }

  /// The derivative; NaN where there is none to give.
  public var value: Double

  /// What is left of the Taylor series after extrapolation.
  public var truncationError: Double

  /// What rounding to the function's format can do.
  public var roundoffError: Double

  /// What the function's own measured noise adds to ``roundoffError``.
  public var noiseError: Double

  /// The smallest step that the value rests on.
  public var smallestStep: Double

  /// The largest step that the value rests on.
  public var largestStep: Double

  /// How many step sizes the value was extrapolated from.
  public var levels: Int

  /// Evaluations of the function, the shared ones not counted.
  public var evaluations: Int

  /// What kind of answer this is.
  public var status: Status

  /// What was seen around the point.
  public var surroundings: Surroundings

  /// The half-width of the error bar: truncation, roundoff and noise together.
  public var error: Double { truncationError + roundoffError + noiseError }

  /// Whether the value stands for one derivative, rather than for a kink or nothing.
  package var isOneNumber: Bool {
    switch status {
    case .resolved, .noisy, .edge: true
    case .kink, .unresolved: false
    }
  }

  /// Creates an estimate.
  public init(
    value: Double, truncationError: Double = 0, roundoffError: Double = 0, noiseError: Double = 0,
    smallestStep: Double = 0, largestStep: Double = 0, levels: Int = 0, evaluations: Int = 0,
    status: Status = .resolved, surroundings: Surroundings = Surroundings()
  ) {
    self.value = value
    self.truncationError = truncationError
    self.roundoffError = roundoffError
    self.noiseError = noiseError
    self.smallestStep = smallestStep
    self.largestStep = largestStep
    self.levels = levels
    self.evaluations = evaluations
    self.status = status
    self.surroundings = surroundings
  }

  /// An estimate that says only why there is none.
  package static func unresolved(
    _ reason: Reason, value: Double = .nan, evaluations: Int = 0
  ) -> DerivativeEstimate {
    DerivativeEstimate(
      value: value, truncationError: .infinity, evaluations: evaluations,
      status: .unresolved(reason))
  }
}

/// The function around the point: what decides whether a derivative of 0 means anything.
public struct Surroundings: Sendable, Codable, Equatable {
  /// The largest |f| at steps up to ``length``.
  public var magnitude: Double

  /// The largest |f| at the smallest step.
  public var nearMagnitude: Double

  /// A quarter of the natural scale `max(|x|, 1)`.
  public var length: Double

  /// The length over which a derivative would show: ``length``, or less where the function visibly changes
  /// its course nearer by.
  public var naturalLength: Double

  /// The standard deviation of the function's measured noise.
  public var noise: Double

  /// Whether the function kept one and the same value at every step, up to ``length`` or to a place where
  /// another branch plainly begins.
  public var isFlat: Bool

  /// The coordinate's own scale: |x|, or 1 where it is 0.
  ///
  /// Derivatives by coordinates of different units are compared as derivative times scale.
  public var scale: Double

  /// By how much the derivative changes over ``scale``, as far as that stands out of the noise: what a derivative that
  /// vanishes is small beside.
  public var variation: Double

  /// What moving x by its own rounding does to the derivative; no bar is narrower.
  public var floor: Double

  /// Creates a description of a point's surroundings.
  public init(
    magnitude: Double = 0, nearMagnitude: Double = 0, length: Double = 0,
    naturalLength: Double = 0, noise: Double = 0, isFlat: Bool = false, scale: Double = 1,
    variation: Double = 0, floor: Double = 0
  ) {
    self.magnitude = magnitude
    self.nearMagnitude = nearMagnitude
    self.length = length
    self.naturalLength = naturalLength
    self.noise = noise
    self.isFlat = isFlat
    self.scale = scale
    self.variation = variation
    self.floor = floor
  }

  /// So many times the variation that was seen, a curvature at the finest steps may promise.
  ///
  /// Chosen. Steps may end a thousand times below the scale; beside a kink the curvature of two steps promises far more.
  private static let promisedVariations = 1024.0

  /// What a derivative changes by over the scale, by its curvature at the point and by what was seen of its slopes.
  static func variation(bend: Double, seen: Double) -> Double {
    max(seen, min(bend, promisedVariations * seen))
  }

  /// The own scale of a coordinate with this value.
  package static func ownScale(of x: Double) -> Double { x == 0 ? 1 : abs(x) }

  /// A bar around 0 of so many roundings of f, over its natural length, is as narrow as can be (chosen).
  private static let zeroRoundings = 24.0

  /// Whether a bar around a derivative of 0 is as narrow as so much rounding of f allows.
  package func isNarrowAtZero(_ error: Double, rounding: Double) -> Bool {
    error * naturalLength <= Self.zeroRoundings * rounding
  }
}
