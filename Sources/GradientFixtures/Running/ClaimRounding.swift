import GradientChecking

/// How far a right claim may lie from the truth because it was computed in floating point.
///
/// Each claim is allowed its last rounding, and those of the terms that it was added up from. That is all in
/// double precision, where what is lost further inside is below the resolution of a check. In single precision it
/// may be any number of digits: what is lost there is measured, see ``Repetitions``, where a claim does not match
/// without.
struct ClaimRounding {
  /// A claim may be off by this many units of roundoff of its terms.
  ///
  /// A sum of n terms has about √n roundings of its largest partial sum, and each product of partial derivatives
  /// has one for each factor.
  private static let roundings = 16.0

  /// In double precision a claim's rounding is less than this share of the largest claim.
  ///
  /// There it matters only beside larger components, where 1e-17 stands for 0.
  private static let largestShare = 1e-9

  /// The length over which an error of the gradient may change its sign, of coordinates that are smaller.
  ///
  /// Of 1,675 Hessians with an entry off by 1e-3, 56 were accepted with 1, 63 with 1/4, and 134 with 2^-10: functions
  /// such as sin keep their natural length beside 0. Of 1,706 that PyTorch computed, 18, 18 and 12 were mismatches,
  /// and 838 without any allowance.
  private static let leastLength = 1.0

  private let unitRoundoff: Double
  private let smallest: Double
  private let isSingle: Bool

  init(_ precision: FixturePrecision) {
    isSingle = precision == .float32
    unitRoundoff = isSingle ? 0x1p-24 : 0x1p-53
    // Below their normal range programs in single precision print 0: where hardware flushes such numbers, and where
    // they are reciprocals of what overflowed.
    smallest = isSingle ? Double(Float.leastNormalMagnitude) : 0
  }

  /// The rounding of a number that was added up from terms of this size together.
  func ofTerms(_ size: Double) -> Double {
    Self.roundings * unitRoundoff * (size.isFinite ? size : 0) + smallest
  }

  /// The bound of the rounding of every one of these claims.
  private func largest(_ claimed: ClaimedArray) -> Double {
    guard !isSingle else { return .infinity }
    return Self.largestShare
      * claimed.values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
  }

  /// Appends claims, each with the rounding of terms of its scale.
  func append(
    _ claimed: ClaimedArray, scale: [Double], to claims: inout [ClaimedNumber]
  ) {
    let largest = largest(claimed)
    for (index, value) in claimed.values.enumerated() {
      claims.append(
        ClaimedNumber(
          value, halfUnit: claimed.halfUnit(at: index),
          rounding: min(ofTerms(scale[index]), largest)))
    }
  }

  /// Appends claims as exact as they were stated.
  static func append(_ claimed: ClaimedArray, to claims: inout [ClaimedNumber]) {
    for (index, value) in claimed.values.enumerated() {
      claims.append(ClaimedNumber(value, halfUnit: claimed.halfUnit(at: index)))
    }
  }

  /// The claims with what was measured, where that is more than they have.
  static func widen(_ claims: inout [ClaimedNumber], by measured: [Double]) {
    for (index, rounding) in measured.enumerated() {
      claims[index].rounding = max(claims[index].rounding, rounding)
    }
  }

  /// What the sweep that differentiates a gradient may lose, entry by entry, from what the gradient may.
  ///
  /// Customary formulas of second derivatives cancel as those of the first do: sigmoid'' = s(1 - s)(1 - 2s), and
  /// the product of all but two factors as a quotient. Their errors are those of the gradient over the length of a
  /// coordinate; of the two that an entry has, the smaller one.
  static func ofSecondSweep(gradient: [Double], at point: [Double]) -> [Double] {
    let lengths = point.map { max(abs($0), leastLength) }
    return point.indices.flatMap { row in
      point.indices.map { column in
        min(gradient[row] / lengths[column], gradient[column] / lengths[row])
      }
    }
  }
}
