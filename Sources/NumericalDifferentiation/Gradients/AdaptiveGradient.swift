/// The adaptive method over all coordinates: one noise probe for all, a ladder for each, and a last look.
///
/// The last look costs nothing: the probe's points, a few hundred-thousandths apart, give the slope along
/// one direction. Where the ladders' slopes do not add up to it, something lives between the probe's
/// spacing and the ladder's steps, and the coordinates are asked again from below.
///
/// A value keeps its working memory from one gradient to the next; one that is reused hardly allocates.
public struct AdaptiveGradient: ~Copyable {
  /// The format in which the functions compute.
  public let precision: EvaluationPrecision

  private var probe: NoiseProbe
  private var search: AdaptiveSearch
  private var line = CoordinateLine()

  /// Creates the working memory for functions that compute in a format.
  public init(precision: EvaluationPrecision = .float64) {
    self.precision = precision
    probe = NoiseProbe(precision: precision)
    search = AdaptiveSearch(
      ladder: Ladder(x: 0, centre: 0, precision: precision, noise: NoiseLevel()))
  }

  /// The gradient of a function of n variables, by the adaptive method.
  ///
  /// - Parameters:
  ///   - point: The n coordinates, each a number of ``precision``'s format.
  ///   - evaluate: The function, asked at several points at a time; it has one output.
  /// - Throws: What the function throws.
  public mutating func estimate(
    at point: [Double], evaluate: PointEvaluation
  ) throws -> GradientEstimate {
    try estimate(at: point, noise: nil, evaluate: evaluate)
  }

  /// Estimates the gradient; where the noise is known beforehand, it is asked for after f(x) and not probed.
  mutating func estimate(
    at point: [Double], noise known: (() -> NoiseEstimate)?, evaluate: PointEvaluation
  ) throws -> GradientEstimate {
    let centre = try Self.value(at: point, evaluate)
    guard centre.isFinite else {
      return GradientEstimate(
        value: centre,
        components: point.map { _ in .unresolved(.nonFinitePoint) },
        noise: NoiseEstimate(), evaluations: 1)
    }
    var noise: NoiseEstimate
    do {
      noise = try known?() ?? probe.measure(at: point, centre: centre, evaluate: evaluate)
    } catch is EvaluationLimitReached {
      return GradientEstimate(
        value: centre, components: point.map { _ in .unresolved(.evaluationLimit) },
        noise: NoiseEstimate(), evaluations: 1)
    }
    var components = try derivatives(at: point, centre, noise, evaluate)
    var extra = 0
    do {
      extra = try takeLastLook(&components, &noise, point, centre, evaluate)
    } catch is EvaluationLimitReached {
      // A gap was seen and could not be looked into: the bars are not to be trusted.
      components = point.map { _ in .unresolved(.evaluationLimit) }
    }
    for index in point.indices {
      components[index].surroundings.scale = Surroundings.ownScale(of: point[index])
    }
    let evaluations =
      1 + noise.evaluations + extra + components.reduce(0) { $0 + $1.evaluations }
    return GradientEstimate(
      value: centre, components: components, noise: noise, evaluations: evaluations)
  }

  /// Compares the components with the slope inside the probe, and mends them; returns what that cost.
  private mutating func takeLastLook(
    _ components: inout [DerivativeEstimate], _ noise: inout NoiseEstimate, _ point: [Double],
    _ centre: Double, _ evaluate: PointEvaluation
  ) throws -> Int {
    var extra = 0
    if innerGap(components, at: point, noise) != nil {
      // Three samples can be small by chance, and a gap then means nothing: look at the noise again.
      let second = try probe.measure(
        at: point, centre: centre, widening: Self.secondWidening, evaluate: evaluate)
      noise.evaluations += second.evaluations
      if second.sigma > noise.sigma {
        noise.sigma = second.sigma
        if noise.kind == .ordinary { noise.kind = second.kind }
        extra = components.reduce(0) { $0 + $1.evaluations }
        components = try derivatives(at: point, centre, noise, evaluate)
      }
      if let gap = innerGap(components, at: point, noise) {
        extra += try lookBelow(gap, &components, point, centre, noise, evaluate)
      }
    }
    return extra
  }

  static func value(
    at point: [Double], _ evaluate: PointEvaluation
  ) throws -> Double {
    var value = Double.nan
    try point.withUnsafeBufferPointer { point in
      try withUnsafeMutablePointer(to: &value) {
        try evaluate(point, UnsafeMutableBufferPointer(start: $0, count: 1))
      }
    }
    return value
  }

  private mutating func derivatives(
    at point: [Double], _ centre: Double, _ noise: NoiseEstimate, _ evaluate: PointEvaluation
  ) throws -> [DerivativeEstimate] {
    var components: [DerivativeEstimate] = []
    components.reserveCapacity(point.count)
    for coordinate in point.indices {
      do {
        components.append(try derivative(coordinate, point, centre, noise, evaluate))
      } catch is EvaluationLimitReached {
        components.append(
          .unresolved(.evaluationLimit, evaluations: search.ladder.evaluations))
      }
    }
    return components
  }

  /// The derivative along one coordinate.
  ///
  /// A small coordinate may have units of its own, and may not: if its own scale tells little, that of 1 is tried as well.
  /// Where no series was found, or the levels are no even series, every scale is looked at.
  private mutating func derivative(
    _ coordinate: Int, _ point: [Double], _ centre: Double, _ noise: NoiseEstimate,
    _ evaluate: PointEvaluation
  ) throws -> DerivativeEstimate {
    let x = point[coordinate]
    search.ladder.start(at: x, centre: centre, noise: noise.level)
    var estimate = try search.run {
      try line.sample(coordinate, of: point, at: $0, into: $1, evaluate)
    }
    var isDoubtful = search.isDoubtful(estimate)
    if search.ladder.isNarrow, !isTelling(estimate) {
      search.ladder.start(at: x, centre: centre, noise: noise.level, isWide: true)
      let wide = try search.run {
        try line.sample(coordinate, of: point, at: $0, into: $1, evaluate)
      }
      let spent = estimate.evaluations + wide.evaluations
      if estimate.status != .resolved || !(wide.error >= estimate.error) {
        estimate = wide
        isDoubtful = search.isDoubtful(wide)
      }
      estimate.evaluations = spent
    }
    guard isDoubtful || needsScan(estimate) || isOverTreads(estimate, noise) else {
      return estimate
    }
    let scan = try ScaleScan(
      at: x, centre: centre, noise: noise, precision: precision
    ) { try line.sample(coordinate, of: point, at: $0, into: $1, evaluate) }
    let found = try scan.revise(&estimate) {
      try line.values(coordinate, of: point, at: $0, evaluate)
    }
    estimate.evaluations += scan.evaluations + found.evaluations
    return estimate
  }

  /// Whether a search has not seen a series where there may be one, or a 0 less sharply than it might be.
  private func needsScan(_ estimate: DerivativeEstimate) -> Bool {
    switch estimate.status {
    case .kink, .unresolved(.noTaylorSeries): return true
    case .resolved:
      let around = estimate.surroundings
      let rounding = max(precision.unitRoundoff * around.magnitude, around.noise)
      return abs(estimate.value) <= estimate.error && !around.isFlat
        && estimate.error > precision.stationaryError * around.variation
        && !around.isNarrowAtZero(estimate.error, rounding: rounding)
    case .noisy, .edge, .unresolved: return false
    }
  }

  /// Whether a slope was seen only over steps longer than the treads on which the function seems to stand.
  ///
  /// There may be one tread, which is flat indeed: a dead zone. Those of rounding inside the function are many.
  private func isOverTreads(_ estimate: DerivativeEstimate, _ noise: NoiseEstimate) -> Bool {
    noise.kind == .quantised && noise.sigma > precision.largestResidue
      && estimate.status == .resolved && !estimate.surroundings.isFlat
  }

  private func isTelling(_ estimate: DerivativeEstimate) -> Bool {
    estimate.status == .resolved
      && estimate.error <= precision.resolution * abs(estimate.value)
  }

  // MARK: The last look

  /// A second measurement of the noise is wider by this factor: at other points (chosen).
  private static let secondWidening = 4.0
  /// A window wider than so many of the smallest step that a value rests on says nothing about it.
  ///
  /// Chosen: half a ladder's ratio.
  private static let widestWindow = 4.0
  /// The displacements and the products with them are rounded: so many roundings of each are slack (chosen).
  private static let slackRoundings = 8.0
  /// A gap that was noise widens the bar by so many of itself over the smallest step.
  ///
  /// Chosen: one for the noise that made it, one for that of the value.
  private static let gapSafety = 2.0

  private struct InnerGap {
    var slope: NoiseEstimate.InnerSlope
    var size: Double
  }

  /// The first probe direction along which the components do not add up to the measured slope.
  private func innerGap(
    _ components: [DerivativeEstimate], at point: [Double], _ noise: NoiseEstimate
  ) -> InnerGap? {
    for component in components {
      switch component.status {
      case .resolved, .noisy: if !component.error.isFinite { return nil }
      case .kink, .edge, .unresolved: return nil
      }
    }
    for inner in noise.innerSlopes {
      var rise = 0.0
      var slack = inner.bound + ProbeReading.slopeDeviations * ProbeNodes.slopeGain * noise.sigma
      var isInside = true
      for coordinate in point.indices {
        let component = components[coordinate]
        let displacement = displacement(coordinate, point, inner)
        // A window wider than the steps that the value rests on says nothing about them.
        isInside = isInside && abs(displacement) <= Self.widestWindow * component.smallestStep
        rise += displacement * component.value
        slack +=
          abs(displacement)
          * (component.error
            + Self.slackRoundings * precision.unitRoundoff * abs(component.value))
      }
      let gap = abs(rise - inner.rise)
      if isInside && gap > slack { return InnerGap(slope: inner, size: gap) }
    }
    return nil
  }

  private func displacement(
    _ coordinate: Int, _ point: [Double], _ inner: NoiseEstimate.InnerSlope
  ) -> Double {
    probe.displacement(
      coordinate, of: point[coordinate], spacing: inner.spacing, isRelative: inner.isRelative)
  }

  /// Finds the coordinates whose slope differs at the probe's spacing, and searches them from there.
  ///
  /// A different slope with a bar of its own shows structure. Where none comes out, the gap was noise after
  /// all, more of it than the probe had seen, and the bars grow by what it can do.
  private mutating func lookBelow(
    _ gap: InnerGap, _ components: inout [DerivativeEstimate], _ point: [Double],
    _ centre: Double, _ noise: NoiseEstimate, _ evaluate: PointEvaluation
  ) throws -> Int {
    var extra = 0
    var isExplained = false
    for coordinate in point.indices {
      let component = components[coordinate]
      let step = nearestPowerOfTwo(abs(displacement(coordinate, point, gap.slope)))
      search.ladder.start(at: point[coordinate], centre: centre, noise: noise.level)
      try search.ladder.add(step) {
        try line.sample(coordinate, of: point, at: $0, into: $1, evaluate)
      }
      extra += 2
      guard let level = search.ladder.levels.first else { continue }
      let noiseHere =
        StandsOut.difference * search.ladder.uncertainty(of: level, slope: component.value) / step
      let difference = abs(level.central - component.value)
      guard difference > component.error + noiseHere else { continue }
      search.ladder.start(at: point[coordinate], centre: centre, noise: noise.level)
      let finer = try search.run(firstStep: step) {
        try line.sample(coordinate, of: point, at: $0, into: $1, evaluate)
      }
      extra += finer.evaluations
      if !finer.error.isFinite {
        isExplained = true
        components[coordinate].status = .unresolved(.fineStructure)
        components[coordinate].truncationError = max(
          component.truncationError, difference + noiseHere)
      } else if abs(finer.value - component.value) > finer.error + component.error {
        isExplained = true
        components[coordinate] = finer
      }
    }
    guard !isExplained else { return extra }
    for coordinate in point.indices {
      components[coordinate].noiseError +=
        Self.gapSafety * gap.size / components[coordinate].smallestStep
    }
    return extra
  }
}

/// Points that differ from a given one in one coordinate.
struct CoordinateLine {
  private var rows: [Double] = []

  /// The function at several places along a coordinate.
  mutating func values(
    _ coordinate: Int, of point: [Double], at abscissas: [Double], _ evaluate: PointEvaluation
  ) throws -> [Double] {
    var values = [Double](repeating: .nan, count: abscissas.count)
    try abscissas.withUnsafeBufferPointer { abscissas in
      try values.withUnsafeMutableBufferPointer {
        try sample(coordinate, of: point, at: abscissas, into: $0, evaluate)
      }
    }
    return values
  }

  /// Evaluates the function along a coordinate.
  mutating func sample(
    _ coordinate: Int, of point: [Double], at abscissas: UnsafeBufferPointer<Double>,
    into values: UnsafeMutableBufferPointer<Double>, _ evaluate: PointEvaluation
  ) throws {
    rows.removeAll(keepingCapacity: true)
    for abscissa in abscissas {
      let start = rows.count
      rows.append(contentsOf: point)
      rows[start + coordinate] = abscissa
    }
    try rows.withUnsafeBufferPointer { try evaluate($0, values) }
  }
}
