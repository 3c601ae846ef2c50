/// Rounding errors of single precision, drawn at random but alike in every run of the program.
///
/// Monte Carlo arithmetic (Vignes, "A stochastic arithmetic for reliable scientific computation", 1993; Parker,
/// "Monte Carlo arithmetic", 1997): a computation is repeated with every intermediate result r replaced by
///
///     r · (1 + δ),  2^-25 ≤ |δ| ≤ 2^-24,
///
/// and the spread of what comes out is the rounding error that a program in that precision may have. The sign
/// of δ is random. Its size keeps away from 0, so that the only error that matters shows in every repetition;
/// it is not constant, so that two equal ones do not cancel in all of them.
///
/// δ depends on the repetition and on the place in the computation, not on the numbers. Hence a shaken
/// function is a smooth function of its inputs, which can be differentiated once more.
public struct Shaking: Sendable {
  /// The unit roundoff of `Float`.
  public static let roundoff = 0x1p-24

  /// The distance of the numbers below `Float`'s normal range.
  private static let quantum = 0x1p-149

  /// Whether numbers below the normal range are rounded as `Float` has them: in steps, and to 0.
  private let keepsRange: Bool
  private let seed: UInt64

  /// Whether a number came up, other than 0, that is below the normal range of `Float`.
  public private(set) var leftRange = false

  /// A fingerprint of the ways that the computation took at comparisons and kinks.
  ///
  /// Two repetitions with the same path are values of one smooth function; where paths differ, an error
  /// decided between two.
  public private(set) var path: UInt64 = 0

  /// Creates the errors of one repetition.
  ///
  /// - Parameters:
  ///   - run: The number of the repetition.
  ///   - keepsRange: Whether numbers below the normal range of `Float` lose digits, as they do there; otherwise
  ///     the exponent is taken to have no end.
  public init(run: Int, keepsRange: Bool = false) {
    seed = Self.mixed(UInt64(bitPattern: Int64(run)))
    self.keepsRange = keepsRange
  }

  /// The number of `Float`'s precision that is nearest to a number, whatever its exponent.
  public static func rounded(_ number: Double) -> Double {
    guard number.isFinite else { return number }
    // 29 of the 52 bits go; ties go to even. A carry out of the fraction is the next exponent.
    let bits = number.bitPattern
    let half = 0x0FFF_FFFF + ((bits >> 29) & 1)
    return Double(bitPattern: (bits + half) & ~0x1FFF_FFFF)
  }

  /// The number with an error, which is its own share of roundoff unless a size is given.
  ///
  /// - Parameters:
  ///   - number: The exact result of an operation.
  ///   - loss: What is rounded in addition to the number itself, such as the terms that it is the difference of.
  ///   - key: The place in the computation.
  mutating func shaken(_ number: Double, loss: Double = 0, _ key: UInt64) -> Double {
    guard number.isFinite else { return number }
    let draw = Self.mixed(seed ^ key &* 0x9e37_79b9_7f4a_7c15)
    // 52 bits for the size, between a half and 1, and one for the sign.
    let size = 0.5 * Double(bitPattern: 0x3ff0_0000_0000_0000 | (draw >> 12))
    let error = draw & 1 == 0 ? size : -size
    let result = number + error * Self.roundoff * (abs(number) + loss)
    guard abs(result) < Double(Float.leastNormalMagnitude), result != 0 else { return result }
    leftRange = true
    guard keepsRange else { return result }
    return abs(result) <= 0.5 * Self.quantum ? 0 : result + 0.5 * error * Self.quantum
  }

  /// Notes which way the computation took.
  mutating func take(_ way: Double) { path = Self.mixed(path ^ way.bitPattern) }

  /// The finalizer of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
  private static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number &+ 0x9e37_79b9_7f4a_7c15
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
