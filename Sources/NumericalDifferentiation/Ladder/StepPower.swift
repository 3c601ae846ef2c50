/// A power of the step by which central differences deviate where they are no even series.
///
/// A smooth function's differences deviate from its slope by h², h⁴, …, and are extrapolated so. Other powers say that
/// something else is there, and that the extrapolation's narrow bar is wrong.
enum StepPower {
  /// A jump of the function, or a kink, beside the point or at it.
  case jump
  /// A jump of the second derivative: the joints of ELU, softsign, Huber's loss and quadratic splines, x|x|.
  case joint
  /// |x|^(5/2) and the like.
  case halfPower
  /// A jump of the fourth derivative.
  case thirdOrder

  /// A ratio of deviations may be off by these factors; h and h², at steps 4 apart, are four apart themselves.
  ///
  /// Chosen: powers half of one apart, at such steps, are told apart.
  private static let tolerances = 0.7...1.4
  /// Over so many triples of levels in a row the power must be the same.
  ///
  /// Chosen: one triple may show it by chance.
  private static let triples = 2

  /// Whether values in a row deviate by one of these powers, at steps that an estimate rests on.
  ///
  /// What begins beyond the estimate's steps, or ends before them, says nothing of it.
  ///
  /// - Parameters:
  ///   - count: How many values there are, at steps from the largest on.
  ///   - value: A value's step, the value, and how far it may be off for its noise.
  @inline(__always)
  static func isSeen(
    _ powers: [StepPower] = StepPower.all, around estimate: DerivativeEstimate, count: Int,
    _ value: (Int) -> (step: Double, value: Double, noise: Double)
  ) -> Bool {
    guard count > triples + 1 else { return false }
    var rows = SIMD4<Int>.zero
    for index in 0..<(count - 2) {
      let (large, middle, small) = (value(index), value(index + 1), value(index + 2))
      let rise = large.value - middle.value
      let before = middle.value - small.value
      guard min(abs(before), abs(rise)) > StandsOut.plain * small.noise else {
        rows = .zero
        continue
      }
      for (place, power) in powers.enumerated() {
        let expected =
          (power.of(large.step / middle.step) - 1) / (1 - power.of(small.step / middle.step))
        rows[place] = tolerances.contains(rise / before / expected) ? rows[place] + 1 : 0
        guard rows[place] >= triples else { continue }
        let coarsest = value(index + 1 - rows[place]).step
        if small.step <= estimate.largestStep, coarsest >= estimate.smallestStep { return true }
      }
    }
    return false
  }

  /// All of them; at most four are asked for at once.
  static let all: [StepPower] = [.jump, .joint, .halfPower, .thirdOrder]

  private func of(_ ratio: Double) -> Double {
    switch self {
    case .jump: 1 / ratio
    case .joint: ratio
    case .halfPower: ratio * ratio.squareRoot()
    case .thirdOrder: ratio * ratio * ratio
    }
  }
}
