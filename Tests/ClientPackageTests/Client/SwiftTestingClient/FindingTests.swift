import GradientTesting
import Testing

private struct Layer {
  var weight: [[Double]]
  var bias: [Double]
}

private struct Model {
  var layers: [Layer]
  var scale: Double
}

@Suite(.gradientChecking)
struct FindingTests {
  private let model = Model(
    layers: [
      Layer(weight: [[1, 2]], bias: [3]), Layer(weight: [[4, 5], [6, 7]], bias: [8, 9]),
    ], scale: 10)

  @Test func namesOfAStruct() {
    #expect(
      gradientsMatch(at: model) { model in
        model.scale * model.layers[1].weight[0][1] + model.layers[0].bias[0]
      } gradient: { model in
        var gradient = model
        for index in gradient.layers.indices {
          gradient.layers[index].weight = model.layers[index].weight.map { $0.map { _ in 0 } }
          gradient.layers[index].bias = model.layers[index].bias.map { _ in 0 }
        }
        gradient.layers[1].weight[0][1] = model.layers[1].weight[0][1]
        gradient.layers[0].bias[0] = 1
        gradient.scale = model.layers[1].weight[0][1]
        return gradient
      })
  }

  @Test func dictionary() {
    let parameters = ["weight": 2.0, "bias": 1.0]
    #expect(
      gradientsMatch(at: parameters) { p in
        3 * (p["weight"] ?? 0) + (p["bias"] ?? 0)
      } gradient: { _ in
        ["weight": 3.0]
      })
  }

  @Test func accumulating() {
    var gradient = [0.0, 0.0]
    #expect(
      gradientsMatch(at: [2, 3]) { v in
        v[0] * v[1]
      } gradient: { v in
        gradient[0] += v[1]
        gradient[1] += v[0]
        return gradient
      })
  }

  @Test func wrongValue() {
    #expect(
      gradientsMatch(at: 3) {
        $0 * $0
      } valueAndGradient: {
        ($0 + $0, 2 * $0)
      })
  }

  @Test func region() {
    #expect(
      gradientsMatch(over: .cube(-4...4, dimensions: 3), with: .seed(7)) { v in
        v[0] * v[0] + v[1] * v[2]
      } gradient: { v in
        [2 * v[0], v[2], v[0] > 1 ? v[2] : v[1]]
      })
  }

  @Test func manyParameters() {
    let point = (0..<10_000).map { 1 + Double($0 % 7) }
    #expect(
      gradientsMatch(at: point, with: .directions(3)) { v in
        v.reduce(0) { $0 + $1 * $1 }
      } gradient: { v in
        var gradient = v.map { 2 * $0 }
        gradient[4321] = 0
        return gradient
      })
  }

  @Test func jacobian() {
    #expect(
      jacobiansMatch(at: [2, 3]) { v in
        [v[0] * v[1], v[0] + 5 * v[1]]
      } jacobian: { v in
        [[v[1], 1], [v[0], 5]]
      })
  }

  @Test func badInput() {
    #expect(
      gradientsMatch(at: []) { _ in
        0
      } gradient: { _ in
        []
      })
    #expect(
      gradientsMatch(at: [1, .nan]) {
        $0[0]
      } gradient: { _ in
        [1, 0]
      })
    #expect(
      gradientsMatch(at: 1, with: .tolerance(.relative(0))) {
        $0
      } gradient: { _ in
        1
      })
    #expect(
      gradientsMatch(at: 1) { _ in
        .nan
      } gradient: { _ in
        1
      })
    #expect(
      gradientsMatch(over: 1...1) {
        $0
      } gradient: { _ in
        1
      })
  }
}
