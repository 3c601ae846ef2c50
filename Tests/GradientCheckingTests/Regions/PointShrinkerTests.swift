import Testing

@testable import GradientChecking

@Suite("Shrinking a failing point")
struct PointShrinkerTests {
  /// Shrinks a point as long as it fails.
  private func shrink(
    _ point: [Double], in range: ClosedRange<Double> = -100...100,
    while fails: ([Double]) -> Bool
  ) -> (point: [Double], tries: Int) {
    var shrinker = PointShrinker(point, bounds: point.map { _ in range })
    var tries = 0
    while let candidate = shrinker.next() {
      tries += 1
      #expect(candidate.allSatisfy { range.contains($0) })
      if fails(candidate) { shrinker.accept() }
    }
    return (shrinker.point, tries)
  }

  @Test("goes to 0 where everything fails")
  func everything() {
    #expect(shrink([3.7, -2.2, 1e-5]) { _ in true }.point == [0, 0, 0])
  }

  @Test("keeps what the failure needs, in round numbers")
  func needed() {
    #expect(shrink([3.7, -2.2, 17.3]) { $0[1] < -1 }.point == [0, -2, 0])
    #expect(shrink([3.7, -2.2]) { $0[0] > 3.2 }.point == [4, 0])
    #expect(shrink([0.123456789, 5]) { $0[0] > 0.1 && $0[0] < 0.2 }.point[1] == 0)
    #expect(shrink([12.5, 12.5]) { $0[0] == $0[1] && $0[0] > 1 }.point == [2, 2])
  }

  @Test("does not leave the region")
  func inside() {
    #expect(shrink([3.7], in: 0.5...4) { _ in true }.point == [1])
    #expect(shrink([3.7], in: 2.5...4) { _ in true }.point == [4])
  }

  @Test("leaves a point alone that nothing simpler fails beside")
  func stubborn() {
    let point = [1.2345678901, 2.3456789012]
    #expect(shrink(point) { $0 == point }.point == point)
  }

  @Test("makes no negative zero")
  func negativeZero() {
    let shrunk = shrink([-0.3, -5]) { $0[1] < -4 }.point
    #expect(shrunk[0].sign == .plus)
  }

  @Test("comes to an end, for many numbers too")
  func many() {
    let point = (0..<1000).map { Double($0) + 0.3 }
    let (shrunk, tries) = shrink(point, in: -2000...2000) { $0[700] > 500 }
    #expect(tries <= 150)
    #expect(shrunk.count { $0 != 0 } < 20)
  }
}
