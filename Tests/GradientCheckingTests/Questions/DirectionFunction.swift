import GradientChecking
import TestSupport

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A random function of n variables, its gradient, and a point, for checks along directions.
struct DirectionFunction: Sendable {
  let point: [Double]
  let f: @Sendable ([Double]) -> Double
  let gradient: @Sendable ([Double]) -> [Double]

  /// `Σ aᵢ sin(xᵢ) + (Σ aᵢ xᵢ)² / n`: every component depends on all variables.
  init(count: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let factors = (0..<count).map { _ in Double.random(in: 0.5...2, using: &generator) }
    point = factors.map { _ in Double.random(in: -2...2, using: &generator) }
    f = { x in
      // Tests are not optimised: a plain loop over plain memory is what is quick there.
      x.withUnsafeBufferPointer { x in
        factors.withUnsafeBufferPointer { factors in
          var (sum, mean, index) = (0.0, 0.0, 0)
          while index < count {
            sum += factors[index] * sin(x[index])
            mean += factors[index] * x[index]
            index += 1
          }
          return sum + mean * mean / Double(count)
        }
      }
    }
    gradient = { x in
      let mean = zip(factors, x).reduce(0) { $0 + $1.0 * $1.1 }
      return zip(factors, x).map { $0 * cos($1) + 2 * mean * $0 / Double(count) }
    }
  }

  /// `Σ sin(aᵢ xᵢ)` with factors over so many decades, and variables of their inverse sizes.
  init(count: Int, decades: Double, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let factors = (0..<count).map { _ in pow(10, Double.random(in: -decades...0, using: &generator))
    }
    point = factors.map { Double.random(in: -1...1, using: &generator) / $0 }
    f = { x in zip(factors, x).reduce(0) { $0 + sin($1.0 * $1.1) } }
    gradient = { x in zip(factors, x).map { $0 * cos($0 * $1) } }
  }

  static let large = DirectionFunction(count: 10_000, seed: 1)
  static let medium = DirectionFunction(count: 1000, seed: 1)

  /// Checks the gradient, after a change to it, along random directions.
  func report(
    directions: Int = 3, seed: UInt64? = nil, evaluations: Int? = nil,
    _ change: (inout [Double]) -> Void = { _ in }
  ) -> GradientReport {
    gradientCheck(
      at: point, with: .seed(seed), .directions(directions), .evaluations(evaluations), of: f
    ) { x in
      var claim = gradient(x)
      change(&claim)
      return claim
    }
  }
}
