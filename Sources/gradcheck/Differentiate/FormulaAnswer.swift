import GradientChecking
import NumericalDifferentiation

/// What `gradcheck differentiate` found.
struct FormulaAnswer {
  /// One derivative: of an output by a coordinate.
  struct Component {
    /// Both witnesses, and the digits to which they agree; the reference stands in the place of the claim.
    var report: ComponentReport
    var estimate: DerivativeEstimate
    /// The standard deviation of the measured noise of the output.
    var noise: Double
    var study: StepStudy
  }

  let question: FormulaQuestion
  var method: String
  var evaluations: Int
  /// The outputs at the point.
  var values: [Double]
  /// Where the reference engine's computation stops being finite, in words.
  var nonFinite: String?
  var components: [Component] = []
}

extension FormulaAnswer.Component {
  /// What kind of answer the numerical witness gives, in a word.
  var status: String {
    switch estimate.status {
    case .resolved: "resolved"
    case .noisy: "noisy"
    case .kink: "kink"
    case .edge: "edge"
    case .unresolved: "unresolved"
    }
  }

  /// Why it is not simply resolved, or why the witnesses disagree; nil where there is nothing to say.
  var reason: String? {
    switch estimate.status {
    case .edge(let side): "the function is defined only on the \(side.rawValue)"
    case .noisy: "the function's own noise makes the error bar"
    case .kink, .unresolved: report.reason
    case .resolved:
      report.reference?.isFinite == false
        ? "the reference is not finite" : report.reason.map { "the reference: \($0)" }
    }
  }

  /// The verdict in whose colour the status is shown.
  var mood: Verdict {
    switch estimate.status {
    case .resolved: report.verdict
    case .noisy, .edge, .unresolved: .inconclusive
    case .kink: .nondifferentiable
    }
  }

  /// Whether the one-sided differences say more than the central one.
  var isOneSided: Bool {
    switch estimate.status {
    case .kink, .edge: true
    case .resolved, .noisy, .unresolved: false
    }
  }
}
