/// Some numbers that a formula says of a point, computed again and again with other rounding errors.
///
/// A correct program in single precision has the rounding errors of one more repetition. What it prints lies among
/// the repetitions, and a claim is allowed
///
///     |mean − truth| + 8 · max |repetition − mean|
///
/// where the truth is at the case's own point, in double precision, and the repetitions are at the point as `Float`
/// has it. The first term is what the rounding of the point, the data and the constants does, which is one number
/// and not a matter of chance; the second is what chance does in between.
///
/// Beside a kink chance may decide between two slopes. Then each slope has a mean of its own, of which the farthest
/// counts, and the spread is that on one side: the jump from one to the other is not multiplied.
struct Repetitions {
  /// What one repetition comes to.
  struct Sample {
    var numbers: [Double]
    /// Which way was taken at comparisons and kinks; see ``Shaking/path``.
    var path: [UInt64] = []
    /// Whether a number came up that is below `Float`'s normal range.
    var leftRange = false
  }

  /// How often a computation is repeated.
  ///
  /// Of n, all have less than a quarter of the typical error with a probability of about 0.2^n, 6e-5 for six.
  static let count = 6

  /// The allowed multiple of the largest distance from the mean.
  ///
  /// Measured on 46,000 components that PyTorch and two programs of plain `Float` arithmetic computed, for functions
  /// of the literature, elementary functions at awkward points and random expressions: 99 in a hundred need at most
  /// 0.7, 999 in a thousand 1.2, and all but one 1.9, underflow apart. With 8 instead of 4, a claim that is off by
  /// 1e-3 is accepted for 3 more of 1,134 functions; so the rest is for programs that lose more, by other orders
  /// and faster elementary functions.
  private static let spreads = 8.0

  /// More paths than these leave too few repetitions on each to show a spread, and are taken as one.
  private static let mostPaths = 3

  /// What underflow may do, as a share of the largest of the numbers.
  ///
  /// A product below 1e-38 loses digits in single precision, and below 1e-45 is 0. Beside larger components that
  /// is right, as far as the precision goes; but if the underflow of an intermediate product turns the gradient
  /// itself into 0, then the program's answer is wrong, and is called so.
  private static let largestUnderflow = 0x1p-10

  /// The repetitions, as if exponents had no end.
  var free: [Sample]

  /// The same in `Float`'s range; empty where no repetition left it.
  var ranged: [Sample] = []

  /// Whether all numbers of all repetitions are finite.
  var isFinite: Bool { (free + ranged).allSatisfy { $0.numbers.allSatisfy(\.isFinite) } }

  /// Repeats a computation, which is told the number of the repetition and whether `Float`'s range is kept.
  init(_ compute: (Int, Bool) -> Sample) {
    free = (0..<Self.count).map { compute($0, false) }
    guard free.contains(where: \.leftRange) else { return }
    ranged = (0..<Self.count).map { compute($0, true) }
  }

  /// Other numbers, computed from these in each repetition.
  func map(_ transform: ([Double]) -> [Double]) -> Repetitions {
    var mapped = self
    for index in free.indices { mapped.free[index].numbers = transform(free[index].numbers) }
    for index in ranged.indices { mapped.ranged[index].numbers = transform(ranged[index].numbers) }
    return mapped
  }

  /// What a right claim of each number is allowed; 0 where the repetitions are not finite.
  func allowances(around truth: [Double]) -> [Double] {
    var allowed = Self.allowances(free, around: truth)
    guard !ranged.isEmpty else { return allowed }
    let largest = truth.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    for (index, allowance) in Self.allowances(ranged, around: truth).enumerated() {
      allowed[index] = max(allowed[index], min(allowance, Self.largestUnderflow * largest))
    }
    return allowed
  }

  private static func allowances(_ samples: [Sample], around truth: [Double]) -> [Double] {
    var paths = Array(Dictionary(grouping: samples, by: \.path).values)
    if paths.count > mostPaths { paths = [samples] }
    return truth.indices.map { index in
      var distance = 0.0
      var spread = 0.0
      for path in paths {
        let mean = path.reduce(0) { $0 + $1.numbers[index] } / Double(path.count)
        // `max` would pass over a NaN.
        guard mean.isFinite else { return 0 }
        distance = max(distance, abs(mean - truth[index]))
        spread = path.reduce(spread) { max($0, abs($1.numbers[index] - mean)) }
      }
      let allowance = distance + spreads * spread
      return allowance.isFinite ? allowance : 0
    }
  }
}
