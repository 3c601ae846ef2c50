import GradientChecking
import GradientReporting
import NumericalDifferentiation
import Testing

@testable import GradientFixtures

/// Files of functions with true gradients, from arithmetic with many digits.
///
/// `hard-right.json` holds functions that are awkward on purpose, `random-right.json` random expressions,
/// `external-right.json` functions in use: fits, densities, laws of physics, losses, test problems.
enum Corpus: String, CaseIterable, Sendable {
  case hard = "hard-right"
  case random = "random-right"
  case external = "external-right"

  /// How many right gradients may stay undecided.
  var mostUndecided: Int { self == .external ? 2 : 10 }

  /// How many wrong gradients are asked about, at least.
  var leastWrong: Int {
    switch self {
    case .hard: 1200
    case .random: 6000
    case .external: 3000
    }
  }

  /// The corpus as a file of fixtures.
  func text() throws -> FixtureText {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
      .joined(separator: "/")
    return try FixtureSource.read("\(folder)/Corpus/\(rawValue).json")
  }

  func cases() throws -> [FixtureCase] {
    let file = FixtureReader(try text()).read()
    try #require(file.problems.isEmpty, "\(file.problems)")
    return file.cases
  }

  /// The reports on all cases, in the order of the file.
  func results() async throws -> [CaseResult] {
    let outcome = await FixtureRun(CheckSettings(reportsPassingCases: true, jobs: 2))
      .check(try text())
    try #require(outcome.problems.isEmpty, "\(outcome.problems)")
    return outcome.results
  }
}

extension FixtureCase {
  /// Whether the case asks for a plain match.
  var isSmooth: Bool { expected == .match }

  var isLesson: Bool { tags.contains("lesson") }

  /// Whether the function ripples below what a step can see: the true slope is not to be had.
  var isRipple: Bool { tags.contains("noisy") }
}

/// What measurements over a corpus come to.
struct CorpusFigures {
  var components = 0
  var held = 0
  var evaluations = 0
  var relativeErrors: [Double] = []
  var overestimates: [Double] = []
  var outside: [String] = []

  mutating func add(_ result: CaseResult) {
    evaluations += result.report.evaluations
    for component in result.report.components {
      components += 1
      guard component.numerical.isFinite else { continue }
      let error = abs(component.numerical - component.claimed)
      if error <= component.error + 0x1p-53 * abs(component.claimed) {
        held += 1
      } else {
        outside.append(
          "\(result.id) \(component.name): \(component.numerical) ± \(component.error), truth \(component.claimed)"
        )
      }
      if component.claimed != 0 { relativeErrors.append(error / abs(component.claimed)) }
      if error > 0 { overestimates.append(component.error / error) }
    }
  }

  var heldShare: Double { Double(held) / Double(max(components, 1)) }
  var evaluationsPerComponent: Double { Double(evaluations) / Double(max(components, 1)) }

  static func median(_ numbers: [Double]) -> Double {
    numbers.isEmpty ? .nan : numbers.sorted()[numbers.count / 2]
  }
}
