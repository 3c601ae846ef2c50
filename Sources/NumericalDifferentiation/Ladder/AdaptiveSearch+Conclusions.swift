extension AdaptiveSearch {
  /// The estimate that an extrapolation stands for.
  mutating func conclude(
    _ extrapolation: Extrapolation, _ evaluate: LineEvaluation
  ) throws -> DerivativeEstimate {
    let base = ladder.firstTrusted
    let finest = ladder.levels[base + extrapolation.last]
    let uncertainty = ladder.uncertainty(of: finest, slope: extrapolation.value)
    let isNoisy = isUnproven || extrapolation.observedNoise > 64 * uncertainty
    // Of the bar, the noise's part is what rounding alone does not explain.
    let share =
      uncertainty > 0 ? min(1, ladder.precision.deviations * ladder.noise.sigma / uncertainty) : 0
    var estimate = DerivativeEstimate(
      value: extrapolation.value,
      truncationError: extrapolation.truncation,
      roundoffError: extrapolation.noise * (1 - share),
      noiseError: extrapolation.noise * share,
      smallestStep: finest.step, largestStep: ladder.levels[base + extrapolation.first].step,
      levels: extrapolation.last - extrapolation.first + 1,
      status: isNoisy ? .noisy : .resolved,
      surroundings: surroundings(slope: extrapolation.value))
    if estimate.surroundings.isFlat, let top = ladder.trusted.first,
      let beyond = ladder.levels.last(where: { $0.step >= ladder.ceiling })
    {
      try judgePlateau(&estimate, from: top.step, to: beyond, evaluate)
    }
    if estimate.surroundings.isFlat {
      estimate.roundoffError += hiddenStep / estimate.largestStep
    }
    estimate.evaluations = ladder.evaluations
    return estimate
  }

  /// The step of a quantity inside the function that a function which stays put may just not have made.
  ///
  /// A value whose last digits are 0 may be a difference of larger numbers, 1 - tanh²x, and moves in their last digits.
  /// What it is computed from is taken to be of size 1, as it is for a function that is 0.
  private var hiddenStep: Double {
    let centre = ladder.centre
    guard centre != 0, centre.isNormal else { return 0 }
    let lowestBit =
      centre.ulp * Double(1 << centre.significandBitPattern.trailingZeroBitCount.clamped)
    return min(lowestBit, 4 * ladder.precision.unitRoundoff)
  }

  private func surroundings(slope: Double) -> Surroundings {
    let length = ladder.scale / 4
    let levels = ladder.trusted
    let near = levels.last?.magnitude ?? abs(ladder.centre)
    var natural = length
    var magnitude = near
    var isFlat = true
    for level in levels {
      isFlat = isFlat && level.isFlat
      if level.step <= length { magnitude = max(magnitude, level.magnitude) }
    }
    if let top = levels.first(where: { $0.step <= length }) ?? levels.last,
      abs(top.slopeJump) * top.step > 1024 * ladder.uncertainty(of: top, slope: slope)
    {
      natural = min(natural, ladder.ceiling)
    }
    return Surroundings(
      magnitude: magnitude, nearMagnitude: near, length: length, naturalLength: natural,
      noise: ladder.noise.sigma, isFlat: isFlat)
  }

  /// Judges a function that does not move at all up to a step, and does at the next.
  ///
  /// It may be an inactive branch, or a staircase. Bisection finds where it leaves. If it leaves by a jump and
  /// goes on in level treads, it is quantised, and its slope may be anything up to a riser over a tread. If it
  /// leaves by the last digit, it has saturated, and a small slope may hide below the rounding: flatness then
  /// proves nothing.
  private mutating func judgePlateau(
    _ estimate: inout DerivativeEstimate, from start: Double, to beyond: Level,
    _ evaluate: LineEvaluation
  ) throws {
    let right = abs(beyond.right - ladder.centre)
    let left = abs(beyond.left - ladder.centre)
    let side = right >= left ? 1.0 : -1.0
    var inside = start
    var outside = beyond.step
    let whole = max(right, left)
    var rise = whole
    for _ in 0..<6 {
      let middle = (inside + outside) / 2
      let value = try ladder.value(at: ladder.x + side * middle, evaluate)
      let change = abs(value - ladder.centre)
      if change > 0 {
        outside = middle
        rise = change
      } else {
        inside = middle
      }
    }
    if rise > 0.25 * whole && rise.isFinite {
      // Pairs of points, ever further out: on a staircase a pair stands on one tread, and pairs on many.
      var treads: Set<Double> = [ladder.centre]
      var onOneTread = 0
      for (index, multiple) in [0.0, 1, 2, 4, 16, 64, 256, 1024, 4096, 16384, 65536].enumerated() {
        let near = outside + inside * multiple
        let first = try ladder.value(at: ladder.x + side * near, evaluate)
        let second = try ladder.value(at: ladder.x + side * (near + inside / 64), evaluate)
        if first == second {
          onOneTread += 1
          treads.insert(first)
        }
        guard index >= 3, 4 * onOneTread >= 3 * (index + 1) else { continue }
        if treads.count >= 4 {
          estimate.status = .unresolved(.quantised)
          estimate.truncationError = rise / inside
          estimate.surroundings.isFlat = false
          return
        }
      }
    } else if rise <= 8 * ladder.precision.unitRoundoff * abs(ladder.centre) {
      estimate.surroundings.isFlat = false
    }
  }

  /// What can be said where no two levels made a series.
  mutating func concludeWithoutSeries(
    _ evaluate: LineEvaluation
  ) throws -> DerivativeEstimate {
    if let kink = try kinkAmongFinestLevels(evaluate) { return kink }
    guard let finest = ladder.levels.last else {
      let broken = ladder.brokenLevels
      if broken.allSatisfy({ $0.right.isFinite && !$0.left.isFinite }) {
        return try edge(.right, evaluate)
      }
      if broken.allSatisfy({ $0.left.isFinite && !$0.right.isFinite }) {
        return try edge(.left, evaluate)
      }
      return .unresolved(.nonFiniteNeighbourhood, evaluations: ladder.evaluations)
    }
    if let jump = try jumpAtPoint(evaluate) { return jump }
    var estimate = DerivativeEstimate.unresolved(.noTaylorSeries, value: finest.central)
    estimate.smallestStep = finest.step
    estimate.largestStep = finest.step
    estimate.evaluations = ladder.evaluations
    return estimate
  }

  private mutating func edge(
    _ side: DerivativeEstimate.Side, _ evaluate: LineEvaluation
  ) throws -> DerivativeEstimate {
    var estimate = try oneSidedDerivative(side, evaluate)
    if estimate.error.isFinite { estimate.status = .edge(side) }
    return estimate
  }
}

extension Int {
  /// At most the digits of a `Double`'s significand, all of which are 0 in a power of two.
  fileprivate var clamped: Int { Swift.min(self, 52) }
}
