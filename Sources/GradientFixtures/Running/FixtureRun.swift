import GradientChecking
package import GradientReporting
import ResultLines
import Synchronization

/// Checks fixture files on several threads; what it reports does not depend on how many.
package struct FixtureRun: Sendable {
  /// What became of one file.
  package struct FileOutcome: Sendable {
    /// The cases that are to be shown, in the order of the file.
    package var results: [CaseResult] = []
    /// What is wrong with the file or with single cases, in the order of the file.
    package var problems: [FixtureError] = []
    /// The file's share of the totals.
    package var summary = RunSummary()
  }

  /// Files below this size are not worth cutting into parts.
  private static let smallestPart = 1 << 16

  let settings: CheckSettings

  /// Creates a run.
  package init(_ settings: CheckSettings) {
    self.settings = settings
  }

  /// Checks one file.
  package func check(_ text: FixtureText) async -> FileOutcome {
    let reader = FixtureReader(text)
    let parts =
      settings.jobs == 1
      ? 1 : min(settings.jobs * 4, text.bytes.count / Self.smallestPart + 1)
    do throws(FixtureError) {
      var outline = try reader.outline(parts: parts)
      while true {
        let checked = await checkParts(of: outline, reader)
        switch reader.join(checked.map(\.result), of: outline) {
        case .complete(let summary):
          var outcome = outcome(checked, summary)
          explainByOtherPoints(&outcome, reader)
          return outcome
        case .malformed(let error): throw error
        case .notDivisible: outline = try reader.undividedOutline()
        }
      }
    } catch {
      var outcome = FileOutcome()
      outcome.problems = [error]
      outcome.summary.files = 1
      outcome.summary.malformed = 1
      return outcome
    }
  }

  private struct CheckedPart: Sendable {
    var result: FixtureReader.PartResult
    /// Cases that are not simply counted, each with its number in the part.
    var noted: [(index: Int, outcome: CheckedCase)]
    /// The others: their numbers, and what they cost.
    var quiet: [(index: Int, evaluations: Int)]
  }

  private func checkParts(
    of outline: FixtureOutline, _ reader: FixtureReader
  ) async -> [CheckedPart] {
    await inParallel(outline.parts) { check($0, of: outline, reader) }
  }

  /// Does the same with each part, on several threads where that helps; the results come in the order of the parts.
  func inParallel<Result: Sendable>(
    _ parts: [FixtureOutline.Part], _ work: @escaping @Sendable (FixtureOutline.Part) -> Result
  ) async -> [Result] {
    guard settings.jobs > 1, parts.count > 1 else { return parts.map(work) }
    let next = Counter()
    return await withTaskGroup(of: [(Int, Result)].self) { group in
      for _ in 0..<min(settings.jobs, parts.count) {
        group.addTask {
          var done: [(Int, Result)] = []
          while true {
            let index = next.take()
            guard index < parts.count else { return done }
            done.append((index, work(parts[index])))
          }
        }
      }
      var all: [(Int, Result)] = []
      for await done in group { all += done }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func check(
    _ part: FixtureOutline.Part, of outline: FixtureOutline, _ reader: FixtureReader
  ) -> CheckedPart {
    let checker = CaseChecker(settings, file: reader.text.path)
    var noted: [(index: Int, outcome: CheckedCase)] = []
    var quiet: [(index: Int, evaluations: Int)] = []
    let result = reader.read(part, of: outline) { fixture in
      if let shard = settings.shard, !shard.contains(fixture.id) { return }
      switch checker.check(fixture) {
      case .passed(let evaluations): quiet.append((fixture.index, evaluations))
      case let outcome: noted.append((fixture.index, outcome))
      }
    }
    return CheckedPart(result: result, noted: noted, quiet: quiet)
  }

  private func outcome(
    _ parts: [CheckedPart], _ summary: FixtureReader.Summary
  ) -> FileOutcome {
    var outcome = FileOutcome()
    outcome.summary.files = 1
    let withdrawn = Set(summary.withdrawn)
    var late: [FixtureError] = []
    for (part, first) in zip(parts, summary.firstIndexes) {
      for (index, evaluations) in part.quiet {
        if !withdrawn.isEmpty, withdrawn.contains(first + index) { continue }
        outcome.summary.passed += 1
        outcome.summary.evaluations += evaluations
      }
      for (index, checked) in part.noted where !withdrawn.contains(first + index) {
        switch checked {
        case .passed: break
        case .reported(var result):
          result.index = first + index
          outcome.results.append(result)
          outcome.summary.evaluations += result.report.evaluations
          if result.passed { outcome.summary.passed += 1 } else { outcome.summary.failed += 1 }
        case .malformed(var error):
          error.caseIndex = first + index
          late.append(error)
        }
      }
    }
    outcome.problems = (summary.problems + late).sorted {
      ($0.caseIndex ?? 0) < ($1.caseIndex ?? 0)
    }
    outcome.summary.malformed = outcome.problems.count
    return outcome
  }
}

extension FixtureRun {
  /// More points than these are not searched: the file would be a table, not a set of cases.
  static let mostOtherPoints = 64

  /// What another point may explain better: the finder decides, once it is asked.
  private static let openKinds: Set<Diagnosis.Kind> = [.factor, .missingTerm, .accumulated]

  /// Whether a wrong gradient has no explanation that is better than another point would be.
  static func isOpen(_ report: GradientReport) -> Bool {
    report.verdict == .mismatch
      && report.diagnoses.allSatisfy { openKinds.contains($0.kind) }
  }

  /// Asks of every wrong gradient that is not well explained whether it belongs to another point of the file.
  private func explainByOtherPoints(_ outcome: inout FileOutcome, _ reader: FixtureReader) {
    let open = outcome.results.indices.filter { Self.isOpen(outcome.results[$0].report) }
    guard !open.isEmpty else { return }
    let functions = Set(open.map { outcome.results[$0].function })
    var points: [String: [OtherPoint]] = [:]
    var cases: [String: FixtureCase] = [:]
    let ids = Set(open.map { outcome.results[$0].id })
    for fixture in reader.read().cases {
      let function = fixture.functions.map(\.text).joined(separator: ", ")
      guard functions.contains(function), fixture.hasPoint else { continue }
      if ids.contains(fixture.id) { cases[fixture.id] = fixture }
      if points[function, default: []].count < Self.mostOtherPoints {
        points[function, default: []].append(OtherPoint(fixture))
      }
    }
    let checker = CaseChecker(settings, file: reader.text.path)
    for index in open {
      let result = outcome.results[index]
      let others = points[result.function] ?? []
      guard others.count > 1, let fixture = cases[result.id] else { continue }
      checker.otherPoints = others
      guard case .reported(let explained) = checker.check(fixture) else { continue }
      outcome.results[index].report.diagnoses = explained.report.diagnoses
    }
  }
}

/// Numbers from 0 on, each given out once.
private final class Counter: Sendable {
  private let next = Atomic(0)

  func take() -> Int {
    next.wrappingAdd(1, ordering: .relaxed).oldValue
  }
}
