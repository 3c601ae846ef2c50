import GradientChecking
import GradientReporting

@testable import GradientFixtures

/// What becomes of a file with these cases.
func run(
  _ cases: String..., settings: CheckSettings = CheckSettings(), before: String = ""
) async -> FixtureRun.FileOutcome {
  await FixtureRun(settings).check(file(cases, before: before))
}

/// A file that holds these cases, each on a line of its own from the second on.
func file(_ cases: [String], before: String = "") -> FixtureText {
  text(
    "{\"schema\": \"gradcheck.fixture/1\", \(before)\"cases\": [\n"
      + cases.joined(separator: ",\n") + "\n]}")
}

/// The result of a file's only case; nil where there is none, or something is wrong with it.
func result(
  _ content: String, settings: CheckSettings = CheckSettings(), before: String = ""
) async -> CaseResult? {
  let outcome = await run(content, settings: settings, before: before)
  return outcome.problems.isEmpty && outcome.results.count == 1 ? outcome.results[0] : nil
}

/// The problem of a file's only case; nil where it has none.
func runProblem(_ content: String) async -> FixtureError? {
  let outcome = await run(content)
  return outcome.results.isEmpty && outcome.problems.count == 1 && outcome.summary.malformed == 1
    ? outcome.problems[0] : nil
}
