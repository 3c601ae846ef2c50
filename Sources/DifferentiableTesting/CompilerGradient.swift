import GradientChecking
import _Differentiation

// One function for each number of arguments, as `valueWithPullback` has: it takes no parameter pack.

/// Checks the compiler's gradient of a function.
func compilerGradientCheck<P: Differentiable, R: GradientScalar & Differentiable>(
  at x: P, options: CheckOptions, of f: @differentiable(reverse) (P) throws -> R
) rethrows -> GradientReport where R.TangentVector == R {
  let point = DifferentiablePoint(x)
  let question = point.question(isSingle: R.self == Float.self, options: options)
  guard point.findings.isEmpty else { return question.refusal(point.findings) }
  return try question.answer(
    value: { Double(try f(point.replacing($0))) },
    claim: {
      let (value, pullback) = try valueWithPullback(at: x, of: f)
      return point.claim(pullback(1), value: Double(value))
    }, input: point.read)
}

/// Checks the compiler's gradient of a function of two arguments.
func compilerGradientCheck<
  P: Differentiable, Q: Differentiable, R: GradientScalar & Differentiable
>(
  at x: P, _ y: Q, options: CheckOptions, of f: @differentiable(reverse) (P, Q) throws -> R
) rethrows -> GradientReport where R.TangentVector == R {
  let point = DifferentiablePoint(x, y)
  let question = point.question(isSingle: R.self == Float.self, options: options)
  guard point.findings.isEmpty else { return question.refusal(point.findings) }
  return try question.answer(
    value: { row in
      let (x, y) = point.replacing(row)
      return Double(try f(x, y))
    },
    claim: {
      let (value, pullback) = try valueWithPullback(at: x, y, of: f)
      let (first, second) = pullback(1)
      return point.claim(first, second, value: Double(value))
    }, input: point.read)
}

/// Checks the compiler's gradient of a function of three arguments.
func compilerGradientCheck<
  P: Differentiable, Q: Differentiable, S: Differentiable, R: GradientScalar & Differentiable
>(
  at x: P, _ y: Q, _ z: S, options: CheckOptions,
  of f: @differentiable(reverse) (P, Q, S) throws -> R
) rethrows -> GradientReport where R.TangentVector == R {
  let point = DifferentiablePoint(x, y, z)
  let question = point.question(isSingle: R.self == Float.self, options: options)
  guard point.findings.isEmpty else { return question.refusal(point.findings) }
  return try question.answer(
    value: { row in
      let (x, y, z) = point.replacing(row)
      return Double(try f(x, y, z))
    },
    claim: {
      let (value, pullback) = try valueWithPullback(at: x, y, z, of: f)
      let (first, second, third) = pullback(1)
      return point.claim(first, second, third, value: Double(value))
    }, input: point.read)
}
