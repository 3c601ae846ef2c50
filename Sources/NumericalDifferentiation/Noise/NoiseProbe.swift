/// Measures a function's noise at a point: all coordinates are moved together, so the cost is shared.
///
/// Five evaluations settle the usual case. Where the first probe sees more than rounding explains, the
/// spacing shrinks: noise keeps its size, structure (a kink, a near singularity, a ripple) does not.
struct NoiseProbe {
  /// Rounding noise above this many units of roundoff is looked at again.
  private static let ordinaryNoise = 16.0
  /// Noise above this many units must be shown to be rounding before a verdict may rest on it.
  private static let provenNoise = 64.0

  /// The most units of roundoff that steps inside the function are taken to make of it.
  ///
  /// Near a softmax of 0.999 they make some hundreds to thousands; a kink in the window makes 10⁵ of a slope of the
  /// function's own size.
  private static let coarsestSteps = 4096.0

  let precision: EvaluationPrecision
  private var points: [Double] = []
  private var values = [Double](repeating: 0, count: 5)
  private var sigmas: [Double] = []

  init(precision: EvaluationPrecision) {
    self.precision = precision
  }

  /// Probes around `point`, where the function has the value `centre`.
  ///
  /// - Parameter widening: A factor on the first spacing, a power of two: a second look at other points.
  mutating func measure(
    at point: [Double], centre: Double, widening: Double = 1, evaluate: PointEvaluation
  ) throws -> NoiseEstimate {
    var estimate = NoiseEstimate()
    let roundoff = precision.unitRoundoff
    let hasTiny = point.contains { $0 != 0 && abs($0) < 0x1p-5 }
    var spacing = precision.probeSpacing * widening
    var relative = point.contains { $0 != 0 && abs($0) < Ladder.ownScaleBound }
    sigmas.removeAll(keepingCapacity: true)
    var isSameSize = false
    var climbed = false
    var endsBranch = false
    // The standard deviation of a uniform error is its width over √12.
    var widestStep = 0.0
    // What looked like structure and may have been an inner quantity's steps.
    var stepNoise = 0.0
    let finest = roundoff * 2
    for _ in 0..<5 where spacing > finest && spacing <= 0x1p-5 {
      try sample(point, spacing: spacing, isRelative: relative, evaluate)
      estimate.evaluations += 5
      guard values.allSatisfy(\.isFinite) else {
        if !relative && hasTiny { relative = true } else { spacing *= 0x1p-9 }
        continue
      }
      let reading = ProbeReading(values: values, centre: centre, roundoff: roundoff)
      if reading.isJump {
        // What a wider probe took for noise was the jump.
        sigmas = [reading.sideNoise]
        estimate.innerSlopes.removeAll()
        isSameSize = false
        climbed = false
        break
      }
      if reading.isPlateau {
        if endsBranch {
          sigmas.removeAll()
          estimate.innerSlopes.removeAll()
          break
        }
        if !sigmas.isEmpty {
          // Below the quantum nothing moves: what the wider probe saw is the function's step.
          estimate.kind = .quantised
          break
        }
        climbed = true
        widestStep = max(widestStep, reading.spread / 3.4)
        spacing *= 0x1p7
        continue
      }
      // Flat to one side and moving to the other is no staircase: an inactive branch ends here.
      endsBranch = reading.isFlatOnOneSide
      if climbed && endsBranch { break }
      let sigma = reading.sigma
      estimate.innerSlopes.append(
        reading.slope(spacing: spacing, isRelative: relative, sigma: sigma))
      sigmas.append(sigma)
      if climbed {
        estimate.kind = .quantised
        break
      }
      if sigma <= Self.ordinaryNoise * reading.rounding { break }
      if sigmas.count == 2, sigma > sigmas[0] / 8 {
        isSameSize = true
        if sigma <= Self.provenNoise * reading.rounding {
          estimate.kind = .rounding
          break
        }
      }
      stepNoise = max(stepNoise, plausibleSteps(reading))
      if sigmas.count == 3 {
        if isSameSize { estimate.kind = sigma > sigmas[1] / 8 ? .rounding : .unproven }
        break
      }
      if hasTiny && !relative {
        relative = true
        spacing /= Double(1 << (precision.probeShrink / 2))
      } else {
        spacing /= Double(1 << precision.probeShrink)
      }
    }
    settle(&estimate, isSameSize: isSameSize, climbed: climbed, widestStep: widestStep)
    if estimate.kind == .ordinary, !sigmas.isEmpty, !precision.probeRepeats.isEmpty {
      estimate.sigma = max(estimate.sigma, stepNoise)
      try repeatMeasurement(&estimate, at: point, centre, spacing, relative, evaluate)
    }
    return estimate
  }

  /// Takes more samples of ordinary noise.
  ///
  /// The second probe is as wide as the first and has other points. The third is so wide that a quantity inside the
  /// function, which is rounded to coarse steps, makes some of them; it must tell them from the function's own bends.
  private mutating func repeatMeasurement(
    _ estimate: inout NoiseEstimate, at point: [Double], _ centre: Double, _ spacing: Double,
    _ isRelative: Bool, _ evaluate: PointEvaluation
  ) throws {
    for widening in precision.probeRepeats {
      try sample(point, spacing: spacing * widening, isRelative: isRelative, evaluate)
      estimate.evaluations += 5
      guard values.allSatisfy(\.isFinite) else { return }
      let reading = ProbeReading(values: values, centre: centre, roundoff: precision.unitRoundoff)
      if widening < 2 {
        guard !reading.isJump, !reading.isPlateau else { return }
        // Much more than the first probe saw is no chance, but a kink that it had not reached.
        let largest = Self.provenNoise * max(estimate.sigma / 4, reading.rounding)
        if reading.sigma <= largest {
          let squares = estimate.sigma * estimate.sigma + reading.sigma * reading.sigma
          estimate.sigma = (squares / 2).squareRoot()
        }
      } else {
        estimate.sigma = max(estimate.sigma, plausibleSteps(reading))
      }
    }
  }

  /// The noise that steps inside the function make in a wide window; 0 where it is so large that it is a kink.
  private func plausibleSteps(_ reading: ProbeReading) -> Double {
    let sigma = reading.sigmaOfSteps
    let coarsest = Self.coarsestSteps * max(reading.rounding, precision.unitRoundoff / 64)
    return sigma <= coarsest ? sigma : 0
  }

  private func settle(
    _ estimate: inout NoiseEstimate, isSameSize: Bool, climbed: Bool, widestStep: Double
  ) {
    // A function that stays put, or makes one step and stays there, is not noisy: it may have a jump.
    guard let last = sigmas.last else { return }
    if climbed {
      estimate.sigma = max(widestStep, last)
    } else if isSameSize || estimate.kind == .quantised {
      estimate.sigma = sigmas.prefix(2).max() ?? last
      if estimate.kind == .ordinary { estimate.kind = .unproven }
      if estimate.kind == .unproven { estimate.innerSlopes.removeLast(max(0, sigmas.count - 2)) }
    } else {
      estimate.sigma = last
    }
  }

  /// The displacement of one coordinate per unit of spacing.
  ///
  /// It is unlike those of the others, so that no sum or difference of coordinates stays fixed, and a multiple of
  /// 16 ulp, so that all six points are exact.
  func displacement(_ coordinate: Int, of x: Double, spacing: Double, isRelative: Bool) -> Double {
    let size = abs(x)
    let scale = size > 1 || (isRelative && size > 0) ? nearestPowerOfTwo(size) : 1
    // An odd multiple of 2^-16 between 1/2 and 1, different for every coordinate.
    let multiplier = Double((32768 + (48271 + 20011 * coordinate) % 32768) | 1) * 0x1p-16
    let wanted = multiplier * spacing * scale
    let grain = 16 * precision.ulp(size + 3 * wanted)
    let exact = max((wanted / grain).rounded(), 1) * grain
    return coordinate % 2 == 0 ? exact : -exact
  }

  private mutating func sample(
    _ point: [Double], spacing: Double, isRelative: Bool, _ evaluate: PointEvaluation
  ) throws {
    let count = point.count
    if points.count != 5 * count { points = Array(repeating: 0, count: 5 * count) }
    for coordinate in 0..<count {
      let x = point[coordinate]
      let step = displacement(coordinate, of: x, spacing: spacing, isRelative: isRelative)
      for row in 0..<5 { points[row * count + coordinate] = x + ProbeNodes.places[row] * step }
    }
    try points.withUnsafeBufferPointer { points in
      try values.withUnsafeMutableBufferPointer { try evaluate(points, $0) }
    }
  }
}
