import Foundation
import ReferenceAutodiff
import TestSupport

/// Random numbers for models and their data: the same on every machine.
struct SeededData {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func uniform(_ range: Range<Double>) -> Double {
    Double.random(in: range, using: &generator)
  }

  /// A number of the standard normal distribution, by the method of Box and Muller.
  mutating func normal() -> Double {
    let radius = (-2 * log(uniform(0x1p-53..<1))).squareRoot()
    return radius * cos(2 * .pi * uniform(0..<1))
  }

  /// A tensor of normally distributed numbers.
  mutating func normal(_ shape: [Int], deviation: Double = 1) -> ReferenceTensor<Double> {
    ReferenceTensor(
      shape: shape, scalars: (0..<shape.reduce(1, *)).map { _ in deviation * normal() })
  }
}
