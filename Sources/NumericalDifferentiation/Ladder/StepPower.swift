#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A power of the step by which central differences deviate where they are no even series.
///
/// A smooth function's differences deviate from its slope by h², h⁴, …, and are extrapolated so. Other powers say that
/// something else is there, and that the extrapolation's narrow bar is wrong.
enum StepPower: Double, CaseIterable {
  /// A jump of the function, or a kink, beside the point or at it.
  case jump = -1
  /// A jump of the second derivative: the joints of ELU, softsign, Huber's loss and quadratic splines, x|x|.
  case joint = 1
  /// |x|^(5/2) and the like.
  case halfPower = 1.5
  /// A jump of the fourth derivative.
  case thirdOrder = 3

  /// A ratio of deviations may be off by these factors; h and h², at steps 4 apart, are four apart themselves.
  private static let tolerances = 0.7...1.4
  /// Deviations count that stand out of the noise by this factor.
  private static let standsOut = 8.0
  /// Over so many triples of levels in a row the power must be the same.
  private static let triples = 2

  /// Differences, or what they extrapolate to, at steps from the largest on.
  struct Sequence {
    var steps: [Double]
    var values: [Double]
    /// How far each value may be off for its noise.
    var noises: [Double]
  }

  /// Whether values in a row deviate by this power, at steps that an estimate rests on.
  ///
  /// What begins beyond the estimate's steps, or ends before them, says nothing of it.
  func isSeen(in sequence: Sequence, around estimate: DerivativeEstimate) -> Bool {
    var row = 0
    for index in sequence.steps.indices.dropLast(2) {
      row = isShared(in: sequence, from: index) ? row + 1 : 0
      guard row >= Self.triples else { continue }
      let (coarsest, finest) = (sequence.steps[index + 1 - row], sequence.steps[index + 2])
      if finest <= estimate.largestStep, coarsest >= estimate.smallestStep { return true }
    }
    return false
  }

  /// Whether three values deviate from each other by this power.
  private func isShared(in sequence: Sequence, from index: Int) -> Bool {
    let (values, steps) = (sequence.values, sequence.steps)
    let rise = values[index] - values[index + 1]
    let before = values[index + 1] - values[index + 2]
    guard min(abs(before), abs(rise)) > Self.standsOut * sequence.noises[index + 2] else {
      return false
    }
    let expected =
      (pow(steps[index] / steps[index + 1], rawValue) - 1)
      / (1 - pow(steps[index + 2] / steps[index + 1], rawValue))
    return Self.tolerances.contains(rise / before / expected)
  }
}
