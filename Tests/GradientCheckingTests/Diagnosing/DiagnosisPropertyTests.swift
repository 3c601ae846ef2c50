import GradientChecking
import NumericalDifferentiation
import TestSupport
import Testing

@Suite("Diagnoses of random gradients")
struct DiagnosisPropertyTests {
  @Test("every kind of diagnosis has a mistake here, except the matrix's own")
  func complete() {
    let kinds = Set(RandomMistake.allCases.map(\.kind))
    #expect(Set(Diagnosis.Kind.allCases).subtracting(kinds) == [.transposed])
  }

  @Test(
    "a known mistake is recognised in gradients of any length, however the claim is written",
    arguments: RandomMistake.allCases, ClaimManner.allCases)
  func recognised(mistake: RandomMistake, manner: ClaimManner) {
    var generator = SeededGenerator(seed: 17)
    for count in [1, 2, 3, 5, 20] {
      for zeros in [0, count / 3] where count - zeros >= mistake.leastCount {
        for _ in 0..<10 {
          let gradient = RandomGradient(count: count, zeros: zeros, using: &generator)
          let wrong = mistake.applied(
            to: gradient.truth, terms: gradient.terms, elsewhere: gradient.elsewhere,
            items: gradient.items)
          var claim = gradient.claim(wrong, manner, using: &generator)
          let other = DiagnosisContext.Candidate(label: "there", gradient: gradient.elsewhere)
          claim.context.otherPoints = { mistake == .otherPoint ? [other] : [] }
          claim.context.otherFunctions = { mistake == .otherFunction ? [other] : [] }
          #expect(claim.verdict == .mismatch)
          #expect(claim.kinds == [mistake.kind], "\(gradient.truth) claimed as \(wrong)")
        }
      }
    }
  }

  @Test("a right gradient has no diagnosis, whatever is known", arguments: ClaimManner.allCases)
  func right(manner: ClaimManner) {
    var generator = SeededGenerator(seed: 18)
    for count in [1, 2, 5, 20] {
      for zeros in [0, count / 3] {
        for _ in 0..<200 {
          let gradient = RandomGradient(count: count, zeros: zeros, using: &generator)
          var claim = gradient.claim(gradient.truth, manner, using: &generator)
          let others = [gradient.elsewhere, gradient.truth]
          claim.context.otherPoints = { others.map { .init(label: "there", gradient: $0) } }
          if count == 20 { claim.context.matrix = (4, 5) }
          #expect(claim.verdict == .match)
          #expect(claim.kinds.isEmpty)
        }
      }
    }
  }

  @Test("a right matrix has no diagnosis, symmetric or not, and a transposed one has its own")
  func matrices() {
    var generator = SeededGenerator(seed: 19)
    for size in [2, 3, 6] {
      for manner in ClaimManner.allCases {
        let gradient = RandomGradient(count: size * size, using: &generator)
        let truth = gradient.truth
        let transpose = truth.indices.map { truth[$0 % size * size + $0 / size] }
        var right = gradient.claim(truth, manner, using: &generator)
        right.context.matrix = (size, size)
        #expect(right.kinds.isEmpty)
        var wrong = gradient.claim(transpose, manner, using: &generator)
        wrong.context.matrix = (size, size)
        #expect(wrong.kinds == [.transposed])
      }
    }
  }

  /// How many of 3000 unrelated wrong gradients, of 500 long ones, are explained.
  private func falseExplanations(
    count: Int, _ manner: ClaimManner, tolerance: Tolerance? = nil
  ) -> [Diagnosis.Kind: Int] {
    var generator = SeededGenerator(seed: UInt64(count))
    var found: [Diagnosis.Kind: Int] = [:]
    for _ in 0..<(count < 20 ? 3000 : 500) {
      let gradient = RandomGradient(count: count, using: &generator)
      // One to all of the components are wrong, and have nothing to do with the right ones.
      var wrong = gradient.truth
      for index in 0...Int.random(in: 0..<count, using: &generator) {
        wrong[index] =
          (0..<3).reduce(0) { sum, _ in sum + RandomGradient.number(using: &generator) }
      }
      var claim = gradient.claim(wrong, manner, using: &generator)
      let others = (0..<5).map { _ in RandomGradient(count: count, using: &generator).truth }
      claim.context.otherPoints = { others.map { .init(label: "there", gradient: $0) } }
      claim.rule.tolerance = tolerance
      for kind in claim.kinds { found[kind, default: 0] += 1 }
    }
    return found
  }

  @Test(
    "numbers that have nothing to do with the gradient are not explained",
    arguments: [1, 2, 5, 20], ClaimManner.allCases)
  func unrelated(count: Int, manner: ClaimManner) {
    let found = falseExplanations(count: count, manner)
    #expect(found.values.reduce(0, +) <= 1, "\(found)")
  }

  @Test("nor where the caller tolerates much", arguments: [1, 2, 5, 20], [1e-4, 1e-3, 1e-2])
  func unrelatedWithTolerance(count: Int, tolerance: Double) {
    let found = falseExplanations(count: count, .exact, tolerance: .relative(tolerance))
    let total = found.values.reduce(0, +)
    // One number agrees by chance with its negative, twice itself, two thirds of its terms, …
    #expect(total <= (count == 1 ? 150 : 30), "\(found)")
  }

  @Test(
    "nor where few digits are printed",
    arguments: [1, 2, 5, 20])
  func unrelatedDigits(count: Int) {
    var generator = SeededGenerator(seed: 23)
    var found: [Diagnosis.Kind: Int] = [:]
    for _ in 0..<3000 {
      let gradient = RandomGradient(count: count, using: &generator)
      let claims = gradient.truth.map { _ in
        ClaimedNumber(RandomGradient.number(using: &generator).rounded(), halfUnit: 0.5)
      }
      var claim = WrongClaim(of: gradient.truth.map { .narrow($0) }, claims)
      claim.context = gradient.context
      for kind in claim.kinds { found[kind, default: 0] += 1 }
    }
    #expect(found.values.reduce(0, +) <= (count == 1 ? 300 : 15), "\(found)")
  }

  @Test("two mistakes at once are not mistaken for one")
  func combined() {
    var generator = SeededGenerator(seed: 29)
    let single: [RandomMistake] = [
      .signOfOne, .accumulated, .meanForSum, .crookedFactor, .rotated, .zeroedOne,
      .missingTermInOne,
    ]
    for first in single {
      for second in single where first != second {
        for _ in 0..<20 {
          let gradient = RandomGradient(count: 5, using: &generator)
          var wrong = gradient.truth
          for mistake in [first, second] {
            wrong = mistake.applied(
              to: wrong, terms: gradient.terms, elsewhere: gradient.elsewhere, items: gradient.items
            )
          }
          let kinds = gradient.claim(wrong, .exact, using: &generator).kinds
          // The order matters to what is left: a factor times a factor is one, and a sign of 0 is none.
          let allowed: [[Diagnosis.Kind]] = [[], [first.kind], [second.kind], [.factor]]
          #expect(allowed.contains(kinds), "\(first) and \(second): \(kinds)")
        }
      }
    }
  }
}
