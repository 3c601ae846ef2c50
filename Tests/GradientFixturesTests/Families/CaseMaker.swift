import Foundation
import GradientChecking

/// Collects the cases of a family, and draws the numbers for them from a seed.
struct CaseMaker {
  private(set) var cases: [FamilyCase] = []
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  // MARK: Numbers

  /// Evenly between two numbers.
  mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * Double(generator.next() >> 11) * 0x1p-53
  }

  /// A power of ten whose exponent lies evenly between two numbers.
  mutating func power(_ low: Double, _ high: Double) -> Double { pow(10, uniform(low, high)) }

  /// 1 or -1.
  mutating func sign() -> Double { generator.next() >> 63 == 0 ? 1 : -1 }

  /// A decimal of few digits.
  mutating func decimal(_ low: Double, _ high: Double, digits: Int = 2) -> Double {
    let unit = pow(10, Double(digits))
    return (uniform(low, high) * unit).rounded() / unit
  }

  mutating func index(_ count: Int) -> Int { Int(uniform(0, 1) * Double(count)) }

  mutating func pick<Element>(_ elements: Element...) -> Element {
    elements[index(elements.count)]
  }

  /// As many numbers as asked for.
  mutating func list(_ count: Int, _ number: (inout CaseMaker) -> Double) -> [Double] {
    (0..<count).map { _ in number(&self) }
  }

  // MARK: Claims

  mutating func right(_ question: FamilyQuestion, _ gradient: [Double]) {
    cases.append(FamilyCase(question: question, gradient: gradient, isRight: true))
  }

  mutating func wrong(_ question: FamilyQuestion, _ gradient: [Double]) {
    cases.append(FamilyCase(question: question, gradient: gradient, isRight: false))
  }

  /// The true gradient, and a wrong one: a slip of this family, or a usual mistake in a component that can be seen.
  ///
  /// Where the function's own noise would hide a part in a hundred thousand, only `gross` mistakes are made.
  mutating func both(
    _ question: FamilyQuestion, _ truth: [Double], or slips: [[Double]] = [], gross: Bool = false
  ) {
    right(question, truth)
    let scales = question.coordinates.map { $0 == 0 ? 1 : abs($0) }
    let effects = zip(truth, scales).map { abs($0 * $1) }
    let seen = truth.indices.filter {
      truth[$0] != 0 && effects[$0] >= 1e-6 * (effects.max() ?? 0)
    }
    let slip = uniform(0, 1)
    let share = uniform(0, 1)
    if !slips.isEmpty, slip < 0.5 || seen.isEmpty {
      wrong(question, slips[Int(share * Double(slips.count))])
      return
    }
    var claim = truth
    if seen.isEmpty {
      claim[index(claim.count)] += 1e-3
    } else {
      let factors = gross ? [-1, 2, 0] : [-1, 2, 0, 1.001, 0.99, 1.00001]
      claim[seen[index(seen.count)]] *= factors[Int(share * Double(factors.count))]
    }
    wrong(question, claim)
  }

  /// A number as a formula holds it.
  static func literal(_ number: Double) -> String { number < 0 ? "(\(number))" : "\(number)" }

  /// A formula with numbers in the place of capital letters.
  static func formula(_ text: String, _ numbers: KeyValuePairs<Character, Double>) -> String {
    text.map { letter in
      numbers.first { $0.key == letter }.map { literal($0.value) } ?? String(letter)
    }.joined()
  }
}

func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
