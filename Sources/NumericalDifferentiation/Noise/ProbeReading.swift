#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What one probe's six values say.
struct ProbeReading {
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

  /// The noise in a window so wide that a smooth function fills most projections.
  ///
  /// A smooth function's terms fall by the same ratio from degree to degree; where the last one does not, it is noise.
  var sigmaOfSteps: Double {
    // The standard deviation of a uniform error is its width over √12.
    if isJump || isPlateau { return spread / 3.4 }
    let scale = max(rounding, spread)
    func size(_ weights: SIMD8<Double>) -> Double {
      abs((differences / scale * weights).sum()) * scale
    }
    let d3 = size(ProbeNodes.projections[0])
    let d4 = size(ProbeNodes.projections[1])
    let d5 = size(ProbeNodes.projections[2])
    if max(d3, d4) <= 8 * rounding { return rootMeanSquare(d3, d4, d5) }
    let leading = max(size(ProbeNodes.lowest[0]), size(ProbeNodes.lowest[1]), d3, d4)
    let ratio = max((d3 / leading).squareRoot(), cbrt(d4 / leading))
    return d5 > 8 * max(d3 * ratio * ratio, d4 * ratio) ? d5 : 0
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
