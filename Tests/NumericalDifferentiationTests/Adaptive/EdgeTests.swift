import NumericalDifferentiation
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("Edges of a domain")
struct EdgeTests {
  private let witness = NumericalDifferentiator()

  @Test("a function defined on one side has that side's derivative")
  func oneSided() throws {
    let cases: [(String, Double, DerivativeEstimate.Side, Double, (Double) -> Double)] = [
      ("x^1.5", 0, .right, 0, { pow($0, 1.5) }),
      ("x^2.5 + x", 0, .right, 1, { pow($0, 2.5) + $0 }),
      ("(1 - x)^1.5", 1, .left, 0, { pow(1 - $0, 1.5) }),
      ("(1 - x)^1.5 + 3x", 1, .left, 3, { pow(1 - $0, 1.5) + 3 * $0 }),
      ("√x·(1 + x) - √x", 0, .right, 0, { $0.squareRoot() * (1 + $0) - $0.squareRoot() }),
      ("exp on x ≥ 0", 0, .right, 1, { $0 < 0 ? .nan : exp($0) }),
      ("sin on x ≤ 2", 2, .left, cos(2), { $0 > 2 ? .infinity : sin($0) }),
      ("√(x - 3)³·x", 3, .right, 0, { pow(($0 - 3).squareRoot(), 3) * $0 }),
    ]
    for (name, x, side, truth, function) in cases {
      let estimate = try witness.slope(at: x, of: function)
      #expect(estimate.status == .edge(side), "\(name): \(estimate.summary)")
      #expect(estimate.holds(truth, slack: 1e-12), "\(name): \(estimate.summary)")
      #expect(abs(estimate.value - truth) < 1e-4, "\(name): \(estimate.summary)")
    }
  }

  @Test("an edge with an infinite slope never gets a finite answer with a narrow bar")
  func infiniteSlope() throws {
    let cases: [(String, Double, (Double) -> Double)] = [
      ("√x", 0, { $0.squareRoot() }), ("acos", 1, { acos($0) }), ("asin", -1, { asin($0) }),
      ("x^0.1", 0, { pow($0, 0.1) }), ("x log x", 0, { $0 == 0 ? 0 : $0 * log($0) }),
      ("∛x", 0, { cbrt($0) }), ("√|x|", 0, { abs($0).squareRoot() }),
      ("x^0.9", 0, { pow($0, 0.9) }),
    ]
    for (name, x, function) in cases {
      let estimate = try witness.slope(at: x, of: function)
      // A finite bar would let a verdict accuse a right claim.
      let isOpen = estimate.isUnresolved || estimate.isKink || !estimate.error.isFinite
      #expect(isOpen, "\(name): \(estimate.summary)")
    }
  }

  @Test("beside an edge a function that moves in steps gets no narrow bar around a wrong slope")
  func quantisedAtEdge() throws {
    for grain in [1e-4, 1e-5, 1e-6, 1e-7, 1e-9] {
      for edge in [-2.0, -1, 0.3, 1, 2, 5] {
        let left = try witness.slope(at: edge) {
          $0 > edge ? .nan : ($0 / grain).rounded() * grain
        }
        let right = try witness.slope(at: edge) {
          $0 < edge ? .nan : ($0 / grain).rounded() * grain + 0.5 * $0
        }
        // On the tread that the edge stands on, the slope really is that of the tread.
        let isTread = abs(left.value) <= left.error
        #expect(
          isTread || left.holds(1, slack: 0) || !left.error.isFinite,
          "\(grain) at \(edge): \(left.summary)")
        let isOtherTread = abs(right.value - 0.5) <= right.error
        #expect(
          isOtherTread || right.holds(1.5, slack: 0) || !right.error.isFinite,
          "\(grain) at \(edge): \(right.summary)")
      }
    }
  }

  @Test(
    "a few roundings from an edge the true slope is in the bar, or there is none",
    arguments: [1, 2, 4, 16, 64, 256, 1024, 4096, 65536] as [Double])
  func roundingsFromEdge(count: Double) throws {
    let gap = count * 0x1p-53
    let cases: [(String, Double, Double, (Double) -> Double)] = [
      ("asin", 1 - gap, 1 / (gap * (2 - gap)).squareRoot(), { asin($0) }),
      ("acos", -1 + gap, -1 / (gap * (2 - gap)).squareRoot(), { acos($0) }),
      ("log1p", -1 + gap, 1 / gap, { log1p($0) }),
      ("√(2 - x)", 2 - 2 * gap, -0.5 / (2 * gap).squareRoot(), { (2 - $0).squareRoot() }),
      ("atanh", 1 - gap, 1 / (gap * (2 - gap)), { atanh($0) }),
    ]
    for (name, x, truth, function) in cases {
      let estimate = try witness.slope(at: x, of: function)
      #expect(
        estimate.isUnresolved || estimate.holds(truth, slack: 1e-9 * abs(truth)),
        "\(name), \(count) roundings: \(estimate.summary), truth \(truth)")
    }
  }

  @Test("close to an edge the slope is found, at whatever scale")
  func nearEdge() throws {
    let cases: [(String, Double, Double, (Double) -> Double)] = [
      ("log", 1e-3, 1e3, { log($0) }), ("log", 1e-10, 1e10, { log($0) }),
      ("log", 1e-50, 1e50, { log($0) }), ("log", 1e-300, 1e300, { log($0) }),
      ("√x", 1e-6, 500, { $0.squareRoot() }), ("√x", 1e-12, 5e5, { $0.squareRoot() }),
      ("1/x", 1e-8, -1e16, { 1 / $0 }), ("1/x", -1e-100, -1e200, { 1 / $0 }),
      ("acos", 1 - 0x1p-20, -1 / (0x1p-19 - 0x1p-40).squareRoot(), { acos($0) }),
      ("log1p", -1 + 0x1p-30, 0x1p30, { log1p($0) }),
      ("1/(x - 2)", 2 + 0x1p-24, -0x1p48, { 1 / ($0 - 2) }),
    ]
    for (name, x, truth, function) in cases {
      let estimate = try witness.slope(at: x, of: function)
      #expect(estimate.status == .resolved, "\(name) at \(x): \(estimate.summary)")
      #expect(estimate.holds(truth), "\(name) at \(x): \(estimate.summary), truth \(truth)")
      #expect(
        abs(estimate.value - truth) <= 1e-7 * abs(truth),
        "\(name) at \(x): \(estimate.summary), truth \(truth)")
    }
  }

  @Test("a function that throws outside its domain has the same edges as one that gives NaN")
  func throwing() throws {
    let thrown = try witness.slope(at: 0) { x in
      guard x >= 0 else { throw OutsideDomain() }
      return pow(x, 1.5)
    }
    let quiet = try witness.slope(at: 0) { pow($0, 1.5) }
    #expect(thrown == quiet)
    #expect(thrown.status == .edge(.right))
  }
}
