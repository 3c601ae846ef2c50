import DifferentiableTesting

/// Every spelling that the documentation names, in and out of the macros, with right gradients and wrong ones.
///
/// Those that crash the compiler are not here; the documentation of `gradientsMatch` says which they are.
@Suite(.gradientChecking) struct SpellingTests {
  struct Model: Differentiable {
    var weight = 2.0
    var bias = [1.0]
  }

  @Test func `A trailing closure, with one argument`() throws {
    #expect(gradientsMatch(at: 3) { x in x * x })
    #expect(gradientsMatch(at: 3) { $0 * $0 }, "with a comment")
    #expect(gradientsMatch(at: 3, with: .tolerance(.relative(1e-6)), .seed(4)) { x in square(x) })
    #expect(gradientsMatch(at: [2, 3]) { x in x[0] * x[1] })
    #expect(gradientsMatch(at: Float(3)) { x in x * x })
    #expect(gradientsMatch(at: Model()) { model in model.weight * model.bias[0] })
    #expect(!gradientsMatch(at: 3) { x in leaking(x) })
    #expect(!gradientsMatch(at: [2, 3]) { x in x[0] * leaking(x[1]) })
    #expect(!gradientsMatch(at: Float(3)) { x in leaking(x) })
    #expect(!gradientsMatch(at: Model()) { model in model.weight * leaking(model.bias[0]) })
    try #require(gradientsMatch(at: 3) { x in x * x })
    try #require(!gradientsMatch(at: 3) { x in leaking(x) })
  }

  @Test func `A trailing closure, with two and three arguments`() {
    #expect(gradientsMatch(at: 2, 3) { x, y in x * y })
    #expect(gradientsMatch(at: 2, 3, 4) { x, y, z in x * y * z })
    #expect(gradientsMatch(at: 2.0, [3.0]) { x, y in x * y[0] })
    #expect(gradientsMatch(at: Model(), 3.0, [4.0]) { model, y, z in model.weight * y * z[0] })
    #expect(!gradientsMatch(at: 2, 3) { x, y in x * leaking(y) })
    #expect(!gradientsMatch(at: 2, 3, 4) { x, y, z in x * y * leaking(z) })
    #expect(!gradientsMatch(at: 2.0, [3.0]) { x, y in x * leaking(y[0]) })
    #expect(
      !gradientsMatch(at: Model(), 3.0, [4.0]) { model, y, z in leaking(model.weight) * y * z[0] })
  }

  @Test func `A function by its name, compared with true`() throws {
    #expect(gradientsMatch(at: 3, of: square) == true)
    #expect(gradientsMatch(at: 3.0, of: leaking) == false)
    try #require(gradientsMatch(at: 3, of: { x in x * x }) == true)
  }

  @Test func `A function in a constant of the full type`() throws {
    let right: @differentiable(reverse) (Double) -> Double = square
    let wrong: @differentiable(reverse) (Double) -> Double = { x in leaking(x) }
    #expect(gradientsMatch(at: 3, of: right))
    #expect(!gradientsMatch(at: 3, of: wrong))
    try #require(gradientsMatch(at: 3, of: right))
  }

  @Test func `A call before the macro, with control flow in its closure`() {
    let isRight = gradientsMatch(at: 3) { x in x > 0 ? x * x : 0 }
    #expect(isRight)
    let isWrong = gradientsMatch(at: 3) { x in x > 0 ? leaking(x) : 0 }
    #expect(!isWrong)
    #expect(gradientsMatch(at: 3) { x in branching(x) })
  }

  @Test func `A closure of many operators, with one of its types named`() {
    #expect(
      gradientsMatch(at: Model()) { (model: Model) in
        model.bias[0] * model.weight + 2 * model.weight * model.weight - 3 * model.weight
      })
    #expect(
      !gradientsMatch(at: Model()) { model -> Double in
        model.bias[0] * leaking(model.weight) + 2 * model.weight * model.weight - 3 * model.weight
      })
  }

  @Test func `A report`() {
    #expect(gradientCheck(at: 3) { x in x * x }.matches)
    #expect(gradientCheck(at: 3, of: square).matches)
    #expect(!gradientCheck(at: 3.0, of: leaking).matches)
  }

  @Test func `Two closures are still a gradient that somebody wrote`() {
    #expect(
      gradientsMatch(at: 3) { x in
        x * x
      } gradient: { x in
        2 * x
      })
    #expect(
      !gradientsMatch(at: 3) { x in
        x * x
      } gradient: { x in
        x
      })
    #expect(
      gradientsMatch(at: [2, 3]) { x in
        x[0] * x[1]
      } gradient: { x in
        [x[1], x[0]]
      })
    // The compiler's gradient in the place of a written one.
    #expect(
      gradientsMatch(at: [2, 3]) { x in
        x[0] * x[1]
      } gradient: { x in
        gradientOfProduct(x)
      })
  }

  @Test func `Functions by name, which the macro cannot pass on`() {
    let byName = gradientsMatch(at: 3, of: square)
    #expect(byName)
    let closure = gradientsMatch(at: 3, of: { x in x * x })
    #expect(closure)
    #expect(gradientCheck(at: 3, of: branching).matches)
  }

  @Test func `Every number of arguments`() {
    #expect(gradientsMatch(at: [2, 3]) { x in x[0] * x[1] })
    #expect(gradientsMatch(at: 2, 3) { x, y in x * y })
    #expect(gradientsMatch(at: 2, 3, 4) { x, y, z in x * y * z })
    #expect(gradientsMatch(at: Model()) { model in model.weight * model.bias[0] })
    #expect(gradientsMatch(at: 2.0, [3.0]) { x, y in x * y[0] })
    #expect(gradientsMatch(at: Model(), 3.0, [4.0]) { model, y, z in model.weight * y * z[0] })
  }
}

@differentiable(reverse)
private func square(_ x: Double) -> Double { x * x }

@differentiable(reverse)
private func branching(_ x: Double) -> Double { x > 0 ? x * x : 0 }

private func gradientOfProduct(_ x: [Double]) -> [Double] {
  gradient(at: x) { x in x[0] * x[1] }.base
}
