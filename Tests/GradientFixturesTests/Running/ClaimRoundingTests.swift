import GradientChecking
import Testing

@testable import GradientFixtures

@Suite("What rounding allows a claim")
struct ClaimRoundingTests {
  private func claimed(_ values: [Double], halfUnits: [Double] = []) -> ClaimedArray {
    var array = ClaimedArray()
    array.values = values
    array.halfUnits = halfUnits
    return array
  }

  private func claims(
    _ precision: FixturePrecision, _ values: [Double], scale: [Double]
  ) -> [ClaimedNumber] {
    var claims: [ClaimedNumber] = []
    ClaimRounding(precision).append(claimed(values), scale: scale, to: &claims)
    return claims
  }

  @Test("sixteen units of roundoff of the terms")
  func terms() {
    #expect(ClaimRounding(.float64).ofTerms(3) == 48 * 0x1p-53)
    let single = ClaimRounding(.float32).ofTerms(3)
    #expect(single == 48 * 0x1p-24 + 0x1p-126)
    #expect(claims(.float32, [1, -2], scale: [3, 4]).map(\.rounding) == [single, 0x1p-18])
    #expect(claims(.float32, [1, -2], scale: [3, 4]).map(\.value) == [1, -2])
  }

  @Test("in double precision at most 1e-9 of the largest finite claim")
  func bounded() {
    let wide = claims(.float64, [1, -2, .infinity, .nan], scale: [1e9, 1, 1, 1])
    #expect(wide.map(\.rounding) == [2e-9, 0x1p-49, 0x1p-49, 0x1p-49])
    #expect(claims(.float32, [1], scale: [1e9])[0].rounding > 900)
  }

  @Test("below Float's normal range a claim may be 0, and scales that are not finite allow no more")
  func extremes() {
    #expect(ClaimRounding(.float32).ofTerms(0) == Double(Float.leastNormalMagnitude))
    #expect(ClaimRounding(.float32).ofTerms(.infinity) == Double(Float.leastNormalMagnitude))
    #expect(ClaimRounding(.float64).ofTerms(.nan) == 0)
    #expect(ClaimRounding(.float64).ofTerms(0) == 0)
  }

  @Test("printed digits are kept, with a rounding and without")
  func digits() {
    var claims: [ClaimedNumber] = []
    ClaimRounding.append(claimed([1, 2], halfUnits: [0.5, 0]), to: &claims)
    #expect(claims == [ClaimedNumber(1, halfUnit: 0.5), ClaimedNumber(2)])
    ClaimRounding(.float64).append(
      claimed([1], halfUnits: [0.5]), scale: [1], to: &claims)
    #expect(
      claims[2] == ClaimedNumber(1, halfUnit: 0.5, rounding: 1e-9 * 1 < 0x1p-49 ? 1e-9 : 0x1p-49))
  }

  @Test("what was measured widens a claim, and never narrows it")
  func widened() {
    var claims = [ClaimedNumber(1, rounding: 2), ClaimedNumber(1, rounding: 2)]
    ClaimRounding.widen(&claims, by: [1, 3])
    #expect(claims.map(\.rounding) == [2, 3])
  }

  @Test("a second sweep may lose what the gradient may, over the coordinates, of two the smaller")
  func secondSweep() {
    let allowed = ClaimRounding.ofSecondSweep(gradient: [8, 1], at: [4, 0.5])
    #expect(allowed == [2, 0.25, 0.25, 1])
  }
}
