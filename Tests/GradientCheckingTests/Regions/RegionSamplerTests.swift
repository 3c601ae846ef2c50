import NumericalDifferentiation
import Testing

@testable import GradientChecking

@Suite("Points of a region")
struct RegionSamplerTests {
  private func points(
    _ bounds: [ClosedRange<Double>], count: Int = 300, seed: UInt64 = 1,
    precision: EvaluationPrecision = .float64
  ) -> [[Double]] {
    var sampler = RegionSampler(
      bounds: bounds, count: count, seed: seed, precision: precision)
    return (0..<count).map { _ in sampler.next() }
  }

  @Test("lie in the region", arguments: [0.0...1, -3...5, 2...2.5, -1e300...1e300, 1e-9...2e-9])
  func inside(range: ClosedRange<Double>) {
    for point in points([range, -1...1, range]) {
      #expect(range.contains(point[0]) && (-1...1).contains(point[1]) && range.contains(point[2]))
      #expect(point.allSatisfy { $0.isFinite })
    }
  }

  @Test("are the same for the same seed, and others for another")
  func seeds() {
    let bounds: [ClosedRange<Double>] = [-3...3, 0...10]
    #expect(points(bounds) == points(bounds))
    #expect(points(bounds) != points(bounds, seed: 2))
  }

  @Test("begin with the simple ones, which are a third at most")
  func simple() {
    let drawn = points([-3...3, -3...3], count: 30)
    #expect(Array(drawn.prefix(3)) == [[0, 0], [1, 1], [-1, -1]])
    #expect(drawn.contains([-3, -3]) && drawn.contains([3, 3]))
    let few = points([-3...3], count: 3)
    #expect(few[0] == [0] && few[1] != [1])
  }

  @Test("hold the peculiar ones: ties, zeros, edges, whole numbers, powers of two, large and tiny")
  func peculiar() {
    let drawn = points([-8...8, -8...8, -8...8])
    func count(_ condition: ([Double]) -> Bool) -> Int { drawn.count(where: condition) }
    #expect(count { $0[0] == $0[1] && $0[0] != 0 } > 10)
    #expect(count { $0[0] == -$0[1] && $0[0] != 0 } >= 1)
    #expect(count { $0.filter { $0 == 0 }.count == 1 } >= 3)
    #expect(count { $0.contains(8) || $0.contains(-8) } >= 8)
    #expect(count { $0.allSatisfy { $0 == $0.rounded() } } >= 15)
    #expect(count { $0.allSatisfy { $0 != 0 && $0.significand == 1 } } >= 15)
    #expect(count { $0.contains { $0 != 0 && abs($0) < 1e-4 } } >= 15)
    #expect(
      count { $0[0] == $0[1] * $0[1] || $0[1] == $0[0] * $0[0] || $0[2] == $0[0] * $0[1] } >= 1)
    // Half of the others are plain.
    #expect(Set(drawn).count > 250)
  }

  @Test("are numbers of the function's format")
  func singlePrecision() {
    for point in points([-1...1, 0...7], precision: .float32) {
      #expect(point.allSatisfy { Double(Float($0)) == $0 })
    }
  }
}
