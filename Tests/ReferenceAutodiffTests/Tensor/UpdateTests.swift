import ReferenceAutodiff
import Testing

@Suite("Changing a variable: the step of a training, and what it must not do")
struct UpdateTests {
  @Test("In noGrad a leaf stays a leaf, and keeps its gradient until zeroGrad()")
  func step() throws {
    var w = Tensor(5.0, requiresGrad: true)
    for expected in [4.4, 3.92, 3.536] {
      w.zeroGrad()
      try ((w - 2) ** 2).backward()
      let gradient = try #require(w.grad)
      noGrad { w -= 0.1 * gradient }
      #expect(abs(try w.item() - expected) < 1e-14)
      #expect(w.requiresGrad)
      #expect(try w.grad?.item() == gradient.item())
    }
  }

  @Test("A forgotten zeroGrad() adds the gradient to the one before")
  func forgottenZeroGrad() throws {
    var w = Tensor(5.0, requiresGrad: true)
    try ((w - 2) ** 2).backward()
    noGrad { w -= 1 }
    try ((w - 2) ** 2).backward()
    #expect(try w.grad?.item() == 6 + 4)
  }

  @Test("While operations are recorded, a leaf cannot be changed, and the error says what to write")
  func recorded() throws {
    var w = Tensor([5.0, 1], requiresGrad: true)
    w -= 0.1
    #expect(w.error == .leafChanged(operation: "-=", shape: [2]))
    #expect(
      "\(try #require(w.error))"
        == "-=: this tensor of shape [2] requires grad and cannot be changed while operations are "
        + "recorded. Put the step into noGrad { … }; or, for a new tensor that is computed from this "
        + "one, write w = w - …")
    #expect(throws: TensorError.leafChanged(operation: "-=", shape: [2])) {
      try w.sum().backward()
    }
  }

  @Test("A leaf keeps its shape")
  func shape() {
    var w = Tensor(5.0, requiresGrad: true)
    noGrad { w *= Tensor([1, 2]) }
    let why = "a tensor that requires grad keeps its shape"
    #expect(w.error == .shapesDoNotFit(operation: "*=", [], [2], why: why))
  }

  @Test("Constants and computed tensors are changed anywhere")
  func others() throws {
    let x = Tensor(3.0, requiresGrad: true)
    var total: Tensor<Double> = 0
    for _ in 0..<3 { total += x * x }
    total /= 3
    try total.backward()
    #expect(try x.grad?.item() == 6)
  }

  @Test("A graph from before the step has the old number, a new one the new")
  func oldGraph() throws {
    var w = Tensor(2.0, requiresGrad: true)
    let before = w ** 3
    noGrad { w += 1 }
    let first = try grad(of: w ** 3 + before * 0, wrt: w, createGraph: true)
    #expect(try first.item() == 27)
    #expect(try grad(of: first, wrt: w).item() == 18)
    let copy = w.detach(requiresGrad: true)
    try (copy * 4).backward()
    #expect(try copy.grad?.item() == 4)
    #expect(w.grad == nil)
  }

  @Test("Numbers that are no literals stand beside tensors, in either order and precision")
  func plainNumbers() throws {
    let (k, x) = (3.0, Tensor(2.0, requiresGrad: true))
    try (k * x + x * k - k / x + x / k + (k - x) - (x - k) + (k + x) + x ** k + k ** x).backward()
    let wanted = 3 + 3 + 0.75 + 1.0 / 3 - 1 - 1 + 1 + 12 + 9 * 1.0986122886681098
    #expect(abs(try #require(try x.grad?.item()) - wanted) < 1e-14)
    let (h, y) = (Float(0.5), Tensor<Float>([1, 2]))
    #expect((h * y + y * h - h / y + y / h).scalars == [2.5, 5.75])
    #expect((y ** h).scalars == [1, Float(2).squareRoot()])
    #expect((-y + h - (y - h) + (h - y) + (h + y)).scalars == [0, -2])
  }
}
