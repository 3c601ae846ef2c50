/// Finds one derivative: descends until a Taylor series shows, then extrapolates from the best levels.
///
/// The search knows three outcomes besides a derivative: a kink at the point, an edge of the domain, and nothing to be
/// seen. Files beside this one hold a case each.
struct AdaptiveSearch: ~Copyable {
  /// The ratio of neighbouring levels where the series is known to hold.
  ///
  /// Measured with the prototype, in evaluations a component: 13.0 with 2, 12.1 with 4, 11.6 with 8, 11.5 with 16; 2 loses a
  /// kink and accepts a wrong gradient.
  static let ratio = 8.0

  // The budget.

  /// Levels cost two evaluations each; this bounds an ordinary search.
  ///
  /// Measured on the hard functions with the prototype: 16 stay open with 12, 15 with 16, and 14 with 20 as with 30. Two more
  /// levels are chosen.
  private static let mostEvaluations = 24
  /// The bound while the error bar is still too wide for a verdict.
  ///
  /// Chosen: half as much again.
  private static let mostWhilePoor = 36
  /// A bar that is not narrower than this share of the one before has stalled.
  ///
  /// From the prototype: 30 % are a gain.
  private static let stallShare = 0.7
  /// So many stalls in a row end a search (from the prototype).
  private static let mostStalls = 3
  /// The same while the bar is too wide for a verdict.
  ///
  /// Chosen: twice as many.
  private static let mostStallsWhilePoor = 6
  /// A bar around 0 of so many roundings over the longest step cannot be narrowed (chosen).
  private static let zeroRoundings = 4.0

  // The descent.

  /// How many levels a descent evaluates before it goes to the abscissa's own scale (chosen).
  private static let triesBeforeOwnScale = 6
  /// Of |x|, the step at which functions of a small x are looked at: they change over |x| (from the prototype).
  private static let ownStep = 1.0 / 16
  /// x is small where two steps reach beyond 0.
  private static let smallAbscissa = 2.0
  /// Its own scale is next if it is not below this share of the next step anyway (chosen).
  private static let nearOwnScale = 0.01
  /// Noise of this share of every slope that is seen hides them: finer levels show less (chosen).
  private static let hidingShare = 0.05

  // Larger levels.

  /// A slope's jump grows like the step; what grows so many times more slowly is something else's (from the prototype).
  private static let slowestGrowth = 3.0
  /// An excess of the deviation this large, beside the slope, ends the series; a smaller one is a term that was 0 until
  /// here (chosen).
  private static let largestExcess = 1e-3

  // Where the next level goes.

  /// Between levels farther apart than this there is room for another.
  ///
  /// Chosen: powers of two, so 4 has room and 2 has not.
  private static let gap = 2.5
  /// A step is larger if it is so by more than this; between powers of two, by 2 (chosen).
  private static let larger = 1.5
  /// Where nothing but noise shows up to the longest step, as on an offset of 1e10, by how far steps go beyond it (chosen).
  private static let furtherSteps = 65536.0
  /// So many gaps from the top are filled: finer levels are too noisy to help (chosen).
  private static let mostGaps = 3
  /// The same while the bar is too wide for a verdict (chosen).
  private static let mostGapsWhilePoor = 5

  var ladder: Ladder

  init(ladder: consuming Ladder) { self.ladder = ladder }

  /// Whether a verdict must not rest on the noise.
  var isUnproven: Bool { ladder.noise.isUnproven }

  /// The largest step of an ordinary search: a quarter of the natural scale.
  var quarterScale: Double { nearestPowerOfTwo(ladder.scale * Ladder.quarter) }

  /// Searches from a first step, or from the format's own.
  mutating func run(
    firstStep: Double? = nil, _ evaluate: LineEvaluation
  ) throws -> DerivativeEstimate {
    let first = firstStep ?? nearestPowerOfTwo(ladder.precision.firstStep * ladder.scale)
    try ladder.add(first, count: 2, ratio: Self.ratio, evaluate)
    guard let pair = try descend(from: first, evaluate) else {
      return try concludeWithoutSeries(evaluate)
    }
    switch pair {
    case .kink(let estimate): return estimate
    case .series(let largest): admitLargerLevels(than: largest)
    }
    guard let extrapolation = try refine(evaluate) else {
      return try concludeWithoutSeries(evaluate)
    }
    if let kink = try kinkAmongFinestLevels(evaluate) { return kink }
    return conclude(extrapolation)
  }

  /// Whether the levels that an estimate rests on deviate from each other as those of no even series do; see
  /// ``StepPower``.
  func isDoubtful(_ estimate: DerivativeEstimate) -> Bool {
    StepPower.isSeen(around: estimate, count: ladder.levels.count) { index in
      let level = ladder.levels[index]
      let noise = ladder.uncertainty(of: level, slope: level.central) / level.step
      return (level.step, level.central, noise)
    }
  }

  private enum Finding {
    /// Levels up to this step belong to one series.
    case series(largest: Double)
    case kink(DerivativeEstimate)
  }

  /// Shrinks the step until two neighbouring levels look like one Taylor series.
  private mutating func descend(
    from first: Double, _ evaluate: LineEvaluation
  ) throws -> Finding? {
    var step = first
    while true {
      let finite = ladder.levels
      if finite.count >= 2, finite[finite.count - 1].step == step {
        let small = finite[finite.count - 1]
        let large = finite[finite.count - 2]
        let pair = TaylorPair(small: small, large: large, in: ladder)
        if pair.isPlausible {
          ladder.note(squaredRatio: pair.squaredRatio, at: large.step)
          return .series(largest: large.step)
        }
        if let kink = try kinkAmongFinestLevels(evaluate) { return .kink(kink) }
        if step != first, isHiddenByNoise(small, beside: large) { return nil }
      }
      guard ladder.evaluations + 2 <= Self.mostEvaluations else { return nil }
      step = nextStep(below: ladder.levels.last.map { min($0.step, step) } ?? step)
      guard step >= ladder.smallestStep, !ladder.contains(step) else { return nil }
      try ladder.add(step, evaluate)
    }
  }

  /// A sixty-fourth, or a sixteenth of |x| where the abscissa itself is small: many functions change there.
  private func nextStep(below step: Double) -> Double {
    let next = step / ladder.precision.descent
    let size = abs(ladder.x)
    let ownScale = nearestPowerOfTwo(size * Self.ownStep)
    let isFinite = ladder.levels.contains { $0.step == step }
    // A point far smaller than 1 gets a few tries at the scale of 1 before its own.
    let hasTried = ladder.levels.count >= Self.triesBeforeOwnScale
    if size > 0, size < Self.smallAbscissa * step, ownScale < step,
      !isFinite || hasTried || ownScale >= next * Self.nearOwnScale
    {
      return ownScale
    }
    return next
  }

  private func isHiddenByNoise(_ small: Level, beside large: Level) -> Bool {
    let noise = ladder.uncertainty(of: small, slope: small.central) / small.step
    let visible = max(abs(small.central), abs(small.slopeJump), abs(large.central))
    return noise > Self.hidingShare * visible && noise > 0
  }

  // MARK: Larger levels

  /// Levels that the descent passed by may belong to the series after all: x³ near 0 grows into view.
  private mutating func admitLargerLevels(than largest: Double) {
    let larger = ladder.levels.filter { $0.step > largest }.sorted { $0.step < $1.step }
    ladder.ceiling = larger.first?.step ?? .infinity
    for (index, level) in larger.enumerated() {
      guard let current = Extrapolation.best(of: ladder), admits(level, current) else { return }
      ladder.ceiling = index + 1 < larger.count ? larger[index + 1].step : .infinity
    }
  }

  /// Whether a larger level continues the series; what it deviates by tells how near the radius is.
  private mutating func admits(_ level: Level, _ current: Extrapolation) -> Bool {
    guard let top = ladder.trusted.first(where: { $0.step < level.step }),
      !ladder.isBeyondSeries(level.step)
    else { return false }
    let ratio = level.step / top.step
    let topNoise =
      StandsOut.visible * ladder.uncertainty(of: top, slope: current.value) / top.step
    let levelNoise = ladder.uncertainty(of: level, slope: current.value) / level.step
    // The even part: the slope's jump grows like the step, and keeps its sign.
    if abs(top.slopeJump) > StandsOut.difference * topNoise,
      !(top.slopeJump * level.slopeJump > 0)
        || abs(level.slopeJump) < abs(top.slopeJump) * ratio / Self.slowestGrowth
    {
      return false
    }
    if top.isFlat {
      let rise = max(abs(level.right - ladder.centre), abs(level.left - ladder.centre))
      if rise > StandsOut.plain * ladder.uncertainty(of: level, slope: 0) { return false }
    }
    // The odd part: the deviation from the slope grows like the square of the step.
    let lead = (top.central - current.value) * ratio * ratio
    let deviation = abs(level.central - current.value - lead)
    let slack =
      StandsOut.difference * (current.error + topNoise) * ratio * ratio
      + StandsOut.visible * levelNoise
    guard deviation > slack else { return true }
    var excess = (deviation - slack) / max(abs(lead), slack, .leastNormalMagnitude)
    if excess > 1 {
      let reference = max(abs(current.value), abs(level.slopeJump), .leastNormalMagnitude)
      let size = abs(level.central - current.value) / reference
      if size > Self.largestExcess { return false }
      excess = size
    }
    ladder.note(squaredRatio: min(1, excess), at: level.step)
    return true
  }

  // MARK: Refinement

  /// Adds levels where they help most, until the bar is narrow enough or stops shrinking.
  private mutating func refine(_ evaluate: LineEvaluation) throws -> Extrapolation? {
    var stalled = 0
    var previous = Double.infinity
    while true {
      guard let current = Extrapolation.best(of: ladder) else { return nil }
      let value = abs(current.value)
      let isZero = value <= current.error
      let isPoor = current.error > ladder.precision.resolution * value
      let most = isPoor ? Self.mostWhilePoor : Self.mostEvaluations
      guard let top = ladder.trusted.first,
        isZero || current.error > ladder.precision.targetError * value,
        !(isZero && isAtZeroLimit(current)),
        ladder.evaluations + 2 <= most,
        let step = nextLevel(current, isZero: isZero, isPoor: isPoor),
        !ladder.contains(step), step >= ladder.smallestStep
      else { return current }
      try ladder.add(step, evaluate)
      guard let added = ladder.levels.first(where: { $0.step == step }) else {
        guard step > top.step else { return current }
        ladder.ceiling = step
        continue
      }
      if step > top.step, !admits(added, current) { ladder.ceiling = step }
      stalled = current.error > Self.stallShare * previous ? stalled + 1 : 0
      previous = current.error
      if stalled >= (isPoor ? Self.mostStallsWhilePoor : Self.mostStalls) {
        return Extrapolation.best(of: ladder)
      }
    }
  }

  /// Whether a derivative of 0 is as certain as the function's own rounding allows.
  private func isAtZeroLimit(_ current: Extrapolation) -> Bool {
    let magnitude = ladder.trusted[ladder.trusted.startIndex + current.first].magnitude
    let limit =
      Self.zeroRoundings
      * max(ladder.noise.sigma, ladder.precision.unitRoundoff * magnitude)
    return current.error * min(ladder.furthestStep, ladder.ceiling) <= limit
  }

  private func nextLevel(_ current: Extrapolation, isZero: Bool, isPoor: Bool) -> Double? {
    let levels = ladder.trusted
    let base = levels.startIndex
    guard let top = levels.first, let bottom = levels.last else { return nil }
    guard current.noise >= current.truncation else {
      // Truncation rules: a level between the block's two largest, or below all.
      let large = levels[base + current.first].step
      let next = levels[base + current.first + 1].step
      return large / next > Self.gap
        ? nearestPowerOfTwo((large * next).squareRoot()) : bottom.step / Self.ratio
    }
    // Noise rules: larger steps, as far as the series goes.
    var limit = isZero || isPoor ? ladder.furthestStep : quarterScale
    if isPoor && !isZero && top.step >= limit { limit *= Self.furtherSteps }
    if ladder.ceiling == .infinity {
      let candidate = isZero && top.isFlat ? limit : min(top.step * Self.ratio, limit)
      if candidate > top.step * Self.larger { return candidate }
    } else if ladder.ceiling / top.step > Self.gap {
      let candidate = nearestPowerOfTwo((ladder.ceiling * top.step).squareRoot())
      if !ladder.contains(candidate) { return candidate }
    }
    // Nothing larger: fill the gaps from the top.
    let gaps = min(isPoor ? Self.mostGapsWhilePoor : Self.mostGaps, levels.count - 1)
    for index in 0..<max(gaps, 0) {
      let large = levels[base + index]
      let small = levels[base + index + 1]
      if large.step / small.step > Self.gap, !large.isFlat {
        return nearestPowerOfTwo((large.step * small.step).squareRoot())
      }
    }
    return nil
  }
}
