/// The levels evaluated so far at one abscissa, the largest step first, and what is known of their errors.
struct Ladder {
  /// The abscissa.
  let x: Double
  /// f(x).
  let centre: Double
  let precision: EvaluationPrecision
  let noise: NoiseEstimate
  /// The natural scale of steps: max(|x|, 1).
  let scale: Double
  /// The smallest step that still resolves the abscissa.
  let smallestStep: Double

  /// Levels with finite slopes, the largest step first.
  private(set) var levels: [Level] = []
  /// Levels with a side that is not finite.
  private(set) var brokenLevels: [Level] = []
  private(set) var evaluations = 0

  /// From this step on the levels do not belong to the Taylor series at x.
  var ceiling = Double.infinity

  /// The largest (scale/ρ)² that any evidence has shown, ρ being the series' radius of convergence.
  ///
  /// Nothing is taken for smoother than a function that changes over a quarter of the natural scale.
  private var inverseSquareRadius = 16.0

  init(
    x: Double, scale: Double, centre: Double, precision: EvaluationPrecision, noise: NoiseEstimate
  ) {
    self.x = x
    self.centre = centre
    self.precision = precision
    self.noise = noise
    self.scale = scale
    let size = abs(x)
    let relative = 0x1p9 * precision.unitRoundoff * (size > 0 ? size : 1)
    smallestStep = max(16 * precision.ulp(x), relative * (size >= 1 || size == 0 ? 1 : 0x1p-8))
    levels.reserveCapacity(16)
  }

  /// Evaluates the levels at `steps` in one call, and keeps them.
  mutating func add(_ steps: [Double], _ evaluate: LineEvaluation) throws {
    try withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * steps.count) { buffer in
      let abscissas = UnsafeMutableBufferPointer(rebasing: buffer[..<(2 * steps.count)])
      let values = UnsafeMutableBufferPointer(rebasing: buffer[(2 * steps.count)...])
      for (index, step) in steps.enumerated() {
        abscissas[2 * index] = precision.round(x + step)
        abscissas[2 * index + 1] = precision.round(x - step)
      }
      try evaluate(UnsafeBufferPointer(abscissas), values)
      for (index, step) in steps.enumerated() {
        insert(
          Level(
            step: step, x: x, ahead: abscissas[2 * index], behind: abscissas[2 * index + 1],
            centre: centre, right: values[2 * index], left: values[2 * index + 1]))
      }
    }
    evaluations += 2 * steps.count
  }

  /// Evaluates f at one abscissa that is not a level's.
  mutating func value(at abscissa: Double, _ evaluate: LineEvaluation) throws -> Double {
    evaluations += 1
    var result = Double.nan
    try withUnsafePointer(to: precision.round(abscissa)) { point in
      try withUnsafeMutablePointer(to: &result) { value in
        try evaluate(
          UnsafeBufferPointer(start: point, count: 1),
          UnsafeMutableBufferPointer(start: value, count: 1))
      }
    }
    return result
  }

  private mutating func insert(_ level: Level) {
    guard level.isFinite else {
      brokenLevels.append(level)
      return
    }
    let place = levels.firstIndex { $0.step < level.step } ?? levels.endIndex
    levels.insert(level, at: place)
  }

  /// Whether a level with this step has been evaluated.
  func contains(_ step: Double) -> Bool {
    levels.contains { $0.step == step } || brokenLevels.contains { $0.step == step }
  }

  /// The levels below the ceiling.
  var trusted: ArraySlice<Level> {
    guard ceiling < .infinity else { return levels[...] }
    return levels[(levels.firstIndex { $0.step < ceiling } ?? levels.endIndex)...]
  }

  /// How far one evaluation at a level can be off: rounding of the value and of the abscissa, and noise.
  ///
  /// The factors were measured on the corpora: one unit of roundoff of the value and a tenth of one of the
  /// abscissa's effect where the noise probe saw less, three standard deviations of the measured noise.
  @inline(__always)
  func uncertainty(of level: Level, slope: Double) -> Double {
    precision.unitRoundoff * (level.magnitude + 0.1 * abs(x * slope)) + 3 * noise.sigma
  }

  /// The squared ratio of a step to the apparent radius of convergence.
  func squaredRatio(_ step: Double) -> Double {
    let relative = step / scale
    var squared = inverseSquareRadius * relative * relative
    if ceiling < .infinity { squared = max(squared, (step / ceiling) * (step / ceiling)) }
    return min(1, squared)
  }

  /// Takes note that a step is to the radius of convergence as the square root of `squaredRatio` to 1.
  mutating func note(squaredRatio: Double, at step: Double) {
    let relative = step / scale
    inverseSquareRadius = max(inverseSquareRadius, squaredRatio / (relative * relative))
  }
}
