import DifferentiableTesting

/// Kinks, domains, options: what every check has, asked of the compiler's gradients.
@Suite struct VerdictTests {
  @Test func `At a kink the compiler's choice of a branch is not judged`() throws {
    let report = gradientCheck(at: 0, of: magnitude)
    #expect(report.verdict == .nondifferentiable)
    let component = try #require(report.components.first)
    #expect(component.claimed == -1)
    #expect(component.leftDerivative == -1)
    #expect(component.rightDerivative == 1)
  }

  @Test func `Beside the kink it is right`() {
    #expect(gradientCheck(at: -0.5, of: magnitude).matches)
    #expect(gradientCheck(at: 1e-3, of: magnitude).matches)
  }

  @Test func `Where subgradients are asked for, a slope of one side passes`() {
    #expect(gradientCheck(at: 0, with: .kinks(.subgradients), of: magnitude).matches)
    let wrong = gradientCheck(at: 0, with: .kinks(.subgradients)) { x in doubled(magnitude(x)) }
    #expect(wrong.verdict == .mismatch)
  }

  @Test func `Control flow is followed`() {
    #expect(gradientCheck(at: 1.5, of: power).matches)
    #expect(gradientCheck(at: 1.5) { x in leaking(power(x)) }.verdict == .mismatch)
  }

  @Test func `A tolerance is honoured`() {
    #expect(gradientCheck(at: 3.0, with: .tolerance(.relative(1e-2)), of: leaking).matches)
    #expect(
      gradientCheck(at: 3.0, with: .tolerance(.relative(1e-4)), of: leaking).verdict == .mismatch)
  }

  @Test func `Evaluations are limited, and the method is chosen`() {
    let report = gradientCheck(at: [1, 2, 3], with: .evaluations(5)) { x in x[0] * x[1] * x[2] }
    #expect(report.verdict == .inconclusive)
    #expect(report.evaluations <= 5)
    let central = gradientCheck(at: 3, with: .method(.central(step: 1e-4))) { x in x * x }
    #expect(central.method == "central")
  }

  @Test func `A function that throws at the point throws out of the check`() throws {
    #expect(throws: Refusal.self) { try gradientCheck(at: -3, of: root) }
    #expect(try gradientCheck(at: 4, of: root).matches)
  }

  @Test func `Where it throws around the point, it counts as not defined`() throws {
    let report = try gradientCheck(at: 0, of: root)
    #expect(report.notes.contains { $0.hasPrefix("the function threw at") })
  }
}

private struct Refusal: Error {}

@differentiable(reverse)
private func magnitude(_ x: Double) -> Double { x > 0 ? x : -x }

@differentiable(reverse)
private func power(_ x: Double) -> Double {
  var product = x
  for _ in 0..<3 { product *= x }
  return product
}

@differentiable(reverse)
private func root(_ x: Double) throws -> Double {
  if x < 0 { throw Refusal() }
  return x * x * x
}
