import GradientChecking
import GradientReporting
import Testing

@testable import GradientFixtures

/// A kind of claims that a witness gets wrong as a kind, made anew from every seed; truths in closed form.
struct ClaimFamily: Sendable, CustomTestStringConvertible {
  let name: String
  /// How many right claims of one seed may stay undecided, and why.
  let undecided: (most: Int, why: String)
  private let make: @Sendable (inout CaseMaker) -> Void

  init(
    _ name: String, undecided: (most: Int, why: String) = (0, ""),
    _ make: @escaping @Sendable (inout CaseMaker) -> Void
  ) {
    self.name = name
    self.undecided = undecided
    self.make = make
  }

  var testDescription: String { name }

  func cases(seed: UInt64) -> [FamilyCase] {
    var maker = CaseMaker(seed: SeededGenerator.mixed(seed))
    make(&maker)
    return maker.cases
  }

  static let all: [ClaimFamily] =
    fits + minima + units + joints + flats + kinks + jumps + waves + saturated
}

/// What the command answers to claims, in their order.
func commandVerdicts(_ cases: [String]) async throws -> [CaseResult] {
  let outcome = await FixtureRun(CheckSettings(jobs: 2)).check(file(cases))
  try #require(outcome.problems.isEmpty, "\(outcome.problems.first.map { "\($0)" } ?? "")")
  try #require(outcome.results.count == cases.count)
  return outcome.results
}
