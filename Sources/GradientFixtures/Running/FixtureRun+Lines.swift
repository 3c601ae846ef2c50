import GradientChecking
package import GradientReporting
import ResultLines

/// A file that has been read and not yet checked: which lines there will be.
package struct FilePlan: Sendable {
  /// The lines of this run; those of its shard, and what is wrong with the file in any.
  package let lineCount: Int

  /// The numbers of the cases that have a line in some shard; -1 is the file as a whole, which is malformed.
  package let indexes: Range<Int>

  fileprivate enum Content: Sendable {
    case problem(FixtureError)
    case cases(FixtureReader, FixtureOutline, [PlannedPart])
  }

  fileprivate let content: Content
}

/// A part of a file, and its lines.
private struct PlannedPart: Sendable {
  var part: FixtureOutline.Part
  /// The number of its first case.
  var first: Int
  /// Cases of the shard, by their number in the file.
  var cases: Set<Int>
  /// What is wrong with other cases, in their order.
  var problems: [FixtureError]

  var lineCount: Int { cases.count + problems.count }
}

extension FixtureRun {
  /// A part of this size is checked in a moment, so that a run that is stopped loses little.
  private static let linePart = 1 << 14

  /// Reads a file, and finds out which lines it will have; nothing is checked yet.
  package func plan(_ text: FixtureText) async -> FilePlan {
    let reader = FixtureReader(text)
    do throws(FixtureError) {
      var outline = try reader.outline(parts: text.bytes.count / Self.linePart + 1)
      while true {
        let read = await inParallel(outline.parts) { [outline] in list($0, of: outline, reader) }
        switch reader.join(read.map(\.result), of: outline) {
        case .complete(let summary): return plan(read, summary, outline, reader)
        case .malformed(let error): throw error
        case .notDivisible: outline = try reader.undividedOutline()
        }
      }
    } catch {
      return FilePlan(lineCount: 1, indexes: -1..<0, content: .problem(error))
    }
  }

  /// Checks the cases of a file, and hands out its lines in their order.
  ///
  /// - Parameters:
  ///   - plan: What was read of the file.
  ///   - skipped: How many of the first lines nobody wants.
  ///   - isolation: Where the caller runs; lines are handed out there.
  ///   - write: Is handed some lines, again and again.
  package func lines(
    of plan: FilePlan, skipping skipped: Int = 0, isolation: isolated (any Actor)? = #isolation,
    write: ([CaseLine]) throws -> Void
  ) async throws {
    guard case .cases(let reader, let outline, let parts) = plan.content else {
      if case .problem(let error) = plan.content, skipped == 0 {
        try write([.problem(error.problem)])
      }
      return
    }
    var start = 0
    var done = 0
    while start < parts.count, done + parts[start].lineCount <= skipped {
      done += parts[start].lineCount
      start += 1
    }
    let others = OtherPoints(reader, outline)
    // Two parts for each thread: few wait for the last one, and little is in memory.
    let stride = settings.jobs * 2
    while start < parts.count {
      let window = Array(parts[start..<min(start + stride, parts.count)])
      start += window.count
      let byStart = Dictionary(uniqueKeysWithValues: window.map { ($0.part.index, $0) })
      let checked = await inParallel(window.map(\.part)) { part in
        byStart[part.index].map { check($0, of: outline, reader) } ?? []
      }
      var lines: [CaseLine] = []
      for line in checked.joined() {
        if done >= skipped { lines.append(explained(line, by: others, reader)) }
        done += 1
      }
      if !lines.isEmpty { try write(lines) }
    }
  }

  private struct ListedPart: Sendable {
    var result: FixtureReader.PartResult
    var cases: [Int]
  }

  private func list(
    _ part: FixtureOutline.Part, of outline: FixtureOutline, _ reader: FixtureReader
  ) -> ListedPart {
    var cases: [Int] = []
    let result = reader.read(part, of: outline) { fixture in
      if settings.shard?.contains(fixture.id) ?? true { cases.append(fixture.index) }
    }
    return ListedPart(result: result, cases: cases)
  }

  private func plan(
    _ read: [ListedPart], _ summary: FixtureReader.Summary, _ outline: FixtureOutline,
    _ reader: FixtureReader
  ) -> FilePlan {
    let withdrawn = Set(summary.withdrawn)
    var parts: [PlannedPart] = []
    var problems = summary.problems[...]
    for (index, listed) in read.enumerated() {
      let first = summary.firstIndexes[index]
      let end = first + listed.result.caseCount
      let own = problems.prefix { ($0.caseIndex ?? 0) < end }
      problems = problems.dropFirst(own.count)
      parts.append(
        PlannedPart(
          part: outline.parts[index], first: first,
          cases: Set(listed.cases.lazy.map { first + $0 }.filter { !withdrawn.contains($0) }),
          problems: Array(own)))
    }
    return FilePlan(
      lineCount: parts.reduce(0) { $0 + $1.lineCount }, indexes: 0..<summary.caseCount,
      content: .cases(reader, outline, parts))
  }

  /// A line, and the case where its explanation may not be the best one.
  private typealias CheckedLine = (line: CaseLine, open: FixtureCase?)

  private func check(
    _ planned: PlannedPart, of outline: FixtureOutline, _ reader: FixtureReader
  ) -> [CheckedLine] {
    let checker = CaseChecker(settings, file: reader.text.path)
    var lines: [CheckedLine] = []
    var problems = planned.problems[...]
    _ = reader.read(planned.part, of: outline) { fixture in
      let index = planned.first + fixture.index
      while let problem = problems.first, (problem.caseIndex ?? 0) < index {
        lines.append((.problem(problems.removeFirst().problem), nil))
        _ = problem
      }
      guard planned.cases.contains(index) else { return }
      switch checker.check(fixture) {
      case .passed(let evaluations):
        // Only for whoever wants no lines.
        preconditionFailure("a case that passed in \(evaluations) evaluations has no report")
      case .reported(var result):
        result.index = index
        lines.append((.result(result), Self.isOpen(result.report) ? fixture : nil))
      case .malformed(var error):
        error.caseIndex = index
        lines.append((.problem(error.problem), nil))
      }
    }
    lines += problems.map { (.problem($0.problem), nil) }
    return lines
  }

  /// The line of a wrong gradient that may belong to another point of the file.
  private func explained(
    _ line: CheckedLine, by others: OtherPoints, _ reader: FixtureReader
  ) -> CaseLine {
    guard let fixture = line.open, case .result(var result) = line.line else { return line.line }
    let points = others.points(of: result.function)
    guard points.count > 1 else { return line.line }
    let checker = CaseChecker(settings, file: reader.text.path)
    checker.otherPoints = points
    guard case .reported(let explained) = checker.check(fixture) else { return line.line }
    result.report.diagnoses = explained.report.diagnoses
    return .result(result)
  }
}

/// Where a file checks each of its functions; read when the first wrong gradient asks.
private final class OtherPoints {
  private let reader: FixtureReader
  private let outline: FixtureOutline
  private lazy var all = read()

  init(_ reader: FixtureReader, _ outline: FixtureOutline) {
    self.reader = reader
    self.outline = outline
  }

  func points(of function: String) -> [OtherPoint] { all[function] ?? [] }

  private func read() -> [String: [OtherPoint]] {
    var points: [String: [OtherPoint]] = [:]
    for part in outline.parts {
      _ = reader.read(part, of: outline) { fixture in
        guard fixture.hasPoint else { return }
        let function = fixture.functions.map(\.text).joined(separator: ", ")
        if points[function, default: []].count < FixtureRun.mostOtherPoints {
          points[function, default: []].append(OtherPoint(fixture))
        }
      }
    }
    return points
  }
}
