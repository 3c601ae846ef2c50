/// How a text before a number is taken for the label of a derivative.
///
/// The rules are asked in the order of the cases, and the first that speaks wins. `README.md` of this target tells
/// the order with an example for each.
enum LabelRule: String, CaseIterable {
  /// The text is longer than any label: it is a sentence that happens to end in a number.
  case tooLong
  /// It ends in `==`: the number is compared with, not claimed.
  case comparison
  /// It speaks of a difference, a norm, a shape: the number is about a derivative, but none.
  case excludedWord
  /// It is `|df/dx|`.
  case magnitude
  /// It holds labels of the exercise, or `x.grad`, `grad_x`, `∇x`.
  case ownLabel
  /// It holds `d…/dx`.
  case quotient
  /// It says "gradient … with respect to x", "градиент по x".
  case spokenName
  /// It is `dx`, or ends in `dx` as `dloss_dx` does.
  case differential
  /// It holds `f'(x)` or `f'_x`.
  case lagrangeMark
  /// It holds `dy/dt`, where nobody asked for `t`: a derivative of nobody knows what.
  case otherQuotient
  /// It holds "gradient" or `∇`, and no name: of the only variable, or of all of them.
  case gradientWord

  /// What a rule says of a text.
  enum Saying: Equatable {
    /// The rule does not speak: the next one is asked.
    case silence
    /// The text speaks of no derivative.
    case noDerivative
    /// It speaks of these answers, in the order of the text; of nobody knows which where there are none.
    case answers([Int])
    /// It speaks of the gradient as a whole.
    case wholeGradient
  }

  /// A text in lower case, and the same text normalised.
  struct Text {
    var original: ArraySlice<UInt8>
    var normalised: [UInt8]
  }

  private static let longest = 400

  /// The first rule that speaks of a text in lower case, and what it says; nil where none does.
  static func first(for original: ArraySlice<UInt8>, _ matcher: LabelMatcher)
    -> (rule: LabelRule, saying: Saying)?
  {
    // Nothing is done with a text that is too long, not even that.
    let isLong = original.count > longest
    let text = Text(
      original: original, normalised: isLong ? [] : LabelMatcher.normalised(Array(original)))
    for rule in allCases {
      let saying = rule.saying(of: text, matcher)
      if saying != .silence { return (rule, saying) }
    }
    return nil
  }

  private func saying(of text: Text, _ matcher: LabelMatcher) -> Saying {
    let words = text.normalised
    switch self {
    case .tooLong: return text.original.count > Self.longest ? .noDerivative : .silence
    case .comparison:
      return LabelMatcher.isComparison(text.original) ? .noDerivative : .silence
    case .excludedWord: return LabelMatcher.excluded.occurs(in: words) ? .noDerivative : .silence
    case .magnitude: return LabelMatcher.isMagnitude(words) ? .noDerivative : .silence
    case .ownLabel: return Self.answers(matcher.labelled(words))
    case .quotient: return Self.answers(matcher.quotients(words))
    case .spokenName: return Self.answers(matcher.spoken(words))
    case .differential: return matcher.differential(words).map { .answers([$0]) } ?? .silence
    case .lagrangeMark:
      let answers = DerivativeMark.answers(in: text.original, matcher.variables)
      return answers.map { .answers($0) } ?? .silence
    case .otherQuotient: return matcher.hasOtherQuotient(words) ? .answers([]) : .silence
    case .gradientWord:
      guard LabelMatcher.speaksOfGradient(words) else { return .silence }
      return matcher.mentionsOther(words) ? .answers([]) : .wholeGradient
    }
  }

  /// Each answer once, in the order of the text; silence where there is none.
  private static func answers(_ found: [Int]) -> Saying {
    var seen: [Int] = []
    for answer in found where !seen.contains(answer) { seen.append(answer) }
    return seen.isEmpty ? .silence : .answers(seen)
  }
}
