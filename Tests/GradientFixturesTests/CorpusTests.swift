import GradientChecking
import GradientReporting
import NumericalDifferentiation
import Testing

@testable import GradientFixtures

@Suite("The corpora")
struct CorpusTests {
  @Test("no true gradient is rejected, few are left open", arguments: Corpus.allCases)
  func rightGradients(corpus: Corpus) async throws {
    let cases = try corpus.cases()
    let results = try await corpus.results()
    try #require(results.count == cases.count)
    var rejected: [String] = []
    var undecided: [String] = []
    for (fixture, result) in zip(cases, results) where fixture.isSmooth {
      switch result.report.verdict {
      case .match: break
      case .inconclusive: undecided.append(fixture.id)
      case .mismatch, .nondifferentiable: rejected.append(fixture.id)
      }
    }
    #expect(rejected.isEmpty)
    #expect(undecided.count <= corpus.mostUndecided, "\(undecided)")
  }

  @Test("no wrong gradient is accepted, and nearly all are rejected", arguments: Corpus.allCases)
  func wrongGradients(corpus: Corpus) throws {
    let checker = CaseChecker(CheckSettings(), file: corpus.rawValue)
    var verdicts = WrongVerdicts()
    for fixture in try corpus.cases() where fixture.isSmooth {
      try verdicts.judge(fixture, with: checker)
    }
    #expect(verdicts.accepted.isEmpty, "\(verdicts.accepted.joined(separator: "\n"))")
    #expect(verdicts.asked > corpus.leastWrong)
    #expect(
      Double(verdicts.rejected) >= 0.95 * Double(verdicts.asked),
      "\(verdicts.undecided) of \(verdicts.asked) undecided")
  }

  @Test(
    "the error bar holds for 998 of 1000 derivatives of functions in use, at ten evaluations each")
  func external() async throws {
    var figures = CorpusFigures()
    for (fixture, result) in zip(
      try Corpus.external.cases(), try await Corpus.external.results())
    where fixture.isSmooth {
      figures.add(result)
    }
    #expect(figures.components > 900)
    #expect(figures.heldShare >= 0.998, "\(figures.outside)")
    #expect(figures.evaluationsPerComponent <= 10)
  }

  @Test("the error bar holds for 999 of 1000, over the hard and the random ones")
  func bars() async throws {
    var figures = CorpusFigures()
    for corpus in [Corpus.hard, .random] {
      for (fixture, result) in zip(try corpus.cases(), try await corpus.results())
      where fixture.isSmooth && !fixture.isRipple {
        figures.add(result)
      }
    }
    #expect(figures.components > 1500)
    #expect(figures.heldShare >= 0.999, "\(figures.outside)")
    #expect(CorpusFigures.median(figures.overestimates) <= 20)
  }

  @Test(
    "random functions: the numerical gradient has twelve digits, for eleven evaluations a component, with the looks at what stays open"
  )
  func accuracy() async throws {
    var figures = CorpusFigures()
    for result in try await Corpus.random.results() { figures.add(result) }
    #expect(CorpusFigures.median(figures.relativeErrors) <= 4e-13)
    #expect(CorpusFigures.median(figures.overestimates) <= 20)
    #expect(figures.evaluationsPerComponent <= 11)
  }

  @Test("the lesson's functions cost at most eight evaluations a component, and all match")
  func lesson() async throws {
    var figures = CorpusFigures()
    for (fixture, result) in zip(try Corpus.hard.cases(), try await Corpus.hard.results())
    where fixture.isLesson {
      #expect(result.report.verdict == .match, "\(fixture.id)")
      figures.add(result)
    }
    #expect(figures.components > 50)
    #expect(figures.evaluationsPerComponent <= 8)
    #expect(figures.held == figures.components, "\(figures.outside)")
  }

  @Test("every kink is seen", arguments: [(Corpus.hard, 6), (.random, 0), (.external, 4)])
  func kinks(corpus: Corpus, count: Int) async throws {
    let cases = try corpus.cases()
    let results = try await corpus.results()
    var seen = 0
    for (fixture, result) in zip(cases, results) where fixture.expected == .nondifferentiable {
      #expect(result.report.verdict == .nondifferentiable, "\(fixture.id)")
      seen += 1
    }
    #expect(seen == count)
  }

  @Test("the quick way and the reporting way come to the same verdicts", arguments: Corpus.allCases)
  func quickWay(corpus: Corpus) async throws {
    let text = try corpus.text()
    let full = await FixtureRun(CheckSettings(reportsPassingCases: true)).check(text)
    let quick = await FixtureRun(CheckSettings(reportsPassingCases: false, jobs: 2)).check(text)
    #expect(full.summary == quick.summary)
    let failed = full.results.filter { !$0.passed }
    #expect(quick.results.map(\.id) == failed.map(\.id))
    #expect(quick.results.map(\.report.verdict) == failed.map(\.report.verdict))
  }
}
