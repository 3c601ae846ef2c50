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

@Suite("The measured noise")
struct NoiseEstimateTests {
  private let witness = NumericalDifferentiator()

  @Test(
    "uniform noise of a given width is found with its standard deviation",
    arguments: [1e-12, 1e-10, 1e-8, 1e-6, 1e-4])
  func standardDeviation(width: Double) throws {
    let expected = width / 3.0.squareRoot()
    var close = 0
    for seed in 0..<100 as Range<UInt64> {
      let noise = try witness.slopes(at: [0.7]) { v in
        exp(v[0]) + width * SeededGenerator.noise(at: v[0], seed: seed)
      }.noise
      if noise.sigma > expected / 5 && noise.sigma < 5 * expected { close += 1 }
      #expect(noise.sigma < 10 * expected)
    }
    #expect(close >= 90, "\(close) of 100")
  }

  @Test("a smooth function has only its rounding", arguments: KnownFunction.all)
  func smooth(function: KnownFunction) throws {
    let noise = try witness.slopes(at: [function.x]) { function.double($0[0]) }.noise
    let reach = 0x1p-19 * max(abs(function.x), 1)
    let size = [-reach, 0, reach].reduce(0) { max($0, abs(function.double(function.x + $1))) }
    #expect(noise.sigma <= 64 * 0x1p-53 * size)
    #expect(noise.evaluations <= 10)
  }

  @Test(
    "coarse steps are recognised as steps, and their width is the noise",
    arguments: [1e-3, 1e-4, 1e-5])
  func quantised(quantum: Double) throws {
    let noise = try witness.slopes(at: [0.123_456]) { v in
      (v[0] / quantum).rounded() * quantum
    }.noise
    #expect(noise.kind == .quantised)
    #expect(noise.sigma >= quantum / 12)
    #expect(noise.sigma <= 2 * quantum)
  }

  @Test("an inactive branch and a kink beside the point are no noise")
  func structure() throws {
    for distance in [1e-3, 1e-5, 1e-7, 2e-9] {
      for function in [{ max($0 - 0.5 - distance, 0) }, { abs($0 - 0.5 - distance) + $0 }]
        as [(Double) -> Double]
      {
        let noise = try witness.slopes(at: [0.5]) { function($0[0]) }.noise
        #expect(noise.sigma <= 1e-12, "\(distance): \(noise)")
      }
    }
  }

  @Test("the probe's cost is shared by all coordinates")
  func shared() throws {
    let noise = try witness.slopes(at: (1...50).map { Double($0) }) { v in
      v.reduce(0) { $0 + sin($1) }
    }.noise
    #expect(noise.evaluations <= 10)
  }
}
