/// One function with one output, as one row of derivatives was taken of it: an output by itself, a weighted sum of outputs,
/// an output along a line, or an entry of the gradient.
package struct DifferentiatedRow {
  /// Which row, counted from 0.
  package var index = 0

  /// The point at which the row's function was differentiated; `[0]` on a line.
  package var point: [Double]

  /// The row's derivatives are by variables that are so many times as large as those asked for; a power of two.
  package var unit = 1.0

  /// Below this step the function's argument does not move as it is told to; nil where it does.
  package var finestStep: Double?

  /// Creates a row of a function that is differentiated at a point.
  package init(at point: [Double]) {
    self.point = point
  }

  /// Looks at one derivative on every scale.
  ///
  /// - Parameters:
  ///   - coordinate: Which of the row's derivatives.
  ///   - estimate: What is known of the row's function.
  ///   - evaluate: The row's function, asked at several points at a time.
  /// - Throws: What the function throws.
  package func scan(
    _ coordinate: Int, _ estimate: GradientEstimate, precision: EvaluationPrecision,
    _ evaluate: PointEvaluation
  ) throws -> ScaleScan {
    var line = CoordinateLine()
    return try ScaleScan(
      at: point[coordinate], centre: estimate.value, noise: estimate.noise, precision: precision,
      finestStep: finestStep
    ) { try line.sample(coordinate, of: point, at: $0, into: $1, evaluate) }
  }

  /// The row's function at points that differ from the row's in one coordinate.
  package func values(
    _ coordinate: Int, at abscissas: [Double], _ evaluate: PointEvaluation
  ) throws -> [Double] {
    var line = CoordinateLine()
    return try line.values(coordinate, of: point, at: abscissas, evaluate)
  }
}

/// Looks at a row's estimate before it is passed on, and may ask the row's function for more.
package protocol RowReview {
  /// Looks at one row.
  ///
  /// - Throws: What the function throws.
  mutating func review(
    _ row: DifferentiatedRow, _ estimate: inout GradientEstimate, _ evaluate: PointEvaluation
  ) throws
}

/// Passes every estimate on as it is.
struct NoReview: RowReview {
  func review(
    _ row: DifferentiatedRow, _ estimate: inout GradientEstimate, _ evaluate: PointEvaluation
  ) {}
}
