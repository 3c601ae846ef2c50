import NumericalDifferentiation
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("Scales, offsets and zeros")
struct ScaleTests {
  private let witness = NumericalDifferentiator()

  @Test(
    "values of any size: s·sin x", arguments: [1e-300, 1e-150, 1e-20, 1e20, 1e150, 1e300])
  func outputScale(scale: Double) throws {
    let estimate = try witness.slope(at: 1) { scale * sin($0) }
    #expect(estimate.status == .resolved, "\(estimate.summary)")
    #expect(estimate.holds(scale * cos(1)), "\(estimate.summary)")
    #expect(abs(estimate.value - scale * cos(1)) <= 1e-9 * scale)
  }

  @Test(
    "arguments of any size: sin(x/s) at s",
    arguments: [1e-300, 1e-150, 1e-20, 1e-7, 1e7, 1e20, 1e150, 1e300])
  func inputScale(scale: Double) throws {
    let estimate = try witness.slope(at: scale) { sin($0 / scale) }
    #expect(estimate.holds(cos(1) / scale), "\(estimate.summary)")
    #expect(
      abs(estimate.value - cos(1) / scale) <= 1e-7 / scale, "\(estimate.summary)")
  }

  @Test("x² at any size", arguments: [1e-150, 1e-100, 1e-10, 1e10, 1e100, 1e150])
  func square(x: Double) throws {
    let estimate = try witness.slope(at: x) { $0 * $0 }
    #expect(estimate.holds(2 * x), "\(estimate.summary)")
  }

  @Test("coordinates of different sizes in one gradient")
  func mixed() throws {
    let estimate = try witness.slopes(at: [1e-8, 1, 1e8]) { v in
      v[0] * 1e8 + v[1] + v[2] * 1e-8
    }
    for (component, truth) in zip(estimate.components, [1e8, 1, 1e-8]) {
      #expect(component.holds(truth), "\(component.summary)")
      #expect(component.error <= 1e-5 * truth)
    }
  }

  @Test("overflow beside the point bounds the steps, and is no domain edge")
  func overflow() throws {
    let near = try witness.slope(at: 709.5) { exp($0) }
    #expect(near.status == .resolved && near.holds(exp(709.5)), "\(near.summary)")
    let high = try witness.slope(at: 1.3e154) { $0 * $0 }
    #expect(high.holds(2.6e154), "\(high.summary)")
    let tiny = try witness.slope(at: 1) { pow(10, -300 * $0) }
    #expect(tiny.holds(-300 * log(10) * 1e-300, slack: .leastNormalMagnitude), "\(tiny.summary)")
  }

  @Test(
    "an offset hides digits, and the bar says how many",
    arguments: [1e4, 1e6, 1e8, 1e10, 1e12, 1e14])
  func offset(size: Double) throws {
    let estimate = try witness.slope(at: 1) { size + sin($0) }
    #expect(estimate.isUnresolved || estimate.holds(cos(1)), "\(estimate.summary)")
    // Nobody can know more than rounding over the natural length leaves.
    #expect(estimate.error >= 0.01 * 0x1p-53 * size)
    let linear = try witness.slope(at: 0.5) { size + $0 }
    #expect(linear.isUnresolved || linear.holds(1), "\(linear.summary)")
  }

  @Test(
    "constants have the derivative 0, without any bar to speak of",
    arguments: [0, 1, -3.5, 1e300, .leastNonzeroMagnitude])
  func constants(constant: Double) throws {
    for x in [0, 1, -7.25, 1e10, 1e-10] {
      let estimate = try witness.slope(at: x) { _ in constant }
      #expect(estimate.value == 0)
      #expect(estimate.status == .resolved)
      #expect(estimate.surroundings.isFlat)
    }
  }

  @Test("flat points of higher order: x², x³, x⁴, x⁶, x⁸ at 0 have slope 0")
  func flatPoints() throws {
    for power in [2.0, 3, 4, 6, 8] {
      let estimate = try witness.slope(at: 0) { pow($0, power) }
      #expect(estimate.status == .resolved, "x^\(power): \(estimate.summary)")
      #expect(estimate.holds(0), "x^\(power): \(estimate.summary)")
      #expect(estimate.error <= 1e-6, "x^\(power): \(estimate.summary)")
    }
  }

  @Test("stationary points with values around them: cos at 0, (x - 1)² + 5 at 1")
  func stationary() throws {
    let cosine = try witness.slope(at: 0) { cos($0) }
    #expect(cosine.holds(0) && cosine.error < 1e-9, "\(cosine.summary)")
    let parabola = try witness.slope(at: 1) { ($0 - 1) * ($0 - 1) + 5 }
    #expect(parabola.holds(0) && parabola.error < 1e-9, "\(parabola.summary)")
    let saturated = try witness.slope(at: 20) { tanh($0) }
    let truth = pow(cosh(20.0), -2)
    #expect(saturated.isUnresolved || saturated.holds(truth), "\(saturated.summary)")
  }

  @Test("a variable that the function does not use has the derivative 0")
  func unused() throws {
    let estimate = try witness.slopes(at: [1, 2, 3]) { v in exp(v[0]) * v[2] }
    #expect(estimate.components[1].value == 0)
    #expect(estimate.components[1].surroundings.isFlat)
    #expect(estimate.components[0].holds(3 * exp(1)))
  }

  @Test("the largest finite points and the smallest ones are survived")
  func extremePoints() throws {
    for x in [
      Double.greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude,
      -.leastNormalMagnitude, -0.0,
    ] {
      let constant = try witness.slope(at: x) { _ in 2 }
      #expect(constant.isUnresolved || constant.value == 0)
      let identity = try witness.slope(at: x) { $0 }
      #expect(identity.isUnresolved || identity.holds(1), "x at \(x): \(identity.summary)")
    }
    for x in [Double.infinity, -.infinity, .nan] {
      let estimate = try witness.slope(at: x) { $0 }
      #expect(estimate.status == .unresolved(.nonFinitePoint))
      let constant = try witness.slope(at: x) { _ in 1 }
      #expect(constant.isUnresolved || constant.value == 0, "\(constant.summary)")
    }
  }
}
