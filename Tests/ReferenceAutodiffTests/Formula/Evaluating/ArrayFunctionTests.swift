import ReferenceAutodiff
import TestSupport
import Testing

@Suite("Functions of arrays")
struct ArrayFunctionTests {
  private static let variables: [FormulaVariable] = [
    .init("s"), .init("u", shape: [3]), .init("v", shape: [3]), .init("A", shape: [2, 3]),
    .init("B", shape: [3, 2]), .init("c", shape: [2, 1]), .init("r", shape: [1, 3]),
  ]

  /// A point without equal coordinates, zeros or symmetry.
  private static let point: [Double] = {
    var generator = SeededGenerator(seed: 7)
    return (0..<24).map { _ in Double.random(in: -1.5...1.5, using: &generator) }
  }()

  private static let formulas = [
    "u + v", "s*u - v/3", "u*A", "A + c", "A*r", "c*r", "c + u", "A - transpose(B)", "-A",
    "sin(A)^2", "A^2 + u^3", "max(u, v)", "max(u, s, 0)", "min(A, c, r)", "where(u > 0, u, v*s)",
    "where(A > c, r, s)", "where(s < 5, u, 0)", "sum(A)", "sum(A*A)", "mean(A + c)", "prod(u)",
    "prod(A)", "var(u)", "var(A)", "max(A)", "min(B)", "norm(u)", "norm(A)", "dot(u, v)",
    "logsumexp(u)", "logsumexp(3*A)", "softmax(u)", "softmax(A)*A", "matmul(A, B)",
    "matmul(B, A)[0]", "matmul(A, u)", "matmul(u, B)", "matmul(u, v)", "transpose(matmul(A, B))",
    "matmul(transpose(A), transpose(B))", "A[1]*u", "transpose(A)[2]", "A[0][1]*u[2]",
    "sum(transpose(A)*B)", "prod(transpose(A)[1])", "softmax(transpose(A))*B",
    "logsumexp(transpose(A))", "norm(matmul(A, B) - 1)", "mean((s*u + 1 - v)^2)", "tanh(u)[1]",
    "dot(A[0], transpose(B)[1])", "matmul(c, r)", "hypot(u, s)", "A == A", "u^v[0]^2",
  ]

  @Test("reverse, forward and lanes agree with differences and each other", arguments: formulas)
  func modesAgree(text: String) throws {
    let point = text.contains("u^v") ? Self.point.map(abs) : Self.point
    let evaluation = try Evaluation(text, Self.variables)
    let reverse = evaluation.gradientAndScale(point)
    #expect(reverse.values == evaluation.values(point))
    let numerical = evaluation.numericalGradient(point)
    #expect(reverse.gradient.count == numerical.count)
    for index in reverse.gradient.indices {
      let error = abs(reverse.gradient[index] - numerical[index])
      #expect(error <= 1e-7 * max(1, abs(numerical[index])), "input \(index)")
      #expect(reverse.scale[index] >= abs(reverse.gradient[index]) * (1 - 1e-12))
    }
    // ⟨1, J t⟩ = ⟨Jᵀ 1, t⟩.
    let tangent = point.map { 1 - $0 * $0 }
    let forward = evaluation.jvp(point, tangent)
    #expect(forward.values == reverse.values)
    let left = forward.derivatives.reduce(0, +)
    let right = zip(reverse.gradient, tangent).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(left - right) <= 1e-12 * max(1, abs(left)))

    let lanes = evaluation.laneValues(point.map { $0 + SIMD8(0, 1, 2, 3, 4, 5, 6, 7) / 128 })
    for lane in 0..<8 {
      let values = evaluation.values(point.map { $0 + Double(lane) / 128 })
      #expect(lanes.map { $0[lane].bitPattern } == values.map(\.bitPattern))
    }
  }

  @Test("broadcasting follows NumPy")
  func broadcasting() throws {
    func evaluate(_ text: String) throws -> [Double] {
      let formula = try Formula(
        text,
        variables: [
          .init("v", shape: [3]), .init("c", shape: [2, 1]), .init("A", shape: [2, 3]),
        ])
      return formula.values(at: [1, 2, 3, 10, 20, 0, 1, 0, 1, 0, 1])
    }
    #expect(try evaluate("v + c") == [11, 12, 13, 21, 22, 23])
    #expect(try evaluate("c + v") == [11, 12, 13, 21, 22, 23])
    #expect(try evaluate("A*v") == [0, 2, 0, 1, 0, 3])
    #expect(try evaluate("A*c") == [0, 10, 0, 20, 0, 20])
    #expect(try evaluate("where(A, v, c)") == [10, 2, 10, 1, 20, 3])
    #expect(try evaluate("v[0] - c") == [-9, -19])
    #expect(try evaluate("max(v, 2, 0*v)") == [2, 2, 3])
  }

  @Test("reductions have NumPy's values")
  func reductions() throws {
    func evaluate(_ text: String) throws -> Double {
      let formula = try Formula(text, variables: [.init("v", shape: [4])])
      return formula.values(at: [1, 2, 3, 6])[0]
    }
    #expect(try evaluate("sum(v)") == 12)
    #expect(try evaluate("mean(v)") == 3)
    #expect(try evaluate("prod(v)") == 36)
    #expect(try evaluate("var(v)") == 3.5)
    #expect(try evaluate("max(v)") == 6)
    #expect(try evaluate("min(v)") == 1)
    #expect(try evaluate("norm(v)") == 50.0.squareRoot())
    #expect(try evaluate("dot(v, v)") == 50)
    #expect(isClose(try evaluate("logsumexp(v)"), 6.072172421993318, 1e-15))
    #expect(isClose(try evaluate("softmax(v)[3]"), 0.9303704656505479, 1e-15))
  }

  @Test("a product with zeros has the right derivatives")
  func productsWithZeros() throws {
    let evaluation = try Evaluation("prod(v)", [.init("v", shape: [4])])
    #expect(evaluation.gradient([2, 3, 4, 5]) == [60, 40, 30, 24])
    #expect(evaluation.gradient([2, 0, 4, 5]) == [0, 40, 0, 0])
    #expect(evaluation.gradient([2, 0, 4, 0]) == [0, 0, 0, 0])
    #expect(evaluation.gradient([1e-200, 1e-200, 1, 1]) == [1e-200, 1e-200, 0, 0])
  }

  @Test("equal extremes share the derivative evenly")
  func ties() throws {
    let greatest = try Evaluation("max(v)", [.init("v", shape: [4])])
    #expect(greatest.gradient([7, 1, 7, 0]) == [0.5, 0, 0.5, 0])
    #expect(greatest.gradient([7, 7, 7, 7]) == [0.25, 0.25, 0.25, 0.25])
    #expect(greatest.jvp([7, 1, 7, 0], [1, 1, 3, 1]).derivatives == [2])
    let several = try gradient("max(x, y, z, 1)", ["x": 1, "y": 1, "z": 0])
    #expect(several == [1.0 / 3, 1.0 / 3, 0])
    let pair = try gradient("min(x, x)", ["x": 3])
    #expect(pair == [1])
  }

  @Test("logsumexp and softmax do not overflow and are exact at the extremes")
  func exponentialReductions() throws {
    let logSumExp = try Evaluation("logsumexp(v)", [.init("v", shape: [3])])
    #expect(logSumExp.values([1000, 1000, -1000]) == [1000.6931471805599])
    #expect(logSumExp.gradient([1000, 1000, -1000]) == [0.5, 0.5, 0])
    #expect(logSumExp.values([-.infinity, -.infinity, -.infinity]) == [-.infinity])
    #expect(logSumExp.values([.infinity, 0, 0]) == [.infinity])
    #expect(logSumExp.values([.nan, 0, 0])[0].isNaN)
    let softmax = try Evaluation("softmax(A)", [.init("A", shape: [2, 2])])
    #expect(softmax.values([1000, 1000, -1000, 0]) == [0.5, 0.5, 0, 1])
    #expect(
      softmax.gradient([1000, 1000, -1000, 0], cotangent: [1, 0, 1, 0]) == [0.25, -0.25, 0, 0])
  }

  @Test("the norm neither overflows nor vanishes, and has the gradient 0 at 0")
  func norms() throws {
    let norm = try Evaluation("norm(v)", [.init("v", shape: [2])])
    #expect(areClose(norm.values([3e200, 4e200]), [5e200], 1e-15))
    #expect(areClose(norm.values([3e-200, 4e-200]), [5e-200]))
    #expect(norm.values([0, .leastNonzeroMagnitude]) == [.leastNonzeroMagnitude])
    #expect(norm.values([0, 0]) == [0])
    #expect(norm.values([.infinity, 1]) == [.infinity])
    #expect(norm.values([.nan, 1])[0].isNaN)
    #expect(norm.gradient([0, 0]) == [0, 0])
    #expect(areClose(norm.gradient([3e200, 4e200]), [0.6, 0.8]))
    #expect(norm.singlePrecisionValues([3e30, 4e30]) == [Double(Float(5e30))])
  }

  @Test("the variance is computed about the mean, not from the sum of squares")
  func variance() throws {
    let variance = try Evaluation("var(v)", [.init("v", shape: [3])])
    #expect(variance.values([1e9 + 4, 1e9 + 7, 1e9 + 13]) == [14])
    #expect(
      areClose(variance.gradient([1e9 + 4, 1e9 + 7, 1e9 + 13]), [-8.0 / 3, -2.0 / 3, 10.0 / 3]))
  }

  @Test("long sums are pairwise: a million tenths")
  func pairwiseSums() throws {
    let count = 500_000
    let formula = try Formula("sum(v)", variables: [.init("v", shape: [count])])
    let total = formula.values(at: [Double](repeating: 0.1, count: count))[0]
    #expect(abs(total - 50_000) < 1e-9)
  }
}
