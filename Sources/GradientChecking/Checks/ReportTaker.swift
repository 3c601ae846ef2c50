/// What becomes of the report of a check.
///
/// Every check can be asked for in three ways, which differ in this alone: `gradientCheck(…)` gives the report,
/// `gradientsMatch(…)` says whether it matches and leaves the table where a failed `#expect` finds it, and
/// `XCTAssertGradientsMatch(…)` records a failure.
public protocol ReportTaker: Sendable {
  /// What the caller gets.
  associatedtype Answer

  /// Takes a report.
  func answer(_ report: GradientReport, at site: CallSite) -> Answer

  /// Takes an error that the functions threw at the point itself; nil where the caller is to catch it.
  func answer(to error: any Error, at site: CallSite) -> Answer?
}

/// Where a check stands in the source.
public struct CallSite: Sendable {
  package let fileID: StaticString
  package let filePath: StaticString
  package let line: UInt
  package let column: UInt

  package init(
    _ fileID: StaticString, _ filePath: StaticString, _ line: UInt, _ column: UInt
  ) {
    self.fileID = fileID
    self.filePath = filePath
    self.line = line
    self.column = column
  }
}

/// Gives the report itself.
public struct Asking: ReportTaker {
  /// Gives the report.
  public func answer(_ report: GradientReport, at site: CallSite) -> GradientReport { report }
  /// Leaves errors to the caller.
  public func answer(to error: any Error, at site: CallSite) -> GradientReport? { nil }
}

extension ReportTaker {
  /// Asks, and hands over what was found.
  package func take(
    from site: CallSite, _ ask: () throws -> GradientReport
  ) rethrows -> Answer {
    let report: GradientReport
    do {
      report = try ask()
    } catch {
      if let answer = answer(to: error, at: site) { return answer }
      throw error
    }
    return answer(report, at: site)
  }

  /// The same for checks of functions that suspend.
  nonisolated(nonsending) package func take(
    from site: CallSite, _ ask: nonisolated(nonsending) () async throws -> GradientReport
  ) async rethrows -> Answer {
    let report: GradientReport
    do {
      report = try await ask()
    } catch {
      if let answer = answer(to: error, at: site) { return answer }
      throw error
    }
    return answer(report, at: site)
  }
}
