extension ScaleScan {
  /// Opinions this close to the mean of two numbers tell them apart.
  private static let separatingShare = 0x1p-5
  /// A kink is refuted by a bar of this share of its jump, and of the slope or the function itself.
  private static let refutingShare = 0x1p-6
  /// Of the jump of the slope, which stays in the bar at a kink, a 16th is enough.
  private static let refutedJumpShare = 0x1p-4

  /// The distance of neighbouring opinions is a measurement; the bar is this many times as wide.
  private static let safety = 2.0

  /// What a revision found besides a better estimate.
  package struct Finding {
    /// Whether the function stands on a tread around the point, and moves in steps farther out.
    package var isStaircase = false
    /// Whether the function is flat around the point and jumps farther out, to where it moves: 0 may be its derivative.
    package var isTorn = false
    /// Evaluations beyond the scan's.
    package var evaluations = 0
  }

  /// Puts the best opinion in an estimate's place, where it can be trusted more.
  ///
  /// It is trusted if no finer step contradicts it; and
  /// * where the function is flat: if the flat stretch ends continuously, since a tread of a staircase is flat as well, and
  ///   so may be what ends in a jump;
  /// * where it agrees with the estimate: as it is, if its bar is narrower;
  /// * in place of a kink: if its bar is a small share of the jump;
  /// * in place of an estimate whose levels are no even series: as it is;
  /// * in place of nothing, or of another number: if the differences come to it like a power of the step.
  ///
  /// - Parameter values: The function along the coordinate, at several places.
  package func revise(
    _ estimate: inout DerivativeEstimate, _ values: ([Double]) throws -> [Double]
  ) rethrows -> Finding {
    var finding = Finding()
    addHiddenRounding(to: &estimate)
    let isDoubtful = refutesSeries(of: estimate)
    if case .kink(let left, let right) = estimate.status,
      right.isFinite, left.isFinite, refutesKink(of: estimate, jump: abs(right - left))
    {
      withdraw(&estimate)
    }
    guard let best, isUncontradicted(best) else {
      if isDoubtful { withdraw(&estimate) }
      return finding
    }
    var isFlat = false
    var hidden = 0.0
    if best.isFlat {
      let stretch = try FlatStretch.follow(from: best.step, of: self) {
        finding.evaluations += $0.count
        return try values($0)
      }
      switch stretch {
      case .certain: isFlat = true
      // Below the last digits a slope may hide: this is better than nothing, and than nothing else.
      case .saturated(let slope):
        if estimate.isOneNumber { return finding }
        hidden = slope
      // It may be a tread of what is rounded inside: nothing new is learnt from it.
      case .jump: return finding
      case .staircase(let rise, let length):
        finding.isStaircase = true
        revise(&estimate, onTreadOf: length, rise: rise)
        return finding
      case .torn(let rise, let length):
        finding.isTorn = true
        revise(&estimate, onTreadOf: length, rise: rise)
        return finding
      }
    } else if !isDoubtful, !isTrusted(best, inPlaceOf: estimate) {
      return finding
    }
    let isOpen = isDoubtful || !estimate.isOneNumber
    let isContradicted = abs(estimate.value - best.value) > estimate.error + best.bar
    guard isOpen || isContradicted || Self.safety * best.bar < estimate.error else {
      return finding
    }
    replace(&estimate, by: best, isFlat: isFlat)
    estimate.roundoffError += hidden
    return finding
  }

  /// Values that are multiples of more than so many of their own roundings have hidden some.
  private static let hiddenRoundings = 16.0

  /// Adds what is rounded inside the function, where all its values are multiples of more than their own last digit.
  private func addHiddenRounding(to estimate: inout DerivativeEstimate) {
    let own = precision.unitRoundoff * estimate.surroundings.nearMagnitude
    guard estimate.isOneNumber, !estimate.surroundings.isFlat, estimate.smallestStep > 0,
      quantum > Self.hiddenRoundings * own
    else { return }
    estimate.roundoffError += quantum / estimate.smallestStep
  }

  /// An estimate that rests on no series, where nothing better is seen.
  private func withdraw(_ estimate: inout DerivativeEstimate) {
    estimate.status = .unresolved(.fineStructure)
    estimate.truncationError = .infinity
  }

  private func isTrusted(_ best: Opinion, inPlaceOf estimate: DerivativeEstimate) -> Bool {
    switch estimate.status {
    case .kink(let left, let right):
      let jump = abs(right - left)
      return jump.isFinite && best.bar <= Self.refutedJumpShare * jump
        && best.bar <= Self.refutingShare * max(abs(best.value), magnitude)
    case .unresolved: return convergesFreely(to: best)
    case .resolved, .noisy, .edge:
      let difference = abs(estimate.value - best.value)
      return difference <= estimate.error + best.bar
        || converges(to: best, within: Self.separatingShare * difference)
    }
  }

  /// The slope of what stands on a tread cannot be seen from there.
  private func revise(
    _ estimate: inout DerivativeEstimate, onTreadOf length: Double, rise: Double
  ) {
    guard estimate.isOneNumber, estimate.surroundings.isFlat else { return }
    estimate.status = .unresolved(.quantised)
    estimate.truncationError = rise / length
    estimate.surroundings.isFlat = false
  }

  /// By how much the slopes to either side differ from an opinion, at the steps within the scale that are no finer.
  private func variation(from opinion: Opinion) -> Double {
    levels.indices.reduce(0) { variation, index in
      let level = levels[index]
      let difference = level.deviation(from: opinion.value)
      let isSeen = difference > StandsOut.plain * noises[index]
      return isSeen && level.step >= opinion.step && level.step <= reach / 4
        ? max(variation, difference) : variation
    }
  }

  private func replace(
    _ estimate: inout DerivativeEstimate, by best: Opinion, isFlat: Bool
  ) {
    var surroundings = estimate.surroundings
    if surroundings.length == 0 {
      // Without a length every bar would be narrow enough for a derivative of 0.
      surroundings = Surroundings(
        magnitude: magnitude, nearMagnitude: abs(centre), length: reach / 4,
        naturalLength: reach / 4, scale: ownScale)
    }
    surroundings.isFlat = isFlat
    surroundings.variation = Surroundings.variation(bend: best.bend, seen: variation(from: best))
    surroundings.floor = AdaptiveSearch.abscissaRoundings * precision.unitRoundoff * best.bend
    estimate = DerivativeEstimate(
      value: best.value, truncationError: Self.safety * best.bar, smallestStep: best.step,
      largestStep: best.step * Self.ratio, levels: 3, evaluations: estimate.evaluations,
      status: .resolved, surroundings: surroundings)
  }
}
