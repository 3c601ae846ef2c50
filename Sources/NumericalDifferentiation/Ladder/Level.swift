/// One rung of the ladder: the function at `x + h` and `x - h`.
struct Level {
  /// The step h.
  let step: Double
  /// f(x + h).
  let right: Double
  /// f(x - h).
  let left: Double
  /// The central difference (f(x+h) - f(x-h)) / 2h: f' + c₂h² + c₄h⁴ + ….
  let central: Double
  /// The right slope less the left slope: f''h + …, or the jump of the slope at a kink.
  let slopeJump: Double
  /// (f(x+h) - f(x)) / h.
  let rightSlope: Double
  /// (f(x) - f(x-h)) / h.
  let leftSlope: Double
  /// The largest of the three absolute values.
  let magnitude: Double
  /// Whether the function has the same value at all three points.
  let isFlat: Bool

  /// Makes a level of two values; the widths are those that rounding left of `2h` and `h`.
  init(
    step: Double, x: Double, ahead: Double, behind: Double, centre: Double, right: Double,
    left: Double
  ) {
    self.step = step
    self.right = right
    self.left = left
    let rightWidth = ahead - x
    let leftWidth = x - behind
    rightSlope = (right - centre) / rightWidth
    leftSlope = (centre - left) / leftWidth
    slopeJump = rightSlope - leftSlope
    // Rounding may leave x off the middle; the jump is f'' times the step, and so says what that does.
    // Of the two ways to the middle's offset, the one without rounding is taken.
    let offset = abs(x) < step ? (ahead + behind) - 2 * x : rightWidth - leftWidth
    let lean = offset / (rightWidth + leftWidth)
    let raw = (right - left) / (ahead - behind)
    central = lean == 0 ? raw : raw - slopeJump * lean
    magnitude = max(abs(right), abs(left), abs(centre))
    isFlat = right == centre && left == centre
  }

  /// By how much the slope to either side differs from a number; the larger of the two.
  func deviation(from slope: Double) -> Double {
    max(abs(rightSlope - slope), abs(leftSlope - slope))
  }

  /// Whether both sides are finite, and so are the slopes.
  var isFinite: Bool { central.isFinite && slopeJump.isFinite }
}
