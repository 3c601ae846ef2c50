import DifferentiableTesting

/// Numbers, SIMD vectors and arrays: of each, a gradient that is right and one that is wrong.
@Suite struct InputTests {
  @Test func `A Double is differentiated by`() {
    let right = gradientCheck(at: 3) { x in x * x + x }
    #expect(right.matches)
    #expect(right.components.map(\.name) == ["x"])
    #expect(right.components.map(\.claimed) == [7])
    let wrong = gradientCheck(at: 3) { x in leaking(x) * x + x }
    #expect(wrong.verdict == .mismatch)
  }

  @Test func `An array of Doubles is differentiated by`() {
    let right = gradientCheck(at: [2, 3, 4]) { x in x[0] * x[1] + x[2] }
    #expect(right.matches)
    #expect(right.components.map(\.name) == ["x[0]", "x[1]", "x[2]"])
    #expect(right.components.map(\.claimed) == [3, 2, 1])
    let wrong = gradientCheck(at: [2, 3, 4]) { x in x[0] * leaking(x[1]) + x[2] }
    #expect(wrong.components.filter { $0.verdict == .mismatch }.map(\.name) == ["x[1]"])
  }

  @Test func `Two and three variables are differentiated by`() {
    let two = gradientCheck(at: 2, 3) { x, y in x * y }
    #expect(two.matches)
    #expect(two.components.map(\.name) == ["$0", "$1"])
    #expect(two.components.map(\.claimed) == [3, 2])
    let three = gradientCheck(at: 2, 3, 5) { x, y, z in x * y * z }
    #expect(three.matches)
    #expect(three.components.map(\.claimed) == [15, 10, 6])
    let wrongTwo = gradientCheck(at: 2, 3) { x, y in x * leaking(y) }
    #expect(wrongTwo.components.filter { $0.verdict == .mismatch }.map(\.name) == ["$1"])
    let wrongThree = gradientCheck(at: 2, 3, 5) { x, y, z in x * y * leaking(z) }
    #expect(wrongThree.components.filter { $0.verdict == .mismatch }.map(\.name) == ["$2"])
  }

  @Test func `Arguments of different types are differentiated by`() {
    let right = gradientCheck(at: [2.0, 3], Float(4), [[5.0]]) { x, y, z -> Double in
      x[0] * Double(y) + x[1] * z[0][0]
    }
    #expect(right.matches)
    #expect(right.components.map(\.name) == ["$0[0]", "$0[1]", "$1", "$2[0][0]"])
    let wrong = gradientCheck(at: [2.0, 3], Float(4), [[5.0]]) { x, y, z -> Double in
      x[0] * Double(leaking(y)) + x[1] * z[0][0]
    }
    #expect(wrong.components.filter { $0.verdict == .mismatch }.map(\.name) == ["$1"])
    let wrongPair = gradientCheck(at: 2.0, [3.0]) { x, y in x * leaking(y[0]) }
    #expect(wrongPair.components.filter { $0.verdict == .mismatch }.map(\.name) == ["$1[0]"])
  }

  @Test func `A Float is judged with its own precision`() {
    // Off by some 1e-8, as every sum of tenths in Float: no mistake.
    let right = gradientCheck(at: Float(0.1)) { x -> Float in x * x * x + 0.3 * x }
    #expect(right.matches)
    let wrong = gradientCheck(at: Float(0.7)) { x -> Float in leaking(x) * x * x + 0.3 * x }
    #expect(wrong.verdict == .mismatch)
    let mixed = gradientCheck(at: Float(0.1)) { x in Double(x) * 3 }
    #expect(mixed.matches)
  }

  @Test func `SIMD vectors are differentiated by, lane by lane`() {
    let right = gradientCheck(at: SIMD4<Double>(1, 2, 3, 4)) { v in v[0] * v[1] + v[3] }
    #expect(right.matches)
    #expect(right.components.map(\.claimed) == [2, 1, 0, 1])
    let wrong = gradientCheck(at: SIMD4<Double>(1, 2, 3, 4)) { v in v[0] * leaking(v[1]) + v[3] }
    #expect(wrong.components.filter { $0.verdict == .mismatch }.map(\.name) == ["x[1]"])
    let array = gradientCheck(at: [SIMD2<Float>(1, 2), SIMD2(3, 4)]) { v in v[0][1] * v[1][0] }
    #expect(array.matches)
    #expect(array.components.map(\.name) == ["x[0][0]", "x[0][1]", "x[1][0]", "x[1][1]"])
  }

  @Test func `Arrays of arrays are differentiated by, also ragged ones`() {
    let right = gradientCheck(at: [[1.0, 2], [], [3]]) { x in x[0][1] * x[2][0] }
    #expect(right.matches)
    #expect(right.components.map(\.name) == ["x[0][0]", "x[0][1]", "x[2][0]"])
    #expect(right.components.map(\.claimed) == [0, 3, 2])
    let wrong = gradientCheck(at: [[1.0, 2], [], [3]]) { x in x[0][1] * leaking(x[2][0]) }
    #expect(wrong.components.filter { $0.verdict == .mismatch }.map(\.name) == ["x[2][0]"])
  }

  @Test func `A gradient that is empty because it is 0 claims zeros`() {
    // The compiler gives an empty tangent where an array is not used.
    #expect(gradient(at: [1.0, 2], of: { _ in 3.0 }).base.isEmpty)
    let unused = gradientCheck(at: [1, 2]) { _ in 3 }
    #expect(unused.matches)
    #expect(unused.components.map(\.claimed) == [0, 0])
    let nested = gradientCheck(at: [[1.0, 2], [3]]) { _ in 3.0 }
    #expect(nested.components.count == 3)
    // The same with a function that does use it.
    let wrong = gradientCheck(at: [1, 2]) { x in withoutDerivative(at: x[0]) * 2 }
    #expect(wrong.components.filter { $0.verdict == .mismatch }.map(\.name) == ["x[0]"])
  }

  @Test func `Optionals are differentiated by what they hold`() {
    let right = gradientCheck(at: Optional(3.0)) { x in square(of: x) }
    #expect(right.matches)
    #expect(right.components.map(\.name) == ["x"])
    #expect(right.components.map(\.claimed) == [6])
    let wrong = gradientCheck(at: Optional(3.0)) { x in leaking(square(of: x)) }
    #expect(wrong.verdict == .mismatch)
  }

  @Test func `An array's tangent view is a point, too`() {
    let view = [Double].DifferentiableView([2, 3])
    let right = gradientCheck(at: view) { v in v.base[0] * v.base[1] }
    #expect(right.matches)
    #expect(right.components.map(\.name) == ["x[0]", "x[1]"])
    let wrong = gradientCheck(at: view) { v in v.base[0] * leaking(v.base[1]) }
    #expect(wrong.verdict == .mismatch)
  }

  @Test func `A function value is as good as a closure`() {
    #expect(gradientCheck(at: [2, 3], of: product).matches)
    #expect(gradientCheck(at: 3.0, of: leaking).verdict == .mismatch)
    #expect(gradientCheck(at: 2, 3, of: forgetful).verdict == .mismatch)
  }
}

@differentiable(reverse)
private func square(of x: Double?) -> Double {
  guard let x else { return 0 }
  return x * x
}

@differentiable(reverse)
private func product(_ x: [Double]) -> Double { x[0] * x[1] }
