import Testing

@testable import ReferenceAutodiff

@Suite("Elementary functions")
struct ElementaryFunctionTests {
  @Test("names are unique, and are names")
  func names() {
    let names = ElementaryFunction.all.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      var name = name
      let isName = name.withUTF8 { CharacterClass.isName($0) }
      #expect(isName)
    }
    #expect(ElementaryFunction.index(named: "sine") == nil)
  }

  @Test("the contract's functions are all there")
  func contract() {
    let contract = """
      sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh exp exp2 expm1 log log2 \
      log10 log1p sqrt cbrt hypot abs sign min max pow erf erfc sigmoid softplus relu leakyrelu \
      gelu sinc
      """
    let names = Set(ElementaryFunction.all.map(\.name))
    for name in contract.split(separator: " ") { #expect(names.contains(String(name)), "\(name)") }
  }

  @Test("every row has sample points inside its domain", arguments: ElementaryFunction.all)
  func samplesAreInTheDomain(function: ElementaryFunction) {
    #expect(function.samplePoints.count >= 3)
    for point in function.samplePoints {
      #expect(point.count == function.arity)
      #expect(function.domain.contains(point[0], point.last ?? 0))
      #expect(function.value(point[0], point.last ?? 0).isFinite)
      #expect(!function.kinks.contains(point[0]))
    }
  }

  @Test(
    "every row's partials agree with differences of its value", arguments: ElementaryFunction.all)
  func partialsAgreeWithDifferences(function: ElementaryFunction) {
    for point in function.samplePoints {
      for index in 0..<function.arity {
        let step = 1e-5 * max(1e-2, abs(point[index]))
        var left = point
        var right = point
        left[index] -= step
        right[index] += step
        let rise =
          function.value(right[0], right.last ?? 0) - function.value(left[0], left.last ?? 0)
        let difference = rise / (right[index] - left[index])
        let partial = function.partial(index, point[0], point.last ?? 0)
        #expect(abs(partial - difference) <= 1e-6 * max(1, abs(difference)), "\(point)")
      }
    }
  }

  @Test("every row in a formula, in every mode", arguments: ElementaryFunction.all)
  func everyMode(function: ElementaryFunction) throws {
    let names = function.arity == 1 ? ["x"] : ["x", "y"]
    let text = "\(function.name)(\(names.joined(separator: ", ")))"
    let evaluation = try Evaluation(text, names.map { FormulaVariable($0) })
    for point in function.samplePoints {
      let expected = function.value(point[0], point.last ?? 0)
      #expect(evaluation.values(point) == [expected])
      let numerical = evaluation.numericalGradient(point)
      let reverse = evaluation.gradient(point)
      #expect(reverse.count == function.arity)
      for index in reverse.indices {
        let scale = max(1, abs(numerical[index]))
        #expect(abs(reverse[index] - numerical[index]) <= 1e-6 * scale, "\(text) at \(point)")
        var direction = [Double](repeating: 0, count: function.arity)
        direction[index] = 1
        let forward = evaluation.jvp(point, direction)
        #expect(forward.values == [expected])
        #expect(forward.derivatives == [reverse[index]])
      }
      let lanes = evaluation.laneValues(point.map { $0 + SIMD8(0, 1, 2, 3, 4, 5, 6, 7) / 64 })
      for lane in 0..<8 {
        let value = evaluation.values(point.map { $0 + Double(lane) / 64 })[0]
        #expect(lanes[0][lane].bitPattern == value.bitPattern || value.isNaN)
      }
      let single = evaluation.singlePrecisionValues(point)[0]
      let rounded = function.value(
        Double(Float(point[0])), Double(Float(point.last ?? 0)))
      #expect(single == Double(Float(rounded)))
    }
  }

  @Test("NaN in, NaN out: value and derivative", arguments: ElementaryFunction.all)
  func propagatesNaN(function: ElementaryFunction) {
    guard !["pow", "hypot"].contains(function.name) else { return }
    #expect(function.value(.nan, 1).isNaN)
    #expect(function.partial(0, .nan, 1).isNaN)
    if function.arity == 2 { #expect(function.value(1, .nan).isNaN) }
  }

  @Test("outside its domain a function is not a finite number", arguments: ElementaryFunction.all)
  func outsideTheDomain(function: ElementaryFunction) {
    for x in [-2.5, -1, -0.5, 0, 0.5, 2] {
      for y in function.arity == 1 ? [0] : [-1.5, 0, 2] {
        if function.domain.contains(x, y) {
          #expect(function.value(x, y).isFinite, "\(function.name)(\(x), \(y))")
        } else {
          #expect(!function.value(x, y).isFinite, "\(function.name)(\(x), \(y))")
        }
      }
    }
  }

  @Test("conventions at kinks")
  func conventions() throws {
    #expect(try gradient("abs(x)", ["x": 0]) == [0])
    #expect(try gradient("sign(x)", ["x": 0]) == [0])
    #expect(try gradient("relu(x)", ["x": 0]) == [0])
    #expect(try gradient("leakyrelu(x)", ["x": 0]) == [0.01])
    #expect(try gradient("max(x, y)", ["x": 2, "y": 2]) == [0.5, 0.5])
    #expect(try gradient("min(x, y)", ["x": 2, "y": 2]) == [0.5, 0.5])
    #expect(try gradient("hypot(x, y)", ["x": 0, "y": 0]) == [0, 0])
  }

  @Test("max and min hand on a NaN from either side")
  func extremaOfNaN() throws {
    for text in ["max(x, y)", "max(y, x)", "min(x, y)", "min(y, x)", "max(x, y, 1)"] {
      #expect(try value(text, ["x": .nan, "y": 1]).isNaN, "\(text)")
    }
  }
}
