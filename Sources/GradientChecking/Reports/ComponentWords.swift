import CLibrary
import NumericalDifferentiation

/// The words and the digit count that go with a verdict on one component.
struct ComponentWords {
  /// Decimal digits to which claim and numerical derivative are known to agree.
  let digits: Int?
  /// One clause; nil for a plain match.
  let reason: String?

  init(_ verdict: Verdict, claimed: Double, estimate: DerivativeEstimate) {
    digits = Self.agreeingDigits(claimed, estimate)
    reason = Self.reason(verdict, claimed, estimate, digits)
  }

  static func agreeingDigits(_ claimed: Double, _ estimate: DerivativeEstimate) -> Int? {
    let scale = max(abs(claimed), abs(estimate.value))
    guard scale > 0, scale.isFinite, estimate.error.isFinite else { return nil }
    let doubt = max(abs(claimed - estimate.value), estimate.error) / scale
    guard doubt < 1 else { return 0 }
    return min(17, Int(-log10(max(doubt, 1e-17))))
  }

  private static func reason(
    _ verdict: Verdict, _ claimed: Double, _ estimate: DerivativeEstimate, _ digits: Int?
  ) -> String? {
    switch estimate.status {
    case .kink(let left, let right):
      guard claimed.isFinite else { break }
      let what =
        switch (left.isFinite, right.isFinite) {
        case (true, true): "the slope jumps here"
        case (false, false): "the function jumps here, or its slope is infinite"
        default: "the function jumps here"
        }
      return
        "\(what): \(short(left)) from the left, \(short(right)) from the right"
    case .unresolved(let why): if claimed.isFinite { return words(for: why) }
    case .edge(let side):
      if verdict == .inconclusive {
        return
          "the function is defined only on the \(side.rawValue); agrees to \(digits ?? 0) digits"
      }
      if verdict == .match {
        return "the derivative from the \(side.rawValue): an edge of the domain"
      }
    case .resolved, .noisy: break
    }
    switch verdict {
    case .match: return nil
    case .nondifferentiable: return "not differentiable here"
    case .mismatch:
      guard claimed.isFinite else { return "the claim is not a finite number" }
      return mismatch(claimed, estimate)
    case .inconclusive: return inconclusive(claimed, estimate, digits)
    }
  }

  private static func mismatch(_ claimed: Double, _ estimate: DerivativeEstimate) -> String {
    let difference = abs(claimed - estimate.value)
    guard estimate.error > 0, estimate.value != 0 else {
      return "differs by \(short(difference))"
    }
    return
      "differs by \(short(difference)), where the error bar is \(short(estimate.error))"
  }

  private static func inconclusive(
    _ claimed: Double, _ estimate: DerivativeEstimate, _ digits: Int?
  ) -> String {
    let cause: String
    if case .noisy = estimate.status {
      cause = "the function's own noise hides the rest"
    } else if estimate.noiseError > estimate.truncationError + estimate.roundoffError {
      cause = "the function's own noise hides the rest"
    } else if estimate.truncationError > estimate.roundoffError {
      cause = "no step size shows more"
    } else {
      cause = "rounding in the function's value hides the rest"
    }
    if let digits, digits > 0 {
      return "agrees to \(digits) \(digits == 1 ? "digit" : "digits"); \(cause)"
    }
    if abs(claimed - estimate.value) > estimate.error {
      return "differs by \(short(abs(claimed - estimate.value))), but \(cause)"
    }
    if abs(estimate.value) > estimate.error {
      return "agrees to no full digit; \(cause)"
    }
    let power = log10(estimate.error).rounded(.up)
    guard estimate.error > 0, power.isFinite else { return "cannot be told from 0; \(cause)" }
    return "cannot be told from 0; \(cause); an absolute tolerance of \(short(pow(10, power)))"
      + " would settle it"
  }

  private static func words(for reason: DerivativeEstimate.Reason) -> String {
    switch reason {
    case .nonFinitePoint: "the function is not finite at the point"
    case .nonFiniteNeighbourhood: "the function is not finite around the point"
    case .quantised: "the function moves in steps: its slope cannot be seen"
    case .noTaylorSeries: "no step size shows a slope before rounding hides it"
    case .fineStructure:
      "the function has structure finer than the steps: its slope at the point cannot be seen"
    case .evaluationLimit: "the limit of evaluations was reached before the derivative was found"
    }
  }

  /// A number in at most three digits, for a sentence.
  private static func short(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-∞" : "∞" }
    guard value != 0 else { return "0" }
    let exponent = Int(log10(abs(value)).rounded(.down))
    let unit = pow(10, Double(exponent - 2))
    let rounded = (value / unit).rounded() * unit
    if exponent >= -4 && exponent < 7 {
      let decimals = max(0, 2 - exponent)
      let power = pow(10, Double(decimals))
      let digits = ((rounded * power).rounded() / power).description
      return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
    }
    let mantissa = (value / pow(10, Double(exponent)) * 100).rounded() / 100
    let text = mantissa.description
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "e\(exponent)"
  }
}
