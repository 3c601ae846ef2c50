package import NumericalDifferentiation

/// What rounding may have done to claims while they were computed, as far as the function's values tell.
///
/// The terms that were added up are not known. A derivative is of the size of the function over the natural scale of its
/// variable, and some roundings of that cannot be told from 0 by any evaluation of the function. In double precision that
/// excuses what is as small beside the largest claim, as it stands and in units of the function, and nothing else: there 1e-17
/// stands for 0.
package struct ClaimRounding {
  /// Claims may be off by so many roundings of the function's size (chosen).
  private static let roundings = 16.0
  private let unit: Double
  private let isCapped: Bool
  private let point: [Double]

  /// Creates the roundings at a point, in the format in which the claims were computed.
  package init(at point: [Double], precision: EvaluationPrecision) {
    unit = Self.roundings * precision.unitRoundoff
    isCapped = precision == .float64
    self.point = point
  }

  /// Of the entries of a Jacobian, output by output; of a gradient, where there is one output.
  package func jacobian(_ claims: [Double], _ outputs: [Double]) -> [Double] {
    outputs.indices.flatMap { output in
      row(claims[(output * point.count)..<((output + 1) * point.count)], Self.size(outputs[output]))
    }
  }

  /// Of J·tangent, which may be small beside the terms that it is added up from.
  package func jvp(tangent: [Double], _ outputs: [Double]) -> [Double] {
    let along = zip(tangent, point.indices).reduce(0) { $0 + abs($1.0) * perUnit($1.1) }
    return outputs.map { Self.size($0) * along }
  }

  /// Of cotangentᵀ·J.
  package func vjp(_ claims: [Double], cotangent: [Double], _ outputs: [Double]) -> [Double] {
    row(claims[...], zip(cotangent, outputs).reduce(0) { $0 + abs($1.0) * Self.size($1.1) })
  }

  private func row(_ claims: ArraySlice<Double>, _ size: Double) -> [Double] {
    guard isCapped else { return point.indices.map { size * perUnit($0) } }
    var largest = LargestClaim()
    for (claim, index) in zip(claims, point.indices) {
      largest.include(claim, scale: ownScale(index))
    }
    return point.indices.map { index in
      min(
        size * perUnit(index), unit * largest.value,
        unit * largest.scaled / ownScale(index))
    }
  }

  private func perUnit(_ index: Int) -> Double { unit / max(abs(point[index]), 1) }

  private func ownScale(_ index: Int) -> Double { Surroundings.ownScale(of: point[index]) }

  private static func size(_ output: Double) -> Double { output.isFinite ? abs(output) : 0 }
}
