import CLibrary
import NumericalDifferentiation

/// Difference quotients of one output along one coordinate, at step sizes from large to small.
///
/// Large steps see the function bend, small ones see it rounded: the error falls as h² and rises again as
/// 1/h. The place where it turns is why a gradient check with one fixed step cannot be trusted.
struct StepStudy {
  /// What a step shows.
  struct Row {
    /// The step, as it was asked for: a power of ten.
    var step: Double
    /// (f(x + h) − f(x − h)) / 2h.
    var central: Double
    /// (f(x) − f(x − h)) / h.
    var left: Double
    /// (f(x + h) − f(x)) / h.
    var right: Double
  }

  /// From the largest step to the smallest.
  var rows: [Row]

  /// The index of the row whose central difference is nearest to a value; nil where none is finite.
  func nearest(to value: Double) -> Int? {
    rows.indices.filter { (rows[$0].central - value).isFinite }
      .min { abs(rows[$0].central - value) < abs(rows[$1].central - value) }
  }

  /// Takes the studies of every output along every coordinate, an output's coordinates side by side.
  static func studies(
    at point: [Double], outputCount: Int, precision: FormulaPrecision, evaluate: PointEvaluation
  ) throws -> [StepStudy] {
    var studies = Array(repeating: StepStudy(rows: []), count: outputCount * point.count)
    for coordinate in point.indices {
      let x = point[coordinate]
      let steps = steps(at: x, precision)
      // The steps that were taken are those between the rounded abscissas.
      let abscissas =
        [x] + steps.flatMap { [precision.round(x - $0), precision.round(x + $0)] }
      var points: [Double] = []
      for abscissa in abscissas {
        points += point
        points[points.count - point.count + coordinate] = abscissa
      }
      var values = [Double](repeating: .nan, count: abscissas.count * outputCount)
      try points.withUnsafeBufferPointer { points in
        try values.withUnsafeMutableBufferPointer { try evaluate(points, $0) }
      }
      for output in 0..<outputCount {
        let f = abscissas.indices.map { values[$0 * outputCount + output] }
        studies[output * point.count + coordinate].rows = steps.indices.map { index in
          let (below, above) = (2 * index + 1, 2 * index + 2)
          func slope(_ from: Int, _ to: Int) -> Double {
            (f[to] - f[from]) / (abscissas[to] - abscissas[from])
          }
          return Row(
            step: steps[index], central: slope(below, above), left: slope(below, 0),
            right: slope(0, above))
        }
      }
    }
    return studies
  }

  /// Powers of ten, from a tenth of `max(|x|, 1)` down to where `x ± h` is `x`; at most 14.
  private static func steps(at x: Double, _ precision: FormulaPrecision) -> [Double] {
    let top = Int(log10(max(abs(x), 1)).rounded(.down)) - 1
    return (0..<14).compactMap { Double("1e\(top - $0)") }
      .prefix { precision.round(x - $0) != x && precision.round(x + $0) != x }
  }
}
