import ReferenceAutodiff
import Testing

@Suite("The formula evaluator")
struct FormulaEvaluatorTests {
  @Test("the lesson's functions, their values and gradients")
  func lesson() throws {
    let cube = try Evaluation(
      "x^2 + y^2 + z^2 + 2*x*y*z", [.init("x"), .init("y"), .init("z")])
    let result = cube.gradientAndScale([2, 3, 4])
    #expect(result.values == [77])
    #expect(result.gradient == [28, 22, 20])
    #expect(result.scale == [28, 22, 20])
    #expect(isClose(try gradient("sin(x^2 + 1)", ["x": 3])[0], -5.034429174458714))
    let loss = try Evaluation(
      "mean((w*x + b - t)^2)", [.init("w"), .init("b")],
      [
        .init("x", shape: [4], values: [2.5, 4.8, 6.9, 9.5]),
        .init("t", shape: [4], values: [3, 5, 7, 9]),
      ])
    #expect(areClose(loss.values([1.5, 0.5]), [14.184375]))
    #expect(areClose(loss.gradient([1.5, 0.5]), [48.6375, 6.775]))
  }

  @Test("mistakes other engines make")
  func knownMistakes() throws {
    #expect(try gradient("x + x", ["x": 2]) == [2])
    #expect(try gradient("x*x", ["x": 3]) == [6])
    #expect(try gradient("(x*x)*(x*x) + x*x", ["x": 1.5]) == [16.5])
    #expect(try gradient("5 - x*y", ["x": 2, "y": 3]) == [-3, -2])
    #expect(areClose(try gradient("x^y", ["x": 2, "y": 3]), [12, 8 * 0.6931471805599453]))
    #expect(areClose(try gradient("5^x", ["x": 2]), [25 * 1.6094379124341003]))
    #expect(try gradient("x^0 + x", ["x": 0]) == [1])
    #expect(try gradient("x^4", ["x": 3]) == [108])
    #expect(try gradient("x^2 + y^2", ["x": 0, "y": 0]) == [0, 0])
    #expect(try gradient("log(1 + exp(x))", ["x": 0]) == [0.5])
    #expect(try gradient("sinc(x)", ["x": 0]) == [0])
    #expect(try gradient("0*x + 0*y", ["x": 1, "y": 1]) == [0, 0])
    #expect(try gradient("x^1", ["x": 0]) == [1])
    #expect(try gradient("x^3", ["x": 0]) == [0])
  }

  @Test("powers equal C's pow but for the literals 2 and 3")
  func powers() throws {
    for x in [-1.7, 0.3, 1.1, 1e3] {
      #expect(try value("x^2", ["x": x]) == x * x)
      #expect(try value("x^3", ["x": x]) == x * x * x)
      #expect(try value("pow(x, 2)", ["x": x]) == x * x)
    }
    #expect(try value("x^5", ["x": 1.1]) == 1.6105100000000006)
    #expect(try value("x^-1", ["x": 3]) == 1.0 / 3)
    #expect(try value("x^0.5", ["x": 2]) == 2.0.squareRoot())
    #expect(try value("0^0") == 1)
    #expect(try value("(-8)^(1/3)").isNaN)
  }

  @Test("a power with a constant exponent has no exponent partial")
  func constantExponents() throws {
    let evaluation = try Evaluation(
      "sum(x^k)", [.init("x", shape: [2])], [.init("k", shape: [2], values: [2, 4])])
    #expect(evaluation.gradient([-1, -2]) == [-2, -32])
    #expect(evaluation.firstNonFinite([-1, -2]) == nil)
    #expect(try gradient("x^y", ["x": -2, "y": 2])[0] == -4)
    #expect(try gradient("x^y", ["x": -2, "y": 2])[1].isNaN)
    #expect(try gradient("x^y", ["x": 0, "y": 2]) == [0, 0])
  }

  @Test("the branch that where does not take cannot poison value or gradient")
  func untakenBranches() throws {
    for (text, x, slope) in [
      ("where(x > 0, log(x), 0)", -1.0, 0.0), ("where(x > 0, sqrt(x), x)", 0, 1),
      ("where(x != 0, sin(x)/x, 1)", 0, 0), ("where(x < 1, x^2, 1/(x - 1))", 0.5, 1),
      ("where(x > 0, x^-0.5, exp(1000 - x)*0)", 4, -0.0625),
    ] {
      let evaluation = try Evaluation(text, [.init("x")])
      #expect(evaluation.values([x])[0].isFinite, "\(text)")
      let reverse = evaluation.gradientAndScale([x])
      #expect(reverse.gradient == [slope], "\(text)")
      #expect(reverse.scale[0].isFinite, "\(text)")
      #expect(evaluation.jvp([x], [1]).derivatives == [slope], "\(text)")
      #expect(evaluation.laneValues([SIMD8(repeating: x)])[0][5] == evaluation.values([x])[0])
      #expect(evaluation.firstNonFinite([x]) == nil, "\(text)")
    }
  }

  @Test("a factor zero silences an infinite slope")
  func zeroTimesInfinity() throws {
    #expect(try gradient("y*sqrt(x)", ["x": 0, "y": 0]) == [0, 0])
    #expect(try gradient("x*sqrt(x)", ["x": 0]) == [0])
  }

  @Test("the scale is the size of the terms that cancel")
  func scale() throws {
    let evaluation = try Evaluation("(x + 1e8) - x*1 + y*0", [.init("x"), .init("y")])
    let result = evaluation.gradientAndScale([3, 5])
    #expect(result.gradient == [0, 0])
    #expect(result.scale == [2, 0])
    let product = try Evaluation("dot(u, -u) + norm(u)^2", [.init("u", shape: [2])])
    let norms = product.gradientAndScale([3, -4])
    #expect(areClose(norms.scale, [12, 16]))
    #expect(norms.gradient.allSatisfy { abs($0) < 1e-14 })
  }

  @Test("a cotangent weighs the outputs")
  func cotangents() throws {
    let evaluation = try Evaluation("v^2", [.init("v", shape: [3])])
    #expect(evaluation.gradient([1, 2, 3], cotangent: [1, 0, -10]) == [2, 0, -60])
    let identity = try Evaluation("v", [.init("v", shape: [3])])
    #expect(identity.gradient([1, 2, 3], cotangent: [4, 5, 6]) == [4, 5, 6])
    #expect(identity.jvp([1, 2, 3], [4, 5, 6]).derivatives == [4, 5, 6])
    let constant = try Evaluation("7", [.init("x")])
    #expect(constant.gradient([1]) == [0])
    #expect(constant.jvp([1], [1]).derivatives == [0])
  }

  @Test("one evaluator serves one formula after another")
  func reuse() throws {
    let evaluator = FormulaEvaluator()
    var outputs = [0.0]
    var lanes = [SIMD8<Double>.zero]
    for count in [1, 300, 2, 40, 1] {
      let variable = FormulaVariable("v", shape: [count])
      evaluator.prepare(try Formula("sum(v) + \(count)", variables: [variable]))
      let ones = [Double](repeating: 1, count: count)
      ones.withUnsafeBufferPointer { point in
        outputs.withUnsafeMutableBufferPointer { outputs in
          evaluator.evaluate(at: point, into: outputs)
          #expect(outputs[0] == Double(2 * count))
          evaluator.evaluateInSinglePrecision(at: point, into: outputs)
          #expect(outputs[0] == Double(2 * count))
        }
      }
      [SIMD8<Double>](repeating: .one, count: count).withUnsafeBufferPointer { points in
        lanes.withUnsafeMutableBufferPointer { evaluator.evaluateLanes(at: points, into: $0) }
      }
      #expect(lanes[0] == SIMD8(repeating: Double(2 * count)))
    }
  }

  @Test("comparisons: lanes and NaN")
  func comparisons() throws {
    let evaluation = try Evaluation(
      "(x < y) + 2*(x <= y) + 4*(x > y) + 8*(x >= y) + 16*(x == y) + 32*(x != y)",
      [.init("x"), .init("y")])
    let x = SIMD8<Double>(1, 2, 2, .nan, 1, .infinity, 0, -0.0)
    let y = SIMD8<Double>(2, 2, 1, 1, .nan, .infinity, -0.0, 0)
    #expect(evaluation.laneValues([x, y])[0] == SIMD8(35, 26, 44, 32, 32, 26, 26, 26))
    for lane in 0..<8 {
      #expect(evaluation.values([x[lane], y[lane]])[0] == evaluation.laneValues([x, y])[0][lane])
    }
    #expect(evaluation.gradient([1, 2]) == [0, 0])
  }
}
