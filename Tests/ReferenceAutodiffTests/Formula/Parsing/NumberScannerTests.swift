import TestSupport
import Testing

@testable import ReferenceAutodiff

@Suite("Number scanner")
struct NumberScannerTests {
  private func scan(_ text: String) -> (value: Double?, length: Int) {
    let bytes = Array(text.utf8) + [0]
    return bytes.withUnsafeBufferPointer { buffer in
      switch NumberScanner.scan(buffer, from: 0) {
      case .number(let value, let end): (value, end)
      case .missingExponent(let end), .overflow(let end): (nil, end)
      }
    }
  }

  @Test("numbers are rounded as the standard library rounds them")
  func rounding() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<20_000 {
      let bits = UInt64.random(in: 0..<0x7FF0_0000_0000_0000, using: &generator)
      let text = "\(Double(bitPattern: bits))"
      let result = scan(text)
      #expect(result.value == Double(text) && result.length == text.utf8.count, "\(text)")
    }
    for _ in 0..<20_000 {
      let digits = UInt64.random(in: 0...UInt64.max, using: &generator)
      let shift = Int.random(in: 0...60, using: &generator)
      let text =
        "\(digits >> shift).\(digits % 1000)e\(Int.random(in: -40...40, using: &generator))"
      #expect(scan(text).value == Double(text), "\(text)")
    }
  }

  @Test(
    "forms and where they end",
    arguments: [
      ("0", 0, 1), ("007", 7, 3), ("2.", 2, 2), (".5", 0.5, 2), ("1e5", 1e5, 3), ("1E-5x", 1e-5, 4),
      ("1e+5", 1e5, 4), ("0.1", 0.1, 3), ("9007199254740993", 9_007_199_254_740_992, 16),
      ("123456789012345678901234567890", 123456789012345678901234567890.0, 30),
      ("0.000000000000000000000000000001", 1e-30, 32), ("1e-999", 0, 6),
      ("5e-324", .leastNonzeroMagnitude, 6),
      ("1.7976931348623157e308", .greatestFiniteMagnitude, 22), ("0e999", 0, 5), ("3..4", 3, 2),
      ("0.30000000000000004", 0.30000000000000004, 19), ("1e0000005", 1e5, 9),
    ] as [(String, Double, Int)])
  func forms(text: String, value: Double, length: Int) {
    let result = scan(text)
    #expect(result.value == value)
    #expect(result.length == length)
  }

  @Test(
    "what is no number",
    arguments: ["1e", "1ex", "1e+", "2.5e-", "1e309", "1e99999999999"])
  func malformed(text: String) {
    #expect(scan(text).value == nil)
  }

  @Test("a number of sixty thousand digits")
  func longNumber() throws {
    let zeros = String(repeating: "0", count: 60_000)
    #expect(try value("0.\(zeros)1e60001") == 1)
    #expect(try value("1\(zeros)e-60000") == 1)
    #expect(throws: FormulaError.self) { try Formula("1\(zeros)", variables: []) }
  }
}
