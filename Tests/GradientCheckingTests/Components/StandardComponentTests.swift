import GradientChecking
import Testing

@Suite("The components of the standard library's types")
struct StandardComponentTests {
  @Test("a number is one component, called by the root alone")
  func numbers() {
    #expect(Parts(2.5).numbers == [2.5])
    #expect(Parts(2.5).names == ["x"])
    #expect(Parts(2.5).with([-1]) == -1)
    #expect(!Parts(2.5).hasSingles)
    #expect(Parts(Float(2.5)).numbers == [2.5])
    #expect(Parts(Float(2.5)).with([0.1]) == Float(0.1))
    #expect(Parts(Float(2.5)).hasSingles)
  }

  @Test("arrays are read in their order, to any depth, whatever the lengths of their rows")
  func arrays() {
    #expect(Parts([1.0, 2.0]).names == ["x[0]", "x[1]"])
    #expect(Parts([1.0, 2.0]).with([3, 4]) == [3, 4])
    #expect(Parts([Float(1), 2]).counted == [1, 2])
    let ragged = Parts([[1.0], [], [2, 3]])
    #expect(ragged.numbers == [1, 2, 3])
    #expect(ragged.names == ["x[0][0]", "x[2][0]", "x[2][1]"])
    #expect(ragged.with([7, 8, 9]) == [[7], [], [8, 9]])
    let deep = Parts([[[1.0, 2.0]], [[3, 4]]])
    #expect(deep.names == ["x[0][0][0]", "x[0][0][1]", "x[1][0][0]", "x[1][0][1]"])
    #expect(deep.counted == [1, 2, 3, 4])
    #expect(Parts([Double]()).numbers.isEmpty)
    #expect(Parts([Double]()).names.isEmpty)
  }

  @Test("vectors of every width are read lane by lane")
  func vectors() {
    func check<Vector: SIMD & ComponentIterable>(_: Vector.Type)
    where Vector.Scalar: ComponentIterable & BinaryFloatingPoint {
      var vector = Vector()
      for lane in vector.indices { vector[lane] = Vector.Scalar(lane * lane) }
      let parts = Parts(vector)
      #expect(parts.numbers == vector.indices.map { Double($0 * $0) })
      #expect(parts.names == vector.indices.map { "x[\($0)]" })
      #expect(parts.counted == vector.indices.map { Double($0 + 1) })
      #expect(parts.hasSingles == (Vector.Scalar.self == Float.self))
    }
    check(SIMD2<Double>.self)
    check(SIMD3<Double>.self)
    check(SIMD4<Double>.self)
    check(SIMD8<Double>.self)
    check(SIMD16<Double>.self)
    check(SIMD32<Double>.self)
    check(SIMD64<Double>.self)
    check(SIMD2<Float>.self)
    check(SIMD3<Float>.self)
    check(SIMD4<Float>.self)
    check(SIMD8<Float>.self)
    check(SIMD16<Float>.self)
    check(SIMD32<Float>.self)
    check(SIMD64<Float>.self)
    #expect(
      Parts([SIMD2(1.0, 2.0), SIMD2(3, 4)]).names == ["x[0][0]", "x[0][1]", "x[1][0]", "x[1][1]"])
  }

  @Test("dictionaries are read in the order of their keys, and strings are quoted in names")
  func dictionaries() {
    let parts = Parts(["weight": [1.0, 2.0], "bias": [3.0], "a \"b\"": []])
    #expect(parts.numbers == [3, 1, 2])
    #expect(parts.names == ["x[\"bias\"][0]", "x[\"weight\"][0]", "x[\"weight\"][1]"])
    #expect(parts.with([7, 8, 9]) == ["bias": [7], "weight": [8, 9], "a \"b\"": []])
    #expect(Parts([2: 1.0, 1: 5.0]).names == ["x[1]", "x[2]"])
    #expect(Parts([2: 1.0, 1: 5.0]).numbers == [5, 1])
    #expect(Parts(["a \"b\"": 1.0]).names == [#"x["a \"b\""]"#])
  }

  @Test("the same keys give the same order in every dictionary, however it was filled")
  func dictionaryOrder() {
    let keys = (0..<50).map { "key \($0)" }
    let first = Dictionary(uniqueKeysWithValues: keys.map { ($0, 1.0) })
    var second: [String: Double] = [:]
    for key in keys.reversed() { second[key] = 1 }
    #expect(Parts(first).names == Parts(second).names)
    #expect(Parts(first).names.count == 50)
  }

  @Test("an optional is what it wraps, and nil has no components")
  func optionals() {
    #expect(Parts(Optional(2.0)).numbers == [2])
    #expect(Parts(Optional(2.0)).names == ["x"])
    #expect(Parts(Optional(2.0)).with([3]) == 3)
    #expect(Parts(nil as Double?).numbers.isEmpty)
    #expect(Parts(nil as Double?).with([]) == nil)
    #expect(Parts([1.0, nil, 3.0]).names == ["x[0]", "x[2]"])
    #expect(Parts([1.0, nil, 3.0]).with([4, 5]) == [4, nil, 5])
    #expect(Parts(["a": [1.0], "b": nil]).names == ["x[\"a\"][0]"])
  }

  @Test("numbers that are not finite are read as they are")
  func notFinite() {
    let numbers = Parts([Double.nan, .infinity, -0.0]).numbers
    #expect(numbers[0].isNaN)
    #expect(numbers[1] == .infinity)
    #expect(numbers[2].sign == .minus)
  }
}
