import GradientChecking
import Testing

/// A layer as somebody writes it who has never heard of this library.
private struct Layer: Equatable {
  var weight: [[Double]]
  var bias: [Double]
}

private struct Network: Equatable {
  var name = "net"
  var layers: [Layer]
  var epochs = 3
  var scale: Double
  var isTrained = false
  let rate = 0.1
}

private struct Guarded {
  private var secret: Double
  fileprivate var half: Float
  var sum: Double { secret + Double(half) }

  init(_ secret: Double, _ half: Float) {
    self.secret = secret
    self.half = half
  }
}

private struct Observed {
  var value: Double { didSet { changes += 1 } }
  private(set) var changes = 0
  lazy var later = 3.0
  static let shared = 4.0
}

private struct Outer {
  struct Inner {
    var pair: SIMD2<Float>
    var table: [String: Double]
    var maybe: Double?
  }
  var inner: Inner
  var last: Double
}

private final class Box {
  var value = 1.0
}

private struct Constants {
  let a = 1.0
  let nested = Layer(weight: [[1]], bias: [2])
  var box = Box()
  var count = 7
  var text = "3.0"
}

private struct Generic<Content> {
  var content: Content
  var factor: Double
}

@Suite("The components of structs, found by reflection")
struct ReflectedComponentTests {
  @Test(
    "stored properties are read in their order, those of nested structs and of arrays of structs too"
  )
  func nested() {
    let network = Network(
      layers: [
        Layer(weight: [[1, 2], [3, 4]], bias: [5, 6]), Layer(weight: [[7, 8]], bias: [9]),
      ], scale: 10)
    let parts = Parts(network)
    #expect(parts.numbers == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    #expect(
      parts.names == [
        "layers[0].weight[0][0]", "layers[0].weight[0][1]", "layers[0].weight[1][0]",
        "layers[0].weight[1][1]", "layers[0].bias[0]", "layers[0].bias[1]",
        "layers[1].weight[0][0]", "layers[1].weight[0][1]", "layers[1].bias[0]", "scale",
      ])
  }

  @Test("what is written is where it was read, and everything else stays as it was")
  func writing() {
    var network = Network(
      name: "mine", layers: [Layer(weight: [[1], [2]], bias: []), Layer(weight: [], bias: [3])],
      epochs: 8, scale: 4, isTrained: true)
    let written = Parts(network).with([-1, -2, -3, -4])
    network.layers[0].weight = [[-1], [-2]]
    network.layers[1].bias = [-3]
    network.scale = -4
    #expect(written == network)
  }

  @Test("private properties count, and computed, static, lazy and constant ones do not")
  func kindsOfProperties() {
    let guarded = Parts(Guarded(1, 2))
    #expect(guarded.names == ["secret", "half"])
    #expect(guarded.hasSingles)
    #expect(guarded.with([3, 4]).sum == 7)
    #expect(Parts(Observed(value: 5)).numbers == [5])
    #expect(Parts(Observed(value: 5)).with([6]).value == 6)
    #expect(!Parts(Network(layers: [], scale: 1)).names.contains("rate"))
  }

  @Test("vectors, dictionaries and optionals keep their names inside a struct")
  func collections() {
    let outer = Outer(
      inner: .init(pair: [1, 2], table: ["b": 4, "a": 3], maybe: 5), last: 6)
    let parts = Parts(outer)
    #expect(parts.numbers == [1, 2, 3, 4, 5, 6])
    #expect(
      parts.names == [
        "inner.pair[0]", "inner.pair[1]", "inner.table[\"a\"]", "inner.table[\"b\"]", "inner.maybe",
        "last",
      ])
    #expect(parts.counted == [1, 2, 3, 4, 5, 6])
    #expect(parts.hasSingles)
  }

  @Test("arrays of structs are called by their index")
  func arrayOfStructs() {
    let layers = [Layer(weight: [], bias: [1]), Layer(weight: [[2]], bias: [3])]
    #expect(Parts(layers).names == ["x[0].bias[0]", "x[1].weight[0][0]", "x[1].bias[0]"])
    #expect(Parts(layers).with([4, 5, 6])[1] == Layer(weight: [[5]], bias: [6]))
  }

  @Test("generic structs are taken apart like others")
  func generic() {
    #expect(Parts(Generic(content: 2.0, factor: 3)).names == ["content", "factor"])
    #expect(Parts(Generic(content: "text", factor: 3)).names == ["factor"])
    let nested = Generic(content: Layer(weight: [[1]], bias: [2]), factor: 3)
    #expect(Parts(nested).names == ["content.weight[0][0]", "content.bias[0]", "factor"])
  }

  @Test("constants, classes, whole numbers and texts have no components")
  func nothing() {
    #expect(Parts(Constants()).numbers.isEmpty)
    #expect(Parts(Box()).numbers.isEmpty)
    #expect(Parts("text").numbers.isEmpty)
    #expect(Parts(7).numbers.isEmpty)
    #expect(Parts(()).numbers.isEmpty)
  }

  @Test("what a shape depends on is the value, and not its type")
  func shapes() {
    #expect(Parts([Layer(weight: [], bias: [])]).numbers.isEmpty)
    #expect(Parts([Layer]()).numbers.isEmpty)
    #expect(Parts(Layer(weight: [[1, 2]], bias: [])).names == ["weight[0][0]", "weight[0][1]"])
  }
}
