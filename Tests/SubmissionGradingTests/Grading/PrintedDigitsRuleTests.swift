import Foundation
import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct PrintedDigitsRuleTests {
  /// How a program may print a number.
  enum Style: String, CaseIterable {
    case float32, float64, fixed, significant

    func text(_ value: Double, _ generator: inout SeededGenerator) -> String {
      switch self {
      // What NumPy and PyTorch print: the shortest digits that read back.
      case .float32: Float(value).description
      case .float64: value.description
      case .fixed: String(format: "%.\(Int.random(in: 4...8, using: &generator))f", value)
      case .significant: String(format: "%.\(Int.random(in: 4...9, using: &generator))g", value)
      }
    }
  }

  private func truth(_ value: Double, scale: Double) -> TrueComponent {
    TrueComponent(value: value, scale: scale, singlePrecisionEffect: 0, pointEffect: 0)
  }

  private func literal(_ text: String) throws -> NumberLiteral {
    try #require(NumberLiteral.scan(Array(text.utf8), at: 0, decimalComma: true)).literal
  }

  /// 4,000 literals; the full count of 100,000 is run by hand, with GRADCHECK_LITERALS=100000.
  static let count =
    ProcessInfo.processInfo.environment["GRADCHECK_LITERALS"].flatMap(Int.init) ?? 4000

  @Test("No right answer is turned away, and hardly any that is wrong by 0.1 %")
  func literals() throws {
    var generator = SeededGenerator(seed: 2024)
    var rejected = 0
    var accepted = 0
    for index in 0..<Self.count {
      let style = Style.allCases[index % Style.allCases.count]
      let rule = PrintedDigitsRule(policy: Policy(isSinglePrecision: style == .float32))
      let size = pow(10, Double.random(in: -0.9...3, using: &generator))
      let value = Bool.random(using: &generator) ? size : -size
      let scale = size * Double.random(in: 1...4, using: &generator)
      // A right answer carries the rounding of its own computation.
      let unit = style == .float32 ? 0x1p-24 : 0x1p-53
      let computed = value + scale * unit * Double.random(in: -8...8, using: &generator)
      let right = try literal(style.text(computed, &generator))
      if rule.verdict(of: right, truth: truth(value, scale: scale)) != .pass { rejected += 1 }
      let factor = Bool.random(using: &generator) ? 1.001 : 0.999
      let wrong = try literal(style.text(value * factor, &generator))
      // What is accepted has lost a trailing zero: `14.2` is right to three digits.
      if rule.verdict(of: wrong, truth: truth(value, scale: scale)) == .pass { accepted += 1 }
    }
    #expect(rejected == 0)
    #expect(Double(accepted) <= 0.005 * Double(Self.count), "\(accepted) of \(Self.count)")
    if Self.count > 4000 { print("\(Self.count) literals: \(rejected), \(accepted)") }
  }

  @Test(
    "Digits claim what they show",
    arguments: [
      ("28", 28.0, AnswerVerdict.pass), ("28.0", 28, .pass), ("-5.0344", -5.0344292, .pass),
      ("-5.03", -5.0344292, .pass), ("-5.0", -5.0344292, .imprecise),
      ("-5", -5.0344292, .imprecise),
      ("5.0344", -5.0344292, .wrong), ("-5.0345", -5.0344292, .imprecise),
      ("-5.04", -5.0344292, .wrong),
      ("-5.1", -5.0344292, .wrong), ("1.1348", 1.13465, .imprecise), ("0", 0, .pass),
      ("0.0000", 0, .pass),
      ("-0.0", 0, .pass), ("1e-9", 0, .pass), ("0.001", 0, .wrong), ("nan", 1, .nonfinite),
      ("inf", 1, .nonfinite), ("−0,98078208", -0.98078208, .pass), ("48.6375", 48.6375, .pass),
      ("6.775", 6.775, .pass), ("4.86e+01", 48.6375, .pass), ("49", 48.6375, .imprecise),
      ("1000", 1000, .pass), ("999.6", 1000, .imprecise), ("998.6", 1000, .wrong),
      ("1e999", 1, .nonfinite),
    ])
  func digits(text: String, value: Double, expected: AnswerVerdict) throws {
    let rule = PrintedDigitsRule(policy: Policy(isSinglePrecision: true))
    let verdict = rule.verdict(
      of: try literal(text), truth: truth(value, scale: max(value.magnitude, 1)))
    #expect(verdict == expected)
  }

  @Test("The cap is half a unit of the last digit that is asked for")
  func cap() {
    #expect(PrintedDigitsRule.cap(of: 1000, digits: 3) == 5)
    #expect(PrintedDigitsRule.cap(of: 999.9, digits: 3) == 0.5)
    #expect(PrintedDigitsRule.cap(of: 0.001, digits: 3) == 5e-6)
    #expect(PrintedDigitsRule.cap(of: -5.03, digits: 3) == 0.005)
    #expect(PrintedDigitsRule.cap(of: 1e300, digits: 4) == 5e296)
    #expect(PrintedDigitsRule.cap(of: 2.5e-9, digits: 3) == 5e-12)
  }
}
