import ReferenceAutodiff
import Testing

@Suite("grad(of:wrt:), derivatives of derivatives, noGrad and detach")
struct GradTests {
  @Test("grad(of:wrt:) leaves every .grad alone")
  func noSideEffect() throws {
    let x = Tensor(2.0, requiresGrad: true)
    let y = Tensor(3.0, requiresGrad: true)
    let gradients = try grad(of: x ** 2 * y, wrt: [x, y])
    #expect(try gradients.map { try $0.item() } == [12, 4])
    #expect(x.grad == nil)
    #expect(y.grad == nil)
  }

  @Test("A tensor on the way is differentiated by as well as a leaf")
  func intermediate() throws {
    let x = Tensor(2.0, requiresGrad: true)
    let square = x * x
    let gradients = try grad(of: square ** 3 + x, wrt: [square, x])
    #expect(try gradients.map { try $0.item() } == [48, 193])
  }

  @Test("The derivatives of x⁵ at 2 are 80, 160, 240, 240, 120 and 0")
  func everyOrder() throws {
    let x = Tensor(2.0, requiresGrad: true)
    var y = x ** 5
    var derivatives: [Double] = []
    for _ in 0..<6 {
      y = try grad(of: y, wrt: x, createGraph: true)
      derivatives.append(try y.item())
    }
    #expect(derivatives == [80, 160, 240, 240, 120, 0])
  }

  @Test("The derivatives of sin are cos, -sin, -cos and sin")
  func circle() throws {
    let x = Tensor(0.7, requiresGrad: true)
    var y = sin(x)
    let value = try y.item()
    for _ in 0..<4 { y = try grad(of: y, wrt: x, createGraph: true) }
    #expect(try y.item() == value)
  }

  @Test("The second derivative of x², x¹ and x⁰ at 0 is 2, 0 and 0", arguments: [2, 1, 0])
  func powersAtZero(exponent: Int) throws {
    let x = Tensor(0.0, requiresGrad: true)
    let first = try grad(of: x ** exponent, wrt: x, createGraph: true)
    let second = try grad(of: first, wrt: x, createGraph: true)
    #expect(try first.item() == (exponent == 1 ? 1 : 0))
    #expect(try second.item() == (exponent == 2 ? 2 : 0))
  }

  @Test("A gradient's gradient goes through sums, products of matrices and broadcasting")
  func secondOrderOfShapes() throws {
    let w = Tensor([[1.0, 2], [3, 4]], requiresGrad: true)
    let x = Tensor([0.5, -1.5])
    // f = Σ(wx)², ∂f/∂w = 2·(wx)·xᵀ, and Σ∂f/∂w has the derivative 2·(Σx)·x for each row.
    let f = (w.matmul(x) ** 2).sum()
    let first = try grad(of: f, wrt: w, createGraph: true)
    #expect(first.scalars == [-2.5, 7.5, -4.5, 13.5])
    let second = try grad(of: first.sum(), wrt: w)
    #expect(second.scalars == [-1, 3, -1, 3])
  }

  @Test("Without createGraph a gradient is a constant")
  func constantGradient() throws {
    let x = Tensor(2.0, requiresGrad: true)
    let gradient = try grad(of: x ** 3, wrt: x)
    #expect(!gradient.requiresGrad)
    #expect(throws: TensorError.requiresNoGrad(operation: "grad(of:wrt:)", shape: [])) {
      try grad(of: gradient, wrt: x)
    }
  }

  @Test("grad(of:wrt:) frees the graph unless it is retained")
  func retaining() throws {
    let x = Tensor(2.0, requiresGrad: true)
    let y = x ** 3
    _ = try grad(of: y, wrt: x, retainGraph: true)
    _ = try grad(of: y, wrt: x)
    #expect(throws: TensorError.graphFreed(operation: "grad(of:wrt:)", shape: [])) {
      try grad(of: y, wrt: x)
    }
  }

  @Test("Nothing flows back through noGrad and detach")
  func constants() throws {
    let x = Tensor(2.0, requiresGrad: true)
    let hidden = noGrad { x * x }
    #expect(!hidden.requiresGrad)
    try (x * hidden + x.detach() * x).backward()
    #expect(try x.grad?.item() == 4 + 2)
  }

  @Test("noGrad passes its body's error on, and ends with its body")
  func noGradEnds() throws {
    let x = Tensor(2.0, requiresGrad: true)
    #expect(throws: TensorError.notOneNumber(shape: [2])) {
      try noGrad { () throws(TensorError) in try Tensor([1.0, 2]).item() }
    }
    #expect((x * 2).requiresGrad)
  }

  @Test("zeroGrad() forgets what backward() added, and copies share the gradient")
  func zeroGrad() throws {
    let x = Tensor(2.0, requiresGrad: true)
    let copy = x
    try (x * 3).backward()
    try (copy * 4).backward()
    #expect(try x.grad?.item() == 7)
    copy.zeroGrad()
    #expect(x.grad == nil)
    try (x * 3).backward()
    #expect(try copy.grad?.item() == 3)
  }
}
