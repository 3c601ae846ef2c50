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
  ///
  /// Chosen: powers half of one apart, at such steps, are told apart.
  private static let tolerances = 0.7...1.4
  /// Over so many triples of levels in a row the power must be the same.
  ///
  /// Chosen: one triple may show it by chance.
  private static let triples = 2

  /// Whether levels in a row deviate by this power, at steps that an estimate rests on.
  ///
  /// - Parameters:
  ///   - levels: The levels, the largest step first.
  ///   - noises: How far each central difference may be off for its noise.
  ///   - estimate: The estimate; what begins beyond its steps, or ends before them, says nothing of it.
  func isSeen(
    in levels: [Level], noises: [Double], around estimate: DerivativeEstimate
  ) -> Bool {
    var row = 0
    for index in levels.indices.dropLast(2) {
      row = isShared(by: levels[index...], noise: noises[index + 2]) ? row + 1 : 0
      guard row >= Self.triples else { continue }
      let (coarsest, finest) = (levels[index + 1 - row].step, levels[index + 2].step)
      if finest <= estimate.largestStep, coarsest >= estimate.smallestStep { return true }
    }
    return false
  }

  /// Whether the first three levels deviate from each other by this power.
  private func isShared(by levels: ArraySlice<Level>, noise: Double) -> Bool {
    let (large, middle, small) = (
      levels[levels.startIndex], levels[levels.startIndex + 1], levels[levels.startIndex + 2]
    )
    let rise = large.central - middle.central
    let before = middle.central - small.central
    guard min(abs(before), abs(rise)) > StandsOut.plain * noise else { return false }
    let expected =
      (pow(large.step / middle.step, rawValue) - 1)
      / (1 - pow(small.step / middle.step, rawValue))
    return Self.tolerances.contains(rise / before / expected)
  }
}
