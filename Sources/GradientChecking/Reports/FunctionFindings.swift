package import NumericalDifferentiation

// What was seen of the function itself, whatever was claimed of it.

extension Finding {
  /// That the function has no finite value at the point, and so no derivative; nil where it has one.
  ///
  /// Nobody is accused on its account: a claim that is finite cannot be judged there.
  ///
  /// - Parameters:
  ///   - outputs: The function's value at the point, entry by entry.
  ///   - origin: What makes it so, where somebody can see that.
  package static func nonFiniteValue(
    _ outputs: [Double], because origin: () -> String? = { nil }
  ) -> Finding? {
    guard let index = outputs.firstIndex(where: { !$0.isFinite }) else { return nil }
    let who = outputs.count == 1 ? "the function" : "output [\(index)] of the function"
    let reason = origin().map { ": \($0)" } ?? ", and has no derivative there"
    return Finding(
      .nonFiniteValue, verdict: .inconclusive,
      "\(who) is \(words(outputs[index])) at the point\(reason)")
  }
}

extension GradientReport {
  /// Adds what the function's value at the point shows.
  package mutating func addFindings(
    of outputs: [Double], because origin: () -> String? = { nil }
  ) {
    if let finding = Finding.nonFiniteValue(outputs, because: origin) { findings.append(finding) }
  }

  /// Notes that the function kept one value wherever it was looked at.
  ///
  /// Derivatives of 0 are right then, and yet hardly what somebody wanted to check: a dead unit, a constant that was returned
  /// in place of the loss, a point from which nothing is connected to the result.
  package mutating func noteFlatness(_ estimates: [DerivativeEstimate]) {
    guard !estimates.isEmpty,
      estimates.allSatisfy({ $0.status == .resolved && $0.surroundings.isFlat })
    else { return }
    let note = "the function does not change around here: every derivative of it is 0"
    if !notes.contains(note) { notes.append(note) }
  }
}
