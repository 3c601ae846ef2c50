/// The answer to one claim: four values, ordered from the best to the worst.
///
/// Only ``match`` passes. A check's verdict is the worst of its components' verdicts.
public enum Verdict: String, Sendable, Codable, CaseIterable, Comparable {
  /// The claim agrees, and the error bar is small enough for the agreement to mean something.
  case match

  /// The function's own noise, or the edge of its domain, hides the answer.
  case inconclusive

  /// The two one-sided derivatives disagree at this point: a kink or a jump.
  case nondifferentiable

  /// The claim lies provably outside the error bar, is not finite, or has the wrong shape.
  case mismatch

  /// Orders verdicts from the best to the worst.
  public static func < (left: Verdict, right: Verdict) -> Bool {
    left.severity < right.severity
  }

  private var severity: Int {
    switch self {
    case .match: 0
    case .inconclusive: 1
    case .nondifferentiable: 2
    case .mismatch: 3
    }
  }
}
