import Foundation
import Testing

@testable import PlainText

@Suite("Decimal digits")
struct DecimalDigitsTests {
  @Test("What is not finite has no digits", arguments: [Double.nan, .infinity, -.infinity])
  func nonFinite(value: Double) {
    #expect(DecimalDigits(value) == nil)
  }

  @Test(
    "The first digit's place is found in every notation of a Double",
    arguments: [
      (0.0, 0, []), (-0.0, 0, []), (1.0, 0, [1]), (28.0, 1, [2, 8]), (1200.0, 3, [1, 2]),
      (0.00125, -3, [1, 2, 5]), (1e-7, -7, [1]), (1.5e22, 22, [1, 5]),
      (.leastNonzeroMagnitude, -324, [5]),
      (1.7976931348623157e308, 308, [1, 7, 9, 7, 6, 9, 3, 1, 3, 4, 8, 6, 2, 3, 1, 5, 7]),
    ] as [(Double, Int, [UInt8])])
  func places(value: Double, exponent: Int, digits: [UInt8]) throws {
    let decimal = try #require(DecimalDigits(value))
    #expect(decimal.digits == digits)
    #expect(decimal.isZero || decimal.exponent == exponent)
  }

  @Test(
    "Rounding carries, and may leave nothing",
    arguments: [
      (9.99, -1, "10.0"), (9.94, -1, "9.9"), (0.7, 0, "1"), (0.4, 0, "0"), (0.04, 0, "0"),
      (199, 1, "200"), (-0.5, 0, "-1"), (-0.04, -1, "0.0"), (999.5, 0, "1000"), (50, 2, "100"),
      (49, 2, "0"), (5, 3, "0"),
    ] as [(Double, Int, String)])
  func rounding(value: Double, place: Int, expected: String) throws {
    var decimal = try #require(DecimalDigits(value))
    decimal.round(toPlace: place)
    #expect(decimal.fixed(toPlace: place) == expected)
  }

  @Test("Rounding agrees with the C library, away from ties")
  func againstC() throws {
    var generator = SplitMix(state: 42)
    for _ in 0..<20_000 {
      let scale = pow(10, Double(Int.random(in: -6...9, using: &generator)))
      let value = Double.random(in: -1...1, using: &generator) * scale
      let decimals = Int.random(in: 0...5, using: &generator)
      var decimal = try #require(DecimalDigits(value))
      decimal.round(toPlace: -decimals)
      let expected = String(format: "%.\(decimals)f", value)
      let zero = expected.allSatisfy { "-0.".contains($0) }
      let wanted = zero && expected.first == "-" ? String(expected.dropFirst()) : expected
      #expect(decimal.fixed(toPlace: -decimals) == wanted)
    }
  }

  @Test("A power of ten follows the digits that were asked for")
  func scientific() throws {
    let decimal = try #require(DecimalDigits(-1.25e-7))
    #expect(decimal.scientific(toPlace: -9) == "-1.25e-7")
    #expect(decimal.scientific(toPlace: -11) == "-1.2500e-7")
    #expect(try #require(DecimalDigits(3e20)).scientific(toPlace: 20) == "3e20")
  }
}

/// Sebastiano Vigna's SplitMix64: the same numbers on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
