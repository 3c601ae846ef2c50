/// What becomes of a function that keeps its value around a point, farther out.
enum FlatStretch {
  /// It goes on continuously where the stretch ends, or nowhere ends: 0 is the derivative.
  case certain
  /// It leaves by the last digits: it has saturated, and a small slope may hide below the rounding.
  case saturated
  /// It ends by a jump, and the function is as level beyond: a sign, or a comparison.
  case jump
  /// It ends by a step of this height, on a stretch of this length, and the function goes on in other treads, or moves: what
  /// it is computed from is rounded.
  case staircase(rise: Double, length: Double)

  /// By what factor one goes outward until the function has moved.
  private static let outward = 4.0
  /// One goes no farther than this many natural scales.
  private static let furthest = 8.0
  /// Halvings of the interval in which the function leaves its value.
  private static let halvings = 36
  /// After so many halvings a continuous function has moved by a 64th of what it moves by at the outer end.
  private static let halvingsToSaturation = 6
  /// What leaves by fewer roundings of f than these, after those halvings, leaves by its last digits.
  private static let lastDigits = 8.0
  /// A continuous function's rise falls below this share of the whole while the interval shrinks.
  private static let continuousShare = 0x1p-10

  /// Follows a flat stretch to its end, on both sides.
  ///
  /// - Parameter inside: A step at which the function still has the centre's value, on both sides.
  static func follow(
    from inside: Double, of scan: ScaleScan, _ value: (Double) throws -> Double
  ) rethrows -> FlatStretch {
    var found = FlatStretch.certain
    for side in [1.0, -1.0] {
      switch try end(from: inside, side: side, of: scan, value) {
      case .certain: break
      case .saturated: if case .certain = found { found = .saturated }
      case .jump: found = .jump
      case .staircase(let rise, let length): return .staircase(rise: rise, length: length)
      }
    }
    return found
  }

  private static func end(
    from start: Double, side: Double, of scan: ScaleScan, _ value: (Double) throws -> Double
  ) rethrows -> FlatStretch {
    func change(at step: Double) throws -> Double {
      abs(try value(scan.precision.round(scan.x + side * step)) - scan.centre)
    }
    var inside = start
    var outside = start
    var whole = 0.0
    while whole == 0, outside < furthest * scan.reach {
      inside = outside
      outside *= outward
      whole = try change(at: outside)
    }
    // An edge of the domain, or no end at all.
    guard whole > 0, whole.isFinite else { return .certain }
    var rise = whole
    var isSaturated = false
    for turn in 0..<halvings {
      let middle = (inside + outside) / 2
      let moved = try change(at: middle)
      if moved > 0 {
        outside = middle
        rise = moved
      } else {
        inside = middle
      }
      let rounding = scan.precision.unitRoundoff * abs(scan.centre)
      if turn == halvingsToSaturation { isSaturated = rise <= lastDigits * rounding }
    }
    if rise <= continuousShare * whole { return isSaturated ? .saturated : .certain }
    let isLevel = try isLevel(beyond: outside, width: inside) { try change(at: $0) }
    return isLevel ? .jump : .staircase(rise: rise, length: inside)
  }

  /// How far out one looks for other treads, in widths of the first.
  private static let distances = [0.0, 1, 2, 4, 16, 64, 256, 1024, 4096, 16384, 65536]
  /// Two levels are a jump, more of them a staircase.
  private static let mostLevels = 2

  /// Whether the function keeps to one level beyond a jump, and perhaps to its own again.
  private static func isLevel(
    beyond edge: Double, width: Double, change: (Double) throws -> Double
  ) rethrows -> Bool {
    var levels: Set<Double> = [0]
    for distance in distances {
      levels.insert(try change(edge + width * distance))
      if levels.count > mostLevels { return false }
    }
    return true
  }
}
