import NumericalDifferentiation
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("Kinks and jumps beside the point")
struct KinkBesideTests {
  static let distances = [
    0.3, 1e-1, 1e-2, 1e-3, 2.7e-4, 1e-4, 1e-5, 3e-6, 1e-6, 1e-7, 1e-8, 2e-9,
  ]

  @Test(
    "the derivative is the near side's, however near the kink, and is not called a kink",
    arguments: distances, [-1.0, 1])
  func besideKink(distance: Double, side: Double) throws {
    let witness = NumericalDifferentiator()
    for x in [0, 0.5, 1, -1.762, 3] {
      let kink = x + side * distance
      let functions: [(String, (Double) -> Double, (Double) -> Double)] = [
        ("|x - k|", { abs($0 - kink) }, { $0 > kink ? 1 : -1 }),
        ("relu(x - k)", { max($0 - kink, 0) }, { $0 > kink ? 1 : 0 }),
        ("relu(x - k) + x", { max($0 - kink, 0) + $0 }, { $0 > kink ? 2 : 1 }),
        (
          "exp(sigmoid(relu(x - k)))", { exp(1 / (1 + exp(-max($0 - kink, 0)))) },
          { u in
            guard u > kink else { return 0 }
            let s = 1 / (1 + exp(-(u - kink)))
            return exp(s) * s * (1 - s)
          }
        ),
        ("sin x + |x - k|", { sin($0) + abs($0 - kink) }, { cos($0) + ($0 > kink ? 1 : -1) }),
      ]
      for (name, function, slope) in functions {
        let estimate = try witness.slope(at: x, of: function)
        let truth = slope(x)
        let place: Comment =
          "\(name), x = \(x), k = x + \(side * distance): \(estimate.summary), truth \(truth)"
        #expect(!estimate.isKink, place)
        #expect(estimate.isUnresolved || estimate.holds(truth), place)
        // Rounding over the distance is what hides a slope; before that it must be seen.
        if distance >= 2e-9 && x != 0 && truth != 0 {
          #expect(abs(estimate.value - truth) <= 3e-6 * abs(truth), place)
        }
      }
    }
  }

  @Test(
    "a jump of the value beside the point is never taken for a slope", arguments: distances,
    [-1.0, 1])
  func besideJump(distance: Double, side: Double) throws {
    let witness = NumericalDifferentiator()
    for height in [1.0, 1e-3, 1e-6] {
      for x in [0.5, 1, -1.762] {
        let place = x + side * distance
        let estimate = try witness.slope(at: x) { sin($0) + ($0 > place ? height : 0) }
        let note: Comment =
          "height \(height), x = \(x), jump at \(side * distance): \(estimate.summary)"
        #expect(!estimate.isKink, note)
        #expect(estimate.isUnresolved || estimate.holds(cos(x)), note)
      }
    }
  }

  @Test(
    "a smooth dent of the width of the steps is not overlooked",
    arguments: [1e-2, 1e-3, 1e-5, 1e-6])
  func narrowDent(width: Double) throws {
    // A Gaussian dent whose slope at the point is 1, on a line of slope 1.
    let witness = NumericalDifferentiator()
    let x = 0.7
    let centre = x - width / 2
    let peak = width * exp(0.25)
    let estimate = try witness.slope(at: x) { u in
      let v = (u - centre) / width
      return u - peak * exp(-v * v)
    }
    #expect(estimate.isUnresolved || estimate.holds(2), "\(estimate.summary)")
  }
}
