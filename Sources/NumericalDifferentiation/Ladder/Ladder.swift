/// The levels evaluated so far at one abscissa, the largest step first, and what is known of their errors.
///
/// It is not copied: its memory serves one search after the other.
struct Ladder: ~Copyable {
  /// Below this size a coordinate is taken to have units of its own, and its functions the scale of |x|.
  ///
  /// Of 4,000 random functions the scale of |x| for all |x| < 1 leaves 18 more open, since functions have a scale of 1 more
  /// often than one of 0.01; with 1e-6 five wrong gradients of them are accepted.
  static let ownScaleBound = 0x1p-10

  /// Of a scale, the length over which a function may be taken for its series, and its derivative be expected to show.
  ///
  /// Chosen, as the prototype's longest step: no function is taken for smoother than one with a radius of convergence of a
  /// quarter of its scale, and no ordinary step is longer. It costs what is smoother, x itself, a narrower bar.
  static let quarter = 0.25
  /// (scale/ρ)² where nothing has been seen.
  private static let assumedInverseSquareRadius = 1 / (quarter * quarter)

  /// A step has so many ulp of x at least: four bits are left of it (from the prototype).
  private static let fewestULP = 16.0
  /// A step is so many roundings of x at least: there rounding is 2^-9 of a slope f/x (chosen).
  private static let fewestRoundings = 0x1p9
  /// Of that, what is enough for |x| below 1, where functions of a scale of 1 hardly change (chosen).
  private static let smallAbscissa = 0x1p-8
  /// Of the abscissa's rounding, the share that is taken for noise.
  ///
  /// Chosen: x + h is exact in most cases, and what f computes first is rounded by half a unit at most.
  private static let abscissaShare = 0.1
  /// No more than so many times what was measured: a function that is exact in its argument shows no such noise (chosen).
  private static let abscissaLimit = 4.0
  /// Noise is taken for a share of f, and grows with it by so much at most; where it is more than one such part of f,
  /// beside a root, f says nothing of it (chosen).
  private static let largestGrowth = 4096.0
  /// The square of the radii that a step may be long: two, beyond which a series' terms have doubled at each power (chosen).
  private static let furthestSquared = 4.0

  /// The abscissa.
  private(set) var x: Double
  /// f(x).
  private(set) var centre: Double
  let precision: EvaluationPrecision
  private(set) var noise: NoiseLevel
  /// The scale of the steps: that of 1, or of x where it is larger, or so small that it has units of its own.
  private(set) var scale: Double
  /// How far steps may go where that scale shows little: max(|x|, 1).
  private(set) var reach: Double
  /// The smallest step that still resolves the abscissa.
  private(set) var smallestStep = 0.0

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
  private var inverseSquareRadius = assumedInverseSquareRadius
  /// The same of evidence alone, 0 without any.
  private var seenInverseSquareRadius = 0.0

  init(x: Double, centre: Double, precision: EvaluationPrecision, noise: NoiseLevel) {
    self.x = x
    self.centre = centre
    self.precision = precision
    self.noise = noise
    scale = 1
    reach = 1
    levels.reserveCapacity(24)
    start(at: x, centre: centre, noise: noise)
  }

  /// Begins anew at another abscissa, and keeps the storage.
  ///
  /// - Parameter isWide: Whether a small coordinate is taken to belong to a function with a scale of 1 all the same.
  mutating func start(at x: Double, centre: Double, noise: NoiseLevel, isWide: Bool = false) {
    self.x = x
    self.centre = centre
    self.noise = noise
    let size = abs(x)
    reach = max(size, 1)
    scale = isWide ? reach : Self.scale(of: x)
    levels.removeAll(keepingCapacity: true)
    brokenLevels.removeAll(keepingCapacity: true)
    evaluations = 0
    ceiling = .infinity
    inverseSquareRadius = Self.assumedInverseSquareRadius
    seenInverseSquareRadius = 0
    smallestStep = Self.smallestStep(at: x, precision)
  }

  /// The scale of functions of a coordinate: that of 1, or of x where it is larger, or has units of its own.
  static func scale(of x: Double) -> Double {
    let size = abs(x)
    return size > 0 && size < ownScaleBound ? size : max(size, 1)
  }

  /// The smallest step that still resolves an abscissa.
  ///
  /// Some bits of the step must be left after it has been added to x, or its own rounding shows. At 0 every step is exact,
  /// and what is computed from x is taken to have a size of 1.
  static func smallestStep(at x: Double, _ precision: EvaluationPrecision) -> Double {
    let size = abs(x)
    let relative = fewestRoundings * precision.unitRoundoff * (size > 0 ? size : 1)
    return max(
      fewestULP * precision.ulp(x),
      relative * (size >= 1 || size == 0 ? 1 : smallAbscissa))
  }

  /// Evaluates `count` levels in one call, the steps `first`, `first · ratio`, …, and keeps them.
  mutating func add(
    _ first: Double, count: Int = 1, ratio: Double = 1, _ evaluate: LineEvaluation
  ) throws {
    try withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * count) { buffer in
      let abscissas = UnsafeMutableBufferPointer(rebasing: buffer[..<(2 * count)])
      let values = UnsafeMutableBufferPointer(rebasing: buffer[(2 * count)...])
      var step = first
      for index in 0..<count {
        abscissas[2 * index] = precision.round(x + step)
        abscissas[2 * index + 1] = precision.round(x - step)
        step *= ratio
      }
      try evaluate(UnsafeBufferPointer(abscissas), values)
      step = first
      for index in 0..<count {
        insert(
          Level(
            step: step, x: x, ahead: abscissas[2 * index], behind: abscissas[2 * index + 1],
            centre: centre, right: values[2 * index], left: values[2 * index + 1]))
        step *= ratio
      }
    }
    evaluations += 2 * count
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

  /// Where the levels below the ceiling begin; they go on to the end.
  var firstTrusted: Int {
    guard ceiling < .infinity else { return 0 }
    return levels.firstIndex { $0.step < ceiling } ?? levels.endIndex
  }

  /// The levels below the ceiling.
  var trusted: ArraySlice<Level> { levels[firstTrusted...] }

  /// How far one evaluation at a level can be off: rounding of the value and of the abscissa, and noise.
  ///
  /// One unit of roundoff of the value, and a tenth of one of what rounding the abscissa does; the latter at most
  /// fourfold what was measured, since a function that is exact in its argument shows no such noise.
  @inline(__always)
  func uncertainty(of level: Level, slope: Double) -> Double {
    let rounding = precision.unitRoundoff * level.magnitude + precision.quantum
    let measured = precision.deviations * noise.sigma * noiseGrowth(to: level)
    let abscissa = Self.abscissaShare * precision.unitRoundoff * abs(x * slope)
    return rounding + measured + min(abscissa, Self.abscissaLimit * (rounding + measured))
  }

  /// By how much the noise may be larger at a level than at x.
  ///
  /// Noise may be a share of f, as a sum's is, and then grows with f. Next to a root f says nothing of its noise.
  private func noiseGrowth(to level: Level) -> Double {
    let size = abs(centre)
    guard noise.mayGrow, level.magnitude > size, noise.sigma * Self.largestGrowth <= size
    else { return 1 }
    return min(level.magnitude / size, Self.largestGrowth)
  }

  /// The squared ratio of a step to the apparent radius of convergence.
  func squaredRatio(_ step: Double) -> Double {
    let relative = step / scale
    var squared = inverseSquareRadius * relative * relative
    if ceiling < .infinity { squared = max(squared, (step / ceiling) * (step / ceiling)) }
    return min(1, squared)
  }

  /// The coordinate's own scale.
  var ownScale: Double { Surroundings.ownScale(of: x) }

  /// Whether the steps are those of a coordinate with units of its own.
  var isNarrow: Bool { scale < reach }

  /// The longest step of an ordinary search where the scale shows little.
  var furthestStep: Double { nearestPowerOfTwo(reach * Self.quarter) }

  /// Whether a step is longer than a quarter of the natural scale, over which only noise made the search go.
  func isLong(_ step: Double) -> Bool { step > furthestStep }

  /// Whether a step lies beyond twice the radius of convergence that was seen: no series goes on there.
  func isBeyondSeries(_ step: Double) -> Bool {
    guard precision.stopsAtRadius else { return false }
    let relative = step / scale
    return seenInverseSquareRadius * relative * relative > Self.furthestSquared
  }

  /// Takes note that a step is to the radius of convergence as the square root of `squaredRatio` to 1.
  mutating func note(squaredRatio: Double, at step: Double) {
    let relative = step / scale
    seenInverseSquareRadius = max(seenInverseSquareRadius, squaredRatio / (relative * relative))
    inverseSquareRadius = max(inverseSquareRadius, seenInverseSquareRadius)
  }
}
