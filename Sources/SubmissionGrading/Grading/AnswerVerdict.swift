/// What an answer is worth, the worst first.
package enum AnswerVerdict: String, Sendable, CaseIterable, Comparable {
  /// The number is not the derivative.
  case wrong
  /// The number is NaN or infinite.
  case nonfinite
  /// There is no number.
  case missing
  /// A person must look: the program cannot tell.
  case review
  /// Right, but with too few digits, or rounded on the way.
  case imprecise
  /// Right.
  case pass

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether the left one is worse.
  package static func < (left: AnswerVerdict, right: AnswerVerdict) -> Bool {
    left.rank < right.rank
  }
}
