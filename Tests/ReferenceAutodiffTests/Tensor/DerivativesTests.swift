import ReferenceAutodiff
import Testing

@Suite("Jacobians, second derivatives and forward mode")
struct DerivativesTests {
  private static func rosenbrock(_ x: Tensor<Double>) -> Tensor<Double> {
    100 * (x[1] - x[0] ** 2) ** 2 + (1 - x[0]) ** 2
  }

  @Test("Value and gradient of the Rosenbrock function")
  func gradient() throws {
    let (value, gradient) = try valueAndGradient(at: Tensor([-1.0, 2]), of: Self.rosenbrock)
    #expect(try value.item() == 104)
    #expect(gradient.scalars == [396, 200])
    #expect(!value.requiresGrad)
  }

  @Test("A function's gradient with respect to what it ignores is 0")
  func ignored() throws {
    let point = [Tensor<Double>(2), Tensor([3.0, 4])]
    let (_, gradients) = try valueAndGradient(at: point) { $0[0] ** 2 }
    #expect(gradients.map(\.scalars) == [[4], [0, 0]])
    let constant = try valueAndGradient(at: Tensor<Double>(2)) { _ in 5 }
    #expect(try constant.gradient.item() == 0)
  }

  @Test("Functions of one, two and three numbers")
  func numbers() throws {
    let one = try valueAndGradient(at: 3.0) { x in x ** 2 + 1 }
    #expect(one == (10, 6))
    let two = try valueAndGradient(at: 3.0, 5.0) { x, y in x * y + 2 * y }
    #expect(two.value == 25)
    #expect(two.gradient == (5, 5))
    let three = try valueAndGradient(at: 2.0, 3.0, 4.0) { x, y, z in
      x ** 2 + y ** 2 + z ** 2 + 2 * x * y * z
    }
    #expect(three.value == 77)
    #expect(three.gradient == (28, 22, 20))
    let single = try valueAndGradient(at: Float(3)) { x in sin(x ** 2 + 1) }
    #expect(single.gradient == -5.03442907333374)
    let ignored = try valueAndGradient(at: 3.0, 5.0) { _, _ in 7 }
    #expect(ignored.gradient == (0, 0))
    let withAxes = try valueAndGradient(at: 3.0) { x in (x * Tensor([2.0])) }
    #expect(withAxes == (6, 2))
  }

  @Test("A tensor from outside keeps its graph and its gradient")
  func outside() throws {
    let w = Tensor(4.0, requiresGrad: true)
    let doubled = w * 2
    for _ in 0..<2 {
      let (value, gradient) = try valueAndGradient(at: 3.0) { x in doubled * x + w }
      #expect((value, gradient) == (28, 8))
    }
    #expect(w.grad == nil)
    try doubled.backward()
    #expect(try w.grad?.item() == 2)
  }

  @Test("A function of several values has no gradient, but a Jacobian")
  func jacobianOfVectors() throws {
    let x = Tensor([1.0, 2, 3])
    #expect(throws: TensorError.needsSeed(operation: "valueAndGradient", shape: [3])) {
      try valueAndGradient(at: x) { $0 * 2 }
    }
    let a = Tensor([[1.0, 2, 3], [4, 5, 6]])
    let matrix = try jacobian(at: x) { a.matmul($0) }
    #expect(matrix.shape == [2, 3])
    #expect(matrix.scalars == a.scalars)
  }

  @Test("The second derivatives of the Rosenbrock function, and their product with a direction")
  func secondDerivatives() throws {
    let x = Tensor([-1.0, 2])
    let matrix = try hessian(at: x, of: Self.rosenbrock)
    #expect(matrix.shape == [2, 2])
    #expect(matrix.scalars == [402, 400, 400, 200])
    let product = try hvp(at: x, along: Tensor([1.0, -2]), of: Self.rosenbrock)
    #expect(product.scalars == [-398, 0])
  }

  @Test("The second derivatives of a linear function are 0, and so is their product")
  func linear() throws {
    let x = Tensor([-1.0, 2])
    #expect(try hessian(at: x) { $0.sum() }.scalars == [0, 0, 0, 0])
    #expect(try hvp(at: x, along: x) { ($0 * 3).sum() }.scalars == [0, 0])
  }

  @Test("A direction of another shape is refused")
  func direction() {
    let why = "the direction must have the point's shape"
    let wanted = TensorError.shapesDoNotFit(operation: "jvp", [3], [2], why: why)
    #expect(throws: wanted) {
      try jvp(at: Tensor([1.0, 2]), along: Tensor([1.0, 2, 3])) { $0 }
    }
  }

  @Test("What a function throws comes out")
  func throwing() {
    #expect(throws: TensorError.notOneNumber(shape: [2])) {
      try hessian(at: Tensor([1.0, 2])) { Tensor(try $0.item(), requiresGrad: true) }
    }
  }

  /// Functions that go through every operation of the engine, of a 2×3 matrix.
  static let functions: [(name: String, function: @Sendable (Tensor<Double>) -> Tensor<Double>)] = [
    ("arithmetic", { x in -(x * x - 2 / x) + x / (x + 5) - 3 * x }),
    ("broadcasting a row", { x in x * x[0] + x[1] / x }),
    ("broadcasting a column", { x in x * x.sum(axes: [1], keepDimensions: true) }),
    ("broadcasting a number", { x in x[0, 1] * x + x.mean() }),
    ("powers", { x in x ** x + x ** 3 + 2 ** x }),
    ("elementary functions", { x in hypot(tanh(x), sin(x)) + max(x, x * x) }),
    ("sum over rows", { x in exp(x.sum(axes: [0])) }),
    ("mean over columns", { x in (x * x).mean(axes: [-1]) }),
    ("variance", { x in x.variance(axes: [1], keepDimensions: true) * x }),
    ("product", { x in x.prod() + x.prod(axes: [1])[0] }),
    ("extremes", { x in x.max(axes: [0]) * x.min(axes: [1])[1] + x.max() }),
    ("products of matrices", { x in x.matmul(x.transposed()).matmul(x) }),
    ("products with vectors", { x in x[0].matmul(x[1]) * x.matmul(x[1]) }),
    ("reshaping", { x in x.reshaped(to: [3, -1]).matmul(x) }),
    ("slices", { x in x.transposed()[1..<3] * x.transposed()[0..<2] }),
    ("concatenation", { x in Tensor.concatenate([x, x * x, Tensor([[1, 2, 3]])]) * x[0] }),
    ("concatenation of columns", { x in Tensor.concatenate([x * 2, exp(x)], axis: 1) ** 2 }),
    ("stacking", { x in Tensor.stack([x, x * x[1]], axis: -1) * 2 }),
    ("permutation", { x in Tensor.stack([x, x * x]).permuted([2, 0, 1]) ** 2 }),
    ("repetition", { x in (x * x).broadcast(to: [2, 2, 3]).sum(axes: [1]) }),
  ]

  private static var point: Tensor<Double> { Tensor([[0.9, 1.3, 0.4], [1.7, 0.6, 1.1]]) }
  private static var direction: Tensor<Double> { Tensor([[0.3, -0.7, 1.1], [0.2, 0.5, -0.4]]) }
}

extension DerivativesTests {
  @Test("Reverse mode, forward mode and a central difference agree", arguments: functions.indices)
  func modes(number: Int) throws {
    let (name, function) = Self.functions[number]
    let output = function(Self.point)
    #expect(output.error == nil, "\(name)")
    // The derivative along the direction of the sum of the output's elements with uneven weights.
    let count = output.count
    let weights = Tensor(
      shape: output.shape, scalars: (0..<count).map { 1 + 0.3 * Double($0) })
    func weighted(_ x: Tensor<Double>) -> Tensor<Double> { (function(x) * weights).sum() }

    let (_, gradient) = try valueAndGradient(at: Self.point, of: weighted)
    let reverse = try (gradient * Self.direction).sum().item()
    let (_, tangent) = try jvp(at: Self.point, along: Self.direction, of: function)
    let forward = try (tangent * weights).sum().item()
    let h = Tensor<Double>(1e-5)
    let above = try weighted(Self.point + h * Self.direction).item()
    let below = try weighted(Self.point - h * Self.direction).item()
    let difference = (above - below) / 2e-5
    let size = max(1, abs(difference))
    #expect(abs(reverse - forward) <= 1e-12 * size, "\(name): \(reverse) and \(forward)")
    #expect(abs(reverse - difference) <= 1e-7 * size, "\(name): \(reverse) and \(difference)")
  }

  @Test(
    "The gradient's own derivative agrees with its central difference", arguments: functions.indices
  )
  func secondOrder(number: Int) throws {
    let (name, function) = Self.functions[number]
    func total(_ x: Tensor<Double>) -> Tensor<Double> { (function(x) ** 2).sum() }
    let product = try hvp(at: Self.point, along: Self.direction, of: total)
    let h = Tensor<Double>(1e-5)
    let above = try valueAndGradient(at: Self.point + h * Self.direction, of: total).gradient
    let below = try valueAndGradient(at: Self.point - h * Self.direction, of: total).gradient
    for (found, pair) in zip(product.scalars, zip(above.scalars, below.scalars)) {
      let difference = (pair.0 - pair.1) / 2e-5
      #expect(
        abs(found - difference) <= 1e-6 * max(1, abs(difference)),
        "\(name): \(found) and \(difference)")
    }
  }
}
