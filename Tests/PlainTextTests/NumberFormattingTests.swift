import PlainText
import Testing

@Suite("Numbers for people")
struct NumberFormattingTests {
  @Test(
    "Only known digits are printed",
    arguments: [
      // The house's example: 3e-11 leaves ten decimals that are right to within one unit.
      (9.000000000000341, 2.798e-11, "9.0000000000 ± 3e-11"),
      (28.000000000000004, 1.1e-13, "28.000000000000 ± 2e-13"),
      (3.2461, 0.0183, "3.2 ± 0.02"),
      (123.4, 30, "120 ± 30"),
      (-1.23456789e-7, 3e-12, "-1.2346e-7 ± 3e-12"),
      (6.02214076e23, 1e18, "6.02214e23 ± 1e18"),
      (0, 3e-11, "0.0000000000 ± 3e-11"),
      (1e-30, 2e-12, "0.00000000000 ± 2e-12"),
      (0, 1e-300, "0 ± 1e-300"),
      (500, 300, "500 ± 300"),
      (0.00031, 0.5, "0 ± 0.5"), (50, 300, "0 ± 300"), (0.31, 0.5, "0.3 ± 0.5"),
      (1, 9.6e-11, "1.0000000000 ± 1e-10"),
      (-0.0, 0.1, "0.0 ± 0.1"),
    ] as [(Double, Double, String)])
  func known(value: Double, error: Double, expected: String) {
    #expect(NumberFormatting.known(value, error: error) == expected)
  }

  @Test(
    "An error bar that is missing is not invented",
    arguments: [
      (Double.nan, 1e-9, "none"), (.nan, .nan, "none"), (.infinity, 1e-9, "Infinity"),
      (2.53456, .nan, "2.53 ± ?"), (2.5, .infinity, "2.5 ± ?"), (2.5, -1, "2.5 ± ?"),
      (0, .nan, "0 ± ?"), (0.1, 0, "0.1 ± 0"),
    ] as [(Double, Double, String)])
  func missing(value: Double, error: Double, expected: String) {
    #expect(NumberFormatting.known(value, error: error) == expected)
  }

  @Test("An error below the Double's own digits adds no digits that it does not have")
  func tooSmall() {
    #expect(NumberFormatting.known(0.1, error: 1e-30) == "0.10000000000000000 ± 1e-30")
  }

  @Test(
    "Every digit of an exact number is printed, and no more",
    arguments: [
      (28, "28"), (-0.5, "-0.5"), (0.1, "0.1"), (0, "0"), (-0.0, "0"), (0.0001, "0.0001"),
      (0.00001, "1e-5"), (1e15, "1000000000000000"), (1e16, "1e16"), (1.5e-300, "1.5e-300"),
      (.nan, "NaN"), (-.nan, "NaN"), (.infinity, "Infinity"), (-.infinity, "-Infinity"),
      (.leastNonzeroMagnitude, "5e-324"), (0.1 + 0.2, "0.30000000000000004"),
    ] as [(Double, String)])
  func exact(value: Double, expected: String) {
    #expect(NumberFormatting.exact(value) == expected)
  }

  @Test("An exact number reads back as itself")
  func roundTrip() {
    var generator = SplitMix(state: 7)
    for _ in 0..<10_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      #expect(Double(NumberFormatting.exact(value)) == value)
    }
  }

  @Test(
    "Counts have thousands separators",
    arguments: [
      (0, "0"), (999, "999"), (1_000, "1,000"), (1_204, "1,204"), (1_234_567, "1,234,567"),
      (-1_000, "-1,000"), (-999, "-999"), (.min, "-9,223,372,036,854,775,808"),
    ])
  func counts(count: Int, expected: String) {
    #expect(NumberFormatting.count(count) == expected)
  }

  @Test("A noun agrees with its count")
  func nouns() {
    #expect(NumberFormatting.count(1, "case") == "1 case")
    #expect(NumberFormatting.count(0, "case") == "0 cases")
    #expect(NumberFormatting.count(2_000, "evaluation") == "2,000 evaluations")
  }
}
