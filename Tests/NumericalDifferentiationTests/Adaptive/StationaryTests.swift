import NumericalDifferentiation
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("Stationary points whose first terms vanish")
struct StationaryTests {
  private let witness = NumericalDifferentiator()
  private static let offsets = [0, 1e-3, 0.1, 0.7, 1, 2, 3.3, 10, 1e3, 1e6]

  private let functions: [(name: String, function: @Sendable (Double) -> Double)] = [
    ("x³", { $0 * $0 * $0 }),
    ("x³ + x⁴", { $0 * $0 * $0 * (1 + $0) }), ("-7x³", { -7 * $0 * $0 * $0 }),
    ("sin³x", { pow(sin($0), 3) }), ("x³eˣ", { $0 * $0 * $0 * exp($0) }),
    ("x³ + 20x⁵", { $0 * $0 * $0 * (1 + 20 * $0 * $0) }),
  ]

  @Test("the bar around 0 holds, and is near the function's own rounding", arguments: offsets)
  func holds(offset: Double) throws {
    for (name, function) in functions {
      let estimate = try witness.slope(at: 0) { function($0) + offset }
      #expect(estimate.holds(0, slack: 0), "\(name) + \(offset): \(estimate.summary)")
      #expect(
        estimate.error <= 3e-11 * (1 + offset), "\(name) + \(offset): \(estimate.summary)")
    }
  }

  @Test("a slope that is there is not taken for 0", arguments: [1e-9, 1e-7, 1e-5, 1e-2])
  func notZero(slope: Double) throws {
    for offset in Self.offsets where slope > 1e-11 * (1 + offset) {
      for (name, function) in functions {
        let estimate = try witness.slope(at: 0) { function($0) + slope * $0 + offset }
        #expect(estimate.holds(slope, slack: 1e-16), "\(name), \(slope): \(estimate.summary)")
        #expect(abs(estimate.value) > estimate.error, "\(name), \(slope): \(estimate.summary)")
      }
    }
  }

  @Test("beside a zero of third order the next terms of the series are seen coming")
  func beside() throws {
    let nearer = 8.902_653_999_183_464e-5
    let quartic = try witness.slope(at: nearer) { exp(-$0 * $0 * $0 * $0) }
    #expect(quartic.holds(-4 * pow(nearer, 3)), "\(quartic.summary)")
    let small = -2.399_616_688_497_059_4e-4
    let square = try witness.slope(at: small) { atan(tanh(2 * $0 * $0)) }
    #expect(square.holds(4 * small), "\(square.summary)")
  }

  @Test("what only looks like a cubic from afar keeps its kink, its jump or its own slope")
  func structure() throws {
    let kink = try witness.slope(at: 0) { $0 * $0 * $0 + 1e-6 * abs($0) + 1 }
    #expect(kink.isKink || !kink.error.isFinite, "\(kink.summary)")
    let steep = try witness.slope(at: 0) { $0 * $0 * $0 + 1e-6 * tanh(1e5 * $0) + 1 }
    #expect(steep.holds(0.1, slack: 1e-9) || !steep.error.isFinite, "\(steep.summary)")
  }

  @Test(
    "where a derivative jumps, or a whole order is missing, the bar holds all the same",
    arguments: offsets)
  func oddPowers(offset: Double) throws {
    let functions: [(name: String, function: (Double) -> Double)] = [
      ("x|x|", { $0 * abs($0) }), ("3x|x|", { 3 * $0 * abs($0) }),
      ("x|x|eˣ", { $0 * abs($0) * exp($0) }), ("|x³|", { abs($0 * $0 * $0) }),
      ("x⁵", { pow($0, 5) }), ("x³|x|", { $0 * $0 * $0 * abs($0) }),
    ]
    // By a bar or two it fails where the noise leaves too few levels to tell an odd power by.
    expectInTheEnd("an odd power of h beside noise") {
      for (name, function) in functions {
        let estimate = try witness.slope(at: 0) { function($0) + offset }
        #expect(
          estimate.holds(0, slack: 0) || !estimate.error.isFinite,
          "\(name) + \(offset): \(estimate.summary)")
      }
      for slope in [0.3, -2.0, 1e-3] {
        let estimate = try witness.slope(at: 0) { $0 * abs($0) + slope * $0 + offset }
        #expect(
          estimate.holds(slope, slack: 0) || !estimate.error.isFinite,
          "x|x| + \(slope)x + \(offset): \(estimate.summary)")
      }
    }
  }
}
