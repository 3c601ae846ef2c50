import CLibrary

/// What becomes of a function that keeps its value around a point, farther out.
enum FlatStretch {
  /// It goes on continuously where the stretch ends, or nowhere ends: 0 is the derivative.
  case certain
  /// It leaves by the last digits: it has saturated, and a small slope may hide below the rounding.
  ///
  /// The slope is that of a step that has just not been made, over the stretch.
  case saturated(slope: Double)
  /// It ends by a jump, and the function is as level beyond: a sign, or a comparison.
  case jump
  /// It ends by a step of this height, on a stretch of this length, and other treads follow: the function moves in steps.
  case staircase(rise: Double, length: Double)
  /// It ends by such a step, and the function moves beyond it: another branch, or what has been rounded inside.
  case torn(rise: Double, length: Double)

  /// By what factor one goes outward until the function has moved.
  private static let outward = 4.0
  /// One goes no farther than this many natural scales.
  private static let furthest = 8.0
  /// So many points are asked for in one call, outward.
  private static let outwardBatch = 8
  /// The interval in which the function leaves its value is quartered so often.
  private static let quarterings = 10
  /// After so many of them a continuous function has moved by a 64th of what it moves by at the outer end.
  private static let quarteringsToSaturation = 3
  /// What leaves by fewer roundings of f than these, after those halvings, leaves by its last digits.
  private static let lastDigits = 8.0
  /// A continuous function's rise falls below this share of the whole while the interval shrinks.
  private static let continuousShare = 0x1p-10

  /// Follows a flat stretch to its end, on both sides.
  ///
  /// - Parameter inside: A step at which the function still has the centre's value, on both sides.
  static func follow(
    from inside: Double, of scan: ScaleScan, _ values: ([Double]) throws -> [Double]
  ) rethrows -> FlatStretch {
    var found = FlatStretch.certain
    for side in [1.0, -1.0] {
      let end = try end(from: inside, side: side, of: scan, values)
      switch end {
      case .certain: break
      case .saturated: if case .certain = found { found = end }
      case .jump: found = .jump
      case .staircase, .torn: return end
      }
    }
    return found
  }

  private static func end(
    from start: Double, side: Double, of scan: ScaleScan, _ values: ([Double]) throws -> [Double]
  ) rethrows -> FlatStretch {
    func changes(at steps: [Double]) throws -> [Double] {
      try values(steps.map { scan.precision.round(scan.x + side * $0) }).map {
        abs($0 - scan.centre)
      }
    }
    var (inside, outside, whole) = (start, start, 0.0)
    while whole == 0, outside < furthest * scan.reach {
      let steps = (1...outwardBatch).map { outside * pow(outward, Double($0)) }
      for (step, change) in zip(steps, try changes(at: steps))
      where whole == 0 && outside < furthest * scan.reach {
        (inside, outside, whole) = (outside, step, change)
      }
    }
    // An edge of the domain, or no end at all.
    guard whole > 0, whole.isFinite else { return .certain }
    var rise = whole
    let rounding = scan.precision.unitRoundoff * abs(scan.centre)
    var isSaturated = false
    for turn in 1...quarterings {
      let width = (outside - inside) / 4
      let steps = (1...3).map { inside + width * Double($0) }
      let moved = try changes(at: steps)
      if let first = moved.firstIndex(where: { $0 > 0 }) {
        (outside, rise) = (steps[first], moved[first])
        if first > 0 { inside = steps[first - 1] }
      } else {
        inside = steps[2]
      }
      if turn == quarteringsToSaturation { isSaturated = rise <= lastDigits * rounding }
    }
    if rise <= continuousShare * whole {
      return isSaturated ? .saturated(slope: lastDigits * rounding / outside) : .certain
    }
    switch try landscape(beyond: outside, width: inside, changes) {
    case .level: return .jump
    case .treads: return .staircase(rise: rise, length: inside)
    case .moving: return .torn(rise: rise, length: inside)
    }
  }

  private enum Landscape {
    case level, treads, moving
  }

  /// How far out one looks beyond a jump, in widths of the stretch.
  private static let distances = [0.0, 1, 2, 4, 16, 64, 256, 1024, 4096, 16384, 65536]
  /// Two levels are a jump, more of them a staircase.
  private static let mostLevels = 2
  /// Of the pairs of points that are looked at, this share must stand on one tread each.
  private static let pairedShare = 0.75
  /// The points of a pair are this share of the stretch's width apart.
  private static let pairWidth = 0x1p-6

  /// What a function does beyond a jump.
  ///
  /// Pairs of points, ever further out: on a staircase a pair stands on one tread, and pairs on many.
  private static func landscape(
    beyond edge: Double, width: Double, _ changes: ([Double]) throws -> [Double]
  ) rethrows -> Landscape {
    let near = distances.map { edge + width * $0 }
    let far = distances.map { edge + width * ($0 + pairWidth) }
    let found = try changes(near + far)
    let levels = Set(found.prefix(near.count)).union([0])
    let paired = near.indices.count { found[$0] == found[near.count + $0] }
    if Double(paired) < pairedShare * Double(distances.count) { return .moving }
    return levels.count > mostLevels ? .treads : .level
  }
}
