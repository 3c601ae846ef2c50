extension NumericalDifferentiator {
  /// How many standard deviations of its noise an inner derivative's bar is taken for.
  private static let barDeviations = 3.0

  /// The Hessian of a function with one output: numerical derivatives of the numerical gradient.
  ///
  /// The inner gradient comes with its error bars, and the outer search takes them for the noise of its
  /// function. So the bar of an entry holds if the inner bars do, and nothing but the function is asked.
  ///
  /// - Returns: Row i holds the derivatives of ∂f/∂xᵢ.
  /// - Throws: What the function throws.
  public func hessian(at point: [Double], evaluate: PointEvaluation) throws -> JacobianEstimate {
    var none = NoReview()
    return try hessian(at: point, evaluate: evaluate, review: &none)
  }

  /// The same, with a look at every row.
  package func hessian(
    at point: [Double], evaluate: PointEvaluation, review: inout some RowReview
  ) throws -> JacobianEstimate {
    let count = point.count
    var evaluations = 0
    var bars: [Double] = Array(repeating: 0, count: count)
    // The outer function's outputs are the n inner derivatives.
    func innerGradients(
      _ points: UnsafeBufferPointer<Double>, _ values: UnsafeMutableBufferPointer<Double>
    ) throws {
      for index in 0..<(values.count / count) {
        let row = Array(points[(index * count)..<((index + 1) * count)])
        let inner = try method.gradient(at: row, precision: precision, evaluate: evaluate)
        evaluations += inner.evaluations
        for (entry, component) in inner.components.enumerated() {
          let isUsable = component.error.isFinite && component.isOneNumber
          values[index * count + entry] = isUsable ? component.value : .nan
          if isUsable { bars[entry] = max(bars[entry], component.error) }
        }
      }
    }
    var memory = OutputMemory(inputCount: count, outputCount: count)
    var rows: [GradientEstimate] = []
    for entry in 0..<count {
      var row = DifferentiatedRow(at: point)
      row.index = entry
      func evaluateEntry(
        _ points: UnsafeBufferPointer<Double>, _ values: UnsafeMutableBufferPointer<Double>
      ) throws {
        try memory.read(entry, at: points, into: values, innerGradients)
      }
      var gradient = AdaptiveGradient(precision: precision)
      var estimate = try gradient.estimate(
        at: point,
        noise: { NoiseEstimate(sigma: bars[entry] / Self.barDeviations, kind: .rounding) },
        evaluate: evaluateEntry)
      try reviewing(&estimate, row, evaluateEntry, &review)
      rows.append(estimate)
    }
    return JacobianEstimate(rows: rows, evaluations: evaluations)
  }
}
