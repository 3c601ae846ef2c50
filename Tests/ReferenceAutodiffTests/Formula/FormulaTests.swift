import ReferenceAutodiff
import Testing

@Suite("The formula language")
struct FormulaTests {
  private static let precedence: [(String, Double)] = [
    ("1 + 2*3", 7), ("(1 + 2)*3", 9), ("2 - 3 - 4", -5), ("24/4/3", 2), ("24/4*3", 18),
    ("2^3^2", 512), ("(2^3)^2", 64), ("2**3**2", 512), ("-2^2", -4), ("(-2)^2", 4), ("2^-1", 0.5),
    ("2^-1^2", 0.5), ("2^-2^2", 0.0625), ("-2^-2", -0.25), ("--3", 3), ("-+-3", 3), ("+3", 3),
    ("2*-3", -6), ("2--3", 5), ("2 - -3", 5), ("-3*2", -6), ("-2*-3", 6), ("4^0.5", 2),
    ("1 < 2", 1), ("2 < 1", 0), ("2 <= 2", 1), ("2 >= 3", 0), ("3 > 2", 1), ("1 == 1", 1),
    ("1 != 1", 0), ("1 + 1 == 2", 1), ("-1 < 0", 1), ("1 < 2*3", 1), ("(1 < 2) + (3 < 4)", 2),
    ("(1 < 2) == (3 < 4)", 1), ("2 − 3", -1), ("−2^2", -4), ("2·3", 6), ("2×3", 6), ("2⋅3", 6),
    (" 1\t+\n2\r ", 3), ("2.5e-3", 0.0025), (".5", 0.5), ("2.", 2), ("1E2", 100), ("1e+2", 100),
    ("007", 7), ("abs(-3)", 3), ("abs (-3)", 3), ("max(1, 2)", 2), ("max(3, 1, 2)", 3),
    ("min(3, 1, 2)", 1), ("max(4)", 4), ("where(1 < 2, 10, 20)", 10), ("where(0, 10, 20)", 20),
    ("pow(2, 10)", 1024), ("sum(3)", 3), ("mean(3)", 3), ("prod(3)", 3), ("var(3)", 0),
    ("norm(-3)", 3), ("logsumexp(3)", 3), ("softmax(3)", 1), ("transpose(3)", 3),
    ("3 - 2 + 1", 2), ("2^(1)", 2), ("-(2)", -2), ("-(-(2))", 2), ("1-1", 0), ("2-3", -1),
  ]

  @Test("precedence, associativity and spelling", arguments: precedence)
  func readsAsExpected(text: String, expected: Double) throws {
    #expect(try value(text) == expected)
  }

  @Test("π and e, unless a variable has the name")
  func mathematicalConstants() throws {
    #expect(try value("pi") == Double.pi)
    #expect(try value("π") == Double.pi)
    #expect(try value("log(e)") == 1)
    #expect(try value("2*e + pi", ["e": 3, "pi": 4]) == 10)
    #expect(try value("π", ["π": 5]) == 5)
    #expect(
      try gradient("a*b*c*d*e", ["a": 1, "b": 2, "c": 0, "d": 3, "e": 4]) == [0, 0, 24, 0, 0])
  }

  @Test("Greek names")
  func greek() throws {
    #expect(try value("α*β + Δx_1 - θ2", ["α": 2, "β": 3, "Δx_1": 4, "θ2": 1]) == 9)
  }

  @Test("names that begin alike, and long ones")
  func similarNames() throws {
    let long = String(repeating: "a", count: 40)
    #expect(try value("x + x1*x12", ["x": 1, "x1": 2, "x12": 3]) == 7)
    #expect(try value("exp1 + e1", ["exp1": 2, "e1": 3]) == 5)
    let formula = try Formula(
      "\(long)b - \(long)", variables: [FormulaVariable(long), FormulaVariable("\(long)b")])
    #expect(formula.values(at: [2, 7]) == [5])
  }

  @Test("a thousand variables are found")
  func manyVariables() throws {
    let variables = (0..<1000).map { FormulaVariable("p\($0)") }
    let text = (0..<1000).map { "\($0)*p\($0)" }.joined(separator: "+")
    let evaluation = try Evaluation(text, variables)
    #expect(evaluation.gradient([Double](repeating: 1, count: 1000)) == (0..<1000).map(Double.init))
    #expect(throws: FormulaError.self) {
      try Formula("p0", variables: variables + [FormulaVariable("p999")])
    }
  }

  @Test("inputs are flattened in the declared order, row by row")
  func inputOrder() throws {
    let formula = try Formula(
      "100*b + 10*W[1][0] + v[2]",
      variables: [.init("v", shape: [3]), .init("W", shape: [2, 2]), .init("b")])
    #expect(formula.inputCount == 8)
    #expect(formula.values(at: [0, 1, 2, 3, 4, 5, 6, 7]) == [752])
    #expect((0..<8).filter(formula.usesInput) == [2, 5, 7])
  }

  @Test("the result may be a scalar, a vector or a matrix, or just an input")
  func outputShapes() throws {
    let variables: [FormulaVariable] = [
      .init("x"), .init("v", shape: [3]), .init("W", shape: [2, 3]),
    ]
    let shapes: [(String, [Int])] = [
      ("x", []), ("7", []), ("v", [3]), ("2*v", [3]), ("W", [2, 3]), ("transpose(W)", [3, 2]),
      ("W[1]", [3]), ("W[1][2]", []), ("transpose(W)[0]", [2]), ("W + v", [2, 3]), ("sum(W)", []),
    ]
    for (text, shape) in shapes {
      let formula = try Formula(text, variables: variables)
      #expect(formula.outputShape == shape, "\(text)")
      #expect(formula.outputCount == shape.reduce(1, *))
    }
    let transposed = try Formula("transpose(W)", variables: variables)
    #expect(transposed.values(at: [0, 0, 0, 0, 1, 2, 3, 4, 5, 6]) == [1, 4, 2, 5, 3, 6])
    let column = try Formula("transpose(W)[1]", variables: variables)
    #expect(column.values(at: [0, 0, 0, 0, 1, 2, 3, 4, 5, 6]) == [2, 5])
    #expect(column.usesInput(5) && !column.usesInput(4))
  }

  @Test("constants are used and not differentiated")
  func constants() throws {
    let evaluation = try Evaluation(
      "sum(c*v) + k", [.init("v", shape: [3])],
      [.init("c", shape: [3], values: [1, 2, 3]), .init("k", 10)])
    #expect(evaluation.values([1, 1, 1]) == [16])
    #expect(evaluation.gradient([1, 1, 1]) == [1, 2, 3])
    let bare = try Formula(
      "C[1]", variables: [], constants: [.init("C", shape: [2, 2], values: [1, 2, 3, 4])])
    #expect(bare.values(at: []) == [3, 4])
  }

  @Test("a compiler's formulas do not disturb each other")
  func compilerReuse() throws {
    let compiler = FormulaCompiler()
    let first = try compiler.compile("x + 1", variables: [.init("x")])
    #expect(throws: FormulaError.self) { try compiler.compile("x + (", variables: [.init("x")]) }
    var second = try compiler.compile("sum(v)*2", variables: [.init("v", shape: [2])])
    let copy = second
    try compiler.compile("y^2", variables: [.init("y")], into: &second)
    #expect(first.values(at: [1]) == [2])
    #expect(second.values(at: [3]) == [9])
    #expect(second.text == "y^2" && second.outputShape == [])
    #expect(copy.values(at: [3, 4]) == [14])
    #expect(throws: FormulaError.self) {
      try compiler.compile("y^", variables: [.init("y")], into: &second)
    }
    #expect(second.values(at: [3]) == [9])
  }

  @Test("operations are counted")
  func operationCount() throws {
    #expect(try Formula("x", variables: [.init("x")]).operationCount == 0)
    #expect(try Formula("x^2 + 1", variables: [.init("x")]).operationCount == 2)
    #expect(try Formula("sum(v*v)", variables: [.init("v", shape: [10])]).operationCount == 20)
  }

  @Test("the list of functions is sorted and complete")
  func functionNames() {
    #expect(Formula.functionNames == Formula.functionNames.sorted())
    for name in ["sin", "where", "matmul", "logsumexp", "leakyrelu"] {
      #expect(Formula.functionNames.contains(name))
    }
  }
}
