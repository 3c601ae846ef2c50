import DifferentiableTesting

/// Structs, with the tangent vector that the compiler makes of them and with written ones.
@Suite struct StructTests {
  struct Layer: Differentiable {
    var weight: [[Double]] = [[1, 2], [3, 4]]
    var bias: Double = 0.5
    @noDerivative var rate: Double = 0.1

    @differentiable(reverse)
    func callAsFunction(_ x: Double) -> Double { x * weight[1][0] + bias * rate }
  }

  @propertyWrapper struct Wrapped<Value> {
    var wrappedValue: Value
  }

  struct Network: Differentiable {
    var layers = [Layer(), Layer(weight: [[5], [6]], bias: 3)]
    @Wrapped var gain: Double = 2
    @Wrapped var offsets: [Double] = [1, 2]
    var spare: Layer? = Layer()
    var missing: Layer?
    var lanes: SIMD4<Double> = .one
    private var hidden: Double = 7
    @noDerivative let constant: Double = 3

    init() {}

    @differentiable(reverse)
    func loss() -> Double {
      layers[1](layers[0](gain)) + hidden * offsets[1] * lanes[3] * constant
    }
  }

  @Test func `Every var of a struct is a component, and called as in a program`() {
    let report = gradientCheck(at: Network()) { $0.loss() }
    #expect(report.matches)
    #expect(
      report.components.map(\.name) == [
        "layers[0].weight[0][0]", "layers[0].weight[0][1]", "layers[0].weight[1][0]",
        "layers[0].weight[1][1]", "layers[0].bias", "layers[1].weight[0][0]",
        "layers[1].weight[1][0]", "layers[1].bias", "gain", "offsets[0]", "offsets[1]",
        "spare.weight[0][0]", "spare.weight[0][1]", "spare.weight[1][0]", "spare.weight[1][1]",
        "spare.bias", "lanes[0]", "lanes[1]", "lanes[2]", "lanes[3]", "hidden",
      ])
  }

  @Test func `A derivative that is wrong inside a struct is found by its name`() {
    let wrongs: [(String, GradientReport)] = [
      ("layers[1].bias", gradientCheck(at: Network()) { $0.gain + leaking($0.layers[1].bias) }),
      (
        "layers[0].weight[1][0]",
        gradientCheck(at: Network()) { $0.gain * leaking($0.layers[0].weight[1][0]) }
      ),
      ("gain", gradientCheck(at: Network()) { leaking($0.gain) * $0.offsets[0] }),
      ("offsets[1]", gradientCheck(at: Network()) { $0.gain * leaking($0.offsets[1]) }),
      ("lanes[2]", gradientCheck(at: Network()) { $0.gain * leaking($0.lanes[2]) }),
    ]
    for (name, report) in wrongs {
      #expect(report.components.filter { $0.verdict == .mismatch }.map(\.name) == [name])
    }
  }

  @Test func `What is noDerivative is a constant`() {
    // The derivative by `rate` would be `bias`; nobody claims one.
    let report = gradientCheck(at: Layer()) { layer in layer.bias * layer.rate }
    #expect(report.matches)
    #expect(!report.components.contains { $0.name == "rate" })
    #expect(report.components.map(\.claimed) == [0, 0, 0, 0, 0.1])
    // Also where the gradient by the layers is 0, and therefore empty.
    let nested = gradientCheck(at: Network()) { $0.gain * Double($0.layers[0].rate) }
    #expect(nested.matches)
  }

  @Test func `A struct of Floats is judged with their precision`() {
    struct Single: Differentiable { var x: Float = 0.1, y: [Float] = [0.7] }
    #expect(gradientCheck(at: Single()) { s in s.x * s.y[0] + 0.3 * s.x }.matches)
    #expect(gradientCheck(at: Single()) { s in leaking(s.x) * s.y[0] }.verdict == .mismatch)
  }

  @Test func `A Float that is a constant makes nobody's precision worse`() {
    struct Mixed: Differentiable {
      var x = 0.1
      @noDerivative var rate: Float = 0.5
    }
    let report = gradientCheck(at: Mixed()) { m in slightlyLeaking(m.x) * Double(m.rate) }
    #expect(report.verdict == .mismatch)
  }

  struct Polar: Differentiable {
    var radius = 2.0
    var angles = [0.5, 0.7]
    var label = "polar"

    /// Written by hand, in another order.
    struct TangentVector: Differentiable, AdditiveArithmetic {
      var angles: [Double].TangentVector
      var radius: Double
    }

    mutating func move(by offset: TangentVector) {
      radius += offset.radius
      angles.move(by: offset.angles)
    }
  }

  @Test func `A tangent vector written by hand is matched by name, whatever its order`() {
    let right = gradientCheck(at: Polar()) { p in p.radius * p.angles[0] + 3 * p.angles[1] }
    #expect(right.matches)
    #expect(right.components.map(\.name) == ["radius", "angles[0]", "angles[1]"])
    #expect(right.components.map(\.claimed) == [0.5, 2, 3])
    let wrong = gradientCheck(at: Polar()) { p in p.radius * leaking(p.angles[0]) }
    #expect(wrong.components.filter { $0.verdict == .mismatch }.map(\.name) == ["angles[0]"])
  }

  struct Vector: Differentiable, AdditiveArithmetic {
    typealias TangentVector = Self
    var elements: [Double]

    static var zero: Self { Self(elements: []) }
    static func + (left: Self, right: Self) -> Self {
      if left.elements.isEmpty { return right }
      if right.elements.isEmpty { return left }
      return Self(elements: zip(left.elements, right.elements).map(+))
    }
    static func - (left: Self, right: Self) -> Self {
      left + Self(elements: right.elements.map { -$0 })
    }

    @differentiable(reverse)
    func squaredNorm() -> Double { withoutDerivative(at: elements).reduce(0) { $0 + $1 * $1 } }

    @derivative(of: squaredNorm)
    func derivativeOfSquaredNorm() -> (value: Double, pullback: (Double) -> Self) {
      (squaredNorm(), { cotangent in Self(elements: elements.map { 2 * cotangent * $0 }) })
    }
  }

  @Test func `A struct may be its own tangent vector`() {
    let right = gradientCheck(at: Vector(elements: [1, 2])) { v in v.squaredNorm() }
    #expect(right.matches)
    #expect(right.components.map(\.claimed) == [2, 4])
    let wrong = gradientCheck(at: Vector(elements: [1, 2])) { v in leaking(v.squaredNorm()) }
    #expect(wrong.verdict == .mismatch)
    #expect(gradientCheck(at: Vector(elements: [1, 2])) { _ in 1.0 }.matches)
  }
}

/// x, with a derivative that is wrong by a millionth.
@differentiable(reverse)
private func slightlyLeaking(_ x: Double) -> Double { x }

@derivative(of: slightlyLeaking)
private func derivativeOfSlightlyLeaking(_ x: Double)
  -> (value: Double, pullback: (Double) -> Double)
{
  (x, { (1 + 1e-6) * $0 })
}
