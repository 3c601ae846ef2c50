/// The numerical witness: differentiates any function that can be evaluated.
///
/// ```swift
/// let witness = NumericalDifferentiator()
/// let slope = try witness.derivative(at: 3) { sin($0 * $0 + 1) }        // -5.0344… ± 2e-11
/// let gradient = try witness.gradient(at: [2, 3, 4]) { v in v[0] * v[1] + v[2] }
/// ```
///
/// A function may throw at displaced points: those count as points outside its domain, and edges are
/// found as for NaN. What it throws at the point itself is thrown on. A function that answers differently when asked
/// again is reported by ``DifferentiationError/changesBetweenCalls(first:second:)``.
public struct NumericalDifferentiator: Sendable {
  /// How derivatives are taken.
  public var method: any DifferentiationMethod

  /// The format in which the functions compute.
  public var precision: EvaluationPrecision

  /// Creates a witness.
  public init(
    method: any DifferentiationMethod = .adaptive, precision: EvaluationPrecision = .float64
  ) {
    self.method = method
    self.precision = precision
  }
}

/// What is wrong with a function as such.
public enum DifferentiationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The function gave two values at one and the same point.
  case changesBetweenCalls(first: Double, second: Double)

  /// The function returned another number of outputs than at the point.
  case changesShape(expected: Int, found: Int)

  /// A direction or cotangent has the wrong number of entries.
  case wrongLength(what: String, expected: Int, found: Int)

  /// One sentence.
  public var description: String {
    switch self {
    case .changesBetweenCalls(let first, let second):
      "the function changes between calls: \(first), then \(second) at the same point"
    case .changesShape(let expected, let found):
      "the function returned \(found) outputs where it had returned \(expected)"
    case .wrongLength(let what, let expected, let found):
      "the \(what) needs \(expected) entries, found \(found)"
    }
  }
}

// MARK: Functions that are evaluated at several points at a time

extension NumericalDifferentiator {
  /// The Jacobian of a function with m outputs.
  ///
  /// Every point is evaluated once, for all outputs.
  ///
  /// - Throws: What the function throws.
  public func jacobian(
    at point: [Double], outputCount: Int, evaluate: PointEvaluation
  ) throws -> JacobianEstimate {
    var memory = OutputMemory(inputCount: point.count, outputCount: outputCount)
    var rows: [GradientEstimate] = []
    for output in 0..<outputCount {
      rows.append(
        try method.gradient(at: point, precision: precision) { points, values in
          try memory.read(output, at: points, into: values, evaluate)
        })
    }
    return JacobianEstimate(rows: rows, evaluations: memory.evaluations)
  }

  /// The derivative of every output along a direction: J·tangent.
  ///
  /// - Throws: What the function throws, and ``DifferentiationError/wrongLength(what:expected:found:)``.
  public func jvp(
    at point: [Double], along tangent: [Double], outputCount: Int, evaluate: PointEvaluation
  ) throws -> JacobianEstimate {
    guard tangent.count == point.count else {
      throw DifferentiationError.wrongLength(
        what: "tangent", expected: point.count, found: tangent.count)
    }
    // One unit of the line's parameter moves no coordinate by more than its natural scale.
    var scale = Double.infinity
    for (x, v) in zip(point, tangent) where v != 0 { scale = min(scale, max(abs(x), 1) / abs(v)) }
    let unit = scale.isFinite ? nearestPowerOfTwo(scale) : 1
    var moved: [Double] = []
    var line = try jacobian(at: [0], outputCount: outputCount) { parameters, values in
      moved.removeAll(keepingCapacity: true)
      for parameter in parameters {
        for (x, v) in zip(point, tangent) {
          moved.append(precision.round(x + parameter * unit * v))
        }
      }
      try moved.withUnsafeBufferPointer { try evaluate($0, values) }
    }
    for output in line.rows.indices { line.rows[output].components[0].divide(by: unit) }
    return line
  }

  /// The gradient of the outputs' sum weighted by a cotangent: cotangentᵀ·J.
  ///
  /// - Throws: What the function throws, and ``DifferentiationError/wrongLength(what:expected:found:)``.
  public func vjp(
    at point: [Double], cotangent: [Double], evaluate: PointEvaluation
  ) throws -> GradientEstimate {
    var outputs: [Double] = []
    return try method.gradient(at: point, precision: precision) { points, values in
      outputs = Array(repeating: .nan, count: values.count * cotangent.count)
      try outputs.withUnsafeMutableBufferPointer { try evaluate(points, $0) }
      for index in values.indices {
        var sum = 0.0
        for (output, weight) in cotangent.enumerated() where weight != 0 {
          sum += weight * outputs[index * cotangent.count + output]
        }
        values[index] = sum
      }
    }
  }
}

extension DerivativeEstimate {
  /// The derivative by a variable that is `unit` times as large; exact where `unit` is a power of two.
  mutating func divide(by unit: Double) {
    value /= unit
    truncationError /= unit
    roundoffError /= unit
    noiseError /= unit
    smallestStep *= unit
    largestStep *= unit
    surroundings.length *= unit
    surroundings.naturalLength *= unit
    if case .kink(let left, let right) = status {
      status = .kink(left: left / unit, right: right / unit)
    }
  }
}
