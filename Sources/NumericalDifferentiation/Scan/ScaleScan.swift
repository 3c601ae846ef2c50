import CLibrary

/// One derivative, looked at on every scale: from the coordinate's own size down to where rounding hides everything.
///
/// An estimate rests on few steps. A function may change its course between them, pass through whole waves, stand still
/// over the finest ones, or be a square beside its root, whose noise grows with the step. So before anybody is accused,
/// central differences are taken at every scale, a few in one call. Neighbouring ones extrapolate to an ``Opinion``; how far
/// the next ones differ is its bar.
///
/// It costs some 60 evaluations, and is asked only where an estimate and a claim do not plainly agree.
package struct ScaleScan {
  /// The ratio of neighbouring steps.
  static let ratio = 4.0
  /// The ratio while the steps are far longer than the coordinate itself: little happens there.
  private static let coarseRatio = 64.0
  /// Steps longer than the coordinate's own scale by this factor are taken in coarse ratios.
  private static let coarseLength = 16.0
  /// The first step, in units of max(|x|, 1); no power of two, so that no wave is met at its own length again and again.
  private static let firstStep = 0.83
  /// The most steps; from 1 on they reach down to 2^-88 at x = 0.
  private static let mostSteps = 44
  /// How many steps are asked for in one call.
  private static let batch = 8
  /// Rounding this much larger than every slope hides them all.
  private static let drowning = 16.0
  /// The smallest step, in units of the distance to the next number.
  private static let smallestStep = 4.0
  /// At 0, the smallest step in units of roundoff.
  private static let finestOfUnit = 16.0
  /// Fewer levels in a row than these have no opinion.
  private static let fewestLevels = 5

  let x: Double
  let centre: Double
  let precision: EvaluationPrecision
  /// The coordinate's own scale.
  let ownScale: Double

  /// Levels with finite slopes, the largest step first, from the largest below which all are finite.
  private(set) var levels: [Level] = []
  /// How far rounding and noise can have moved each central difference.
  private(set) var noises: [Double] = []
  private var jumps: [Double] = []
  /// What neighbouring levels say as an even series, the largest step first.
  private(set) var opinions: [Opinion] = []
  /// The opinion with the narrowest bar, of every extrapolator's.
  private(set) var best: Opinion?
  /// The largest |f| up to a quarter of the natural scale.
  private(set) var magnitude: Double
  /// Evaluations spent.
  private(set) var evaluations = 0
  private var nextStep: Double

  /// Looks at a function along one coordinate.
  ///
  /// - Parameters:
  ///   - x: The coordinate.
  ///   - centre: f at the point, finite.
  ///   - noise: What was measured of f's noise.
  ///   - precision: The format in which f computes.
  ///   - finestStep: Below this step the function's argument does not move as it is told to; nil where it does.
  init(
    at x: Double, centre: Double, noise: NoiseEstimate, precision: EvaluationPrecision,
    finestStep: Double? = nil, _ evaluate: LineEvaluation
  ) throws {
    self.x = x
    self.centre = centre
    self.precision = precision
    ownScale = Surroundings.ownScale(of: x)
    magnitude = abs(centre)
    nextStep = Self.firstStep * max(ownScale, 1)
    let finest = max(finestStep ?? 0, Self.smallestStep * precision.ulp(x))
    // At 0 every step is exact, and what is computed from x is taken to have a size of 1; unless the function bends still.
    try addLevels(
      above: max(finest, Self.finestOfUnit * precision.unitRoundoff * ownScale), evaluate)
    if x == 0, bendsAtFinest { try addLevels(above: finest, evaluate) }
    guard levels.count >= Self.fewestLevels else {
      levels.removeAll()
      return
    }
    measureNoise(noise)
    jumps = lastingJumps()
    opinions = opinions(Self.evenSeries)
    let others = Self.otherExtrapolators.flatMap { opinions($0) }
    best = (opinions + others).min { $0.bar < $1.bar }
  }

  /// The best opinion's value.
  package var bestValue: Double? { best?.value }

  /// The length over which the function may be expected to change.
  var reach: Double { max(ownScale, 1) }

  // MARK: Levels

  private mutating func addLevels(above finest: Double, _ evaluate: LineEvaluation) throws {
    var step = nextStep
    while step > finest, evaluations < 2 * Self.mostSteps, !isDrowned {
      var steps: [Double] = []
      var abscissas: [Double] = []
      let most = min(Self.batch, Self.mostSteps - evaluations / 2)
      while step > finest, steps.count < most {
        let (ahead, behind) = (precision.round(x + step), precision.round(x - step))
        guard ahead > x, behind < x else { break }
        steps.append(step)
        abscissas += [ahead, behind]
        step /= step > Self.coarseLength * ownScale ? Self.coarseRatio : Self.ratio
        nextStep = step
      }
      guard !steps.isEmpty else { return }
      var values = [Double](repeating: .nan, count: abscissas.count)
      try abscissas.withUnsafeBufferPointer { abscissas in
        try values.withUnsafeMutableBufferPointer { try evaluate(abscissas, $0) }
      }
      evaluations += values.count
      for (index, step) in steps.enumerated() {
        append(
          Level(
            step: step, x: x, ahead: abscissas[2 * index], behind: abscissas[2 * index + 1],
            centre: centre, right: values[2 * index], left: values[2 * index + 1]))
      }
    }
  }

  private mutating func append(_ level: Level) {
    if level.step <= reach / 4 {
      for value in [level.right, level.left] where value.isFinite {
        magnitude = max(magnitude, abs(value))
      }
    }
    // Beyond a place where f is not finite nothing belongs to the point.
    if level.isFinite { levels.append(level) } else { levels.removeAll() }
  }

  /// Whether rounding is larger than any slope seen so far: finer steps show nothing.
  private var isDrowned: Bool {
    guard let last = levels.last, levels.count >= Self.fewestLevels else { return false }
    let rounding = 2 * precision.unitRoundoff * last.magnitude / last.step
    let slopes = levels.map { max(abs($0.rightSlope), abs($0.leftSlope)) }
    return rounding > Self.drowning * (slopes.max() ?? 0) && !last.isFlat
  }

  /// A kink's jump stays from step to step; noise does not.
  private static let steadyRatios = 0.5...2

  /// Whether the slope's jump stands out of rounding at the finest level, and stays from the one before.
  private var bendsAtFinest: Bool {
    guard let last = levels.last, let before = levels.dropLast().last else { return true }
    let rounding = 2 * precision.unitRoundoff * last.magnitude / last.step
    return abs(last.slopeJump) > Self.drowning * rounding
      && Self.steadyRatios.contains(last.slopeJump / before.slopeJump)
  }

  // MARK: Noise

  /// A coordinate moves f visibly where a level's two sides differ by so many roundings.
  private static let visibleRoundings = 16.0
  /// Slopes that scatter by less than this share of the noise, from level to level, do not have it.
  private static let quietShare = 0x1p-6
  /// Over so many levels in a row they must.
  private static let quietLevels = 4
  /// A central difference may be off by this many standard deviations of an evaluation's noise over the step.
  private static let noiseDeviations = 6.5

  /// Sets what rounding and noise do to each level.
  ///
  /// The noise was measured along all coordinates at once. Where this one moves f smoothly over several levels, it is
  /// another's. The steps of a function that moves in steps are no noise either: a scan sees them as they are.
  private mutating func measureNoise(_ noise: NoiseEstimate) {
    var quiet = 0
    var isQuiet = noise.kind == .quantised
    for (large, small) in zip(levels, levels.dropFirst()) where !isQuiet {
      let rounding = precision.unitRoundoff * small.magnitude
      let moves = abs(small.right - small.left) > Self.visibleRoundings * rounding
      let scatter = abs(small.central - large.central) * small.step
      quiet = moves && scatter <= Self.quietShare * noise.sigma ? quiet + 1 : 0
      isQuiet = quiet >= Self.quietLevels
    }
    let sigma = isQuiet ? 0 : noise.sigma
    let quantum = quantum / 2
    noises = levels.map { level in
      let rounding = max(precision.unitRoundoff * level.magnitude, quantum) + precision.quantum
      return (2 * rounding + Self.noiseDeviations * sigma) / level.step
    }
    raiseNoise()
  }

  /// Values that are multiples of more than so many digits of x, moved by the slope, are multiples of something else (chosen).
  private static let abscissaDigits = 16.0

  /// The largest power of two of which all of the function's values are multiples; 0 where it says nothing.
  ///
  /// A difference of larger numbers, 1 - cos x, moves in their last digits, and its own rounding says nothing of them. The
  /// steps are no powers of two, so that what is computed from them fills its digits otherwise; but x itself moves by its own
  /// last digit, and what is computed from it without rounding, x - 1 beside 1, by as much.
  var quantum: Double {
    let lowest = levels.reduce(Double.infinity) { lowest, level in
      [level.right, level.left].filter { $0 != 0 }.map(\.lowestBit).reduce(lowest, min)
    }
    let slope = levels.reduce(0) { max($0, abs($1.central)) }
    return lowest.isFinite && lowest > Self.abscissaDigits * precision.ulp(x) * slope ? lowest : 0
  }

  /// So many of the finest differences are samples of the noise.
  private static let noiseSamples = 8

  /// Raises the noise to what the finest differences show of it.
  ///
  /// The probe may have seen less: what is computed from numbers of size 1, as exp(x) - 1 is, has their rounding on one side of 0
  /// only. The finest differences of a smooth function are noise and nothing else; those beside a jump grow like 1/h too, but
  /// all to one side.
  private mutating func raiseNoise() {
    let changes = zip(levels, levels.dropFirst()).map { ($1.central - $0.central, $1.step) }
      .suffix(Self.noiseSamples)
    guard changes.contains(where: { $0.0 > 0 }), changes.contains(where: { $0.0 < 0 }) else {
      return
    }
    let seen = changes.reduce(0) { max($0, abs($1.0) * $1.1) }
    for index in levels.indices { noises[index] = max(noises[index], seen / levels[index].step) }
  }

  /// What is left of the slope's jump at each level as the step falls to 0, as far as it stands out of the noise.
  ///
  /// The jump of a smooth function's slope falls like the step. What it falls to is a kink's.
  private func lastingJumps() -> [Double] {
    var jumps = [Double](repeating: 0, count: levels.count)
    for index in levels.indices.dropFirst() {
      let (large, small) = (levels[index - 1], levels[index])
      let limit =
        small.slopeJump - (large.slopeJump - small.slopeJump) / (large.step / small.step - 1)
      let jump = min(abs(limit), abs(small.slopeJump))
      jumps[index] = max(jump - StandsOut.plain * noises[index], 0)
    }
    return jumps
  }

  // MARK: Opinions

  /// How neighbouring differences are extrapolated: as a polynomial of this order, 1 or 2, in h² or in h.
  struct Extrapolator {
    var isEven: Bool
    var order: Int
  }

  private static let evenSeries = Extrapolator(isEven: true, order: 1)
  /// Longer even series, and those with a term in h itself: at the joints of a second derivative.
  private static let otherExtrapolators = [
    Extrapolator(isEven: true, order: 2), Extrapolator(isEven: false, order: 1),
    Extrapolator(isEven: false, order: 2),
  ]

  /// What neighbouring levels say of the derivative.
  struct Opinion {
    var value: Double
    /// How far it may be off, by the opinions beside it.
    var bar: Double
    /// The smallest of the steps.
    var step: Double
    var extrapolator: Extrapolator
    /// |f''| times the coordinate's own scale, as far as it stands out of the noise.
    var bend: Double
    /// Whether the function keeps its value at these and all finer steps.
    var isFlat: Bool
  }

  /// What the levels from this one on extrapolate to, by Neville's scheme.
  func extrapolated(_ index: Int, _ extrapolator: Extrapolator) -> Double {
    func limit(from coarse: Int, to fine: Int, of values: (coarse: Double, fine: Double)) -> Double
    {
      let ratio = levels[coarse].step / levels[fine].step
      let growth = extrapolator.isEven ? ratio * ratio : ratio
      return values.fine + (values.fine - values.coarse) / (growth - 1)
    }
    func limit(of coarse: Int) -> Double {
      limit(
        from: coarse, to: coarse + 1, of: (levels[coarse].central, levels[coarse + 1].central))
    }
    guard extrapolator.order == 2 else { return limit(of: index) }
    return limit(from: index, to: index + 2, of: (limit(of: index), limit(of: index + 1)))
  }

  /// The opinions of all levels that have neighbours enough.
  private func opinions(_ extrapolator: Extrapolator) -> [Opinion] {
    let last = levels.count - extrapolator.order - 2
    guard last > 1 else { return [] }
    return (1..<last).compactMap { opinion(at: $0, extrapolator) }
  }

  /// The opinion of a level and the next finer ones.
  ///
  /// The power is not taken for granted: whatever the error, from √h on, the next opinion is nearer by a factor, so that its
  /// distance is a bar. One coarser and two finer ones are asked, since one alone may agree by chance.
  private func opinion(at index: Int, _ extrapolator: Extrapolator) -> Opinion? {
    let value = extrapolated(index, extrapolator)
    let finest = index + extrapolator.order
    let (large, small) = (levels[finest - 1], levels[finest])
    var bar = max(
      abs(value - extrapolated(index - 1, extrapolator)) / 2,
      abs(extrapolated(index + 1, extrapolator) - value),
      abs(extrapolated(index + 2, extrapolator) - value) / 4)
    bar += 2 * noises[finest]
    bar += jumps[finest]
    let bend = [large, small].map { abs($0.slopeJump) * (ownScale / $0.step) }
    bar += AdaptiveSearch.abscissaRoundings * precision.unitRoundoff * min(bend[0], bend[1])
    guard bar.isFinite, value.isFinite else { return nil }
    return Opinion(
      value: value, bar: bar, step: small.step, extrapolator: extrapolator,
      bend: max(abs(small.slopeJump) - StandsOut.plain * noises[finest], 0)
        * (ownScale / small.step),
      isFlat: levels[index...].allSatisfy(\.isFlat))
  }

  /// Whether the differences at an estimate's steps deviate by a power that is no even series', by themselves or when h² has
  /// been taken out of them.
  func refutesSeries(of estimate: DerivativeEstimate) -> Bool {
    guard estimate.isOneNumber else { return false }
    let isOdd = StepPower.isSeen(around: estimate, count: levels.count) { index in
      (levels[index].step, levels[index].central, noises[index])
    }
    return isOdd
      || StepPower.isSeen([.thirdOrder], around: estimate, count: max(levels.count - 1, 0)) {
        (levels[$0 + 1].step, extrapolated($0, Self.evenSeries), noises[$0 + 1])
      }
  }
}
