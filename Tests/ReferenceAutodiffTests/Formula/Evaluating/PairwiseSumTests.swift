import Testing

@testable import ReferenceAutodiff

@Suite("Pairwise sums")
struct PairwiseSumTests {
  private func sum<Number: SlotNumber>(_ numbers: [Number], stride: Int = 1) -> Number {
    numbers.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return 0 }
      return Run(start: start, count: buffer.count / stride, stride: stride).sum
    }
  }

  @Test(
    "every length gives the sum of whole numbers",
    arguments: [1, 2, 7, 8, 9, 15, 16, 127, 128, 129, 255, 256, 257, 1000, 4096, 10_001])
  func lengths(count: Int) {
    #expect(sum((1...count).map(Double.init)) == Double(count * (count + 1) / 2))
    #expect(sum((1...count).map(Float.init)).isFinite)
    let spread = (0..<8 * count).map { $0 % 8 == 0 ? 1.0 : .nan }
    #expect(sum(spread, stride: 8) == Double(count))
  }

  @Test("fewer than eight terms are added from left to right")
  func shortSums() {
    let terms: [Float] = [0.1, 0.7, 1e8, -1e8, 0.3]
    var expected: Float = 0
    for term in terms { expected += term }
    #expect(sum(terms) == expected)
  }
}
