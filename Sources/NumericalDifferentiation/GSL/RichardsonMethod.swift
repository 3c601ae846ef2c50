internal import CGSL

/// Richardson extrapolation: central differences at h, h/2, h/4, …, extrapolated in h² to 0.
///
/// The extrapolation is GSL's: `gsl_poly_dd_init` makes the divided differences of D as a polynomial in h², and
/// `gsl_poly_dd_eval` evaluates it at 0. The error is the last change of the extrapolated value, twice,
/// and what one rounding of the function does at the smallest step.
public struct RichardsonMethod: DifferentiationMethod, CoordinateMethod {
  /// The largest step, in units of `max(|x|, 1)`, where none is given (chosen).
  public static let defaultStep = 0x1p-4
  /// Two levels have an extrapolation; after twelve halvings rounding has 2^12 times the say (chosen).
  private static let levelCounts = 2...12
  /// The bar is so many times the last change of the value (chosen).
  private static let safety = 2.0
  /// The weights of halved steps sum to less in absolute value: Π (4ᵏ + 1) / (4ᵏ - 1), for ratios of 4 in h².
  private static let noiseGain = 2.0

  /// How many step sizes are used, from 2 to 12.
  public let levels: Int

  /// The largest step, in units of `max(|x|, 1)`.
  public let relativeStep: Double

  /// Creates a method; levels outside 2 to 12 are brought inside, a step that is not positive is replaced.
  public init(levels: Int = 6, relativeStep: Double = defaultStep) {
    self.levels = min(max(levels, Self.levelCounts.lowerBound), Self.levelCounts.upperBound)
    self.relativeStep =
      relativeStep.isFinite && relativeStep > 0 ? relativeStep : Self.defaultStep
  }

  /// `richardson`.
  public var name: String { "richardson" }

  /// One sentence on what the method does.
  public var summary: String { "central differences at halved steps, extrapolated by gsl_poly_dd" }

  func derivative(
    at x: Double, centre: Double, precision: EvaluationPrecision, evaluate: LineEvaluation
  ) throws -> DerivativeEstimate {
    let largest = nearestPowerOfTwo(relativeStep * max(abs(x), 1))
    var ladder = Ladder(x: x, centre: centre, precision: precision, noise: NoiseLevel())
    try ladder.add(largest, count: levels, ratio: 0.5, evaluate)
    let rungs = ladder.levels
    guard rungs.count == levels else { return .unresolved(.nonFiniteNeighbourhood) }
    let value = Self.extrapolate(rungs[...])
    let coarser = Self.extrapolate(rungs.dropLast())
    let finer = Self.extrapolate(rungs.dropFirst())
    let smallest = rungs[levels - 1]
    let roundoff = Self.noiseGain * ladder.uncertainty(of: smallest, slope: value) / smallest.step
    return DerivativeEstimate(
      value: value, truncationError: Self.safety * min(abs(value - coarser), abs(value - finer)),
      roundoffError: roundoff, smallestStep: smallest.step, largestStep: largest, levels: levels)
  }

  /// The polynomial through (h², D(h)), at 0.
  static func extrapolate(_ levels: ArraySlice<Level>) -> Double {
    _ = GSLFunction.handlerIsOff
    let squares = levels.map { $0.step * $0.step }
    let values = levels.map(\.central)
    var differences = [Double](repeating: 0, count: values.count)
    guard gsl_poly_dd_init(&differences, squares, values, values.count) == 0
    else { return .nan }
    return gsl_poly_dd_eval(differences, squares, values.count, 0)
  }
}

extension DifferentiationMethod where Self == RichardsonMethod {
  /// Richardson extrapolation over so many halvings of a step in units of `max(|x|, 1)`.
  public static func richardson(levels: Int = 6, step: Double = RichardsonMethod.defaultStep)
    -> RichardsonMethod
  {
    RichardsonMethod(levels: levels, relativeStep: step)
  }
}
