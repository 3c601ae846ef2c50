package import GradientChecking
package import PlainText

extension TextStyle.Role {
  /// The colour of a verdict.
  package static func verdict(_ verdict: Verdict) -> TextStyle.Role {
    switch verdict {
    case .match: .good
    case .inconclusive: .doubtful
    case .nondifferentiable: .special
    case .mismatch: .bad
    }
  }
}
