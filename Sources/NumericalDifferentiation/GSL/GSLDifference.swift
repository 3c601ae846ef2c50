internal import CGSL

/// One of `gsl_deriv_central`, `gsl_deriv_forward` and `gsl_deriv_backward`, with exactly GSL's numbers.
///
/// GSL's `abserr` is an estimate and not a bound: of fifteen awkward functions it was too small for nine. It
/// is reported as it comes.
public struct GSLDifference: DifferentiationMethod, CoordinateMethod {
  /// Which way the differences look.
  public enum Direction: String, Sendable, CaseIterable {
    /// Both ways: `gsl_deriv_central`, five points, adaptive.
    case central
    /// To larger abscissas only: `gsl_deriv_forward`.
    case forward
    /// To smaller abscissas only: `gsl_deriv_backward`.
    case backward
  }

  /// Which way the differences look.
  public let direction: Direction

  /// The initial step, in units of `max(|x|, 1)`; GSL adapts it once.
  public let relativeStep: Double

  /// GSL's own choice in its manual's example (Numerical Differentiation, `h = 1e-8`) is far too small for
  /// its central rule; 2^-10 was best over the corpora.
  public static let defaultStep = 0x1p-10

  /// Creates a method; a step that is not positive and finite is replaced by ``defaultStep``.
  public init(_ direction: Direction, relativeStep: Double = defaultStep) {
    self.direction = direction
    self.relativeStep =
      relativeStep.isFinite && relativeStep > 0 ? relativeStep : Self.defaultStep
  }

  /// `central`, `forward` or `backward`.
  public var name: String { direction.rawValue }

  /// One sentence on what the method does.
  public var summary: String { "gsl_deriv_\(direction.rawValue), with GSL's error estimate" }

  func derivative(
    at x: Double, centre: Double, precision: EvaluationPrecision, evaluate: LineEvaluation
  ) throws -> DerivativeEstimate {
    let step = relativeStep * max(abs(x), 1)
    let result = try GSLFunction.replaying(evaluate) { function in
      var value = Double.nan
      var error = Double.nan
      switch direction {
      case .central: _ = gsl_deriv_central(function, x, step, &value, &error)
      case .forward: _ = gsl_deriv_forward(function, x, step, &value, &error)
      case .backward: _ = gsl_deriv_backward(function, x, step, &value, &error)
      }
      return (value, error)
    }
    return DerivativeEstimate(
      value: result.0, truncationError: result.1, smallestStep: step / 2, largestStep: step,
      levels: direction == .central ? 2 : 4)
  }
}

extension DifferentiationMethod where Self == GSLDifference {
  /// `gsl_deriv_central`; the step is in units of `max(|x|, 1)`.
  public static func central(step: Double = GSLDifference.defaultStep) -> GSLDifference {
    GSLDifference(.central, relativeStep: step)
  }

  /// `gsl_deriv_forward`; the step is in units of `max(|x|, 1)`.
  public static func forward(step: Double = GSLDifference.defaultStep) -> GSLDifference {
    GSLDifference(.forward, relativeStep: step)
  }

  /// `gsl_deriv_backward`; the step is in units of `max(|x|, 1)`.
  public static func backward(step: Double = GSLDifference.defaultStep) -> GSLDifference {
    GSLDifference(.backward, relativeStep: step)
  }
}
