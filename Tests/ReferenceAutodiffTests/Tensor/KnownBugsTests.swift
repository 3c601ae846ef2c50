import ReferenceAutodiff
import Testing

@Suite("Mistakes that other engines make")
struct KnownBugsTests {
  #if DEBUG
    private static let deep = 100_000
  #else
    private static let deep = 1_000_000
  #endif

  @Test("A value used twice gets a share from each use, not the last one's alone")
  func accumulation() throws {
    let x = Tensor(3.0, requiresGrad: true)
    let y = x * 2
    try (y + y + x).backward()
    #expect(try x.grad?.item() == 5)
  }

  @Test("Two nodes of equal value are two nodes")
  func identity() throws {
    let x = Tensor(2.0, requiresGrad: true)
    let y = Tensor(2.0, requiresGrad: true)
    let (p, q) = (x * x, y + y)
    try (p * q).backward()
    #expect(try x.grad?.item() == 16)
    #expect(try y.grad?.item() == 8)
  }

  @Test("The exponent has a partial derivative, too")
  func exponent() throws {
    let x = Tensor(2.0, requiresGrad: true)
    let y = Tensor(3.0, requiresGrad: true)
    try (x ** y).backward()
    #expect(try x.grad?.item() == 12)
    let slope = try #require(try y.grad?.item())
    #expect(abs(slope - 5.545177444479562) < 1e-14)
  }

  @Test("5 - v is not v - 5, and 6 / v is not v / 6")
  func order() throws {
    let v = Tensor(2.0, requiresGrad: true)
    let difference = 5 - v
    #expect(try difference.item() == 3)
    try difference.backward()
    #expect(try v.grad?.item() == -1)
    v.zeroGrad()
    let quotient = 6 / v
    #expect(try quotient.item() == 3)
    try quotient.backward()
    #expect(try v.grad?.item() == -1.5)
  }

  @Test("** binds more tightly than * and /, and from right to left")
  func precedence() throws {
    let x = Tensor(3.0, requiresGrad: true)
    #expect(try (2 * x ** 2).item() == 18)
    #expect(try (x ** 2 * 2).item() == 18)
    #expect(try (18 / x ** 2).item() == 2)
    #expect(try (Tensor<Double>(2.0) ** x ** 2).item() == 512)
    #expect(try (1 - x ** 2).item() == -8)
  }

  @Test("With retainGraph a second backward() adds exactly the same once more")
  func secondBackward() throws {
    let x = Tensor(3.0, requiresGrad: true)
    let y = sin(x ** 2 + 1) * x
    try y.backward(retainGraph: true)
    let once = try #require(try x.grad?.item())
    try y.backward(retainGraph: true)
    #expect(try x.grad?.item() == 2 * once)
    try y.backward()
    #expect(try x.grad?.item() == 2 * once + once)
  }

  @Test("A deep chain of operations does not need a deep stack, in backward() or in the end")
  func deepChain() throws {
    let x = Tensor(1.0, requiresGrad: true)
    var y = x
    for _ in 0..<Self.deep { y = y + x }
    try y.backward()
    #expect(try x.grad?.item() == Double(Self.deep + 1))
    // And one that nothing goes back through: the tape goes with its last tensor.
    y = x
    for _ in 0..<Self.deep { y = y * x }
    y = x * 7
    x.zeroGrad()
    try y.backward()
    #expect(try x.grad?.item() == 7)
  }

  @Test("Gradients are the same to the last bit, however often one asks")
  func determinism() throws {
    var answers: Set<[Double]> = []
    for _ in 0..<20 {
      let leaves = (1...30).map { Tensor(1 / Double($0), requiresGrad: true) }
      var sum: Tensor<Double> = 0
      for (i, leaf) in leaves.enumerated() {
        for other in leaves[..<i] { sum = sum + sin(leaf * other) / (leaf + other) }
      }
      try sum.backward()
      answers.insert(leaves.flatMap { $0.grad?.scalars ?? [] })
    }
    #expect(answers.count == 1)
  }

  @Test("A matrix that is both factors gets both shares")
  func reusedMatrix() throws {
    let a = Tensor([[1.0, 2], [3, 4]], requiresGrad: true)
    try a.matmul(a).sum().backward()
    // ∂/∂aᵢⱼ Σ(a·a) = (sum of row j) + (sum of column i)
    #expect(a.grad?.scalars == [7, 11, 9, 13])
  }

  @Test("x ** 0 is 1 with derivative 0, even at 0", arguments: [0.0, 2, -3])
  func zerothPower(at point: Double) throws {
    let x = Tensor(point, requiresGrad: true)
    let y = x ** 0
    #expect(try y.item() == 1)
    try y.backward()
    #expect(try x.grad?.item() == 0)
  }

  @Test("Graphs over the same leaf are freed one by one")
  func separateGraphs() throws {
    let x = Tensor(3.0, requiresGrad: true)
    let (square, cube) = (x ** 2, x ** 3)
    try square.backward()
    try cube.backward()
    #expect(try x.grad?.item() == 6 + 27)
  }

  @Test("Gradient descent on (w - 2)² finds 2: steps are taken outside the graph")
  func training() throws {
    var w = Tensor(5.0, requiresGrad: true)
    func lossOf(_ w: Tensor<Double>) -> Tensor<Double> { (w - 2) ** 2 }
    var loss = lossOf(w)
    for _ in 0..<200 {
      try loss.backward()
      let slope = try #require(w.grad)
      let next = noGrad { w - 0.1 * slope }
      #expect(!next.requiresGrad)
      w = Tensor(shape: [], scalars: next.scalars, requiresGrad: true)
      loss = lossOf(w)
    }
    #expect(abs(try w.item() - 2) < 1e-12)
  }

  @Test("Tensors of many tapes meet in any order, and older ones still know their place")
  func meeting() throws {
    let leaves = (0..<64).map { Tensor(Double($0), requiresGrad: true) }
    let squares = leaves.map { $0 * $0 }
    var sums = squares
    while sums.count > 1 {
      let pairs = stride(from: 0, to: sums.count, by: 2)
      sums = pairs.map { (i: Int) -> Tensor<Double> in sums[i + 1] + sums[i] }
    }
    // The squares were made on 64 tapes, which are one by now.
    var all = sums[0]
    for (square, mirror) in zip(squares, squares.reversed()) {
      all = all + square * mirror
    }
    try all.backward()
    for (i, leaf) in leaves.enumerated() {
      let (x, mirror) = (Double(i), Double(63 - i))
      #expect(try leaf.grad?.item() == 2 * x + 4 * x * mirror * mirror)
    }
  }
}
