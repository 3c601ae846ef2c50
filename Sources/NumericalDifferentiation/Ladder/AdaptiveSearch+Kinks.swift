extension AdaptiveSearch {
  /// A jump of the slope smaller than this share of the slopes themselves is not worth a verdict.
  ///
  /// Chosen: ten times what any claim may be off.
  private static let smallestShare = 1e-6
  /// From level to level the jump of a kink's slope keeps its size; a smooth function's falls by the ratio of the steps.
  ///
  /// The prototype asked for half; with curvature beside the kink it may also grow.
  private static let steadyJump = (least: 0.75, most: 1.5)
  /// How much finer a third level is, where there are two only.
  ///
  /// Chosen: a descent's own step.
  private static let thirdLevel = 64.0
  /// Levels at this ratio are far enough apart that a smooth function's jump could not have stayed (from the prototype).
  private static let farApart = 4.0
  /// A finer level speaks if its noise is this share of the jump (chosen).
  private static let quietShare = 1.0 / 64
  /// An offset beyond so many tolerances is a kink's distance; between one and these it may be either (chosen).
  private static let clearOffset = 4.0
  /// Half-way to the kink, the function may be off its own slope by this share of what the other slope would make (chosen).
  private static let ownSlopeShare = 0.1
  /// A jump of the function is looked for at the smallest step, and so many times farther out (chosen).
  private static let jumpReach = 1024.0
  /// A function has jumped if it moves by this share of what it moves by farther out.
  ///
  /// Chosen: a continuous one moves by less than a thousandth there, or by a 32nd where it is a root.
  private static let jumpShare = 0.5

  /// Finds a slope's jump that stays while the step shrinks.
  ///
  /// In a smooth function the jump falls with the step. At a kink it stays, and then the two one-sided
  /// lines tell where the kink is: they meet at it. Through f(x): the kink is at x. Beside f(x): the kink is
  /// beside x, by the offset over the jump, and x has the derivative of its own side.
  mutating func kinkAmongFinestLevels(
    _ evaluate: LineEvaluation
  ) throws -> DerivativeEstimate? {
    guard !isUnproven else { return nil }
    guard let finest = finestSignificant(above: 0),
      let next = finestSignificant(above: finest.step),
      staysPut(finest, next), isWorthwhile(finest)
    else { return nil }
    // Three levels take the curvature out of the two lines.
    guard let third = finestSignificant(above: next.step) else {
      let step = finest.step / Self.thirdLevel
      guard finest.step * Self.farApart <= next.step, step >= ladder.smallestStep,
        !ladder.contains(step)
      else { return nil }
      try ladder.add(step, evaluate)
      return try kinkAmongFinestLevels(evaluate)
    }
    // A finer level that is smooth, and not merely lost in noise, speaks against a kink here.
    if let smallest = ladder.levels.last, smallest.step < finest.step,
      ladder.uncertainty(of: smallest, slope: smallest.central) / smallest.step
        < abs(finest.slopeJump) * Self.quietShare
    {
      return nil
    }
    return try locateKink([finest, next, third], evaluate)
  }

  /// The level with the smallest step above a bound whose slope's jump stands out of the noise.
  private func finestSignificant(above bound: Double) -> Level? {
    for level in ladder.levels.reversed() where level.step > bound {
      let noise = ladder.uncertainty(of: level, slope: level.central) / level.step
      if abs(level.slopeJump) > StandsOut.certain * noise { return level }
    }
    return nil
  }

  private func staysPut(_ small: Level, _ large: Level) -> Bool {
    small.slopeJump * large.slopeJump > 0
      && abs(small.slopeJump) >= Self.steadyJump.least * abs(large.slopeJump)
      && abs(small.slopeJump) <= Self.steadyJump.most * abs(large.slopeJump)
  }

  private func isWorthwhile(_ level: Level) -> Bool {
    abs(level.slopeJump)
      > Self.smallestShare * max(abs(level.rightSlope), abs(level.leftSlope))
  }

  /// Levels are the three finest visible ones, the smallest step first.
  private mutating func locateKink(
    _ levels: [Level], _ evaluate: LineEvaluation
  ) throws -> DerivativeEstimate? {
    let right = SideLine(levels, values: levels.map(\.right), sign: 1)
    let left = SideLine(levels, values: levels.map(\.left), sign: -1)
    let noise = ladder.uncertainty(of: levels[0], slope: max(abs(right.slope), abs(left.slope)))
    let rightOffset = right.intercept - ladder.centre
    let leftOffset = left.intercept - ladder.centre
    let rightTolerance = StandsOut.plain * noise + right.curvatureError
    let leftTolerance = StandsOut.plain * noise + left.curvatureError
    let meetsRight = abs(rightOffset) <= rightTolerance
    let meetsLeft = abs(leftOffset) <= leftTolerance
    if meetsRight && meetsLeft {
      let isCusp = growsWithoutLimit(levels, noise: noise)
      return kinkEstimate(
        left: isCusp ? left.slope * .infinity : left.slope,
        right: isCusp ? right.slope * .infinity : right.slope, step: levels[0].step)
    }
    if meetsRight && abs(leftOffset) > Self.clearOffset * leftTolerance {
      return try kinkBeside(.left, offset: leftOffset, right.slope, left.slope, noise, evaluate)
    }
    if meetsLeft && abs(rightOffset) > Self.clearOffset * rightTolerance {
      return try kinkBeside(.right, offset: rightOffset, left.slope, right.slope, noise, evaluate)
    }
    return nil
  }

  /// Whether the slope's jump grows the more, the smaller the step: √|x| at 0, where no slope is finite.
  ///
  /// At a kink it approaches its limit, by less from level to level.
  private func growsWithoutLimit(_ levels: [Level], noise: Double) -> Bool {
    let jumps = levels.map { abs($0.slopeJump) }
    let last = jumps[0] - jumps[1]
    return last > StandsOut.visible * noise / levels[0].step && last >= jumps[1] - jumps[2]
      && jumps[1] > jumps[2]
  }

  private func kinkEstimate(left: Double, right: Double, step: Double) -> DerivativeEstimate {
    DerivativeEstimate(
      value: left.isFinite && right.isFinite ? (left + right) / 2 : .nan,
      truncationError: left.isFinite && right.isFinite ? abs(right - left) / 2 : .infinity,
      smallestStep: step, largestStep: step, levels: 3, evaluations: ladder.evaluations,
      status: .kink(left: left, right: right))
  }

  /// The kink lies on one side of x; the derivative is the other side's, if the near side confirms it.
  private mutating func kinkBeside(
    _ side: DerivativeEstimate.Side, offset: Double, _ ownSlope: Double, _ farSlope: Double,
    _ noise: Double, _ evaluate: LineEvaluation
  ) throws -> DerivativeEstimate? {
    let jump = abs(ownSlope - farSlope)
    let distance = abs(offset) / jump
    guard distance.isFinite, distance < ladder.levels.last?.step ?? 0 else { return nil }
    // Half-way to the kink the function still follows its own slope.
    let sign = side == .right ? 1.0 : -1.0
    let halfway = ladder.precision.round(ladder.x + sign * distance / 2)
    let value = try ladder.value(at: halfway, evaluate)
    let expected = ladder.centre + (halfway - ladder.x) * ownSlope
    let slack = StandsOut.visible * noise + Self.ownSlopeShare * jump * distance / 2
    guard abs(value - expected) <= slack else { return nil }
    return try oneSidedDerivative(side == .right ? .left : .right, evaluate)
  }

  /// A jump of the function itself, still there at the smallest step that the abscissa resolves.
  mutating func jumpAtPoint(_ evaluate: LineEvaluation) throws -> DerivativeEstimate? {
    guard !isUnproven else { return nil }
    let step = nearestPowerOfTwo(ladder.smallestStep) * 2
    if !ladder.contains(step) { try ladder.add(step, evaluate) }
    guard let fine = ladder.levels.last(where: { $0.step == step }),
      let coarse = ladder.levels.last(where: { $0.step >= Self.jumpReach * step })
    else { return nil }
    let noise = StandsOut.foreign * ladder.uncertainty(of: fine, slope: 0)
    func leaps(_ near: Double, _ far: Double) -> Bool {
      abs(near - ladder.centre) > noise
        && abs(near - ladder.centre) > Self.jumpShare * abs(far - ladder.centre)
    }
    let onRight = leaps(fine.right, coarse.right)
    let onLeft = leaps(fine.left, coarse.left)
    guard onRight || onLeft else { return nil }
    let right =
      onRight
      ? (fine.right > ladder.centre ? Double.infinity : -.infinity)
      : try oneSidedDerivative(.right, evaluate).value
    let left =
      onLeft
      ? (fine.left < ladder.centre ? Double.infinity : -.infinity)
      : try oneSidedDerivative(.left, evaluate).value
    return kinkEstimate(left: left, right: right, step: step)
  }
}

/// The line (with curvature) that one side's values make, continued to x.
private struct SideLine {
  /// The next term is to this one as the largest step is to the function's scale; a tenth is generous (chosen).
  private static let nextTerm = 0.1

  /// Its value at x.
  let intercept: Double
  /// Its slope at x.
  let slope: Double
  /// How far the intercept may be off because of curvature.
  let curvatureError: Double

  init(_ levels: [Level], values: [Double], sign: Double) {
    let h = levels.map(\.step)
    let first = (values[1] - values[0]) / (h[1] - h[0])
    let second = (values[2] - values[1]) / (h[2] - h[1])
    let curvature = (second - first) / (h[2] - h[0])
    intercept = values[0] - h[0] * first + h[0] * h[1] * curvature
    slope = sign * (first - (h[0] + h[1]) * curvature)
    curvatureError = Self.nextTerm * abs(h[0] * h[1] * curvature)
  }
}
