import GradientChecking
import NumericalDifferentiation

/// A made-up check: the right derivatives, what is claimed of them, and what is known besides.
///
/// The components are called `a`, `b`, `c`, … up to 26, and `x[0]`, `x[1]`, … beyond.
struct WrongClaim {
  var claims: [ClaimedNumber]
  var estimates: [DerivativeEstimate]
  var context = DiagnosisContext()
  var rule = VerdictRule()
  var names: [String]

  init(of truth: [Double], _ claimed: [Double]) {
    self.init(of: truth.map { .narrow($0) }, claimed.map { ClaimedNumber($0) })
  }

  init(of truth: [Double], printed claimed: [String]) {
    self.init(of: truth.map { .narrow($0) }, claimed.map { .printed($0) })
  }

  init(of estimates: [DerivativeEstimate], _ claims: [ClaimedNumber]) {
    self.claims = claims
    self.estimates = estimates
    names =
      claims.count <= 26
      ? claims.indices.map { String(UnicodeScalar(UInt8(97 + $0))) }
      : claims.indices.map { "x[\($0)]" }
  }

  /// The same with something known.
  func knowing(_ change: (inout DiagnosisContext) -> Void) -> WrongClaim {
    var other = self
    change(&other.context)
    return other
  }

  var diagnoses: [Diagnosis] {
    DiagnosisFinder(
      rule: rule, names: names, claims: claims, estimates: estimates, context: context
    ).diagnoses()
  }

  var kinds: [Diagnosis.Kind] { diagnoses.map(\.kind) }

  var verdict: Verdict { rule.worstVerdict(claims: claims, estimates: estimates) }
}

extension DerivativeEstimate {
  /// What the witness says of a smooth function: eleven digits, or a plain 0.
  static func narrow(_ value: Double) -> DerivativeEstimate {
    value == 0 ? .flat : .bar(value, 1e-11 * abs(value))
  }
}

extension ClaimedNumber {
  /// A claim of printed digits in plain decimals, such as `-5.0344`.
  static func printed(_ digits: String) -> ClaimedNumber {
    let decimals = digits.split(separator: ".").dropFirst().first?.count ?? 0
    let unit = (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
    return ClaimedNumber(Double(digits) ?? .nan, halfUnit: unit / 2)
  }
}
