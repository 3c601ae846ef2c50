import NumericalDifferentiation

/// Lost terms, and other gradients.
extension DiagnosisFinder {
  /// More messages than these are counted.
  private static let mostMessages = 3

  /// A sum over the uses of a variable from which one was lost, or of which only one was kept.
  func missingTerm() -> [Explanation] {
    let contributions = context.contributions()
    guard contributions.count == claims.count else { return [] }
    var messages: [String] = []
    var mended: [(index: Int, claim: ClaimedNumber)] = []
    var stated: [(index: Int, value: Double)] = []
    for index in wrong {
      let parts = merged(contributions[index])
      guard parts.count >= 2 else { return [] }
      let claim = claims[index].value
      // Several parts may have the same value; the first one in the formula is named.
      if let lost = parts.first(where: { isPart($0, index) && fits(claim + $0.value, index) }) {
        mended.append(
          (index, ClaimedNumber(claim + lost.value, halfUnit: claims[index].halfUnit)))
        messages.append(
          "\(names[index]) lacks the part from \"\(lost.source)\", \(DiagnosisWords.short(lost.value))"
        )
      } else if let kept = parts.first(where: { isPart($0, index) && isClaimed($0.value, index) }) {
        stated.append((index, kept.value))
        messages.append(
          "\(names[index]) is only the part from \"\(kept.source)\": assigned where the"
            + " \(parts.count) parts should be added")
      } else {
        return []
      }
    }
    var message = messages.prefix(Self.mostMessages).joined(separator: "; ")
    if messages.count > Self.mostMessages {
      message += "; and \(messages.count - Self.mostMessages) more likewise"
    }
    var explanation = Explanation(.missingTerm, message, components: names(of: wrong))
    explanation.mended = mended
    explanation.isStrict = true
    explanation.stated = stated
    return [explanation]
  }

  /// Whether a part is large enough to be told from nothing.
  private func isPart(_ part: DiagnosisContext.Contribution, _ index: Int) -> Bool {
    abs(part.value) > Self.visibleBars * estimates[index].error
  }

  /// The parts of one use of the variable, over all items of an array, are one term to a reader.
  private func merged(
    _ parts: [DiagnosisContext.Contribution]
  ) -> [DiagnosisContext.Contribution] {
    var order: [String] = []
    var sums: [String: Double] = [:]
    for part in parts where part.value != 0 {
      if sums[part.source] == nil { order.append(part.source) }
      sums[part.source, default: 0] += part.value
    }
    // A formula such as x*x has one source and two uses: then the uses themselves are the terms.
    if order.count < 2 { return parts.filter { $0.value != 0 } }
    return order.map { .init(value: sums[$0] ?? 0, source: $0) }
  }

  // MARK: Other gradients

  /// The gradient at another of the given points, or of another function; the first that it is.
  func elsewhere() -> [Explanation] {
    for candidate in context.otherPoints() {
      let found = explanation(
        .otherPoint, "this is the gradient at another of the given points: \(candidate.label)",
        candidate)
      if let found { return [found] }
    }
    for candidate in context.otherFunctions() {
      let found = explanation(
        .otherFunction, "this is the gradient of \(candidate.label)", candidate)
      if let found { return [found] }
    }
    return []
  }

  private func explanation(
    _ kind: Diagnosis.Kind, _ message: String, _ candidate: DiagnosisContext.Candidate
  ) -> Explanation? {
    let gradient = candidate.gradient
    guard gradient.count == claims.count, gradient.contains(where: { $0 != 0 }) else { return nil }
    var explanation = Explanation(kind, message, components: names(of: wrong))
    explanation.stated = gradient.enumerated().map { ($0, $1) }
    return standing(of: explanation) == nil ? nil : explanation
  }
}
