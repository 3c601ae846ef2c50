import NumericalDifferentiation

/// A check over a region, seen from outside: it hands out points, and takes back what came of them.
///
/// So functions that suspend and functions that do not are served alike.
struct RegionSession {
  /// What came of one point.
  enum Outcome {
    case checked(GradientReport)
    /// The function has no value there.
    case undefined
  }

  private let bounds: [ClosedRange<Double>]
  private let count: Int
  private let names: () -> [String]
  /// A point as an argument list in source code.
  private let source: ([Double]) -> String
  private var sampler: RegionSampler
  private var shrinker: PointShrinker?
  private var tally: PointTally
  private var evaluations = 0
  private var current: [Double] = []
  private var failure: (point: [Double], report: GradientReport)?
  private var undecided: (point: [Double], report: GradientReport)?
  private let obstacles: [Finding]
  private let method: String

  init(
    bounds: [ClosedRange<Double>], count: Int, precision: EvaluationPrecision,
    options: CheckOptions, names: @escaping () -> [String], source: @escaping ([Double]) -> String
  ) {
    self.bounds = bounds
    self.count = count
    self.names = names
    self.source = source
    let seed = options.seed ?? 0
    sampler = RegionSampler(bounds: bounds, count: count, seed: seed, precision: precision)
    tally = PointTally(seed: seed)
    method = (options.method ?? .adaptive).name
    obstacles = options.findings + Self.obstacles(bounds, count: count, names: names)
  }

  private static func obstacles(
    _ bounds: [ClosedRange<Double>], count: Int, names: () -> [String]
  ) -> [Finding] {
    if count < 1 {
      return [
        Finding(
          .invalidOption, verdict: .inconclusive,
          "the count of points must be at least 1, found \(count)")
      ]
    }
    if bounds.isEmpty {
      return [
        Finding(.emptyPoint, verdict: .inconclusive, "the points of the region have no components")
      ]
    }
    for (index, range) in bounds.enumerated() {
      let name = names()[index]
      if !range.lowerBound.isFinite || !range.upperBound.isFinite {
        return [
          Finding(
            .emptyRegion, verdict: .inconclusive,
            "the region has no bounds for \(name): points can be drawn from a finite range only")
        ]
      }
      if range.lowerBound == range.upperBound {
        return [
          Finding(
            .emptyRegion, verdict: .inconclusive,
            "the region has no interior: \(name) is always \(words(range.lowerBound)), and nothing can be"
              + " differentiated by it")
        ]
      }
    }
    return []
  }

  // MARK: Points

  /// The next point to check; nil when the session is over.
  mutating func next() -> [Double]? {
    guard obstacles.isEmpty else { return nil }
    if shrinker != nil {
      guard let point = shrinker?.next() else { return nil }
      current = point
      return point
    }
    guard tally.drawn < count else { return nil }
    current = sampler.next()
    return current
  }

  /// Takes what came of the last point that was handed out.
  mutating func accept(_ outcome: Outcome) {
    guard case .checked(let report) = outcome else {
      if shrinker == nil { tally.undefined += 1 }
      return
    }
    evaluations += report.evaluations
    if let failure {
      guard isAlike(report, failure.report) else { return }
      shrinker?.accept()
      self.failure?.report = report
      return
    }
    switch Self.verdict(report) {
    case .match: tally.matches += 1
    case .nondifferentiable: tally.kinks += 1
    case .inconclusive:
      tally.undecided += 1
      if undecided == nil { undecided = (current, report) }
    case .mismatch:
      tally.mismatches += 1
      failure = (current, report)
      shrinker = PointShrinker(current, bounds: bounds)
    }
  }

  /// The verdict on a point of a region.
  ///
  /// An infinite claim where no slope can be found either, as for a square root at 0, is no failure of the gradient. Nor
  /// is a claim that differs from a derivative at the edge: of a kink there, only one side is seen.
  private static func verdict(_ report: GradientReport) -> Verdict {
    guard report.verdict == .mismatch, !report.components.isEmpty,
      !report.findings.contains(where: { $0.verdict == .mismatch })
    else { return report.verdict }
    let isUnknown = report.components.allSatisfy {
      $0.verdict != .mismatch || (!$0.claimed.isFinite && !$0.error.isFinite)
        || ($0.claimed.isFinite && $0.edge != nil)
    }
    return isUnknown ? .inconclusive : .mismatch
  }

  /// Whether a point fails in the way of the first failure: a NaN is not a simpler form of a wrong sign.
  private func isAlike(_ report: GradientReport, _ first: GradientReport) -> Bool {
    func kinds(_ report: GradientReport) -> [Finding.Kind] {
      report.findings.filter { $0.verdict == .mismatch }.map(\.kind)
    }
    func isFinite(_ report: GradientReport) -> Bool {
      report.components.allSatisfy(\.claimed.isFinite)
    }
    return Self.verdict(report) == .mismatch && kinds(report) == kinds(first)
      && isFinite(report) == isFinite(first)
  }

  // MARK: The end

  /// Everything that was found.
  func conclude() -> GradientReport {
    guard obstacles.isEmpty else {
      return GradientReport(components: [], findings: obstacles, evaluations: 0, method: method)
    }
    var report =
      failure?.report ?? (tally.matches == 0 ? undecided?.report : nil)
      ?? GradientReport(components: [], evaluations: 0, method: method)
    report.evaluations = evaluations
    report.points = tally
    if let failure, let shrinker {
      let origin =
        shrinker.steps == 0
        ? ""
        : ", shrunk in \(counted(shrinker.steps, "step", "steps")) from \(source(failure.point))"
      report.notes.insert(
        contentsOf: [
          "the simplest failing point, to paste:  at: \(source(shrinker.point))",
          "it was point \(tally.drawn) of \(count) with  seed: \(tally.seed)\(origin)",
        ], at: 0)
    } else if tally.matches == 0 {
      report.findings.append(
        Finding(
          .nothingDecided, verdict: .inconclusive,
          "at none of \(counted(tally.drawn, "point", "points")) could the gradient be judged"))
      if let undecided {
        report.notes.insert("undecided, for one,  at: \(source(undecided.point))", at: 0)
      }
    } else if let undecided {
      report.notes.append("undecided, for one,  at: \(source(undecided.point))")
    }
    return report
  }
}
