/// The adaptive method over all coordinates: one noise probe for all, a ladder for each, and a last look.
///
/// The last look costs nothing: the probe's points, a few hundred-thousandths apart, give the slope along
/// one direction. Where the ladders' slopes do not add up to it, something lives between the probe's
/// spacing and the ladder's steps, and the coordinates are asked again from below.
struct AdaptiveGradient {
  let precision: EvaluationPrecision
  private var rows: [Double] = []

  init(precision: EvaluationPrecision) {
    self.precision = precision
  }

  /// Estimates the gradient; where the noise is known beforehand, it is asked for after f(x) and not probed.
  mutating func estimate(
    at point: [Double], noise known: (() -> NoiseEstimate)? = nil, evaluate: PointEvaluation
  ) throws -> GradientEstimate {
    let centre = try Self.value(at: point, evaluate)
    guard centre.isFinite else {
      return GradientEstimate(
        value: centre,
        components: point.map { _ in .unresolved(.nonFinitePoint) },
        noise: NoiseEstimate(), evaluations: 1)
    }
    var probe = NoiseProbe(precision: precision)
    let noise =
      try known?() ?? probe.measure(at: point, centre: centre, evaluate: evaluate)
    var components: [DerivativeEstimate] = []
    components.reserveCapacity(point.count)
    for coordinate in point.indices {
      components.append(
        try derivative(coordinate, at: point, centre, noise, firstStep: nil, evaluate))
    }
    var extra = 0
    if let gap = innerGap(components, noise) {
      extra = try lookBelow(gap, &components, point, centre, noise, evaluate)
    }
    let evaluations =
      1 + noise.evaluations + extra + components.reduce(0) { $0 + $1.evaluations }
    return GradientEstimate(
      value: centre, components: components, noise: noise, evaluations: evaluations)
  }

  static func value(at point: [Double], _ evaluate: PointEvaluation) throws -> Double {
    var value = Double.nan
    try point.withUnsafeBufferPointer { point in
      try withUnsafeMutablePointer(to: &value) {
        try evaluate(point, UnsafeMutableBufferPointer(start: $0, count: 1))
      }
    }
    return value
  }

  /// Searches along one coordinate.
  private mutating func derivative(
    _ coordinate: Int, at point: [Double], _ centre: Double, _ noise: NoiseEstimate,
    firstStep: Double?, _ evaluate: PointEvaluation
  ) throws -> DerivativeEstimate {
    var search = AdaptiveSearch(
      ladder: Ladder(
        x: point[coordinate], scale: max(abs(point[coordinate]), 1), centre: centre,
        precision: precision, noise: noise))
    return try search.run(firstStep: firstStep) { abscissas, values in
      try sample(coordinate, of: point, at: abscissas, into: values, evaluate)
    }
  }

  private mutating func sample(
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

  // MARK: The last look

  private struct InnerGap {
    var displacement: [Double]
    var size: Double
  }

  /// The first probe direction along which the components do not add up to the measured slope.
  private func innerGap(
    _ components: [DerivativeEstimate], _ noise: NoiseEstimate
  ) -> InnerGap? {
    guard
      components.allSatisfy({
        ($0.status == .resolved || $0.status == .noisy) && $0.error.isFinite
      })
    else { return nil }
    for inner in noise.innerSlopes {
      // A window wider than the steps that the value rests on says nothing about them.
      let isInside = zip(inner.displacement, components).allSatisfy { displacement, component in
        abs(displacement) <= 4 * component.smallestStep
      }
      guard isInside else { continue }
      var rise = 0.0
      var slack = inner.bound + 3 * ProbeNodes.slopeGain * noise.sigma
      for (displacement, component) in zip(inner.displacement, components) {
        rise += displacement * component.value
        slack +=
          abs(displacement)
          * (component.error + 8 * precision.unitRoundoff * abs(component.value))
      }
      let gap = abs(rise - inner.rise)
      if gap > slack { return InnerGap(displacement: inner.displacement, size: gap) }
    }
    return nil
  }

  /// Finds the coordinates whose slope differs at the probe's spacing, and searches them from there.
  private mutating func lookBelow(
    _ gap: InnerGap, _ components: inout [DerivativeEstimate], _ point: [Double],
    _ centre: Double, _ noise: NoiseEstimate, _ evaluate: PointEvaluation
  ) throws -> Int {
    var extra = 0
    var found = false
    for coordinate in point.indices {
      let component = components[coordinate]
      let step = nearestPowerOfTwo(abs(gap.displacement[coordinate]))
      var ladder = Ladder(
        x: point[coordinate], scale: max(abs(point[coordinate]), 1), centre: centre,
        precision: precision, noise: noise)
      try ladder.add([step]) { abscissas, values in
        try sample(coordinate, of: point, at: abscissas, into: values, evaluate)
      }
      extra += 2
      guard let level = ladder.levels.first else { continue }
      let noiseHere = ladder.uncertainty(of: level, slope: component.value) / step
      let difference = abs(level.central - component.value)
      guard difference > component.error + 2 * noiseHere else { continue }
      found = true
      var finer = try derivative(
        coordinate, at: point, centre, noise, firstStep: step, evaluate)
      finer.evaluations += component.evaluations
      if finer.error.isFinite {
        components[coordinate] = finer
      } else {
        components[coordinate].status = .unresolved(.fineStructure)
        components[coordinate].truncationError = max(
          component.truncationError, difference + 2 * noiseHere)
        components[coordinate].evaluations = finer.evaluations
      }
    }
    guard !found else { return extra }
    for coordinate in point.indices {
      components[coordinate].status = .unresolved(.fineStructure)
      let own = gap.size / abs(gap.displacement[coordinate])
      components[coordinate].truncationError = max(
        components[coordinate].truncationError, own)
    }
    return extra
  }
}
