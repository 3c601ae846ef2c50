import NumericalDifferentiation
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("Functions that move in steps")
struct QuantisedFunctionTests {
  private let witness = NumericalDifferentiator()

  /// Quanta from far below the steps to far above them, some of them in time with powers of two.
  static let quanta = [
    0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10, 0x1p-4, 0x1p-7, 0x1p-10, 0x1p-13, 0x1p-17,
    0x1p-21, 0x1p-26, 0x1p-33,
  ]

  private func round(_ value: Double, to quantum: Double) -> Double {
    (value / quantum).rounded() * quantum
  }

  /// A staircase has two readings: the slope of what was rounded, and the flat tread.
  ///
  /// Treads that the steps
  /// pass over must not be called certain; a tread as wide as the steps is flat for all that can be seen.
  @Test("the slope of what was rounded is never excluded", arguments: quanta)
  func neverExcluded(quantum: Double) throws {
    for offset in [0, 0x1p-30, quantum / 3, quantum / 2, 0x1p-13, 0.123_456_789] {
      let x = 0.5 + offset
      for (name, smooth, slope) in [
        ("x", { $0 }, 1), ("sin x", { sin($0) }, cos(x)),
        ("x² - 3x", { $0 * $0 - 3 * $0 }, 2 * x - 3),
        ("exp x", { exp($0) }, exp(x)),
      ] as [(String, (Double) -> Double, Double)] {
        let estimate = try witness.slope(at: x) { round(smooth($0), to: quantum) }
        guard !estimate.isUnresolved, !estimate.isKink else { continue }
        if quantum > 0.05, estimate.surroundings.isFlat, estimate.value == 0 { continue }
        #expect(
          estimate.holds(slope) || estimate.status == .noisy && !estimate.isConfident,
          "\(name) in steps of \(quantum) at \(x): \(estimate.summary), slope \(slope)")
      }
    }
  }

  @Test("one tread, and a slope on either side, is a dead zone, however narrow", arguments: 3...7)
  func deadZone(digits: Int) throws {
    let width = pow(10, -Double(digits))
    for x in [0, width / 3, -width / 2] {
      let estimate = try witness.slope(at: x) {
        abs($0) <= width ? 0 : $0 - ($0 < 0 ? -width : width)
      }
      #expect(
        estimate.status == .resolved && estimate.holds(0) && estimate.error < 1e-12,
        "\(width) wide, at \(x): \(estimate.summary)")
    }
  }

  @Test("a jump of a staircase at the point may be called a jump, never a kink with wrong slopes")
  func jumpsOfStaircases() throws {
    for quantum in Self.quanta {
      let estimate = try witness.slope(at: 0.5 * quantum) { round($0, to: quantum) }
      if case .kink(let left, let right) = estimate.status {
        #expect(
          !left.isFinite || !right.isFinite, "steps of \(quantum): \(left) and \(right)")
      }
    }
  }

  @Test("quantised arguments are steps as well", arguments: quanta)
  func quantisedArgument(quantum: Double) throws {
    for x in [0.3, 1.7, 0.5 + quantum / 3] {
      let estimate = try witness.slope(at: x) { sin(round($0, to: quantum)) }
      guard !estimate.isUnresolved, !estimate.isKink else { continue }
      #expect(
        estimate.holds(cos(x)) || !estimate.isConfident,
        "sin(round(x, \(quantum))) at \(x): \(estimate.summary), slope \(cos(x))")
    }
  }

  @Test("an inactive branch is flat, and its derivative 0 is certain")
  func inactiveBranch() throws {
    for function in [
      { max($0 - 5, 0) }, { min(max($0, -1), 1) * 7 }, { $0 > 4 ? sin($0) : 2.5 },
    ] as [(Double) -> Double] {
      let estimate = try witness.slope(at: 2, of: function)
      #expect(estimate.value == 0)
      #expect(estimate.status == .resolved)
      #expect(estimate.surroundings.isFlat)
    }
  }
}
