import NumericalDifferentiation
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("Kinks and jumps at the point")
struct KinkTests {
  /// A function that bends at `x`, and its slopes on both sides.
  struct Kink: Sendable, CustomTestStringConvertible {
    let name: String
    let x: Double
    let left: Double
    let right: Double
    let value: @Sendable (Double) -> Double

    var testDescription: String { "\(name) at \(x)" }

    init(
      _ name: String, at x: Double, left: Double, right: Double,
      _ value: @escaping @Sendable (Double) -> Double
    ) {
      (self.name, self.x, self.left, self.right, self.value) = (name, x, left, right, value)
    }

    static let all: [Kink] = [
      .init("|x|", at: 0, left: -1, right: 1) { abs($0) },
      .init("|x| + 3x", at: 0, left: 2, right: 4) { abs($0) + 3 * $0 },
      .init("|x - 1|", at: 1, left: -1, right: 1) { abs($0 - 1) },
      .init("|x + 1e6|", at: -1e6, left: -1, right: 1) { abs($0 + 1e6) },
      .init("relu", at: 0, left: 0, right: 1) { max($0, 0) },
      .init("-relu(-x)", at: 0, left: 1, right: 0) { -max(-$0, 0) },
      .init("leaky relu", at: 0, left: 0.01, right: 1) { $0 > 0 ? $0 : 0.01 * $0 },
      .init("relu(x - 2)·x", at: 2, left: 0, right: 2) { max($0 - 2, 0) * $0 },
      .init("max(x, x²)", at: 1, left: 1, right: 2) { max($0, $0 * $0) },
      .init("min(x, x²)", at: 1, left: 2, right: 1) { min($0, $0 * $0) },
      .init("exp(-|x|)", at: 0, left: 1, right: -1) { exp(-abs($0)) },
      .init("|sin x|", at: 0, left: -1, right: 1) { abs(sin($0)) },
      .init("|x - 0.1| + cos x", at: 0.1, left: -1 - sin(0.1), right: 1 - sin(0.1)) {
        abs($0 - 0.1) + cos($0)
      },
      .init("1e8·|x|", at: 0, left: -1e8, right: 1e8) { 1e8 * abs($0) },
      .init("1e-8·|x|", at: 0, left: -1e-8, right: 1e-8) { 1e-8 * abs($0) },
      .init("√(x²) + x³", at: 0, left: -1, right: 1) { ($0 * $0).squareRoot() + $0 * $0 * $0 },
    ]
  }

  @Test("both one-sided slopes are right", arguments: Kink.all)
  func slopes(kink: Kink) throws {
    let estimate = try NumericalDifferentiator().slope(at: kink.x, of: kink.value)
    guard case .kink(let left, let right) = estimate.status else {
      Issue.record("not seen: \(estimate.summary)")
      return
    }
    let size = max(abs(kink.left), abs(kink.right))
    #expect(abs(left - kink.left) <= 1e-5 * size)
    #expect(abs(right - kink.right) <= 1e-5 * size)
  }

  @Test(
    "a slope that jumps by little is still seen to jump", arguments: [1e-1, 1e-2, 1e-3, 1e-4, 1e-5])
  func smallJumps(size: Double) throws {
    let estimate = try NumericalDifferentiator().slope(at: 1) { x in
      x * x + size * abs(x - 1)
    }
    guard case .kink(let left, let right) = estimate.status else {
      Issue.record("not seen: \(estimate.summary)")
      return
    }
    #expect(abs(left - (2 - size)) <= 0.01 * size)
    #expect(abs(right - (2 + size)) <= 0.01 * size)
  }

  @Test("a kink in one coordinate leaves the others alone")
  func oneCoordinate() throws {
    let estimate = try NumericalDifferentiator().slopes(at: [0, 2]) { v in
      abs(v[0]) + v[1] * v[1]
    }
    #expect(estimate.components[0].isKink)
    #expect(estimate.components[1].status == .resolved)
    #expect(estimate.components[1].holds(4))
  }

  @Test("a tie in a maximum is a kink in every coordinate that takes part")
  func tie() throws {
    let estimate = try NumericalDifferentiator().slopes(at: [1, 1, 0.5]) { v in
      max(v[0], v[1], v[2])
    }
    #expect(estimate.components[0].status == .kink(left: 0, right: 1))
    #expect(estimate.components[1].status == .kink(left: 0, right: 1))
    #expect(estimate.components[2].holds(0))
    #expect(!estimate.components[2].isKink)
  }

  @Test("x·|x| and |x|³ have no kink: their slope goes through 0 without a jump")
  func smoothLookalikes() throws {
    let witness = NumericalDifferentiator()
    for function in [
      { $0 * abs($0) }, { abs($0) * $0 * $0 }, { max($0, 0) * max($0, 0) },
    ] as [(Double) -> Double] {
      let estimate = try witness.slope(at: 0, of: function)
      #expect(!estimate.isKink, "\(estimate.summary)")
      #expect(estimate.isUnresolved || estimate.holds(0), "\(estimate.summary)")
    }
  }

  @Test("a steep but smooth bend is no kink: softplus of 1e6·x, √(x² + 1e-12)")
  func steepBends() throws {
    let witness = NumericalDifferentiator()
    let soft = try witness.slope(at: 0) { log1p(exp(1e6 * $0)) / 1e6 }
    #expect(!soft.isKink && soft.holds(0.5), "\(soft.summary)")
    let root = try witness.slope(at: 0) { ($0 * $0 + 1e-12).squareRoot() }
    #expect(!root.isKink && root.holds(0), "\(root.summary)")
    let beside = try witness.slope(at: 3e-7) { ($0 * $0 + 1e-12).squareRoot() }
    #expect(beside.holds(3e-7 / (9e-14 + 1e-12).squareRoot()), "\(beside.summary)")
  }

  @Test("a jump of the function has an infinite slope on the side where it jumps")
  func jumps() throws {
    let witness = NumericalDifferentiator()
    let floor = try witness.slope(at: 1) { $0.rounded(.down) }
    #expect(floor.status == .kink(left: .infinity, right: 0))
    let ceiling = try witness.slope(at: 1) { $0.rounded(.up) }
    #expect(ceiling.status == .kink(left: 0, right: .infinity))
    let step = try witness.slope(at: 0) { $0 >= 0 ? -1.0 : 1.0 }
    #expect(step.status == .kink(left: -.infinity, right: 0))
    let spike = try witness.slope(at: 0.5) { $0 == 0.5 ? 1 : 0 }
    #expect(spike.status == .kink(left: .infinity, right: -.infinity))
    let sign = try witness.slope(at: 0) { $0 > 0 ? 1.0 : $0 < 0 ? -1.0 : 0.0 }
    #expect(sign.status == .kink(left: .infinity, right: .infinity))
  }

  @Test(
    "a jump between two slopes is a jump, and not noise", arguments: [5.4, 1e-3, 1e-6, 1e-9])
  func jumpsBetweenSlopes(height: Double) throws {
    let witness = NumericalDifferentiator()
    let up = try witness.slope(at: 1) { $0 >= 1 ? 2 * $0 + height : $0 + 1 }
    guard case .kink(.infinity, let right) = up.status else {
      Issue.record("\(up.summary)")
      return
    }
    #expect(abs(right - 2) < 1e-6)
    let down = try witness.slope(at: 1) {
      $0 > 1 ? 2 - $0 - height : sin($0) - sin(1) + 1
    }
    guard case .kink(let left, -.infinity) = down.status else {
      Issue.record("\(down.summary)")
      return
    }
    #expect(abs(left - cos(1)) < 1e-6)
    for x in [1 - 1e-7, 1 - 1e-4, 1 + 1e-7, 1 + 1e-4] {
      let beside = try witness.slope(at: x) { $0 >= 1 ? 2 * $0 + height : $0 + 1 }
      #expect(!beside.isKink && beside.holds(x > 1 ? 2 : 1), "\(x): \(beside.summary)")
    }
  }

  @Test("the slopes of a cusp have no limit")
  func cusp() throws {
    let witness = NumericalDifferentiator()
    let root = try witness.slope(at: 0) { abs($0).squareRoot() }
    #expect(root.status == .kink(left: -.infinity, right: .infinity), "\(root.summary)")
    let leaning = try witness.slope(at: 0) { 3 * $0 - abs($0).squareRoot() }
    #expect(leaning.status == .kink(left: .infinity, right: -.infinity), "\(leaning.summary)")
    // A limit that is large, and approached slowly, is a limit.
    let steep = try witness.slope(at: 0) { abs($0) / (1e-3 + abs($0)) }
    guard case .kink(let left, let right) = steep.status else {
      Issue.record("\(steep.summary)")
      return
    }
    #expect(abs(left + 1000) < 1 && abs(right - 1000) < 1, "\(steep.summary)")
  }
}
