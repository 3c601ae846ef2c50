import GradientChecking
import GradientReporting
import Testing

@testable import GradientFixtures

@Suite("Families of claims in another order, and on several threads")
struct OrderTests {
  /// Enough cases to be cut into parts.
  private static let lines: [String] = {
    let cases = ClaimFamily.all.flatMap { $0.cases(seed: 4).prefix(14) }
    return cases.indices.map { cases[$0].json(id: "\($0)") }
  }()

  private func outcome(_ lines: [String], jobs: Int) async -> FixtureRun.FileOutcome {
    await FixtureRun(CheckSettings(jobs: jobs)).check(file(lines))
  }

  private func bytes(_ results: [CaseResult], _ summary: RunSummary) -> [UInt8] {
    var renderer = ReportFormat.jsonLines.makeRenderer(ReportOptions())
    var output: [UInt8] = []
    renderer.begin(into: &output)
    for result in results { renderer.render(result, into: &output) }
    renderer.finish(summary, into: &output)
    return output
  }

  @Test("one thread and two write the same bytes")
  func jobs() async {
    let one = await outcome(Self.lines, jobs: 1)
    let two = await outcome(Self.lines, jobs: 2)
    #expect(file(Self.lines).bytes.count > 1 << 16)
    #expect(one.results.count == Self.lines.count)
    #expect(bytes(one.results, one.summary) == bytes(two.results, two.summary))
  }

  @Test("reversed, every case gets the same report")
  func reversed() async {
    let forth = await outcome(Self.lines, jobs: 2)
    let back = await outcome(Self.lines.reversed(), jobs: 2)
    #expect(forth.results.count == back.results.count)
    func report(_ result: CaseResult) -> String {
      var result = result
      result.line = 0
      result.index = 0
      return String(decoding: bytes([result], RunSummary()), as: UTF8.self)
    }
    for (one, other) in zip(forth.results, back.results.reversed()) {
      let (one, other) = (report(one), report(other))
      #expect(one == other)
    }
  }
}
