/// Measures a function's noise at a point: all coordinates are moved together, so the cost is shared.
///
/// Five evaluations settle the usual case. Where the first window sees more than rounding explains, the
/// spacing shrinks: noise keeps its size, structure (a kink, a near singularity, a ripple) does not. How one reading
/// leads to the next is the table of ``ProbeState``.
struct NoiseProbe {
  /// The most windows that one measurement takes.
  ///
  /// Chosen: three for noise, two for falls out of the domain or treads.
  private static let mostReadings = 5
  /// A coordinate below this is moved by its own size in the windows after the first.
  ///
  /// From the prototype, which moved so where some |x| was smaller.
  private static let tinyCoordinate = 0x1p-5
  /// The finest spacing, in units of roundoff.
  ///
  /// Chosen: displacements are 16 ulp at least, and have stopped shrinking by then.
  private static let finestSpacing = 2.0
  /// The widest spacing.
  ///
  /// Chosen: five points then span a sixth of the natural scale, over which hardly a function is smooth.
  private static let widestSpacing = 0x1p-5

  let precision: EvaluationPrecision
  private var points: [Double] = []
  private var values = [Double](repeating: 0, count: 5)
  private var sigmas: [Double] = []

  init(precision: EvaluationPrecision) {
    self.precision = precision
  }

  /// Where five points are taken: their spacing, and whether small coordinates are moved by their own size.
  private struct Window {
    var spacing: Double
    var isRelative: Bool
  }

  // MARK: The measurement

  /// Probes around `point`, where the function has the value `centre`.
  ///
  /// - Parameter widening: A factor on the first spacing, a power of two: a second look at other points.
  mutating func measure(
    at point: [Double], centre: Double, widening: Double = 1, evaluate: PointEvaluation
  ) throws -> NoiseEstimate {
    var estimate = NoiseEstimate()
    var window = Window(
      spacing: precision.probeSpacing * widening,
      isRelative: point.contains { $0 != 0 && abs($0) < Ladder.ownScaleBound })
    let hasTiny = point.contains { $0 != 0 && abs($0) < Self.tinyCoordinate }
    let finest = Self.finestSpacing * precision.unitRoundoff
    var state = ProbeState.blank
    var last: ProbeReading?
    var outcome: ProbeOutcome?
    // What a jump's sides, treads, and an inner quantity's steps that looked like structure, make of noise.
    var sideNoise = 0.0
    var widestStep = 0.0
    var stepNoise = 0.0
    sigmas.removeAll(keepingCapacity: true)
    for _ in 0..<Self.mostReadings
    where outcome == nil && window.spacing > finest && window.spacing <= Self.widestSpacing {
      let reading = try read(point, centre, window, &estimate, evaluate)
      let sign = ProbeSign(of: reading, after: last, sigma: sigmas.last)
      if let reading {
        last = reading
        switch sign {
        case .notFinite, .endOfBranch: break
        case .jump: sideNoise = reading.sideNoise
        case .plateau: widestStep = max(widestStep, reading.spread / ProbeReading.uniformWidth)
        case .ordinary, .structure, .rounding, .noise:
          keep(reading, window, &estimate)
          if sign != .ordinary { stepNoise = max(stepNoise, plausibleSteps(reading)) }
        }
      }
      switch state.transition(on: sign) {
      case .go(let next, let move):
        state = next
        shift(&window, move, hasTiny: hasTiny)
      case .end(let end): outcome = end
      }
    }
    settle(&estimate, outcome ?? state.outcome, sideNoise: sideNoise, widestStep: widestStep)
    if estimate.kind == .ordinary, !sigmas.isEmpty, !precision.probeRepeats.isEmpty {
      estimate.sigma = max(estimate.sigma, stepNoise)
      try repeatMeasurement(&estimate, at: point, centre, window, evaluate)
    }
    return estimate
  }

  /// Takes five values; nil where one of them is not finite.
  private mutating func read(
    _ point: [Double], _ centre: Double, _ window: Window, _ estimate: inout NoiseEstimate,
    _ evaluate: PointEvaluation
  ) throws -> ProbeReading? {
    try sample(point, window, evaluate)
    estimate.evaluations += 5
    guard values.allSatisfy(\.isFinite) else { return nil }
    return ProbeReading(values: values, centre: centre, roundoff: precision.unitRoundoff)
  }

  private mutating func keep(
    _ reading: ProbeReading, _ window: Window, _ estimate: inout NoiseEstimate
  ) {
    let sigma = reading.sigma
    estimate.innerSlopes.append(
      reading.slope(spacing: window.spacing, isRelative: window.isRelative, sigma: sigma))
    sigmas.append(sigma)
  }

  /// Sets what the readings come to.
  private mutating func settle(
    _ estimate: inout NoiseEstimate, _ outcome: ProbeOutcome, sideNoise: Double,
    widestStep: Double
  ) {
    // The two widest windows are the noise's; a third one only says whether it is rounding.
    let seen = sigmas.prefix(2).max() ?? 0
    switch outcome {
    case .silent:
      sigmas.removeAll()
      estimate.innerSlopes.removeAll()
    case .jump:
      // What a wider window took for noise was the jump.
      sigmas = [sideNoise]
      estimate.innerSlopes.removeAll()
      estimate.sigma = sideNoise
    case .ordinary: estimate.sigma = sigmas.last ?? 0
    case .rounding:
      estimate.kind = .rounding
      estimate.sigma = seen
    case .unproven:
      estimate.kind = .unproven
      estimate.sigma = seen
      estimate.innerSlopes.removeLast(max(0, sigmas.count - 2))
    case .treads:
      estimate.kind = .quantised
      estimate.sigma = seen
    case .wideTreads:
      estimate.kind = .quantised
      estimate.sigma = max(widestStep, seen)
    }
  }

  // MARK: Moving the window

  /// Out of a place where f is not finite: by how much the window shrinks (from the prototype).
  private static let escape = 0x1p-9
  /// Off a plateau: by how much it grows (from the prototype).
  private static let climb = 0x1p7

  private func shift(_ window: inout Window, _ move: ProbeState.Move, hasTiny: Bool) {
    let becomesRelative = hasTiny && !window.isRelative
    switch move {
    case .away:
      if becomesRelative { window.isRelative = true } else { window.spacing *= Self.escape }
    case .wider: window.spacing *= Self.climb
    case .finer:
      // Tiny coordinates shrink the window by themselves.
      let shrink = becomesRelative ? precision.probeShrink / 2 : precision.probeShrink
      window.isRelative = window.isRelative || becomesRelative
      window.spacing /= Double(1 << shrink)
    }
  }

  // MARK: More samples

  /// A repeated window that is wider than this sees steps inside the function, and is read for those.
  private static let stepWidening = 2.0
  /// The first window's noise may be so many times too small by chance.
  private static let luck = 4.0

  /// The most units of roundoff that steps inside the function are taken to make of it.
  ///
  /// Near a softmax of 0.999 they make some hundreds to thousands; a kink in the window makes 10⁵ of a slope of the
  /// function's own size.
  private static let coarsestSteps = 4096.0
  /// What a function is computed from is as large as a unit of roundoff times this, though its own value is smaller (chosen).
  private static let smallestSize = 0x1p-6

  /// Takes more samples of ordinary noise.
  ///
  /// The second probe is as wide as the first and has other points. The third is so wide that a quantity inside the
  /// function, which is rounded to coarse steps, makes some of them; it must tell them from the function's own bends.
  private mutating func repeatMeasurement(
    _ estimate: inout NoiseEstimate, at point: [Double], _ centre: Double, _ window: Window,
    _ evaluate: PointEvaluation
  ) throws {
    for widening in precision.probeRepeats {
      var wider = window
      wider.spacing *= widening
      guard let reading = try read(point, centre, wider, &estimate, evaluate) else { return }
      guard widening < Self.stepWidening else {
        estimate.sigma = max(estimate.sigma, plausibleSteps(reading))
        continue
      }
      guard !reading.isJump, !reading.isPlateau else { return }
      // Much more than the first probe saw is no chance, but a kink that it had not reached.
      let largest =
        ProbeSign.provenNoise * max(estimate.sigma / Self.luck, reading.rounding)
      if reading.sigma <= largest {
        let squares = estimate.sigma * estimate.sigma + reading.sigma * reading.sigma
        estimate.sigma = (squares / 2).squareRoot()
      }
    }
  }

  /// The noise that steps inside the function make in a wide window; 0 where it is so large that it is a kink.
  private func plausibleSteps(_ reading: ProbeReading) -> Double {
    let sigma = reading.sigmaOfSteps
    let rounding = max(reading.rounding, precision.unitRoundoff * Self.smallestSize)
    return sigma <= Self.coarsestSteps * rounding ? sigma : 0
  }

  // MARK: The points

  /// Displacements are multiples of so many ulp: the places are multiples of 1/16, and all six points exact.
  private static let grain = 16.0
  /// The outermost of the six points lies nearly this many displacements from the centre: 47/16 of one.
  private static let outermost = 3.0

  /// The displacement of one coordinate per unit of spacing.
  ///
  /// It is unlike those of the others, so that no sum or difference of coordinates stays fixed, and a multiple of
  /// 16 ulp, so that all six points are exact.
  func displacement(_ coordinate: Int, of x: Double, spacing: Double, isRelative: Bool) -> Double {
    let size = abs(x)
    let scale = size > 1 || (isRelative && size > 0) ? nearestPowerOfTwo(size) : 1
    let wanted = Self.multiplier(of: coordinate) * spacing * scale
    let grain = Self.grain * precision.ulp(size + Self.outermost * wanted)
    let exact = max((wanted / grain).rounded(), 1) * grain
    return coordinate % 2 == 0 ? exact : -exact
  }

  /// An odd multiple of 2^-16 between 1/2 and 1, different for every coordinate.
  ///
  /// Equal multipliers resonate, x + y stays put when one grows as the other falls, and so do powers of two: three bars of the
  /// prototype did not hold for that. The two numbers are chosen: an odd step walks through all residues of 2^15.
  private static func multiplier(of coordinate: Int) -> Double {
    Double((32768 + (48271 + 20011 * coordinate) % 32768) | 1) * 0x1p-16
  }

  private mutating func sample(
    _ point: [Double], _ window: Window, _ evaluate: PointEvaluation
  ) throws {
    let count = point.count
    if points.count != 5 * count { points = Array(repeating: 0, count: 5 * count) }
    for coordinate in 0..<count {
      let x = point[coordinate]
      let step = displacement(
        coordinate, of: x, spacing: window.spacing, isRelative: window.isRelative)
      for row in 0..<5 { points[row * count + coordinate] = x + ProbeNodes.places[row] * step }
    }
    try points.withUnsafeBufferPointer { points in
      try values.withUnsafeMutableBufferPointer { try evaluate(points, $0) }
    }
  }
}
