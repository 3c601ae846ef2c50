import SubmissionReading

/// Judges a printed number by the digits it was printed with.
///
/// ```
/// pass       |c - t| <= min(half, cap) + tau
/// imprecise  |c - t| <= max(half, |t| / 1000) + tau
/// half = half a unit of the last printed place
/// cap  = half a unit of the last of `minDigits` significant digits of t
/// tau  = 16 eps S + the effect of the point's own rounding
/// ```
///
/// With half the last place alone, `-5` would pass for -5.0344; with a relative tolerance alone, a gradient of
/// exactly 0 could never pass, so that rounding is measured by the size S of the terms that were added up.
/// Measured on 80,000 right and 100,000 wrong literals; the test of this type repeats it.
struct PrintedDigitsRule: Sendable {
  var policy: Policy

  /// The share of the true value up to which a deviation counts as rounded on the way.
  private static let roughShare = 1e-3
  /// Rounding steps of a typical computation; measured, the largest seen was 9.
  private static let roundingSteps = 16.0

  func verdict(of claim: NumberLiteral, truth: TrueComponent) -> AnswerVerdict {
    guard claim.value.isFinite else { return .nonfinite }
    let t = truth.value
    let deviation = (claim.value - t).magnitude
    let isSingle = policy.isSinglePrecision || claim.survivesSinglePrecision
    let unit = isSingle ? 0x1p-24 : 0x1p-53
    let rounding =
      Self.roundingSteps * unit * truth.scale
      + (isSingle ? truth.singlePrecisionEffect : 0)
    // The product of a huge S may round a hair below what it bounds.
    let half = claim.halfUnit
    let cap = t == 0 ? Double.infinity : Self.cap(of: t, digits: policy.minDigits)
    let strict = min(half, cap) + rounding
    if deviation <= strict { return .pass }
    let point = truth.pointEffect
    if deviation <= strict + point {
      // A point that is known too roughly would let everything pass.
      return point <= Self.roughShare * max(t.magnitude, truth.scale) ? .pass : .review
    }
    let rough = max(half, Self.roughShare * t.magnitude) + rounding + point
    return deviation <= rough ? .imprecise : .wrong
  }

  /// Half a unit of the last of so many significant digits.
  static func cap(of value: Double, digits: Int) -> Double {
    // The exponent as the standard library prints it: no logarithm that is off by one at 1000.
    let text = value.magnitude.description
    let exponent: Int
    if let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(text[text.utf8.index(after: mark)...]) ?? 0
    } else {
      let whole = text.utf8.prefix { $0 != UInt8(ascii: ".") }
      if whole.elementsEqual("0".utf8) {
        let zeros = text.utf8.dropFirst(2).prefix { $0 == UInt8(ascii: "0") }.count
        exponent = -zeros - 1
      } else {
        exponent = whole.count - 1
      }
    }
    return Double("5e\(exponent - digits)") ?? 0
  }
}

/// A derivative, and what can move a right answer away from it.
struct TrueComponent: Sendable {
  /// The derivative.
  var value: Double
  /// The size of the terms it was added up from.
  var scale: Double
  /// What rounding the point to `Float` can do.
  var singlePrecisionEffect: Double
  /// What the digits that were not printed of the point can do.
  var pointEffect: Double
}
