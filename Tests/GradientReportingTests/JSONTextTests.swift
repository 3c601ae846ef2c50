import Foundation
import TestSupport
import Testing

@testable import GradientReporting

@Suite("JSON text")
struct JSONTextTests {
  private func bytes(_ write: (inout [UInt8]) -> Void) -> [UInt8] {
    var output: [UInt8] = []
    write(&output)
    return output
  }

  private func text(_ number: Double) -> String {
    String(decoding: bytes { JSONText.append(number, to: &$0) }, as: UTF8.self)
  }

  private func read(_ bytes: [UInt8]) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
  }

  @Test("Every scalar reads back")
  func everyScalar() throws {
    for plane in UInt32(0)..<17 {
      var text = ""
      for value in (plane << 16)..<((plane + 1) << 16) {
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      let back = try #require(read(bytes { JSONText.append(text, to: &$0) }) as? String)
      #expect(back.unicodeScalars.elementsEqual(text.unicodeScalars), "plane \(plane)")
    }
  }

  @Test("A string's bytes cannot act on a terminal or break a line")
  func controls() {
    let hostile = "\u{1B}\u{0}\n\r\u{7F}\u{85}\u{9B}\u{2028}\u{202E}\u{2066}\u{200F}\u{FEFF}"
    let written = String(decoding: bytes { JSONText.append(hostile, to: &$0) }, as: UTF8.self)
    #expect(
      written
        == #""\u001B\u0000\n\r\u007F\u0085\u009B\u2028\u202E\u2066\u200F\uFEFF""#)
  }

  @Test(
    "Whole numbers have no point, and the others no digit too many",
    arguments: [
      (28, "28"), (0.1, "0.1"), (0, "0"), (-0.0, "-0"), (1.1e-13, "1.1e-13"), (-5.5, "-5.5"),
      (28.000000000000004, "28.000000000000004"), (9_007_199_254_740_992, "9007199254740992"),
    ] as [(Double, String)])
  func numbers(number: Double, expected: String) {
    #expect(text(number) == expected)
  }

  @Test(
    "What is not finite is a string",
    arguments: [
      (Double.nan, #""NaN""#), (-.nan, #""NaN""#), (.infinity, #""Infinity""#),
      (-.infinity, #""-Infinity""#),
    ])
  func nonFinite(number: Double, expected: String) {
    #expect(text(number) == expected)
  }

  @Test("Every finite number reads back as itself")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<10_000 {
      let number = Double(bitPattern: generator.next())
      guard number.isFinite else { continue }
      #expect(Double(text(number)) == number)
    }
    for number in [Double.greatestFiniteMagnitude, .leastNonzeroMagnitude, .leastNormalMagnitude] {
      #expect(Double(text(number)) == number)
    }
  }
}
