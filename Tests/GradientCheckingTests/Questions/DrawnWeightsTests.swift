import GradientChecking
import Testing

@Suite("Tangents and cotangents that nobody gave")
struct DrawnWeightsTests {
  private static func weights(_ count: Int, seed: UInt64) -> [[Double]] {
    let options = CheckOptions([.seed(seed)])
    return [options.drawnTangent(count), options.drawnCotangent(count)]
  }

  @Test("no weight can be taken for a one, a sign or another weight", arguments: 1...40)
  func unequal(count: Int) {
    for seed in 0..<200 as Range<UInt64> {
      for weights in Self.weights(count, seed: seed) {
        #expect(weights.count == count)
        #expect(weights.allSatisfy { abs($0) > 0.5 && abs($0) < 2 && abs($0) != 1 })
        #expect(Set(weights.map(abs)).count == count)
        #expect(count == 1 || Set(weights.map { $0 < 0 }).count == 2, "seed \(seed)")
      }
    }
  }

  @Test("nor do they add up to what a wrong product puts in their place", arguments: 1...40)
  func sums(count: Int) {
    for seed in 0..<200 as Range<UInt64> {
      for weights in Self.weights(count, seed: seed) {
        let sum = weights.reduce(0, +)
        let signs = weights.reduce(0.0) { $0 + ($1 < 0 ? -1 : 1) }
        let nearest = [0, 1, -1, Double(count), -Double(count), signs].map { abs(sum - $0) }.min()
        #expect((nearest ?? 0) >= 0.0625, "seed \(seed)")
        #expect(weights.reduce(0) { $0 + $1 * $1 } != 1)
      }
    }
  }

  @Test("a Float holds them, and products with small numbers are exact")
  func fewBits() {
    for count in [1, 8, 100, 10_000] {
      for weights in Self.weights(count, seed: 7) {
        #expect(weights.allSatisfy { Double(Float($0)) == $0 })
        #expect(weights.allSatisfy { ($0 * 0x1p20).rounded() == $0 * 0x1p20 })
        #expect(Set(weights.map(abs)).count == count)
      }
    }
  }

  @Test("every seed gives others, and a tangent is no cotangent")
  func seeds() {
    let drawn = (0..<50 as Range<UInt64>).flatMap { Self.weights(3, seed: $0) }
    #expect(Set(drawn).count > 95)
    #expect(CheckOptions().drawnTangent(3) == CheckOptions([.seed(0)]).drawnTangent(3))
    #expect(CheckOptions().drawnTangent(0).isEmpty && CheckOptions().drawnCotangent(0).isEmpty)
    withCheckOptions(.seed(7)) {
      #expect(CheckOptions().drawnTangent(3) == CheckOptions([.seed(7)]).drawnTangent(3))
    }
  }
}
