package import GradientChecking

extension GradientReport {
  /// What came of the check, for the first line of a failed assertion: `gradients do not match`.
  package var title: String {
    switch verdict {
    case .match: "gradients match"
    case .mismatch: "gradients do not match"
    case .nondifferentiable: "the function has no derivative here"
    case .inconclusive: "it cannot be told whether the gradients match"
    }
  }
}
