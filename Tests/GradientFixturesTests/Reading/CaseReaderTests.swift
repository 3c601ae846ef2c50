import GradientChecking
import GradientFixtures
import StrictJSON
import Testing

@Suite struct CaseReaderTests {
  @Test("A case of the lesson is read with all that it says")
  func lesson() throws {
    let fixture = try #require(
      onlyCase(
        """
        { "id": "2.2", "function": "mean((w*x + b - t)^2)", "at": {"w": 1.5, "b": 0.5},
          "data": {"x": [2.5, 4.8], "t": [[3, 5], [7, 9]]}, "value": "14.1844",
          "gradient": {"b": 6.77500057220459, "w": "48.6375"}, "precision": "float32",
          "expect": "mismatch", "why": "sign", "tags": ["lesson", "mse"], "kinks": "subgradients",
          "tolerance": {"relative": 1e-6, "absolute": 1e-9}, "x-source": {"any": ["thing"]} }
        """))
    #expect(fixture.id == "2.2")
    #expect(fixture.line == 2)
    #expect(fixture.functions.map(\.text) == ["mean((w*x + b - t)^2)"])
    #expect(!fixture.isVector)
    #expect(fixture.functions[0].place.line == 2)
    #expect(fixture.functions[0].place.column == 29)
    #expect(fixture.hasPoint)
    #expect(fixture.variables.entries.map(\.name) == ["w", "b"])
    #expect(fixture.variables.values == [1.5, 0.5])
    #expect(fixture.data.entries.map(\.shape) == [[2], [2, 2]])
    #expect(fixture.data.values == [2.5, 4.8, 3, 5, 7, 9])
    #expect(fixture.data["t"].map { Array(fixture.data.values(of: $0)) } == [3, 5, 7, 9])
    #expect(fixture.data["t"]?.place.line == 3)
    #expect(fixture.value?.values == [14.1844])
    #expect(fixture.value?.halfUnit(at: 0) == 0.00005)
    #expect(fixture.value?.literal(at: 0) == "14.1844")
    #expect(fixture.gradient?.values == [48.6375, 6.77500057220459])
    #expect(fixture.gradient?.halfUnits == [0.00005, 0])
    #expect(fixture.gradient?.literal(at: 0) == "48.6375")
    #expect(fixture.gradient?.literal(at: 1) == nil)
    #expect(fixture.precision == .float32)
    #expect(fixture.expected == .mismatch)
    #expect(fixture.why == "sign")
    #expect(fixture.tags == ["lesson", "mse"])
    #expect(fixture.kinks == .subgradients)
    #expect(fixture.tolerance == FixtureTolerance(relative: 1e-6, absolute: 1e-9))
    #expect(fixture.implementation == nil && fixture.points == nil && fixture.jacobian == nil)
  }

  @Test("What a case does not say, the defaults of the file say, and else those of the format")
  func defaults() throws {
    let short = #"{"id": "a", "function": "x", "at": {"x": 1}, "gradient": {"x": 1}}"#
    let plain = try #require(onlyCase(short))
    #expect(plain.precision == .float64 && plain.kinks == .report && plain.expected == .match)
    #expect(plain.tolerance == nil && plain.tags.isEmpty && plain.why == nil)
    let before = """
      "defaults": {"precision": "float32", "kinks": "subgradients", "expect": "inconclusive",
      "tolerance": {"absolute": 0.5}, "tags": ["t"], "x-remark": 1},
      """
    let given = try #require(onlyCase(short, before: before))
    #expect(given.precision == .float32 && given.kinks == .subgradients)
    #expect(given.expected == .inconclusive && given.tags == ["t"])
    #expect(given.tolerance == FixtureTolerance(absolute: 0.5))
    let own = String(short.dropLast()) + #", "precision": "float64", "tags": []}"#
    let overridden = try #require(onlyCase(own, before: before))
    #expect(overridden.precision == .float64 && overridden.tags.isEmpty)
  }

  @Test("The order of the members does not matter")
  func anyOrder() throws {
    let members = [
      #""id": "a""#, #""function": ["x*y[0]", "y[1]"]"#, #""at": {"x": 1, "y": [2, 3]}"#,
      #""value": [1, "2.0"]"#, #""jacobian": [{"y": [1, 0], "x": 2}, [0, "0.0", 1]]"#,
      #""jvp": {"value": [1, 2], "tangent": {"y": [1, 2], "x": 3}}"#,
      #""vjp": {"value": {"x": 1, "y": [2, 3]}, "cotangent": [1, 2]}"#,
    ]
    let forwards = try #require(onlyCase("{" + members.joined(separator: ",") + "}"))
    let backwards = try #require(onlyCase("{" + members.reversed().joined(separator: ",") + "}"))
    for fixture in [forwards, backwards] {
      #expect(fixture.isVector)
      #expect(fixture.value?.values == [1, 2])
      #expect(fixture.jacobian?.values == [2, 1, 0, 0, 0, 1])
      #expect(fixture.jacobian?.halfUnits == [0, 0, 0, 0, 0.05, 0])
      #expect(fixture.jvp?.tangent == [3, 1, 2])
      #expect(fixture.jvp?.value.values == [1, 2])
      #expect(fixture.vjp?.cotangent == [1, 2])
      #expect(fixture.vjp?.value.values == [1, 2, 3])
    }
    let gradientFirst =
      #"{"gradient": {"y": 2, "x": 1}, "at": {"x": 0, "y": 0}, "id": "a", "function": "x+2*y"}"#
    #expect(onlyCase(gradientFirst)?.gradient?.values == [1, 2])
  }

  @Test(
    "A Jacobian by variable has one block for each output",
    arguments: [
      (#"{"x": [1, 2], "y": [[3, 4], [5, 6]]}"#, [1, 3, 4, 2, 5, 6]),
      (#"{"y": [[3, 4], [5, 6]], "x": [1, 2]}"#, [1, 3, 4, 2, 5, 6]),
      (#"{"x": 1, "y": [3, 4]}"#, [1, 3, 4]),
      (#"{"x": [1], "y": [[3, 4]]}"#, [1, 3, 4]),
      (#"{"x": 1, "y": [[3, "4.0"]]}"#, [1, 3, 4]),
    ] as [(String, [Double])])
  func jacobianBlocks(jacobian: String, values: [Double]) throws {
    let fixture = try #require(
      onlyCase(
        #"{"id": "a", "function": "x*y", "at": {"x": 1, "y": [1, 2]}, "jacobian": \#(jacobian)}"#))
    #expect(fixture.jacobian?.values == values)
    if jacobian.contains("4.0") { #expect(fixture.jacobian?.halfUnits == [0, 0, 0.05]) }
  }

  @Test("A Jacobian block of a matrix has three levels")
  func jacobianOfMatrix() throws {
    let fixture = try #require(
      onlyCase(
        """
        {"id": "a", "function": ["f", "g"], "at": {"W": [[1, 2, 3], [4, 5, 6]], "b": 1},
         "jacobian": {"W": [[[1, 2, 3], [4, 5, 6]], [[11, 12, 13], [14, 15, 16]]], "b": [7, 17]}}
        """))
    #expect(fixture.jacobian?.values == [1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 14, 15, 16, 17])
  }

  @Test("A Hessian is read as rows and as blocks")
  func hessian() throws {
    let head = #"{"id": "a", "function": "f", "at": {"x": 1, "y": [1, 2]}, "hessian": "#
    let rows = try #require(onlyCase(head + "[[1, 2, 3], [4, 5, 6], [7, 8, \"9.0\"]]}"))
    #expect(rows.hessian?.values == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(rows.hessian?.halfUnit(at: 8) == 0.05)
    let blocks = try #require(
      onlyCase(
        head + #"{"y": {"x": [4, 7], "y": [[5, 6], [8, "9"]]}, "x": {"y": [2, 3], "x": 1}}}"#))
    #expect(blocks.hessian?.values == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(blocks.hessian?.halfUnit(at: 8) == 0.5)
    #expect(blocks.hessian?.literal(at: 8) == "9")
  }

  @Test("Points come with an implementation, and may stand for the missing point")
  func points() throws {
    let head =
      #"{"id": "a", "function": "x*y", "implementation": {"command": ["p", "-q"], "function": "f", "timeout": 2.5}"#
    let random = try #require(
      onlyCase(
        head + #", "points": {"random": 20, "seed": 7, "range": {"x": [-3, 3], "y": [0, 1]}}}"#))
    #expect(
      random.points
        == .random(
          count: 20, seed: 7,
          intervals: [.init(name: "x", low: -3, high: 3), .init(name: "y", low: 0, high: 1)]))
    #expect(!random.hasPoint)
    #expect(random.variables.values == [0, 0.5])
    #expect(random.implementation?.command == ["p", "-q"])
    #expect(random.implementation?.function == "f")
    #expect(random.implementation?.timeout == 2.5)

    let listed = try #require(
      onlyCase(head + #", "points": [{"x": 1, "y": [2, 3]}, {"y": [5, 6], "x": 4}]}"#))
    #expect(listed.points == .listed([[1, 2, 3], [4, 5, 6]]))
    #expect(listed.variables.entries.map(\.shape) == [[], [2]])
    #expect(!listed.hasPoint)

    let both = try #require(
      onlyCase(
        head
          + #", "at": {"y": 1, "x": 2}, "points": {"random": 1, "range": {"x": [0, 1], "y": [2, 3]}}}"#
      ))
    #expect(both.hasPoint)
    #expect(
      both.points
        == .random(
          count: 1, seed: 0,
          intervals: [.init(name: "y", low: 2, high: 3), .init(name: "x", low: 0, high: 1)]))
    #expect(onlyCase(head + #", "at": {"x": 1, "y": 1}}"#)?.points == nil)
  }

  @Test("Greek letters are letters, and escapes in names are resolved")
  func names() throws {
    let fixture = try #require(
      onlyCase(
        #"{"id": "a", "function": "θ", "at": {"θ": 1, "x_1": 2, "\u03b1": 3}, "gradient": {"α": 3, "\u03b8": 1, "x\u005f1": 2}}"#
      ))
    #expect(fixture.variables.entries.map(\.name) == ["θ", "x_1", "α"])
    #expect(fixture.gradient?.values == [1, 2, 3])
    for name in ["", "1x", "x y", "é", "я", "x'", "\u{37E}", "x-1", "\\u0000"] {
      let error = problem(#"{"id": "a", "function": "x", "at": {"\#(name)": 1}, "value": 1}"#)
      #expect(error?.message.contains("is not a name that formulas can use") == true, "\(name)")
    }
  }

  @Test("The worst cases of names and shapes are read in reasonable time")
  func large() throws {
    let names = (0..<3000).map { "v\($0)" }
    let members = names.map { "\"\($0)\": 1" }.joined(separator: ",")
    let reversed = names.reversed().map { "\"\($0)\": 2" }.joined(separator: ",")
    let fixture = try #require(
      onlyCase(#"{"id": "a", "function": "v0", "at": {\#(members)}, "gradient": {\#(reversed)}}"#))
    #expect(fixture.gradient?.values == Array(repeating: 2, count: 3000))
    let numbers = (0..<50_000).map { "\($0)" }.joined(separator: ",")
    let long = try #require(
      onlyCase(
        #"{"id": "a", "function": "sum(x)", "at": {"x": [\#(numbers)]}, "gradient": {"x": [\#(numbers)]}}"#
      ))
    #expect(long.gradient?.values.last == 49_999)
  }

  @Test(
    "A problem names the case, the value and its place",
    arguments: [
      (
        #"{"at": {"x": "1"}, "id": "late"}"#,
        #"a.json:2:14: cases[0].at.x of case "late": expected a number, found the string "1"; only claims may be printed digits; remove the quotes"#
      ),
      (
        #"{"id": "a", "function": ["x", ""], "at": {"x": 1}, "value": [1, 1]}"#,
        #"a.json:2:31: cases[0].function[1] of case "a": the formula is empty"#
      ),
      (
        #"{"id": "a\u001b[31m", "function": "x", "at": {"x": 1}, "value": null}"#,
        #"a.json:2:65: cases[0].value of case "a\u{1B}[31m": expected a number or its printed digits, found null"#
      ),
      (
        #"{"id": "a", "function": "x", "at": {"x": 1}, "jvp": {"tangent": {"x": "1"}, "value": 1}}"#,
        #"a.json:2:71: cases[0].jvp.tangent.x of case "a": expected a number, found the string "1"; only claims may be printed digits; remove the quotes"#
      ),
      (
        #"{"id": "a", "function": "x", "at": {"x": 1}, "value": 1, "points": 5, "implementation": {"command": ["p"]}}"#,
        #"a.json:2:68: cases[0].points of case "a": expected an array of points like "at", or an object with random, seed, range, found the number 5"#
      ),
    ])
  func problems(content: String, description: String) {
    #expect(problem(content)?.description == description)
  }
}
