/// A method that treats every coordinate by itself, with a fixed plan.
protocol CoordinateMethod: DifferentiationMethod {
  /// The derivative along one coordinate.
  ///
  /// - Parameters:
  ///   - x: The coordinate.
  ///   - centre: f at the point.
  ///   - precision: The format in which the function computes.
  ///   - evaluate: The function along the coordinate.
  func derivative(
    at x: Double, centre: Double, precision: EvaluationPrecision, evaluate: LineEvaluation
  ) throws -> DerivativeEstimate
}

extension CoordinateMethod {
  /// See ``DifferentiationMethod/gradient(at:precision:evaluate:)``.
  public func gradient(
    at point: [Double], precision: EvaluationPrecision, evaluate: PointEvaluation
  ) throws -> GradientEstimate {
    let centre = try AdaptiveGradient.value(at: point, evaluate)
    var components: [DerivativeEstimate] = []
    var rows: [Double] = []
    for coordinate in point.indices {
      guard centre.isFinite else {
        components.append(.unresolved(.nonFinitePoint))
        continue
      }
      var evaluations = 0
      var estimate: DerivativeEstimate
      do {
        estimate = try derivative(
          at: point[coordinate], centre: centre, precision: precision
        ) { abscissas, values in
          rows.removeAll(keepingCapacity: true)
          for abscissa in abscissas {
            rows.append(contentsOf: point)
            rows[rows.count - point.count + coordinate] = abscissa
          }
          try rows.withUnsafeBufferPointer { try evaluate($0, values) }
          evaluations += abscissas.count
        }
      } catch is EvaluationLimitReached {
        components.append(.unresolved(.evaluationLimit, evaluations: evaluations))
        continue
      }
      estimate.evaluations = evaluations
      if !estimate.value.isFinite || !estimate.error.isFinite {
        estimate.status = .unresolved(.nonFiniteNeighbourhood)
        estimate.truncationError = .infinity
      }
      let length = max(abs(point[coordinate]), 1) * Ladder.quarter
      estimate.surroundings = Surroundings(
        magnitude: abs(centre), nearMagnitude: abs(centre), length: length, naturalLength: length,
        scale: Surroundings.ownScale(of: point[coordinate]))
      components.append(estimate)
    }
    return GradientEstimate(
      value: centre, components: components, noise: NoiseEstimate(),
      evaluations: 1 + components.reduce(0) { $0 + $1.evaluations })
  }
}
