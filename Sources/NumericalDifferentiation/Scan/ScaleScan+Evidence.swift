import CLibrary

extension ScaleScan {
  /// Whether no finer steps say anything else than an opinion, extrapolated as it is.
  func isUncontradicted(_ opinion: Opinion) -> Bool {
    levels.indices.dropLast(opinion.extrapolator.order).allSatisfy { index in
      let finest = index + opinion.extrapolator.order
      return levels[finest].step >= opinion.step
        || abs(extrapolated(index, opinion.extrapolator) - opinion.value)
          <= opinion.bar + StandsOut.plain * noises[finest]
    }
  }

  /// Whether the differences come to an opinion like a power of the step, before they are as near as a bound.
  func converges(to opinion: Opinion, within bound: Double) -> Bool {
    levels.indices.dropFirst().contains { index in
      let near = abs(levels[index].central - opinion.value)
      let far = abs(levels[index - 1].central - opinion.value)
      return near > opinion.bar + StandsOut.visible * noises[index] && near <= bound
        && isPower(far / near, index)
    }
  }

  /// The same over three levels, without a bound; or, where the function is even, the jump of the slope falls like the step.
  func convergesFreely(to opinion: Opinion) -> Bool {
    levels.indices.dropFirst(2).contains { index in
      if isEven(levels[(index - 2)...index], noise: noises[index]) { return true }
      let near = abs(levels[index].central - opinion.value)
      let middle = abs(levels[index - 1].central - opinion.value)
      let far = abs(levels[index - 2].central - opinion.value)
      return near > opinion.bar + StandsOut.visible * noises[index]
        && isPower(middle / near, index) && isPower(far / middle, index - 1)
    }
  }

  /// Whether three levels show an even function's parabola: both sides alike, and slopes that fall like the step.
  private func isEven(_ levels: ArraySlice<Level>, noise: Double) -> Bool {
    levels.allSatisfy { abs($0.central) <= noise && abs($0.slopeJump) > StandsOut.plain * noise }
      && zip(levels, levels.dropFirst()).allSatisfy { large, small in
        Self.evenRatios.contains(
          large.slopeJump / small.slopeJump / (large.step / small.step))
      }
  }

  /// By how much the slopes of a parabola's ends may miss the ratio of the steps.
  private static let evenRatios = 0.75...1.25

  /// Whether a ratio of differences is that of the steps to a power from 1/2 to 8/3.
  ///
  /// A smooth function's differences fall like h², one's with a joint of a higher derivative like h or h^3/2; what falls
  /// faster than h^8/3 are waves that the steps have passed over.
  private func isPower(_ growth: Double, _ index: Int) -> Bool {
    let ratio = levels[index - 1].step / levels[index].step
    return growth >= ratio.squareRoot() && growth <= ratio * ratio * cbrt(ratio * ratio)
  }

  /// At a kink the jump of the slope stays; where a level shows less than this share of it, the kink is beside the point.
  private static let keptJumpShare = 0.25

  /// Whether a level finer than those that show a kink shows none.
  func refutesKink(of estimate: DerivativeEstimate, jump: Double) -> Bool {
    levels.indices.contains {
      levels[$0].step < estimate.smallestStep
        && abs(levels[$0].slopeJump) + StandsOut.plain * noises[$0] <= Self.keptJumpShare * jump
    }
  }

  /// Finer steps than an estimate's support a claim where their bar is this share of what is between the two.
  private static let finerShare = 0.25
  /// Coarser ones, which may have passed over waves, need a far narrower bar.
  private static let coarserShare = 0x1p-6
  /// Differences that come as near to the best opinion as this share of a gap are a series.
  private static let seriesShare = 0x1p-5

  /// Whether two neighbouring opinions agree with a claim that an estimate refutes.
  ///
  /// Where the levels show a series that leads away from the claim, only steps finer than the estimate's have a say: over
  /// long steps any function agrees with something, and with a claim of 0 above all.
  ///
  /// - Parameters:
  ///   - claim: The claimed derivative.
  ///   - allowance: By how much a right claim may be off.
  ///   - finding: What a revision found: on one tread of a staircase only the coarser levels see the function.
  package func supports(
    _ claim: Double, allowance: Double, against estimate: DerivativeEstimate, _ finding: Finding
  ) -> Bool {
    guard let best else { return false }
    // Another story than the estimate's, which nothing contradicts, has to refute the claim too.
    if estimate.isOneNumber, abs(estimate.value - best.value) > estimate.error + best.bar,
      abs(claim - best.value) <= best.bar + allowance, isUncontradicted(best)
    {
      return true
    }
    let gap = abs(claim - estimate.value)
    let isSeries = converges(to: best, within: Self.seriesShare * abs(claim - best.value))
    var row = 0
    // A tread of a staircase supports nobody; what is flat indeed has been followed to its end.
    for opinion in opinions where !opinion.isFlat || finding.isTorn {
      let share: Double =
        if opinion.step < estimate.smallestStep || finding.isStaircase {
          Self.finerShare
        } else {
          isSeries ? 0 : Self.coarserShare
        }
      let agrees =
        opinion.bar <= share * gap && abs(claim - opinion.value) <= opinion.bar + allowance
      row = agrees ? row + 1 : 0
      if row >= 2 { return true }
    }
    return false
  }
}
