/// What becomes of a function that keeps its value around a point, farther out.
enum FlatStretch {
  /// It goes on continuously where the stretch ends, or nowhere ends: 0 is the derivative.
  case certain
  /// It leaves by the last digits: it has saturated, and a small slope may hide below the rounding.
  case saturated
  /// It ends by a step of this height, on a stretch of this length, and other treads follow: the function moves in steps.
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
      case .saturated: found = .saturated
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
    // One step is a jump, as of a sign or a comparison; its own sides are flat all the same.
    let isStaircase = try hasTreads(from: outside, width: inside) { try change(at: $0) }
    return isStaircase ? .staircase(rise: rise, length: inside) : .certain
  }

  /// How far out one looks for other treads, in widths of the first.
  private static let distances = [0.0, 1, 2, 4, 16, 64, 256, 1024, 4096, 16384, 65536]
  /// So many treads are a staircase.
  private static let fewestTreads = 4
  /// Of the pairs of points that are looked at, this share must stand on one tread each.
  private static let pairedShare = 0.75
  /// The points of a pair are this share of the first tread's width apart.
  private static let pairWidth = 0x1p-6

  /// Whether the function goes on in level treads beyond a step.
  ///
  /// Pairs of points, ever further out: on a staircase a pair stands on one tread, and pairs on many.
  private static func hasTreads(
    from edge: Double, width: Double, change: (Double) throws -> Double
  ) rethrows -> Bool {
    var treads: Set<Double> = [0]
    var paired = 0
    for (index, distance) in distances.enumerated() {
      let near = edge + width * distance
      let first = try change(near)
      if first == (try change(near + width * pairWidth)) {
        paired += 1
        treads.insert(first)
      }
      let isPaired = Double(paired) >= pairedShare * Double(index + 1)
      if index + 1 >= fewestTreads, isPaired, treads.count >= fewestTreads { return true }
    }
    return false
  }
}
