public import NumericalDifferentiation

// Functions of `Double`s: an array of them, or one, two or three. Others are in the files beside this one.

/// Checks a gradient against numerical derivatives of its function, and reports what was found.
///
/// ```swift
/// let report = gradientCheck(at: [2, 3]) { v in v[0] * v[1] } gradient: { v in [v[1], v[0]] }
/// #expect(report.matches)
/// ```
///
/// The function and its gradient are called twice at the point, first and last, so that answers that change are
/// noticed; in between the function is called around the point. Where it throws there, it counts as not defined.
///
/// - Parameters:
///   - x: The point, n components.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of the random directions.
///   - directions: How many random directions are checked in place of every component.
///   - evaluations: The most evaluations of the function around the point.
///   - f: The function.
///   - gradient: The claimed gradient, n components.
/// - Returns: The report; ``GradientReport/matches`` says whether the gradient is right.
/// - Throws: What the two functions throw at the point itself.
public func gradientCheck(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: ([Double]) throws -> Double, gradient: ([Double]) throws -> [Double]
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try GradientQuestion(
    at: x, options: options, names: GradientQuestion.elementNames(x.count)
  )
  .answer(value: { try f(Array($0)) }, claim: { .init(try gradient(x)) })
}

/// Checks the derivative of a function of one variable.
public func gradientCheck(
  at x: Double, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: (Double) throws -> Double, gradient: (Double) throws -> Double
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try GradientQuestion(at: [x], options: options, names: GradientQuestion.argumentNames(1))
    .answer(value: { try f($0[0]) }, claim: { .init([try gradient(x)]) })
}

/// Checks the gradient of a function of two variables.
public func gradientCheck(
  at x: Double, _ y: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: (Double, Double) throws -> Double, gradient: (Double, Double) throws -> (Double, Double)
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try GradientQuestion(
    at: [x, y], options: options, names: GradientQuestion.argumentNames(2)
  )
  .answer(
    value: { try f($0[0], $0[1]) },
    claim: {
      let found = try gradient(x, y)
      return .init([found.0, found.1])
    })
}

/// Checks the gradient of a function of three variables.
public func gradientCheck(
  at x: Double, _ y: Double, _ z: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: (Double, Double, Double) throws -> Double,
  gradient: (Double, Double, Double) throws -> (Double, Double, Double)
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try GradientQuestion(
    at: [x, y, z], options: options, names: GradientQuestion.argumentNames(3)
  )
  .answer(
    value: { try f($0[0], $0[1], $0[2]) },
    claim: {
      let found = try gradient(x, y, z)
      return .init([found.0, found.1, found.2])
    })
}
