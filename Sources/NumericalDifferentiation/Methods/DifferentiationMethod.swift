/// A way to differentiate a function numerically.
///
/// A method is a value. Adding one takes a type that conforms, a dotted factory beside it, and one row in
/// ``StandardMethods``.
public protocol DifferentiationMethod: Sendable {
  /// The name on the command line and in reports.
  var name: String { get }

  /// One sentence on what the method does.
  var summary: String { get }

  /// The gradient of a function of n variables.
  ///
  /// - Parameters:
  ///   - point: The n coordinates, each a number of `precision`'s format.
  ///   - precision: The format in which the function computes.
  ///   - evaluate: The function, asked at several points at a time; it has one output.
  /// - Throws: What the function throws.
  func gradient(
    at point: [Double], precision: EvaluationPrecision, evaluate: PointEvaluation
  ) throws -> GradientEstimate
}

/// The default method: measured noise, central differences, Richardson extrapolation over the best levels.
public struct AdaptiveMethod: DifferentiationMethod {
  /// Creates the method; it has nothing to set.
  public init() {}

  /// `adaptive`.
  public var name: String { "adaptive" }

  /// One sentence on what the method does.
  public var summary: String {
    "measures the function's noise and extrapolates from the steps that serve best (the default)"
  }

  /// See ``DifferentiationMethod/gradient(at:precision:evaluate:)``.
  public func gradient(
    at point: [Double], precision: EvaluationPrecision, evaluate: PointEvaluation
  ) throws -> GradientEstimate {
    let gradient = AdaptiveGradient(precision: precision)
    return try gradient.estimate(at: point, evaluate: evaluate)
  }
}

extension DifferentiationMethod where Self == AdaptiveMethod {
  /// The default method.
  public static var adaptive: AdaptiveMethod { AdaptiveMethod() }
}
