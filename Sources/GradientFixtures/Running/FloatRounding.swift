/// How far a right claim may lie from the truth because a program computed it in single precision.
///
/// Each claim is allowed its last rounding, and those of the terms that it was added up from. What is lost further inside may
/// be any number of digits; it is measured, see ``Repetitions``, where a claim does not match without.
enum FloatRounding {
  /// A claim may be off by this many units of roundoff of its terms.
  ///
  /// A sum of n terms has about √n roundings of its largest partial sum, and each product of partial derivatives
  /// has one for each factor.
  private static let roundings = 16.0

  /// The length over which an error of the gradient may change its sign, of coordinates that are smaller.
  ///
  /// Of 1,675 Hessians with an entry off by 1e-3, 56 were accepted with 1, 63 with 1/4, and 134 with 2^-10: functions
  /// such as sin keep their natural length beside 0. Of 1,706 that PyTorch computed, 18, 18 and 12 were mismatches,
  /// and 838 without any allowance.
  private static let leastLength = 1.0

  /// Below their normal range programs in single precision print 0: where hardware flushes such numbers, and where they are
  /// reciprocals of what overflowed.
  private static let smallest = Double(Float.leastNormalMagnitude)

  /// The rounding of a number that was added up from terms of this size together.
  static func ofTerms(_ size: Double) -> Double {
    roundings * 0x1p-24 * (size.isFinite ? size : 0) + smallest
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
