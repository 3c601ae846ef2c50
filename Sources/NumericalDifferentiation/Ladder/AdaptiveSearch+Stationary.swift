extension AdaptiveSearch {
  /// Recognises x³ at 0: a series whose first terms vanish, so that those that are there have nothing to fall off
  /// from.
  ///
  /// From one level to the next smaller one, the central difference of such a series falls at least like h², and the
  /// slope's jump at least like h. Where they do over two ratios of steps, nothing else is likely: at a kink, a pole or an
  /// oscillation between the steps one of them stays, or grows.
  ///
  /// - Returns: The largest step that belongs to the series, whose level may be new; nil where it is none.
  mutating func seriesWithoutFirstTerms(
    _ small: Level, _ large: Level, _ evaluate: LineEvaluation
  ) throws -> Double? {
    let step = large.step * Self.ratio
    // A point that is small, but not 0, has a scale of its own, and a derivative there.
    guard ladder.x == 0 || abs(ladder.x) >= small.step, step <= quarterScale,
      small.step * Self.ratio == large.step, !ladder.contains(step),
      fallsToZero(small, below: large)
    else { return nil }
    try ladder.add(step, evaluate)
    guard let larger = ladder.levels.first(where: { $0.step == step }),
      fallsToZero(large, below: larger)
    else { return nil }
    // What the steepest of the three has besides its third order tells how near the radius is.
    let square = Self.ratio * Self.ratio
    let rest = abs(larger.central - square * large.central)
    ladder.note(
      squaredRatio: min(1, rest / max(abs(larger.central), .leastNormalMagnitude)), at: step)
    return step
  }

  private func fallsToZero(_ small: Level, below large: Level) -> Bool {
    let noise = 2 * ladder.uncertainty(of: small, slope: small.central) / small.step
    let slope = abs(large.central) / (Self.ratio * Self.ratio)
    let jump = abs(large.slopeJump) / Self.ratio
    // What has drowned in noise says nothing.
    return abs(large.central) > 16 * noise && abs(small.central) <= 1.25 * slope + noise
      && abs(small.slopeJump) <= 1.25 * jump + 2 * noise
  }
}
