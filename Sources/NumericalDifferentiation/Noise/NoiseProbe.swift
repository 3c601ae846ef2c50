/// Measures a function's noise at a point: all coordinates are moved together, so the cost is shared.
///
/// Five evaluations settle the usual case. Where the first probe sees more than rounding explains, the
/// spacing shrinks: noise keeps its size, structure (a kink, a near singularity, a ripple) does not.
struct NoiseProbe {
  /// Rounding noise above this many units of roundoff is looked at again.
  private static let ordinaryNoise = 16.0
  /// Noise above this many units must be shown to be rounding before a verdict may rest on it.
  private static let provenNoise = 64.0

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
    var relative = false
    sigmas.removeAll(keepingCapacity: true)
    var isSameSize = false
    var climbed = false
    var endsBranch = false
    // The standard deviation of a uniform error is its width over √12.
    var widestStep = 0.0
    let finest = roundoff * 2
    for _ in 0..<5 where spacing > finest && spacing <= 0x1p-5 {
      try sample(point, spacing: spacing, isRelative: relative, evaluate)
      estimate.evaluations += 5
      guard values.allSatisfy(\.isFinite) else {
        if !relative && hasTiny { relative = true } else { spacing *= 0x1p-9 }
        continue
      }
      let reading = Reading(values: values, centre: centre, roundoff: roundoff)
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
    return estimate
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

/// What one probe's six values say.
private struct Reading {
  /// The values less the centre's, in lanes 0 to 4; lane 5, the centre itself, is 0.
  let differences: SIMD8<Double>
  /// Unit roundoff times the largest value.
  let rounding: Double
  /// The largest value less the smallest.
  let spread: Double
  /// Whether the function did not move, or made one single step.
  let isPlateau: Bool
  /// Whether the two sides differ by far more than either moves: the function jumps in between, or bends steeply.
  let isJump: Bool
  /// The noise beside a jump: how far the three values on one side are off a line, and at least their rounding.
  let sideNoise: Double

  init(values: [Double], centre: Double, roundoff: Double) {
    var lanes = SIMD8<Double>.zero
    var low = centre
    var high = centre
    var largest = abs(centre)
    for lane in 0..<5 {
      lanes[lane] = values[lane] - centre
      low = min(low, values[lane])
      high = max(high, values[lane])
      largest = max(largest, abs(values[lane]))
    }
    differences = lanes
    rounding = roundoff * max(largest, Double.leastNormalMagnitude)
    spread = high - low
    let stepsOnce = values.allSatisfy { $0 == low || $0 == high }
    isPlateau = spread == 0 || (stepsOnce && spread > 8 * rounding)
    let left = max(values[0], values[1], values[2]) - min(values[0], values[1], values[2])
    let right = abs(values[3] - values[4])
    let middle = min(abs(values[2] - centre), abs(values[3] - centre))
    isJump = !isPlateau && max(left, right, middle) <= spread / 64 && spread > 1024 * rounding
    let places = ProbeNodes.places
    let chord = (values[0] * (places[2] - places[1]) + values[2] * (places[1] - places[0]))
    sideNoise = max(rounding, abs(values[1] - chord / (places[2] - places[0])))
  }

  /// Whether the values on one side are all the centre's, but for less than any step could be.
  var isFlatOnOneSide: Bool {
    let step = spread * 0x1p-10
    return (0..<3).allSatisfy { abs(differences[$0]) <= step }
      || (3..<5).allSatisfy { abs(differences[$0]) <= step }
  }

  /// The noise: the projections' root mean square, less those that smooth structure explains.
  var sigma: Double {
    let scale = max(rounding, spread)
    let d3 = abs((differences / scale * ProbeNodes.projections[0]).sum()) * scale
    let d4 = abs((differences / scale * ProbeNodes.projections[1]).sum()) * scale
    let d5 = abs((differences / scale * ProbeNodes.projections[2]).sum()) * scale
    let floor = 8 * max(d5, rounding)
    let structure = max(d3, d4)
    guard structure > floor else { return rootMeanSquare(d3, d4, d5) }
    // Rounding is alike in every degree; a smooth function's terms fall with the degree, by the same ratio each
    // time. One small projection alone is chance.
    let leading = max(
      abs((differences / scale * ProbeNodes.lowest[0]).sum()) * scale,
      abs((differences / scale * ProbeNodes.lowest[1]).sum()) * scale)
    func isSurprise(_ term: Double, after last: Double, orders: Int) -> Bool {
      let share = term / last / 4
      let power = orders == 2 ? share * share : share * share * share
      return power > last / max(leading, last)
    }
    if d3 > 4 * d4 {
      if d4 <= floor { return rootMeanSquare(d4, d5) }
      if !isSurprise(d4, after: d3, orders: 2) { return d5 }
    } else if structure > 2 * floor, !isSurprise(d5, after: structure, orders: 3) {
      return max(d5, d3 / 16, d4 / 16)
    }
    return rootMeanSquare(d3, d4, d5)
  }

  private func rootMeanSquare(_ parts: Double...) -> Double {
    let largest = parts.reduce(0, max)
    guard largest > 0 else { return 0 }
    let mean =
      parts.reduce(0) { $0 + ($1 / largest) * ($1 / largest) } / Double(parts.count)
    return largest * mean.squareRoot()
  }

  func slope(spacing: Double, isRelative: Bool, sigma: Double) -> NoiseEstimate.InnerSlope {
    let rise = (differences * ProbeNodes.slope).sum()
    let coarse = (differences * ProbeNodes.coarseSlope).sum()
    return NoiseEstimate.InnerSlope(
      spacing: spacing, isRelative: isRelative, rise: rise,
      bound: ProbeNodes.slopeGain * (rounding + 3 * sigma) + 0.4 * abs(rise - coarse))
  }
}
