import NumericalDifferentiation
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("Noise and ripples")
struct NoisyFunctionTests {
  private let witness = NumericalDifferentiator()

  static let smooth: [KnownFunction] = KnownFunction.all.filter {
    ["sin(x² + 1)", "exp(sin x)", "x³", "3x - 7", "x/(1+x²)", "softplus"].contains($0.name)
  }

  @Test(
    "noise in the function's digits widens the bar until it holds",
    arguments: [1e-13, 1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3])
  func whiteNoise(amplitude: Double) throws {
    var asked = 0
    var outside: [String] = []
    for function in Self.smooth {
      for seed in 0..<25 as Range<UInt64> {
        let estimate = try witness.slope(at: function.x) { x in
          function.double(x) + amplitude * SeededGenerator.noise(at: x, seed: seed)
        }
        let truth = function.slope(function.x)
        asked += 1
        #expect(!estimate.isKink, "\(function.name), seed \(seed): \(estimate.summary)")
        guard !estimate.isUnresolved, !estimate.holds(truth) else { continue }
        outside.append("\(function.name), seed \(seed): \(estimate.summary), truth \(truth)")
      }
    }
    #expect(Double(outside.count) <= 0.03 * Double(asked), "\(outside)")
    expectInTheEnd("three projections can all be small, and steps can pass the nearest pole") {
      #expect(Double(outside.count) <= 0.01 * Double(asked), "\(outside)")
    }
  }

  @Test(
    "multiplicative noise, as of a sum in changing order, is noise as well",
    arguments: [1e-14, 1e-12, 1e-9, 1e-6])
  func relativeNoise(amplitude: Double) throws {
    var asked = 0
    var outside: [String] = []
    for function in Self.smooth {
      for seed in 0..<25 as Range<UInt64> {
        let estimate = try witness.slope(at: function.x) { x in
          1e6 * function.double(x) * (1 + amplitude * SeededGenerator.noise(at: x, seed: seed))
        }
        let truth = 1e6 * function.slope(function.x)
        asked += 1
        guard !estimate.isUnresolved, !estimate.holds(truth) else { continue }
        outside.append("\(function.name), seed \(seed): \(estimate.summary), truth \(truth)")
        #expect(abs(estimate.value - truth) <= 20 * estimate.error)
      }
    }
    // One probe in thirty sees three projections below a third of the noise, and takes it for rounding.
    #expect(Double(outside.count) <= 0.04 * Double(asked), "\(outside)")
  }

  @Test("on large steps noise that is a share of the function is larger")
  func relativeNoiseOnLargeSteps() throws {
    let estimate = try witness.slope(at: 2) { x in
      1e6 * x * x * x * (1 + 1e-6 * SeededGenerator.noise(at: x, seed: 9))
    }
    #expect(estimate.holds(12e6), "\(estimate.summary)")
  }

  @Test("steps that noise drives beyond the nearest pole are not trusted")
  func stepsBeyondPole() throws {
    let estimate = try witness.slope(at: 2) {
      $0 / (1 + $0 * $0) + 1e-3 * SeededGenerator.noise(at: $0, seed: 1)
    }
    #expect(estimate.holds(-0.12), "\(estimate.summary)")
  }

  @Test("a wide bar says that it is the noise's")
  func noiseIsNamed() throws {
    let estimate = try witness.slope(at: 1) { x in
      sin(x) + 1e-8 * SeededGenerator.noise(at: x, seed: 5)
    }
    #expect(estimate.noiseError > estimate.roundoffError)
    #expect(estimate.error > 1e-9)
    #expect(estimate.error < 1e-4)
  }

  @Test("cancelled digits are noise: ((1 + x) - 1)/x-like losses keep the bar honest")
  func cancellation() throws {
    let cases: [(String, Double, Double, (Double) -> Double)] = [
      ("(1 + x)⁷ - 1", 1e-9, 7 * pow(1 + 1e-9, 6), { pow(1 + $0, 7) - 1 }),
      ("1e8 + sin x - 1e8", 1, cos(1), { 1e8 + sin($0) - 1e8 }),
      ("1e12·x - (1e12 - 1)·x", 1.5, 1, { 1e12 * $0 - (1e12 - 1) * $0 }),
      (
        "√(x² + 1e16) - 1e8", 300, 300 / (9e4 + 1e16).squareRoot(),
        {
          ($0 * $0 + 1e16).squareRoot() - 1e8
        }
      ),
      ("1 - cos x", 1e-4, sin(1e-4), { 1 - cos($0) }),
      ("log(exp(x))", 30, 1, { log(exp($0)) }),
      ("exp(x) - 1 - x", 1e-5, expm1(1e-5), { exp($0) - 1 - $0 }),
    ]
    for (name, x, truth, function) in cases {
      let estimate = try witness.slope(at: x, of: function)
      #expect(
        estimate.isUnresolved || estimate.holds(truth),
        "\(name): \(estimate.summary), truth \(truth)")
    }
  }

  /// A ripple with a ≥ 1e-12 stands out of rounding: its slope is part of the function's.
  @Test(
    "a ripple's slope is seen or the answer is withheld, never confidently left out",
    arguments: [1e-12, 1e-10, 1e-8, 1e-6, 1e-4],
    [1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10])
  func ripple(amplitude: Double, frequency: Double) throws {
    for x in [0.3, 1, 1.7] {
      for base in [1.0, 0.01] {
        let estimate = try witness.slope(at: x) { u in
          base * u + amplitude * sin(frequency * u)
        }
        let truth = base + amplitude * frequency * cos(frequency * x)
        let note: Comment =
          "\(base)x + \(amplitude)·sin(\(frequency)x) at \(x): \(estimate.summary), truth \(truth)"
        #expect(!estimate.isKink, note)
        // The phase ωx itself is rounded: that much of the truth nobody knows.
        let slack = amplitude * frequency * frequency * abs(x) * 0x1p-52
        expectInTheEnd("levels many ripples wide are taken into the series; fast ripples for noise")
        {
          if estimate.status == .resolved { #expect(estimate.holds(truth, slack: slack), note) }
          if estimate.isConfident {
            #expect(
              abs(estimate.value - truth) <= 10 * estimate.error + slack + 1e-6 * abs(truth), note)
          }
        }
        // Whatever happens, a resolved slope is not the mean slope that leaves the ripple out.
        if estimate.status == .resolved {
          #expect(abs(estimate.value - truth) <= 1e-4 * abs(truth), note)
        }
      }
    }
  }
}
