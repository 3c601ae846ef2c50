/// Six points in a row, unevenly spaced, and the linear forms that are taken of the values there.
///
/// The probe follows ECnoise (Moré and Wild, "Estimating Computational Noise", SIAM J. Sci. Comput. 33,
/// 2011): differences of high order remove what is smooth and leave the noise. Two things differ. The points
/// are unevenly spaced, so that no quantised function can step in time with them; and in place of
/// differences the values are projected on the orthonormal polynomials of degree 3 to 5 on these nodes,
/// which makes three independent samples of the noise with variance 1.
enum ProbeNodes {
  /// The places, in units of the spacing; multiples of 1/16, so that displacements are exact.
  static let places: [Double] = [-46, -29, -11, 20, 47].map { $0 / 16 }

  /// Projections on the orthonormal polynomials of degree 3, 4 and 5.
  ///
  /// Lane 5 belongs to the point itself.
  static let projections: [SIMD8<Double>] = Array(orthonormalPolynomials().dropFirst(3))

  /// Projections on those of degree 1 and 2: what a smooth function mostly is.
  static let lowest: [SIMD8<Double>] = Array(orthonormalPolynomials()[1...2])

  /// The slope at the point of the polynomial of degree 4 that fits the six values best.
  static let slope: SIMD8<Double> = fittedSlope(degree: 4)

  /// The same for degree 2; the difference between the two measures what the fit leaves out.
  static let coarseSlope: SIMD8<Double> = fittedSlope(degree: 2)

  /// The sum of the absolute weights of ``slope``: how far bounded errors can move it.
  static let slopeGain: Double = (0..<6).reduce(0) { $0 + abs(slope[$1]) }

  private static func lanes(_ transform: (Double) -> Double) -> SIMD8<Double> {
    var result = SIMD8<Double>.zero
    for (lane, place) in (places + [0]).enumerated() { result[lane] = transform(place) }
    return result
  }

  private static func orthonormalPolynomials() -> [SIMD8<Double>] {
    var basis: [SIMD8<Double>] = []
    for degree in 0...5 {
      var vector = lanes { place in (0..<degree).reduce(1) { power, _ in power * place } }
      // Twice is enough for Gram-Schmidt.
      for _ in 0..<2 {
        for other in basis { vector -= (vector * other).sum() * other }
      }
      basis.append(vector / (vector * vector).sum().squareRoot())
    }
    return basis
  }

  /// The derivative at 0 of Σ ⟨q_d, v⟩ q_d, for the orthonormal polynomials q_d up to a degree.
  private static func fittedSlope(degree: Int) -> SIMD8<Double> {
    // A polynomial's derivative at 0 is its coefficient of the first power; it follows from the values of
    // the orthonormal polynomials at six nodes by solving the Vandermonde system with Newton's differences.
    let nodes = places + [0]
    var weights = SIMD8<Double>.zero
    for polynomial in orthonormalPolynomials().prefix(degree + 1) {
      weights += firstCoefficient(values: (0..<6).map { polynomial[$0] }, nodes: nodes) * polynomial
    }
    return weights
  }

  private static func firstCoefficient(values: [Double], nodes: [Double]) -> Double {
    var divided = values
    for order in 1..<6 {
      for index in stride(from: 5, through: order, by: -1) {
        divided[index] =
          (divided[index] - divided[index - 1]) / (nodes[index] - nodes[index - order])
      }
    }
    // Horner's scheme for the Newton form, carrying value and derivative at 0.
    var value = divided[5]
    var derivative = 0.0
    for index in stride(from: 4, through: 0, by: -1) {
      derivative = value - nodes[index] * derivative
      value = divided[index] - nodes[index] * value
    }
    return derivative
  }
}

extension SIMD8 where Scalar == Double {
  @inline(__always)
  func sum() -> Double {
    let halves = lowHalf + highHalf
    let quarters = halves.lowHalf + halves.highHalf
    return quarters[0] + quarters[1]
  }
}
