/// Which of a part's numbers is an answer.
///
/// The rules are asked in the order of the cases, and the first that speaks wins. `README.md` of this target tells
/// the order with an example for each.
package enum ChoiceRule: String, CaseIterable, Sendable {
  /// The number that stands under the answer's label.
  case claimed
  /// Nothing stands there that may be an answer.
  case nothing
  /// One number where one is asked for needs no label; the same one twice is one number.
  case onlyNumber
  /// Numbers of which nobody can tell which is the answer.
  case unlabelled

  /// What was chosen.
  package struct Choice: Equatable {
    package var rule: ChoiceRule
    /// The number; nil where there is none, or where nobody can tell.
    package var value: PrintedValue?
  }
}

extension PartFindings {
  /// The number of an answer, by the first ``ChoiceRule`` that speaks.
  package func choice(of answer: Int) -> ChoiceRule.Choice {
    for rule in ChoiceRule.allCases {
      if let choice = choice(of: answer, by: rule) { return choice }
    }
    return ChoiceRule.Choice(rule: .unlabelled)
  }

  private func choice(of answer: Int, by rule: ChoiceRule) -> ChoiceRule.Choice? {
    let loose = unlabelledOutputs.isEmpty ? unlabelledComments : unlabelledOutputs
    switch rule {
    case .claimed:
      return claims[answer].map { ChoiceRule.Choice(rule: rule, value: $0.value) }
    case .nothing: return loose.isEmpty ? ChoiceRule.Choice(rule: rule) : nil
    case .onlyNumber:
      guard claims.count == 1, let first = loose.first,
        loose.allSatisfy({ Self.areOne($0, first) })
      else { return nil }
      // Of several spellings the one with the most digits says the most.
      let best = loose.min { ($0.numbers.first?.halfUnit ?? 0) < ($1.numbers.first?.halfUnit ?? 0) }
      return ChoiceRule.Choice(rule: rule, value: best ?? first)
    case .unlabelled: return ChoiceRule.Choice(rule: rule)
    }
  }

  /// Whether two prints differ by no more than their rounding.
  private static func areOne(_ left: PrintedValue, _ right: PrintedValue) -> Bool {
    left.numbers.count == right.numbers.count
      && zip(left.numbers, right.numbers).allSatisfy { left, right in
        (left.value - right.value).magnitude <= left.halfUnit + right.halfUnit
      }
  }
}
