extension AdaptiveSearch {
  /// By how many roundings of the abscissa the derivative may be off.
  ///
  /// With one, ten more of 3,450 right gradients beside minima stay open; with four, 16 wrong ones of 16,640 are accepted
  /// in place of 11.
  static let abscissaRoundings = 2.0
  /// The point is beside a root of a square where f is this share of what its curvature makes of it over the own scale.
  ///
  /// A square that is smaller than 2^-40 of what is around it has lost the digits that would say more.
  private static let rootShare = 0x1p-40
  /// A hidden quantity's step is no more than so many roundings of 1.
  ///
  /// Chosen: as much as a constant inside tilts a function.
  private static let hiddenRoundings = 4.0

  /// The estimate that an extrapolation stands for.
  func conclude(_ extrapolation: Extrapolation) -> DerivativeEstimate {
    let base = ladder.firstTrusted
    let finest = ladder.levels[base + extrapolation.last]
    let uncertainty = ladder.uncertainty(of: finest, slope: extrapolation.value)
    let isNoisy = isUnproven || extrapolation.observedNoise > StandsOut.foreign * uncertainty
    // Of the bar, the noise's part is what rounding alone does not explain.
    let share =
      uncertainty > 0 ? min(1, ladder.precision.deviations * ladder.noise.sigma / uncertainty) : 0
    let bend = bend(of: extrapolation)
    // Beside an edge of the domain x is exact, as 1 is in acos.
    let isBesideEdge = ladder.brokenLevels.contains { $0.step < ladder.scale * Ladder.quarter }
    let floor = isBesideEdge ? 0 : abscissaFloor(bend)
    var estimate = DerivativeEstimate(
      value: extrapolation.value,
      truncationError: extrapolation.truncation,
      roundoffError: extrapolation.noise * (1 - share) + floor,
      noiseError: extrapolation.noise * share,
      smallestStep: finest.step, largestStep: ladder.levels[base + extrapolation.first].step,
      levels: extrapolation.last - extrapolation.first + 1, evaluations: ladder.evaluations,
      status: isNoisy ? .noisy : .resolved,
      surroundings: surroundings(slope: extrapolation.value))
    if estimate.surroundings.isFlat {
      estimate.roundoffError += hiddenStep / estimate.largestStep
    }
    estimate.surroundings.floor = floor
    estimate.surroundings.variation =
      isBesideEdge
      ? 0 : Surroundings.variation(bend: bend, seen: slopeVariation(from: extrapolation.value))
    return estimate
  }

  /// |f''| times the coordinate's own scale, which is a derivative; f'' itself may overflow where f' does not.
  private func bend(of extrapolation: Extrapolation) -> Double {
    let base = ladder.firstTrusted
    var bend = Double.infinity
    for level in ladder.levels[(base + extrapolation.first)...(base + extrapolation.last)] {
      let noise =
        StandsOut.visible * ladder.uncertainty(of: level, slope: extrapolation.value) / level.step
      bend = min(bend, max(abs(level.slopeJump) - noise, 0) * (ladder.ownScale / level.step))
    }
    return bend
  }

  /// By how much the slopes to either side differ from the derivative, as far as they stand out of the noise.
  private func slopeVariation(from slope: Double) -> Double {
    ladder.trusted.reduce(0) { variation, level in
      let difference = level.deviation(from: slope)
      let isSeen =
        difference * level.step > StandsOut.plain
        * ladder.uncertainty(of: level, slope: slope)
      return isSeen && level.step <= ladder.reach * Ladder.quarter
        ? max(variation, difference) : variation
    }
  }

  /// What moving x by its own rounding does to the derivative.
  ///
  /// Two roundings of the abscissa, or of what is computed from it first, times f''. Beside the root of a square r², f
  /// says nothing of what it is the square of: r itself is taken to be computed from numbers of size 1, so that it is off
  /// by one rounding δ, and the derivative 2rr' by 2r'δ, which is δ·√(2f'').
  ///
  /// Of 54 bars that did not hold on functions from physics, statistics and optimisation, 47 hold with it, at a median
  /// price of 4e-16 of the derivative. It is added at the end and so chooses no levels and costs no evaluation.
  private func abscissaFloor(_ bend: Double) -> Double {
    let scale = ladder.ownScale
    let roundoff = ladder.precision.unitRoundoff
    let floor = Self.abscissaRoundings * roundoff * bend
    guard abs(ladder.centre) <= Self.rootShare * bend * scale else { return floor }
    return floor + roundoff * (2 * bend).squareRoot() / scale.squareRoot()
  }

  /// The step of a quantity inside the function that a function which stays put may just not have made.
  ///
  /// A value whose last digits are 0 may be a difference of larger numbers, 1 - tanh²x, and moves in their last digits.
  /// What it is computed from is taken to be of size 1, as it is for a function that is 0.
  private var hiddenStep: Double {
    let centre = ladder.centre
    guard centre != 0, centre.isNormal else { return 0 }
    return min(centre.lowestBit, Self.hiddenRoundings * ladder.precision.unitRoundoff)
  }

  private func surroundings(slope: Double) -> Surroundings {
    let length = ladder.reach * Ladder.quarter
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
      abs(top.slopeJump) * top.step
        > StandsOut.plainBend * ladder.uncertainty(of: top, slope: slope)
    {
      natural = min(natural, ladder.ceiling)
    }
    return Surroundings(
      magnitude: magnitude, nearMagnitude: near, length: length, naturalLength: natural,
      noise: ladder.noise.sigma, isFlat: isFlat)
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

extension Double {
  /// The value of the last digit that is not 0.
  var lowestBit: Double {
    ulp * Double(1 << min(significandBitPattern.trailingZeroBitCount, 52))
  }
}
