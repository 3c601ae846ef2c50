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
  /// The gradient of a function with one output.
  ///
  /// - Throws: What the function throws.
  package func gradient(
    at point: [Double], evaluate: PointEvaluation, review: inout some RowReview
  ) throws -> GradientEstimate {
    var estimate = try method.gradient(at: point, precision: precision, evaluate: evaluate)
    if estimate.components.count == point.count {
      try reviewing(&estimate, DifferentiatedRow(at: point), evaluate, &review)
    }
    return estimate
  }

  /// The Jacobian of a function with m outputs.
  ///
  /// Every point is evaluated once, for all outputs.
  ///
  /// - Throws: What the function throws.
  public func jacobian(
    at point: [Double], outputCount: Int, evaluate: PointEvaluation
  ) throws -> JacobianEstimate {
    var none = NoReview()
    return try jacobian(
      at: point, outputCount: outputCount, evaluate: evaluate, review: &none)
  }

  /// The same, with a look at every row.
  package func jacobian(
    at point: [Double], outputCount: Int, evaluate: PointEvaluation, review: inout some RowReview
  ) throws -> JacobianEstimate {
    var memory = OutputMemory(inputCount: point.count, outputCount: outputCount)
    return try rows(
      of: DifferentiatedRow(at: point), &memory, evaluate: evaluate, review: &review)
  }

  /// The derivative of every output along a direction: J·tangent.
  ///
  /// - Throws: What the function throws, and ``DifferentiationError/wrongLength(what:expected:found:)``.
  public func jvp(
    at point: [Double], along tangent: [Double], outputCount: Int, evaluate: PointEvaluation
  ) throws -> JacobianEstimate {
    var none = NoReview()
    return try jvp(
      at: point, along: tangent, outputCount: outputCount, evaluate: evaluate, review: &none)
  }

  /// The same, with a look at every row.
  package func jvp(
    at point: [Double], along tangent: [Double], outputCount: Int, evaluate: PointEvaluation,
    review: inout some RowReview
  ) throws -> JacobianEstimate {
    guard tangent.count == point.count else {
      throw DifferentiationError.wrongLength(
        what: "tangent", expected: point.count, found: tangent.count)
    }
    let narrow = lineUnit(point, tangent) { Ladder.scale(of: $0) }
    let wide = lineUnit(point, tangent) { max(abs($0), 1) }
    var memory = OutputMemory(inputCount: 1, outputCount: outputCount)
    guard narrow < wide else {
      return try derivatives(at: point, along: tangent, unit: wide, &memory, evaluate, &review)
    }
    // Coordinates with units of their own may be small numbers after all: see `AdaptiveGradient`.
    var wideMemory = memory
    var isNarrow = true
    let open = try openRows(at: point, along: tangent, unit: narrow, &memory, evaluate)
    if open > 0 {
      isNarrow =
        try open <= openRows(at: point, along: tangent, unit: wide, &wideMemory, evaluate)
    }
    // The better line is taken again, from memory, to be reviewed.
    var line =
      isNarrow
      ? try derivatives(at: point, along: tangent, unit: narrow, &memory, evaluate, &review)
      : try derivatives(at: point, along: tangent, unit: wide, &wideMemory, evaluate, &review)
    line.evaluations = memory.evaluations + wideMemory.evaluations
    return line
  }

  /// How many outputs have no telling derivative along a line that is measured in this unit.
  private func openRows(
    at point: [Double], along tangent: [Double], unit: Double, _ memory: inout OutputMemory,
    _ evaluate: PointEvaluation
  ) throws -> Int {
    var none = NoReview()
    let line = try derivatives(at: point, along: tangent, unit: unit, &memory, evaluate, &none)
    return line.rows.count { row in
      row.components.contains { !($0.error <= precision.resolution * abs($0.value)) }
    }
  }

  /// By how much a line's parameter moves by one unit, so that no coordinate moves by more than its scale.
  private func lineUnit(
    _ point: [Double], _ tangent: [Double], scale: (Double) -> Double
  ) -> Double {
    var unit = Double.infinity
    for (x, v) in zip(point, tangent) where v != 0 { unit = min(unit, scale(x) / abs(v)) }
    return unit.isFinite ? nearestPowerOfTwo(unit) : 1
  }

  private func derivatives(
    at point: [Double], along tangent: [Double], unit: Double, _ memory: inout OutputMemory,
    _ evaluate: PointEvaluation, _ review: inout some RowReview
  ) throws -> JacobianEstimate {
    var row = DifferentiatedRow(at: [0])
    row.unit = unit
    row.finestStep = Ladder.smallestStep(at: 0, precision)
    var moved: [Double] = []
    var line = try rows(
      of: row, &memory,
      evaluate: { parameters, values in
        moved.removeAll(keepingCapacity: true)
        for parameter in parameters {
          for (x, v) in zip(point, tangent) {
            moved.append(precision.round(x + parameter * unit * v))
          }
        }
        try moved.withUnsafeBufferPointer { try evaluate($0, values) }
      }, review: &review)
    for output in line.rows.indices { line.rows[output].components[0].divide(by: unit) }
    return line
  }

  /// The gradient of the outputs' sum weighted by a cotangent: cotangentᵀ·J.
  ///
  /// - Throws: What the function throws, and ``DifferentiationError/wrongLength(what:expected:found:)``.
  public func vjp(
    at point: [Double], cotangent: [Double], evaluate: PointEvaluation
  ) throws -> GradientEstimate {
    var none = NoReview()
    return try vjp(at: point, cotangent: cotangent, evaluate: evaluate, review: &none)
  }

  /// The same, with a look at its one row.
  package func vjp(
    at point: [Double], cotangent: [Double], evaluate: PointEvaluation, review: inout some RowReview
  ) throws -> GradientEstimate {
    var outputs: [Double] = []
    return try gradient(
      at: point,
      evaluate: { points, values in
        outputs = Array(repeating: .nan, count: values.count * cotangent.count)
        try outputs.withUnsafeMutableBufferPointer { try evaluate(points, $0) }
        for index in values.indices {
          var sum = 0.0
          for (output, weight) in cotangent.enumerated() where weight != 0 {
            sum += weight * outputs[index * cotangent.count + output]
          }
          values[index] = sum
        }
      }, review: &review)
  }

  // MARK: Rows

  /// The gradient of every output; the searches of different outputs share evaluations.
  private func rows(
    of row: DifferentiatedRow, _ memory: inout OutputMemory, evaluate: PointEvaluation,
    review: inout some RowReview
  ) throws -> JacobianEstimate {
    var rows: [GradientEstimate] = []
    for output in 0..<memory.outputCount {
      var row = row
      row.index = output
      func evaluateOutput(
        _ points: UnsafeBufferPointer<Double>, _ values: UnsafeMutableBufferPointer<Double>
      ) throws {
        try memory.read(output, at: points, into: values, evaluate)
      }
      var estimate = try method.gradient(
        at: row.point, precision: precision, evaluate: evaluateOutput)
      if estimate.components.count == row.point.count {
        try reviewing(&estimate, row, evaluateOutput, &review)
      }
      rows.append(estimate)
    }
    return JacobianEstimate(rows: rows, evaluations: memory.evaluations)
  }

  /// Lets a row be looked at; where the limit of evaluations ends that, what was found stands.
  func reviewing(
    _ estimate: inout GradientEstimate, _ row: DifferentiatedRow, _ evaluate: PointEvaluation,
    _ review: inout some RowReview
  ) throws {
    do {
      try review.review(row, &estimate, evaluate)
    } catch is EvaluationLimitReached {}
  }
}

extension DerivativeEstimate {
  /// The same by a variable that is `unit` times as large.
  package func divided(by unit: Double) -> DerivativeEstimate {
    var estimate = self
    estimate.divide(by: unit)
    return estimate
  }

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
    surroundings.scale *= unit
    surroundings.variation /= unit
    surroundings.floor /= unit
    if case .kink(let left, let right) = status {
      status = .kink(left: left / unit, right: right / unit)
    }
  }
}
