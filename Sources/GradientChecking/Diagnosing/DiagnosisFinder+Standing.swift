import NumericalDifferentiation

/// The one place that decides which explanations survive.
extension DiagnosisFinder {
  /// What is known of a trace that an explanation would leave.
  private enum Sight {
    /// It is known not to be there, and could not be missing.
    case contradicted
    /// It is not there, though it usually is.
    case missing
    /// Nobody knows, or it is there in any case.
    case neutral
    /// It is there.
    case seen
  }

  /// How well an explanation stands beside everything that is known; nil where something contradicts it.
  func standing(of explanation: Explanation) -> Explanation.Standing? {
    guard explainsEveryMistake(explanation), isBorneOut(explanation) else { return nil }
    var standing = explanation.prior
    var isSupported = false
    for trace in explanation.traces {
      switch sight(of: trace) {
      case .contradicted: return nil
      case .missing: standing = min(standing, .strained)
      case .neutral: break
      case .seen: isSupported = true
      }
    }
    return isSupported && standing == .possible ? .supported : standing
  }

  /// Whether an explanation has something to say of every wrong component.
  private func explainsEveryMistake(_ explanation: Explanation) -> Bool {
    let indices = explanation.mended.map(\.index) + explanation.stated.map(\.index)
    return Set(wrong).isSubset(of: indices)
  }

  /// Whether the numbers are as they would be: in the wrong components, and in those that are right as they stand.
  private func isBorneOut(_ explanation: Explanation) -> Bool {
    let isWrong = Set(wrong)
    return explanation.mended.allSatisfy { index, claim in
      let verdict = verdict(on: claim.value, halfUnit: claim.halfUnit, at: index)
      if verdict == .match { return true }
      guard isWrong.contains(index) else { return verdict != .mismatch }
      return !explanation.isStrict && agrees(claim.value, index, halfUnit: claim.halfUnit)
    } && explanation.stated.allSatisfy { isClaimed($0.value, $0.index) }
  }

  private func sight(of trace: Explanation.Trace) -> Sight {
    switch trace {
    case .everyComponent: return isWrongThroughout ? .neutral : .missing
    case .mean(let count):
      if let hasMean = context.reductions().hasMean { return hasMean ? .seen : .contradicted }
      return context.reducesMatrix && context.itemCounts.contains(count) ? .seen : .neutral
    case .sum:
      guard let hasSum = context.reductions().hasSum else { return .neutral }
      return hasSum ? .seen : .contradicted
    }
  }

  // MARK: Numbers

  /// Whether a number in place of a component's claim would be right.
  ///
  /// The number is known to the printed digits of the claim.
  func fits(_ value: Double, _ index: Int) -> Bool {
    verdict(on: value, halfUnit: claims[index].halfUnit, at: index) == .match
  }

  /// Whether a number in place of a component's claim would be right, as far as one can see.
  ///
  /// Where the bar is too wide for a match, a hundredth of the number is still narrow enough to know a sign or
  /// a factor 2 by.
  func agrees(_ value: Double, _ index: Int, halfUnit: Double? = nil) -> Bool {
    guard value.isFinite else { return false }
    let claim = ClaimedNumber(
      value, halfUnit: halfUnit ?? claims[index].halfUnit, rounding: claims[index].rounding)
    if verdict(on: value, halfUnit: claim.halfUnit, at: index) == .match { return true }
    let estimate = estimates[index]
    return estimate.status == .resolved && estimate.error <= Self.tellingShare * abs(value)
      && abs(value - estimate.value) <= estimate.error + rule.allowance(for: claim, estimate.value)
  }

  /// Whether a component's claim is a number that it may have been mistaken for, to the claim's own precision.
  ///
  /// What is not finite explains nothing: whatever is allowed is a share of its size, and so is every difference from it.
  func isClaimed(_ value: Double, _ index: Int) -> Bool {
    let claim = claims[index]
    return value.isFinite && claim.value.isFinite
      && abs(claim.value - value) <= rule.allowance(for: claim, value)
  }

  private func verdict(on value: Double, halfUnit: Double, at index: Int) -> Verdict {
    rule.verdict(
      on: ClaimedNumber(value, halfUnit: halfUnit, rounding: claims[index].rounding),
      estimate: estimates[index],
      largestClaim: largest.including(value, scale: estimates[index].surroundings.scale))
  }

  /// Whether the derivative is plainly not 0.
  func isVisible(_ index: Int) -> Bool {
    let estimate = estimates[index]
    return estimate.value.isFinite && abs(estimate.value) > Self.visibleBars * estimate.error
  }

  /// Whether every component that could show a mistake is wrong.
  var isWrongThroughout: Bool { wrong.count == claims.indices.count(where: isVisible) }
}
