import GradientChecking
import GradientReporting
import NumericalDifferentiation
import ResultLines
import Testing

@testable import GradientFixtures

@Suite("Runs over fixture files")
struct FixtureRunTests {
  /// A file of several parts: right and wrong cases, errors in formulas, shapes, keys and identifiers.
  private static let long: FixtureText = {
    let padding = String(repeating: "because ", count: 120)
    return file(
      (0..<400).map { index in
        let x = Double(index % 37) / 4 + 0.25
        var id = "case-\(index)"
        var function = ["x^2 + x", "x*x*x/3", "sin(x)*0 + x", "max(x, 100)"][index % 4]
        let slope = [2 * x + 1, x * x, 1, 0][index % 4]
        var claim = "\"gradient\": {\"x\": \(index % 11 == 3 ? -slope - 0.5 : slope)}"
        switch index % 50 {
        case 7: function = "x + sine(x)"
        case 17: id = "case-\(index - 5)"
        case 27: claim = "\"gradient\": {\"y\": 1}"
        case 37: claim = "\"value\": [1, 2]"
        case 47: claim += ", \"implementation\": {\"command\": [\"p\"], \"function\": \"f\"}"
        default: break
        }
        return
          "{\"id\": \"\(id)\", \"function\": \"\(function)\", \"at\": {\"x\": \(x)}, \(claim),"
          + " \"why\": \"\(padding)\"}"
      }, before: "\"defaults\": {\"kinks\": \"report\"}, ")
  }()

  private func check(_ settings: CheckSettings) async -> FixtureRun.FileOutcome {
    await FixtureRun(settings).check(Self.long)
  }

  @Test("the file has something of everything")
  func something() async {
    let outcome = await check(CheckSettings())
    #expect(outcome.problems.count == 32)
    #expect(outcome.summary.malformed == 32)
    #expect(outcome.results.count == 368)
    #expect(outcome.summary.passed + outcome.summary.failed == 368)
    #expect(outcome.summary.failed > 30)
    #expect(outcome.results.filter { $0.refusal != nil }.count == 8)
    #expect(Set(outcome.results.flatMap { $0.report.diagnoses.map(\.kind) }).isEmpty == false)
    #expect(
      outcome.summary.evaluations == outcome.results.reduce(0) { $0 + $1.report.evaluations })
  }

  @Test("any number of threads gives the same results, problems and totals", arguments: [2, 5, 64])
  func jobs(count: Int) async {
    for reportsPassingCases in [true, false] {
      let one = await check(CheckSettings(reportsPassingCases: reportsPassingCases, jobs: 1))
      let several = await check(
        CheckSettings(reportsPassingCases: reportsPassingCases, jobs: count))
      #expect(one.results == several.results)
      #expect(one.problems == several.problems)
      #expect(one.summary == several.summary)
    }
  }

  @Test("no thread or fewer are one")
  func noJobs() {
    #expect(CheckSettings(jobs: 0).jobs == 1)
    #expect(CheckSettings(jobs: -3).jobs == 1)
  }

  @Test("counting the passing cases only changes neither failures nor totals")
  func quiet() async {
    let loud = await check(CheckSettings(reportsPassingCases: true))
    let quiet = await check(CheckSettings(reportsPassingCases: false))
    #expect(loud.results.filter { !$0.passed } == quiet.results.filter { !$0.passed })
    #expect(loud.problems == quiet.problems)
    #expect(loud.summary == quiet.summary)
  }

  @Test(
    "a value within a noisy function's noise is judged alike, shown or counted",
    arguments: [0.3, 0.300_000_1, 0.31])
  func noisyValue(value: Double) async {
    for expected in Verdict.allCases {
      let content =
        #"{"id": "a", "function": "(x + 1e10) - 1e10 + sin(x)*0", "at": {"x": 0.3}, "gradient": {"x": 1}, "value": \#(value), "expect": "\#(expected.rawValue)"}"#
      let loud = await run(content)
      let quiet = await run(content, settings: CheckSettings(reportsPassingCases: false))
      #expect(loud.summary == quiet.summary, "\(loud.results.map(\.report.verdict))")
    }
  }

  @Test("shards share the cases out, each to exactly one", arguments: [1, 2, 3, 7])
  func shards(count: Int) async throws {
    let whole = await check(CheckSettings())
    var found: [CaseResult] = []
    var total = 0
    for index in 1...count {
      let shard = try #require(Shard("\(index)/\(count)"))
      let outcome = await check(CheckSettings(shard: shard, jobs: index))
      found += outcome.results
      total += outcome.summary.passed + outcome.summary.failed
      #expect(outcome.results.allSatisfy { shard.contains($0.id) })
      #expect(outcome.results.count < 2 * whole.results.count / count + count)
    }
    #expect(total == whole.results.count)
    #expect(found.sorted { $0.line < $1.line } == whole.results)
  }

  @Test(
    "a shard is one of so many", arguments: ["0/2", "3/2", "1/0", "-1/2", "1", "1/2/3", "a/b", ""])
  func wrongShard(text: String) {
    #expect(Shard(text) == nil)
  }

  @Test("a file whose defaults follow its cases is read once more, and counted once")
  func lateDefaults() async {
    let late = text(
      #"{"schema": "gradcheck.fixture/1", "cases": [{"id": "a", "function": "x^2", "at": {"x": 3}, "gradient": {"x": 7}}], "defaults": {"expect": "mismatch"}}"#
    )
    for jobs in [1, 4] {
      let outcome = await FixtureRun(CheckSettings(jobs: jobs)).check(late)
      #expect(outcome.summary.passed == 1)
      #expect(outcome.summary.failed == 0)
      #expect(outcome.results.map(\.expected) == [.mismatch])
    }
  }

  @Test("every method runs, judges right from wrong, and signs its report")
  func methods() async throws {
    for method in StandardMethods.all {
      let settings = CheckSettings(method: method)
      for (slope, verdict) in [("6", Verdict.match), ("-6", .mismatch), ("6.5", .mismatch)] {
        let checked = try #require(
          await result(
            #"{"id": "a", "function": "x^2 + y", "at": {"x": 3, "y": 1}, "gradient": {"x": \#(slope), "y": 1}, "tolerance": {"relative": 1e-3}}"#,
            settings: settings))
        #expect(checked.report.verdict == verdict, "\(method.name): \(checked.report)")
        #expect(checked.report.method == method.name)
        #expect(checked.report.evaluations > 0)
      }
      let jacobian = try #require(
        await result(
          #"{"id": "a", "function": ["x*y", "x - y"], "at": {"x": 3, "y": 2}, "jacobian": [[2, 3], [1, -1]], "tolerance": {"relative": 1e-3}}"#,
          settings: settings))
      #expect(jacobian.passed, "\(method.name): \(jacobian.report)")
      let outcome = await FixtureRun(settings).check(
        file([
          """
          {"id": "a", "function": "log(x)", "at": {"x": -1}, "gradient": {"x": -1}}
          """
        ]))
      #expect(outcome.results.map(\.report.verdict) == [.inconclusive], "\(method.name)")
    }
  }
}
