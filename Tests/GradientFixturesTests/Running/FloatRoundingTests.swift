import Testing

@testable import GradientFixtures

@Suite("What rounding in single precision allows a claim")
struct FloatRoundingTests {
  @Test("sixteen units of roundoff of the terms")
  func terms() {
    #expect(FloatRounding.ofTerms(3) == 48 * 0x1p-24 + 0x1p-126)
  }

  @Test("below Float's normal range a claim may be 0, and scales that are not finite allow no more")
  func extremes() {
    #expect(FloatRounding.ofTerms(0) == Double(Float.leastNormalMagnitude))
    #expect(FloatRounding.ofTerms(.infinity) == Double(Float.leastNormalMagnitude))
  }

  @Test("a second sweep may lose what the gradient may, over the coordinates, of two the smaller")
  func secondSweep() {
    let allowed = FloatRounding.ofSecondSweep(gradient: [8, 1], at: [4, 0.5])
    #expect(allowed == [2, 0.25, 0.25, 1])
  }
}
