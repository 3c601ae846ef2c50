public import NumericalDifferentiation

/// One component of a claim, and what the numerical witness says of it.
public struct ComponentReport: Sendable, Codable, Equatable {
  /// The component in the user's own terms: `x`, `x[3]`, `W[1][2]`.
  ///
  /// A Jacobian's entry is `f[0]/x`, a Hessian's `x/y`, a jvp's `jvp` or `jvp[1]`, a vjp's `vjp/x`.
  public var name: String

  /// The claimed derivative; not necessarily finite.
  public var claimed: Double

  /// The numerical derivative; NaN where none could be had.
  public var numerical: Double

  /// The half-width of the error bar around ``numerical``; NaN or infinite where there is none.
  public var error: Double

  /// What the reference engine says, where there is one.
  ///
  /// It is shown, and never part of the verdict.
  public var reference: Double?

  /// The derivative from the left, where the one-sided derivatives disagree.
  ///
  /// Infinite at a jump.
  public var leftDerivative: Double?

  /// The derivative from the right, where the one-sided derivatives disagree.
  public var rightDerivative: Double?

  /// The side on which the function is defined, where it is defined on one only.
  public var edge: DerivativeEstimate.Side?

  /// The verdict on this component.
  public var verdict: Verdict

  /// Decimal digits to which claim and numerical derivative are known to agree, 0 to 17.
  public var digits: Int?

  /// Why the verdict is what it is, in one clause; nil where a plain match needs no words.
  public var reason: String?

  /// Creates a report on one component.
  public init(
    name: String, claimed: Double, numerical: Double, error: Double, reference: Double? = nil,
    leftDerivative: Double? = nil, rightDerivative: Double? = nil, verdict: Verdict,
    digits: Int? = nil, reason: String? = nil, edge: DerivativeEstimate.Side? = nil
  ) {
    self.name = name
    self.claimed = claimed
    self.numerical = numerical
    self.error = error
    self.reference = reference
    self.leftDerivative = leftDerivative
    self.rightDerivative = rightDerivative
    self.verdict = verdict
    self.digits = digits
    self.reason = reason
    self.edge = edge
  }
}
