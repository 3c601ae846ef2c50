import NumericalDifferentiation
import Testing

extension DerivativeEstimate {
  /// Whether the truth lies within the bar; `slack` is what is not known of the truth itself.
  func holds(_ truth: Double, slack: Double = 0) -> Bool {
    abs(value - truth) <= error + slack + 0x1p-52 * abs(truth)
  }

  /// Whether the bar claims to settle a question of a millionth.
  var isConfident: Bool {
    switch status {
    case .resolved, .noisy, .edge: error <= 1e-6 * abs(value)
    case .kink, .unresolved: false
    }
  }

  /// Whether the function was found to bend or jump at the point.
  var isKink: Bool {
    if case .kink = status { return true }
    return false
  }

  /// Whether no value can be trusted.
  var isUnresolved: Bool {
    if case .unresolved = status { return true }
    return false
  }

  /// One line for a failure message.
  var summary: String { "\(value) ± \(error), \(status), steps \(smallestStep)…\(largestStep)" }
}

/// Expects what is true of the mathematics and not yet of the estimator; see ``KnownLimitsTests``.
func expectInTheEnd(_ limit: Comment, _ body: () throws -> Void) {
  withKnownIssue(limit, isIntermittent: true, body)
}

/// An error of a function under test.
struct OutsideDomain: Error, Equatable {}
