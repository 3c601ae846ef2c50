import CLibrary
import NumericalDifferentiation

/// Draws points of a region: random ones, and those where gradient code breaks.
///
/// What breaks gradient code are branches and special cases: 0 and ±1, the same number twice, one number that is
/// another's negative, square, sum or product (ties of `max`, zeros of a difference), whole numbers and powers of two,
/// the very large and the very small, and the edges.
struct RegionSampler {
  private let bounds: [ClosedRange<Double>]
  private let precision: EvaluationPrecision
  private var generator: SeededGenerator
  private let simple: [[Double]]
  private let simpleCount: Int
  private var drawn = 0

  init(
    bounds: [ClosedRange<Double>], count: Int, seed: UInt64, precision: EvaluationPrecision
  ) {
    self.bounds = bounds
    self.precision = precision
    generator = SeededGenerator(seed: seed)
    simple = Self.simplePoints(bounds)
    // A third of the points at most; the others have something random in them.
    simpleCount = min(simple.count, (count + 2) / 3)
  }

  /// All coordinates at 0, 1, -1, the edges, the middle, as far as the bounds allow.
  private static func simplePoints(_ bounds: [ClosedRange<Double>]) -> [[Double]] {
    var points: [[Double]] = []
    func add(_ point: [Double]) {
      if !points.contains(point) { points.append(point) }
    }
    for value in [0.0, 1, -1] { add(bounds.map { clamped(value, $0) }) }
    add(bounds.map(\.lowerBound))
    add(bounds.map(\.upperBound))
    for value in [2.0, 0.5, -2] { add(bounds.map { clamped(value, $0) }) }
    add(bounds.map { $0.lowerBound / 2 + $0.upperBound / 2 })
    return points
  }

  mutating func next() -> [Double] {
    defer { drawn += 1 }
    let point: [Double]
    if drawn < simpleCount {
      point = simple[drawn]
    } else if (drawn - simpleCount).isMultiple(of: 2) {
      point = bounds.map { uniform($0) }
    } else {
      point = peculiar(kind: (drawn - simpleCount) / 2)
    }
    return zip(point, bounds).map { Self.clamped(rounded($0), $1) }
  }

  // MARK: Points with something peculiar

  private mutating func peculiar(kind: Int) -> [Double] {
    var point = bounds.map { uniform($0) }
    guard !point.isEmpty else { return point }
    let one = Int.random(in: point.indices, using: &generator)
    switch kind % 8 {
    case 0: point[one] = [0, 1, -1][kind / 8 % 3]
    case 1: relate(one, in: &point)
    case 2: point = bounds.map { logarithmic($0) }
    case 3: point = point.map { $0.rounded() }
    case 4: point = point.map { nearestPowerOfTwo(abs($0)) * ($0 < 0 ? -1 : 1) }
    case 5:
      point[one] = Bool.random(using: &generator) ? bounds[one].lowerBound : bounds[one].upperBound
    case 6: point = point.map { _ in point[one] }
    default: point[one] = logarithmic(bounds[one])
    }
    return point
  }

  /// Makes one coordinate a function of others, so that subexpressions are equal.
  private mutating func relate(_ one: Int, in point: inout [Double]) {
    guard point.count > 1 else { return }
    let other = (one + Int.random(in: 1..<point.count, using: &generator)) % point.count
    let third = (one + Int.random(in: 1..<point.count, using: &generator)) % point.count
    let candidates = [
      point[other], -point[other], 2 * point[other], point[other] * point[other],
      point[other] + point[third], point[other] - point[third], point[other] * point[third],
      abs(point[other]).squareRoot(), point[other] + 1, point[other] - 1,
    ].filter { bounds[one].contains($0) }
    if let value = candidates.randomElement(using: &generator) { point[one] = value }
  }

  // MARK: Single numbers

  private mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    let share = Double.random(in: 0...1, using: &generator)
    // So weighted, the difference of two huge bounds cannot overflow.
    return range.lowerBound * (1 - share) + range.upperBound * share
  }

  /// A number whose size is anything from a billionth of the larger bound to the bound.
  private mutating func logarithmic(_ range: ClosedRange<Double>) -> Double {
    let largest = max(abs(range.lowerBound), abs(range.upperBound))
    let size = largest * pow(10, -Double.random(in: 0...9, using: &generator))
    let sign: Double = Bool.random(using: &generator) ? 1 : -1
    return range.contains(sign * size) ? sign * size : -sign * size
  }

  private func rounded(_ value: Double) -> Double {
    precision == .float32 ? Double(Float(value)) : value
  }

  private static func clamped(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    min(max(value, range.lowerBound), range.upperBound)
  }

  private func nearestPowerOfTwo(_ size: Double) -> Double {
    size > 0 ? size.binade : 0
  }
}
