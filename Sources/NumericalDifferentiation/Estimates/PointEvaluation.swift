/// Evaluates a function of n variables at several points.
///
/// The points stand one after the other, n numbers each; the values follow in the same order, m numbers for
/// every point where the function has m outputs. Values need not be finite. What is thrown ends the work.
public typealias PointEvaluation = (
  _ points: UnsafeBufferPointer<Double>, _ values: UnsafeMutableBufferPointer<Double>
) throws -> Void

/// Evaluates a function of one variable at several abscissas.
typealias LineEvaluation = (
  _ abscissas: UnsafeBufferPointer<Double>, _ values: UnsafeMutableBufferPointer<Double>
) throws -> Void

/// Thrown by a ``PointEvaluation`` that may not evaluate any more.
///
/// A method does not pass it on: it keeps the derivatives that it has, and the others are
/// ``DerivativeEstimate/Reason/evaluationLimit``.
public struct EvaluationLimitReached: Error {
  /// Creates the error.
  public init() {}
}
