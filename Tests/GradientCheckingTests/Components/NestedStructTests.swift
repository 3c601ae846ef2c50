import GradientChecking
import Testing

/// Structs that conform to nothing, in other structs, arrays, optionals and dictionaries.
@Suite struct NestedStructTests {
  struct Layer: Equatable {
    var weight: [[Double]] = [[1, 2], [3]]
    var bias: Double = 0.5
  }

  @propertyWrapper struct Wrapped<Value> {
    var wrappedValue: Value
  }

  /// Large enough for the standard library to trap where it reads an appended key path.
  struct Network {
    var first = Layer()
    @Wrapped var rate: Double = 2
    var layers = [Layer(), Layer(weight: [], bias: 3)]
    var spare: Layer? = Layer(weight: [[7]])
    var missing: Layer?
    var named = ["b": Layer(weight: [[9]]), "a": Layer(weight: [])]
    var lanes: SIMD4<Double> = .one
    var single: Float = 3

    func loss() -> Double {
      let spareWeight = spare?.weight[0][0] ?? 0
      let namedBias = named["b"]?.bias ?? 0
      return first.weight[0][1] * layers[1].bias * rate + spareWeight * namedBias * lanes[2]
    }

    /// The gradient of ``loss()``, zeros elsewhere.
    func gradient() -> Network {
      var gradient = self
      for layer in [\Network.first, \.layers[0], \.layers[1]] { gradient[keyPath: layer].clear() }
      gradient.first.weight[0][1] = layers[1].bias * rate
      gradient.layers[1].bias = first.weight[0][1] * rate
      gradient.rate = first.weight[0][1] * layers[1].bias
      gradient.spare?.bias = 0
      gradient.spare?.weight[0][0] = (named["b"]?.bias ?? 0) * lanes[2]
      gradient.named["a"]?.clear()
      gradient.named["b"]?.clear()
      gradient.named["b"]?.bias = (spare?.weight[0][0] ?? 0) * lanes[2]
      gradient.lanes = .zero
      gradient.lanes[2] = (spare?.weight[0][0] ?? 0) * (named["b"]?.bias ?? 0)
      gradient.single = 0
      return gradient
    }
  }

  static let names = [
    "first.weight[0][0]", "first.weight[0][1]", "first.weight[1][0]", "first.bias", "rate",
    "layers[0].weight[0][0]", "layers[0].weight[0][1]", "layers[0].weight[1][0]", "layers[0].bias",
    "layers[1].bias", "spare.weight[0][0]", "spare.bias", "named[\"a\"].bias",
    "named[\"b\"].weight[0][0]", "named[\"b\"].bias", "lanes[0]", "lanes[1]", "lanes[2]",
    "lanes[3]", "single",
  ]

  @Test func `Every number of a large struct is a component, and is called as in a program`() {
    let report = gradientCheck(at: Network()) {
      $0.loss()
    } gradient: {
      $0.gradient()
    }
    #expect(report.matches)
    #expect(report.components.map(\.name) == Self.names)
  }

  @Test(arguments: names.indices)
  func `A gradient that is wrong in any one of them is caught there`(index: Int) throws {
    let access = ComponentAccess(for: Network())
    let report = gradientCheck(at: Network()) {
      $0.loss()
    } gradient: { network in
      var values = access.read(network.gradient()).values
      values[index] += 1
      return access.replacing(network.gradient(), by: values)
    }
    let wrong = report.components.filter { $0.verdict != .match }
    #expect(wrong.map(\.name) == [Self.names[index]])
    #expect(report.verdict == .mismatch)
  }

  @Test func `Writing components changes nothing else`() {
    let network = Network()
    let access = ComponentAccess(for: network)
    let values = access.read(network).values
    let moved = access.replacing(network, by: values.map { $0 + 1 })
    #expect(access.read(moved).values == values.map { $0 + 1 })
    #expect(moved.missing == nil)
    #expect(moved.spare == Layer(weight: [[8]], bias: 1.5))
    #expect(access.read(network).values == values)
  }
}

extension NestedStructTests.Layer {
  mutating func clear() {
    bias = 0
    for row in weight.indices {
      for column in weight[row].indices { weight[row][column] = 0 }
    }
  }
}
