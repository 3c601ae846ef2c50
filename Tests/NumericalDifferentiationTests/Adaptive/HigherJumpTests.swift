import NumericalDifferentiation
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Functions that are differentiable once, and no more, at points where everybody checks them.
@Suite("Where a higher derivative jumps")
struct HigherJumpTests {
  private let witness = NumericalDifferentiator()

  private struct Activation: CustomTestStringConvertible, Sendable {
    var name: String
    var point: Double
    var slope: Double
    var function: @Sendable (Double) -> Double
    var testDescription: String { "\(name) at \(point)" }
  }

  private static let activations: [Activation] = [
    Activation(name: "ELU", point: 0, slope: 1) { $0 > 0 ? $0 : exp($0) - 1 },
    Activation(name: "ELU by expm1", point: 0, slope: 1) { $0 > 0 ? $0 : expm1($0) },
    Activation(name: "CELU of 2", point: 0, slope: 1) { $0 > 0 ? $0 : 2 * expm1($0 / 2) },
    Activation(name: "softsign", point: 0, slope: 1) { $0 / (1 + abs($0)) },
    Activation(name: "x|x| + 0.3x", point: 0, slope: 0.3) { $0 * abs($0) + 0.3 * $0 },
    Activation(name: "Huber", point: 1, slope: 1) { abs($0) <= 1 ? $0 * $0 / 2 : abs($0) - 0.5 },
    Activation(name: "Huber", point: -1, slope: -1) { abs($0) <= 1 ? $0 * $0 / 2 : abs($0) - 0.5 },
    Activation(name: "a quadratic spline", point: 2, slope: 4) { $0 < 2 ? $0 * $0 : 4 * $0 - 4 },
    Activation(name: "a cubic spline", point: 1, slope: 3) {
      $0 < 1 ? $0 * $0 * $0 : 1 + 3 * ($0 - 1) + 3 * ($0 - 1) * ($0 - 1)
    },
    Activation(name: "squared ReLU and a line", point: 0, slope: 0.5) {
      ($0 > 0 ? $0 * $0 : 0) + $0 / 2
    },
  ]

  @Test("the slope is right, and the bar holds", arguments: activations, [0, 0.4, 3.3, 100])
  private func holds(activation: Activation, offset: Double) throws {
    let estimate = try witness.slope(at: activation.point) { activation.function($0) + offset }
    #expect(estimate.status == .resolved, "\(estimate.summary)")
    #expect(estimate.holds(activation.slope, slack: 0), "\(estimate.summary)")
    #expect(estimate.error <= 3e-7 * (1 + offset), "\(estimate.summary)")
  }

  @Test("a hair beside the jump the bar holds too", arguments: activations, [-1e-8, 1e-8, -1e-12])
  private func beside(activation: Activation, shift: Double) throws {
    // The slope changes by the jump of the curvature, at most 6 here, times the shift.
    for offset in [0, 3.3] {
      let estimate = try witness.slope(at: activation.point + shift) {
        activation.function($0) + offset
      }
      #expect(
        estimate.holds(activation.slope, slack: 6e-8) || !estimate.error.isFinite,
        "\(offset): \(estimate.summary)")
      #expect(!estimate.isKink, "\(offset): \(estimate.summary)")
    }
  }

  @Test("a flat side and a parabola have the slope 0")
  func squaredReLU() throws {
    for offset in [0.5, 1, 3.3] {
      let estimate = try witness.slope(at: 0) { ($0 > 0 ? $0 * $0 : 0) + offset }
      #expect(estimate.holds(0, slack: 0), "\(estimate.summary)")
    }
  }

  @Test("among other coordinates it is right too", arguments: activations)
  private func gradient(activation: Activation) throws {
    let estimate = try witness.gradient(at: [activation.point, 1.7]) { (v: [Double]) -> Double in
      activation.function(v[0]) * v[1] + v[1] * v[1]
    }
    let component = estimate.components[0]
    #expect(component.holds(1.7 * activation.slope, slack: 0), "\(component.summary)")
    #expect(component.isConfident, "\(component.summary)")
  }

  @Test("a kink beside it stays a kink")
  func kink() throws {
    let leaky = try witness.slope(at: 0) { $0 > 0 ? $0 + $0 * $0 : 0.99 * $0 }
    #expect(leaky.isKink, "\(leaky.summary)")
  }
}
