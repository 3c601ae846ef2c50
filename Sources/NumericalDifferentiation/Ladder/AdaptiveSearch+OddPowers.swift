extension AdaptiveSearch {
  /// The derivative where a higher derivative jumps, as at 0 of ELU, softsign and x|x|.
  ///
  /// The function is smooth to either side and once differentiable, and its central differences have odd powers of h
  /// in them: extrapolated in h², they give a wrong slope with a narrow bar. Where three levels look like an odd power,
  /// both one-sided derivatives are taken, which need no symmetry. If they agree with each other and not with the
  /// extrapolation, they are right.
  mutating func derivativeOfBothSides(
    unlike extrapolation: Extrapolation, _ evaluate: LineEvaluation
  ) throws -> DerivativeEstimate? {
    guard !isUnproven, hasOddPower else { return nil }
    let right = try oneSidedDerivative(.right, evaluate)
    let left = try oneSidedDerivative(.left, evaluate)
    guard right.error.isFinite, left.error.isFinite else { return nil }
    var better = right.error <= left.error ? right : left
    // What is between the two sides goes into the bar: the jump may lie beside the point, and exp(x) - 1 near 0 is
    // rounded like 1, which a bar that knows only its value does not contain.
    let gap = abs(right.value - left.value)
    let distance = abs(better.value - extrapolation.value)
    guard gap <= right.error + left.error + 0.5 * distance else { return nil }
    better.truncationError = max(better.truncationError, 2 * gap)
    guard distance > extrapolation.error + min(right.error, left.error) else { return nil }
    better.evaluations = ladder.evaluations
    isOfBothSides = true
    return better
  }

  /// Whether the central differences grow like h or h³, from one level to the next and to the one after that.
  private var hasOddPower: Bool {
    // Levels that the search has passed by tell it too.
    let levels = ladder.levels
    guard levels.count >= 4 else { return false }
    var isOdd = false
    for index in levels.indices.dropLast(2) {
      let wasOdd = isOdd
      isOdd = isOddPower(levels[index], levels[index + 1], levels[index + 2])
      if wasOdd && isOdd { return true }
    }
    return false
  }

  private func isOddPower(_ large: Level, _ middle: Level, _ small: Level) -> Bool {
    let rise = large.central - middle.central
    let before = middle.central - small.central
    let noise = ladder.uncertainty(of: small, slope: small.central) / small.step
    guard abs(before) > 8 * noise else { return false }
    return [1, 3].contains { power in
      let expected =
        (Self.power(large.step / middle.step, power) - 1)
        / (1 - 1 / Self.power(middle.step / small.step, power))
      return rise / before > 0.7 * expected && rise / before < 1.4 * expected
    }
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    exponent == 1 ? base : base * base * base
  }
}
