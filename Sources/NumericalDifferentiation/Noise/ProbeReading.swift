import CLibrary

/// What one probe's six values say.
struct ProbeReading {
  /// A uniform error is so many times as wide as its standard deviation: √12, rounded down.
  static let uniformWidth = 3.4
  /// A single step counts as one if it is higher than so many roundings: two neighbouring numbers are no step (chosen).
  private static let stepRoundings = 8.0
  /// Of a jump's height, what either side moves by at most.
  ///
  /// Chosen: a straight line's left side moves by 35/93.
  private static let sideShare = 1.0 / 64
  /// A jump is higher than so many roundings: else the sides' own rounding could not be seen beside it (chosen).
  private static let jumpRoundings = 1024.0
  /// Of the spread, what is less than any step could be (chosen).
  private static let flatShare = 0x1p-10

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
    isPlateau = spread == 0 || (stepsOnce && spread > Self.stepRoundings * rounding)
    let left = max(values[0], values[1], values[2]) - min(values[0], values[1], values[2])
    let right = abs(values[3] - values[4])
    // The point itself is on one of the sides; or in between, as that of a sign is, if the sides differ by more than the
    // roundings of numbers of size 1 do, whose difference the function may be.
    let middle = min(abs(values[2] - centre), abs(values[3] - centre))
    let isBetween =
      (values[2] < centre) == (centre < values[3]) && spread > Self.jumpRoundings * roundoff
    isJump =
      !isPlateau && max(left, right) <= Self.sideShare * spread
      && (middle <= Self.sideShare * spread || isBetween)
      && spread > Self.jumpRoundings * rounding
    let places = ProbeNodes.places
    let chord = (values[0] * (places[2] - places[1]) + values[2] * (places[1] - places[0]))
    sideNoise = max(rounding, abs(values[1] - chord / (places[2] - places[0])))
  }

  /// Whether the values on one side are all the centre's, but for less than any step could be.
  var isFlatOnOneSide: Bool {
    let step = spread * Self.flatShare
    return (0..<3).allSatisfy { abs(differences[$0]) <= step }
      || (3..<5).allSatisfy { abs(differences[$0]) <= step }
  }

  /// Projections above so many times the last, or so many roundings, are no noise alone.
  ///
  /// Chosen: one normal sample is more than eight times another in one case of thirteen, and then what the lower degrees
  /// lead to expect is asked as well.
  private static let structureFactor = 8.0
  /// A smooth function's cubic part is larger than its quartic one by more than this, in a window so small.
  ///
  /// Chosen; so is the same number in a surprise.
  private static let fall = 4.0
  /// Structure is told by the quintic part where it exceeds the threshold by this factor (chosen).
  private static let clearStructure = 2.0
  /// Of the larger projections, what may be noise all the same beside a small last one (chosen).
  private static let hiddenShare = 1.0 / 16

  /// The noise: the projections' root mean square, less those that smooth structure explains.
  var sigma: Double {
    let scale = max(rounding, spread)
    let d3 = abs((differences / scale * ProbeNodes.projections[0]).sum()) * scale
    let d4 = abs((differences / scale * ProbeNodes.projections[1]).sum()) * scale
    let d5 = abs((differences / scale * ProbeNodes.projections[2]).sum()) * scale
    let floor = Self.structureFactor * max(d5, rounding)
    let structure = max(d3, d4)
    guard structure > floor else { return rootMeanSquare(d3, d4, d5) }
    // Rounding is alike in every degree; a smooth function's terms fall with the degree, by the same ratio each
    // time. One small projection alone is chance.
    let leading = max(
      abs((differences / scale * ProbeNodes.lowest[0]).sum()) * scale,
      abs((differences / scale * ProbeNodes.lowest[1]).sum()) * scale)
    func isSurprise(_ term: Double, after last: Double, orders: Int) -> Bool {
      let share = term / last / Self.fall
      let power = orders == 2 ? share * share : share * share * share
      return power > last / max(leading, last)
    }
    if d3 > Self.fall * d4 {
      if d4 <= floor { return rootMeanSquare(d4, d5) }
      if !isSurprise(d4, after: d3, orders: 2) { return d5 }
    } else if structure > Self.clearStructure * floor, !isSurprise(d5, after: structure, orders: 3)
    {
      return max(d5, Self.hiddenShare * d3, Self.hiddenShare * d4)
    }
    return rootMeanSquare(d3, d4, d5)
  }

  /// The noise in a window so wide that a smooth function fills most projections.
  ///
  /// A smooth function's terms fall by the same ratio from degree to degree; where the last one does not, it is noise.
  var sigmaOfSteps: Double {
    if isJump || isPlateau { return spread / Self.uniformWidth }
    let scale = max(rounding, spread)
    func size(_ weights: SIMD8<Double>) -> Double {
      abs((differences / scale * weights).sum()) * scale
    }
    let d3 = size(ProbeNodes.projections[0])
    let d4 = size(ProbeNodes.projections[1])
    let d5 = size(ProbeNodes.projections[2])
    if max(d3, d4) <= Self.structureFactor * rounding { return rootMeanSquare(d3, d4, d5) }
    let leading = max(size(ProbeNodes.lowest[0]), size(ProbeNodes.lowest[1]), d3, d4)
    let ratio = max((d3 / leading).squareRoot(), cbrt(d4 / leading))
    return d5 > Self.structureFactor * max(d3 * ratio * ratio, d4 * ratio) ? d5 : 0
  }

  private func rootMeanSquare(_ parts: Double...) -> Double {
    let largest = parts.reduce(0, max)
    guard largest > 0 else { return 0 }
    let mean =
      parts.reduce(0) { $0 + ($1 / largest) * ($1 / largest) } / Double(parts.count)
    return largest * mean.squareRoot()
  }

  /// How many standard deviations of noise one value may be off, in the bound of a slope: one in 370 normal errors is larger.
  static let slopeDeviations = 3.0
  /// Of the change from a parabola to a quartic, what the quartic's own error may be.
  ///
  /// Chosen: the next term falls by more.
  private static let fitShare = 0.4

  /// The slope inside the window, with a bound.
  func slope(spacing: Double, isRelative: Bool, sigma: Double) -> NoiseEstimate.InnerSlope {
    let rise = (differences * ProbeNodes.slope).sum()
    let coarse = (differences * ProbeNodes.coarseSlope).sum()
    return NoiseEstimate.InnerSlope(
      spacing: spacing, isRelative: isRelative, rise: rise,
      bound: ProbeNodes.slopeGain * (rounding + Self.slopeDeviations * sigma)
        + Self.fitShare * abs(rise - coarse))
  }
}
