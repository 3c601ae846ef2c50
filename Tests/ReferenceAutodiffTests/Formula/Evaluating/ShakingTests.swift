import ReferenceAutodiff
import TestSupport
import Testing

@Suite("Rounding errors of single precision")
struct ShakingTests {
  @Test("a number is rounded to the nearest of Float's, also beyond its range")
  func rounded() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<10_000 {
      let number = Double.random(in: -4...4, using: &generator)
      let scaled =
        number
        * Double(sign: .plus, exponent: .random(in: -120...120, using: &generator), significand: 1)
      #expect(Shaking.rounded(scaled) == Double(Float(scaled)))
      // Powers of two change nothing, wherever they lead.
      #expect(Shaking.rounded(number * 0x1p400) == Double(Float(number)) * 0x1p400)
    }
    // Ties go to even, and a carry to the next exponent.
    #expect(Shaking.rounded(1 + 0x1p-24) == 1)
    #expect(Shaking.rounded(1 + 0x3p-24) == 1 + 0x1p-22)
    #expect(Shaking.rounded(2 - 0x1p-25) == 2)
    for number in [0, -0.0, 1, 0.5, -3, .infinity, -.infinity] as [Double] {
      #expect(Shaking.rounded(number) == number)
    }
    #expect(Shaking.rounded(.nan).isNaN)
    #expect(Shaking.rounded(.leastNonzeroMagnitude).isFinite)
  }

  private func product(_ run: Int, _ x: Double, keepsRange: Bool = false) throws -> Shaken {
    try Shaken("x*y", at: [x, 1], run: run, keepsRange: keepsRange)
  }

  @Test("an error is between half a roundoff and a whole one, of either sign")
  func errors() throws {
    var signs = [0, 0]
    for run in 0..<200 {
      let error = (try product(run, 1.5).values[0] - 1.5) / 1.5
      #expect(abs(error) >= 0.499 * Shaking.roundoff && abs(error) <= 1.001 * Shaking.roundoff)
      signs[error > 0 ? 1 : 0] += 1
    }
    #expect(signs.allSatisfy { $0 > 70 })
  }

  @Test("an error depends on the repetition and the place, not on the numbers")
  func frozen() throws {
    let errors = try [1.5, 1.25, 3, 1e-20, 1e200].map { try product(4, $0).values[0] / $0 - 1 }
    #expect(errors.allSatisfy { abs($0 - errors[0]) <= 4 * Double.ulpOfOne })
    #expect(try product(4, 1.5).values == product(4, 1.5).values)
    #expect(try product(4, 1.5).values != product(5, 1.5).values)
  }

  @Test("what is below the normal range is told, and loses digits where the range is kept")
  func range() throws {
    let small = 1e-43
    #expect(try !product(0, 1.5).leftRange)
    #expect(try !product(0, 0).leftRange)
    #expect(try product(0, small).leftRange)
    #expect(abs(try product(0, small).values[0] / small - 1) <= 2 * Shaking.roundoff)
    let kept = abs(try product(0, small, keepsRange: true).values[0] - small)
    #expect(kept >= 0.24 * 0x1p-149 && kept <= 0.51 * 0x1p-149)
    #expect(try product(0, 1e-46, keepsRange: true).values[0] == 0)
    #expect(try product(0, 1e-46).values[0] > 0.9e-46)
    // Overflow is left to itself: what is not finite is a mismatch whatever is allowed.
    #expect(try product(0, 1e60, keepsRange: true).values[0] > 0.9e60)
  }

  @Test("what is not finite stays as it is")
  func notFinite() throws {
    for run in 0..<20 {
      #expect(try product(run, .infinity).values[0] == .infinity)
      #expect(try product(run, -.infinity).values[0] == -.infinity)
      #expect(try product(run, .nan).values[0].isNaN)
    }
  }
}
