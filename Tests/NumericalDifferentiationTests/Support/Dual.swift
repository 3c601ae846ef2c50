#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A value with its derivative, and bounds on what rounding has done to both.
///
/// The bounds make the truth of the property tests exact: a numerical derivative is held against
/// `slope ± slopeError`, never against the rounding of the dual number itself.
struct Dual {
  var value: Double
  var slope: Double
  var valueError = 0.0
  var slopeError = 0.0

  private static let u = 0x1p-52

  static func + (a: Dual, b: Dual) -> Dual {
    let value = a.value + b.value
    let slope = a.slope + b.slope
    return Dual(
      value: value, slope: slope,
      valueError: a.valueError + b.valueError + u * abs(value),
      slopeError: a.slopeError + b.slopeError + u * abs(slope))
  }

  static func * (a: Dual, b: Dual) -> Dual {
    let value = a.value * b.value
    let left = a.slope * b.value
    let right = a.value * b.slope
    return Dual(
      value: value, slope: left + right,
      valueError: abs(a.value) * b.valueError + abs(b.value) * a.valueError + u * abs(value),
      slopeError: abs(a.slope) * b.valueError + abs(b.value) * a.slopeError
        + abs(a.value) * b.slopeError + abs(b.slope) * a.valueError
        + 2 * u * (abs(left) + abs(right)))
  }

  /// The chain rule; the second derivative carries the inner value's error into the slope.
  func through(_ outer: SmoothStep) -> Dual {
    let first = outer.first(value)
    let second = outer.second(value)
    let result = outer.value(value)
    return Dual(
      value: result, slope: first * slope,
      valueError: abs(first) * valueError + Self.u * (2 * abs(result) + outer.loss(value)),
      slopeError: abs(second * slope) * valueError + abs(first) * slopeError
        + 8 * Self.u * (abs(first * slope) + abs(second * value * slope)))
  }
}

/// A function that is smooth on the whole line, with two derivatives in closed form.
struct SmoothStep: Sendable {
  let name: String
  let value: @Sendable (Double) -> Double
  let first: @Sendable (Double) -> Double
  let second: @Sendable (Double) -> Double
  /// How many units of roundoff the value loses inside the function, beyond its own two.
  var loss: @Sendable (Double) -> Double = { _ in 0 }

  static let all: [SmoothStep] = [
    SmoothStep(name: "sin", value: { sin($0) }, first: { cos($0) }, second: { -sin($0) }),
    SmoothStep(name: "cos", value: { cos($0) }, first: { -sin($0) }, second: { -cos($0) }),
    SmoothStep(
      name: "atan", value: { atan($0) }, first: { 1 / (1 + $0 * $0) },
      second: { -2 * $0 / ((1 + $0 * $0) * (1 + $0 * $0)) }),
    SmoothStep(
      name: "tanh", value: { tanh($0) }, first: { 1 / (cosh($0) * cosh($0)) },
      second: { -2 * tanh($0) / (cosh($0) * cosh($0)) }),
    SmoothStep(
      name: "gauss", value: { exp(-$0 * $0) }, first: { -2 * $0 * exp(-$0 * $0) },
      second: { (4 * $0 * $0 - 2) * exp(-$0 * $0) },
      loss: { $0 * $0 * exp(-$0 * $0) }),
    SmoothStep(
      name: "expAtan", value: { exp(atan($0)) }, first: { exp(atan($0)) / (1 + $0 * $0) },
      second: { exp(atan($0)) * (1 - 2 * $0) / ((1 + $0 * $0) * (1 + $0 * $0)) }),
    SmoothStep(
      name: "logQuad", value: { log(1 + $0 * $0) }, first: { 2 * $0 / (1 + $0 * $0) },
      second: { 2 * (1 - $0 * $0) / ((1 + $0 * $0) * (1 + $0 * $0)) }, loss: { _ in 1 }),
    SmoothStep(
      name: "hypot1", value: { (1 + $0 * $0).squareRoot() },
      first: { $0 / (1 + $0 * $0).squareRoot() },
      second: { 1 / ((1 + $0 * $0) * (1 + $0 * $0).squareRoot()) }),
    SmoothStep(
      name: "witch", value: { 1 / (1 + $0 * $0) },
      first: { -2 * $0 / ((1 + $0 * $0) * (1 + $0 * $0)) },
      second: { u in
        let q = 1 + u * u
        return (6 * u * u - 2) / (q * q * q)
      }),
    SmoothStep(name: "square", value: { $0 * $0 }, first: { 2 * $0 }, second: { _ in 2 }),
    SmoothStep(
      name: "cube", value: { $0 * $0 * $0 }, first: { 3 * $0 * $0 }, second: { 6 * $0 }),
    SmoothStep(
      name: "sigmoid", value: { 1 / (1 + exp(-$0)) },
      first: { 1 / (2 + exp($0) + exp(-$0)) },
      second: { -tanh($0 / 2) / (2 + exp($0) + exp(-$0)) },
      loss: { abs($0) / (2 + exp($0) + exp(-$0)) }),
  ]
}
