import NumericalDifferentiation

extension DiagnosisFinder {
  /// A sum over the uses of a variable from which one was lost, or of which only one was kept.
  func missingTerm() -> [Diagnosis] {
    let contributions = context.contributions()
    guard contributions.count == claims.count else { return [] }
    var messages: [String] = []
    for index in wrong {
      let parts = merged(contributions[index])
      guard parts.count >= 2, let message = explanation(of: index, parts) else { return [] }
      messages.append(message)
    }
    var message = messages.prefix(3).joined(separator: "; ")
    if messages.count > 3 { message += "; and \(messages.count - 3) more likewise" }
    return [Diagnosis(kind: .missingTerm, message: message, components: names(of: wrong))]
  }

  private func explanation(
    of index: Int, _ parts: [DiagnosisContext.Contribution]
  ) -> String? {
    let claim = claims[index].value
    // Several parts may have the same value; the first one in the formula is named.
    if let lost = parts.first(where: { isPart($0, index) && fits(claim + $0.value, index) }) {
      return "\(names[index]) lacks the part from \"\(lost.source)\", \(Self.short(lost.value))"
    }
    if let kept = parts.first(where: { isPart($0, index) && isClaimed($0.value, index) }) {
      return "\(names[index]) is only the part from \"\(kept.source)\": assigned where the"
        + " \(parts.count) parts should be added"
    }
    return nil
  }

  /// Whether a part is large enough to be told from nothing.
  private func isPart(_ part: DiagnosisContext.Contribution, _ index: Int) -> Bool {
    abs(part.value) > 8 * estimates[index].error
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

  /// A number with up to six decimals, `1234.5` or `1.5e-09`.
  static func short(_ value: Double) -> String {
    var rounded = value
    let parts = "\(value)".split(separator: "e")
    if parts.count == 2, let mantissa = Double(parts[0]) {
      rounded = Double("\(sixDecimals(mantissa))e\(parts[1])") ?? value
    } else if (1e-3..<1e9).contains(abs(value)) {
      rounded = sixDecimals(value)
    }
    let text = "\(rounded)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func sixDecimals(_ value: Double) -> Double {
    (value * 1e6).rounded() / 1e6
  }
}
