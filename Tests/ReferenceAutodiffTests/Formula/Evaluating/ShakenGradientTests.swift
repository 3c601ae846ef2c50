import ReferenceAutodiff
import Testing

/// One repetition of a formula of scalars `x, y, z` or of an array `v`, with errors of single precision.
struct Shaken {
  var gradient: [Double]
  var values: [Double]
  var leftRange: Bool
  var path: UInt64

  init(_ text: String, at point: [Double], run: Int, keepsRange: Bool = false) throws {
    let names = ["x", "y", "z"].prefix(point.count).map { FormulaVariable($0) }
    let isArray = text.contains("v")
    let formula = try Formula(
      text, variables: isArray ? [FormulaVariable("v", shape: [point.count])] : names)
    let evaluator = FormulaEvaluator()
    evaluator.prepare(formula)
    self.init(evaluator, formula, at: point, run: run, keepsRange: keepsRange)
  }

  init(
    _ evaluator: FormulaEvaluator, _ formula: Formula, at point: [Double], run: Int,
    keepsRange: Bool = false
  ) {
    var shaking = Shaking(run: run, keepsRange: keepsRange)
    var gradient = [Double](repeating: .nan, count: point.count)
    var values = [Double](repeating: .nan, count: formula.outputCount)
    let ones = [Double](repeating: 1, count: formula.outputCount)
    point.withUnsafeBufferPointer { point in
      ones.withUnsafeBufferPointer { ones in
        gradient.withUnsafeMutableBufferPointer { gradient in
          values.withUnsafeMutableBufferPointer { values in
            evaluator.shakenGradient(
              at: point, cotangent: ones, shaking: &shaking, into: gradient, values: values)
          }
        }
      }
    }
    self.gradient = gradient
    self.values = values
    leftRange = shaking.leftRange
    path = shaking.path
  }

  /// The largest distance of six repetitions from the gradient, and from the value, in units of roundoff.
  static func spread(
    _ text: String, at point: [Double]
  ) throws -> (gradient: [Double], value: Double) {
    let names = ["x", "y", "z"].prefix(point.count).map { FormulaVariable($0) }
    let evaluation = try Evaluation(
      text, text.contains("v") ? [FormulaVariable("v", shape: [point.count])] : names)
    let truth = evaluation.gradient(point)
    let value = evaluation.values(point)[0]
    var gradient = [Double](repeating: 0, count: point.count)
    var spread = 0.0
    for run in 0..<6 {
      let shaken = Shaken(evaluation.evaluator, evaluation.formula, at: point, run: run)
      for index in gradient.indices {
        gradient[index] = max(gradient[index], abs(shaken.gradient[index] - truth[index]))
      }
      spread = max(spread, abs(shaken.values[0] - value))
    }
    return (gradient.map { $0 / Shaking.roundoff }, spread / Shaking.roundoff)
  }
}

@Suite("Gradients with the errors of single precision")
struct ShakenGradientTests {
  @Test(
    "of well-conditioned functions they are a few roundings away",
    arguments: [
      ("x*y + z", [1.5, 0.7, 0.2]), ("x^2*y^3", [1.1, 0.8]), ("exp(x)*sin(y)", [0.3, 1.1]),
      ("x/y + sqrt(z)", [2, 3, 0.7]), ("log(x) + cosh(y)", [2, 0.4]), ("tanh(x)", [0.4]),
      ("sigmoid(x)", [0.4]), ("erf(x)", [0.4]), ("x^y", [1.7, 1.3]), ("hypot(x, y)", [3, 4]),
      ("atan2(x, y)", [1, 2]), ("sum(v^2)", [1, 2, 3, 4]), ("mean(v*v)", [1, 2, 3, 4]),
      ("norm(v)", [1, 2, 3]), ("var(v)", [1, -2, 3]), ("prod(v)", [1, 2, 3]),
      ("logsumexp(v)", [0.1, 0.2, 0.3]), ("dot(v, v)", [1, 2, 3]), ("max(v)", [1, 2, 3]),
      ("gelu(x)", [0.6]), ("softplus(x)", [0.6]), ("where(x > 0, x^2, -x)", [0.6]),
    ])
  func wellConditioned(text: String, point: [Double]) throws {
    let size = try #require(Evaluation(text, variables(text, point)).gradient(point).map(abs).max())
    let spread = try Shaken.spread(text, at: point)
    #expect(spread.gradient.allSatisfy { $0 <= 12 * size }, "\(spread.gradient)")
  }

  private func variables(_ text: String, _ point: [Double]) -> [FormulaVariable] {
    text.contains("v")
      ? [FormulaVariable("v", shape: [point.count])]
      : ["x", "y", "z"].prefix(point.count).map { FormulaVariable($0) }
  }

  @Test("what flows back unchanged has no error")
  func exact() throws {
    for run in 0..<6 {
      #expect(try Shaken("x - y + z", at: [1.5, 0.7, 0.2], run: run).gradient == [1, -1, 1])
      #expect(try Shaken("sum(v)", at: [1, 2, 3], run: run).gradient == [1, 1, 1])
      #expect(try Shaken("max(v)", at: [1, 2, 3], run: run).gradient == [0, 0, 1])
      #expect(try Shaken("where(x > 0, x, -x)", at: [0.6], run: run).gradient == [1])
    }
  }

  /// About so many units of roundoff are lost, in the first column of the size of a term that cancels.
  @Test(
    "where digits are lost they spread as the loss is",
    arguments: [
      ("1 - tanh(x)^2", 9.0, 1.0...20),  // The derivative is -6e-8, not one rounding.
      ("sigmoid(x)", 20, 0.3...4), ("expm1(x)", -20, 0.3...4), ("gelu(x)", -5, 0.2...4),
      ("asin(x)", 0.9999, 1e5...1e6), ("acos(x)", -0.9999, 1e5...1e6),
      ("acosh(x)", 1.0001, 1e5...1e6), ("atanh(x)", 0.9999, 1e7...1e8),
      ("log(1 - x^2)", 0.9999, 1e7...1e9), ("erf(x)", 3, 0.0005...0.01),
      ("(cos(x) - 1)/x^2", 1e-3, 1e8...1e10), ("sin(100*x)", 3, 1e4...1e5),
    ])
  func losses(text: String, x: Double, roundings: ClosedRange<Double>) throws {
    let spread = try Shaken.spread(text, at: [x])
    #expect(roundings.contains(spread.gradient[0]), "\(spread.gradient[0])")
  }

  @Test("1 - tanh² at 9 loses all its digits")
  func saturated() throws {
    let truth = try gradient("1 - tanh(x)^2", ["x": 9])[0]
    #expect(abs(truth) < 2e-7)
    let spread = try Shaken.spread("1 - tanh(x)^2", at: [9]).gradient[0] * Shaking.roundoff
    #expect(spread > 0.3 * abs(truth))
  }

  @Test("values spread as well: by what a difference cancels, and by the sum that is formed first")
  func values() throws {
    let difference = try Shaken.spread("x*x - y", at: [1.1, 1.2]).value
    #expect(difference >= 0.5 && difference <= 3)
    let sum = try Shaken.spread("sum(v) - 1000", at: [400, 300, 200, 100.5]).value
    #expect(sum >= 300 && sum <= 3000)
    #expect(try Shaken.spread("gelu(x)", at: [-5]).value >= 1)
  }

  @Test(
    "paths differ where an error decides, and are the same elsewhere",
    arguments: [
      "relu(3*x - 0.3)", "abs(3*x - 0.3)", "leakyrelu(3*x - 0.3)", "sign(3*x - 0.3)",
      "max(3*x, 0.3)", "min(3*x, 0.3)", "max(3*x, 0.3, x)", "where(3*x > 0.3, x, 1)",
      "where(3*x <= 0.3, x, 1)",
    ])
  func paths(text: String) throws {
    // 3 * 0.1, rounded to either side of 0.3 as Float has it.
    let tie = Double(Float(0.3)) / 3
    #expect(Set(try (0..<20).map { try Shaken(text, at: [tie], run: $0).path }).count > 1)
    let above = Set(try (0..<20).map { try Shaken(text, at: [0.11], run: $0).path })
    let below = Set(try (0..<20).map { try Shaken(text, at: [0.09], run: $0).path })
    #expect(above.count == 1 && below.count == 1 && above != below)
  }

  @Test("constants are those of Float")
  func constants() throws {
    // 0.1 as Float is 1.5e-9 more, and nothing else is rounded on the way back.
    let gradient = try Shaken("x - 0.1", at: [0.5], run: 0).gradient
    #expect(gradient == [1])
    let slope = try Shaken("0.1*x", at: [0.5], run: 0).gradient[0]
    #expect(abs(slope - Double(Float(0.1))) <= 2.1 * 0.1 * Shaking.roundoff)
  }

  @Test("one input used twice by an operation, and by several, gets all that flows back")
  func sharedInputs() throws {
    let point = [1.25]
    for text in ["x*x", "x + x", "dot(w, w)", "x*x*x + x*x"] {
      let formula = try Formula(
        text.replacing("w", with: "x"),
        variables: [text == "dot(w, w)" ? FormulaVariable("x", shape: [1]) : FormulaVariable("x")])
      let evaluator = FormulaEvaluator()
      evaluator.prepare(formula)
      let truth = formula.gradient(at: point)[0]
      let shaken = Shaken(evaluator, formula, at: point, run: 1).gradient[0]
      #expect(abs(shaken - truth) <= 6 * Shaking.roundoff * abs(truth), "\(text)")
    }
  }

  @Test("a sweep with errors leaves the others as they are, and is the same each time")
  func separate() throws {
    let evaluation = try Evaluation("sin(0.1*x)*y + exp(x/3)", variables("", [1, 2]))
    let point = [1.7, -0.3]
    let before = evaluation.gradientAndScale(point)
    let first = Shaken(evaluation.evaluator, evaluation.formula, at: point, run: 2)
    let second = Shaken(evaluation.evaluator, evaluation.formula, at: point, run: 2)
    let after = evaluation.gradientAndScale(point)
    #expect(first.gradient == second.gradient && first.values == second.values)
    #expect(first.gradient != before.gradient)
    #expect(before.gradient == after.gradient && before.values == after.values)
    #expect(before.scale == after.scale)
  }

  /// Every row's loss covers what `Float` loses by the customary formula.
  @Test("the table's losses cover PyTorch's formulas, computed in Float")
  func customaryFormulas() throws {
    let formulas: [(String, [Double], (Float, Float) -> Float)] = [
      ("tanh", [-9, -3, -0.2, 0.6, 2, 5], { _, f in 1 - f * f }),
      ("sigmoid", [-20, -3, 0.1, 5, 9, 15], { _, f in f * (1 - f) }),
      ("expm1", [-20, -5, -0.1, 0.7, 4], { _, f in f + 1 }),
      ("asin", [-0.9999, 0.3, 0.999, 0.99999], { x, _ in 1 / (1 - x * x).squareRoot() }),
      ("acos", [-0.9999, 0.3, 0.999, 0.99999], { x, _ in -1 / (1 - x * x).squareRoot() }),
      ("acosh", [1.00001, 1.001, 1.7, 20], { x, _ in 1 / (x * x - 1).squareRoot() }),
      ("atanh", [-0.9999, 0.3, 0.999, 0.99999], { x, _ in 1 / (1 - x * x) }),
    ]
    for (name, points, derivative) in formulas {
      for x in points.map({ Double(Float($0)) }) {
        let value = Float(try value("\(name)(x)", ["x": x]))
        let claim = Double(derivative(Float(x), value))
        let truth = try gradient("\(name)(x)", ["x": x])[0]
        let spread = try Shaken.spread("\(name)(x)", at: [x]).gradient[0] * Shaking.roundoff
        #expect(abs(claim - truth) <= 4 * spread, "\(name) at \(x): \(claim), \(truth) ± \(spread)")
      }
    }
  }
}
