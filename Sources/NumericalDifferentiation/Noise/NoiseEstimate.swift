/// How noisy a function is around a point, measured with a handful of evaluations next to it.
public struct NoiseEstimate: Sendable, Equatable {
  /// What the noise was found to be.
  public enum Kind: String, Sendable {
    /// Alike to rounding in size, or absent.
    case ordinary
    /// Larger than rounding, and of one size at every spacing: lost digits inside the function.
    case rounding
    /// The function moves in steps.
    case quantised
    /// Larger than rounding at two spacings and gone at a third: lost digits or a fine ripple.
    case unproven
  }

  /// The slope along one displacement, measured inside the window of a probe.
  struct InnerSlope: Sendable, Equatable {
    /// The probe's spacing, and whether it was relative: they say what the displacement was.
    var spacing: Double
    var isRelative: Bool
    /// f's rise over one unit of spacing.
    var rise: Double
    /// How far rounding and the fit can be off in ``rise``.
    var bound: Double
  }

  /// The standard deviation of one evaluation's noise, in units of f.
  public var sigma: Double = 0

  /// What kind of noise it is.
  public var kind: Kind = .ordinary

  /// Slopes inside the probes' windows, for a check of the ladder's answer.
  var innerSlopes: [InnerSlope] = []

  /// Evaluations spent.
  public var evaluations = 0

  /// What a single ladder needs to know of it.
  var level: NoiseLevel {
    NoiseLevel(sigma: sigma, isUnproven: kind == .unproven, mayGrow: kind != .quantised)
  }
}

/// The size of a function's noise, and whether a verdict may rest on it.
struct NoiseLevel {
  /// The standard deviation of one evaluation's noise, in units of f.
  var sigma = 0.0
  /// See ``NoiseEstimate/Kind/unproven``.
  var isUnproven = false
  /// Whether it may be a share of f; a function's steps are of one size everywhere.
  var mayGrow = true
}
