import Testing

@testable import ReferenceAutodiff

@Suite("The tape: who owns it, and when it goes")
struct TapeTests {
  /// The last tape on which a leaf got a node.
  private func tapeOf(_ leaf: Tensor<Double>) -> Tape? {
    leaf.erased.leaf?.unmanagedTape?.takeUnretainedValue()
  }

  @Test("A loss that stays alive from step to step does not collect the steps before")
  func noGrowth() throws {
    let w = Tensor(5.0, requiresGrad: true)
    func lossOf(_ w: Tensor<Double>) -> Tensor<Double> { (w - 2) ** 2 * 3 }
    var loss = lossOf(w)
    let nodes = try #require(loss.erased.tape).count
    for _ in 0..<50 {
      try loss.backward()
      loss = lossOf(w)
      #expect(loss.erased.tape?.count == nodes)
    }
  }

  @Test("Losses that a loop keeps hold no tape")
  func keptLosses() throws {
    let w = Tensor(5.0, requiresGrad: true)
    var losses: [Tensor<Double>] = []
    for step in 0..<50 {
      let loss = (w - 2) ** 2 * Tensor(Double(step))
      losses.append(loss)
      try loss.backward()
    }
    let areFree = losses.allSatisfy { $0.erased.tape == nil }
    #expect(areFree)
    #expect(w.erased.tape == nil)
    #expect(try losses[49].item() == 9 * 49)
  }

  @Test("The tape goes with the last tensor that was computed on it, and its leaf forgets it")
  func lifetime() throws {
    let x = Tensor(5.0, requiresGrad: true)
    weak var tape: Tape?
    do {
      let y = x * 2 + 1
      tape = y.erased.tape
      #expect(tape != nil)
      #expect(tapeOf(x) === tape)
    }
    #expect(tape == nil)
    #expect(tapeOf(x) == nil)
    try (x * 7).backward()
    #expect(try x.grad?.item() == 7)
  }

  @Test("Constants alone, and what noGrad computes, are not recorded")
  func constants() {
    let x = Tensor(5.0, requiresGrad: true)
    let y: Tensor<Double> = 2
    #expect((y * y + 1).erased.tape == nil)
    noGrad { #expect((x * y).erased.tape == nil) }
  }

  @Test("Two tapes that meet become one, the smaller at the end of the larger")
  func meeting() throws {
    let x = Tensor(2.0, requiresGrad: true)
    let y = Tensor(3.0, requiresGrad: true)
    let (small, large) = (x * x, y * y * y)
    let (smaller, larger) = (try #require(small.erased.tape), try #require(large.erased.tape))
    #expect(smaller !== larger)
    let product = small * large
    #expect(product.erased.tape === larger)
    #expect(small.erased.tape === larger)
    #expect(tapeOf(x) === larger)
    #expect(smaller.count == 0)
    try product.backward()
    #expect(try x.grad?.item() == 4 * 27)
    #expect(try y.grad?.item() == 4 * 27)
  }

  @Test("A pass frees what it went through, and no more")
  func freeing() throws {
    let x = Tensor(2.0, requiresGrad: true)
    let (square, cube) = (x ** 2, x ** 3)
    let tape = try #require(square.erased.tape)
    try square.backward()
    #expect(!tape.isOver)
    #expect(cube.erased.tape === tape)
    try cube.backward()
    #expect(tape.isOver)
    #expect(tape.count == 0)
    #expect(square.erased.tape == nil)
  }

  @Test("A result that is kept does not hold what is computed from its leaf later")
  func keptResult() throws {
    let w = Tensor(5.0, requiresGrad: true)
    let kept = w * 2
    for _ in 0..<1000 { try ((w - 2) ** 2 * 3).backward() }
    #expect(try #require(kept.erased.tape).count < 16)
    for _ in 0..<1000 { _ = sin(w - 2) * 3 }
    #expect(try #require(kept.erased.tape).count < 300)

    let x = Tensor(repeating: 1.0, shape: [100], requiresGrad: true)
    let held = x * 2
    for _ in 0..<1000 { _ = (x ** 2).sum() }
    #expect(try #require(held.erased.tape).details.count < 4)
    try kept.backward()
    try held.sum().backward()
    #expect(try w.grad?.item() == 1000 * 18 + 2)
    #expect(x.grad?.scalars == [Double](repeating: 2, count: 100))
  }

  @Test("A leaf with nodes on tapes that meet gets the sum of its shares, in every mode")
  func leafOnSeveralTapes() throws {
    let x = Tensor([3.0, 7], requiresGrad: true)
    // Steps between leaves with axes begin a tape each.
    func function(_ x: Tensor<Double>) -> Tensor<Double> {
      ((x * x) * (x + x) + (1 - x)).sum()
    }
    let loss = function(x)
    let tape = try #require(loss.erased.tape)
    #expect(Array(tape.leaves).count > 1)
    try loss.backward(retainGraph: true)
    let wanted: [Double] = [53, 293]
    #expect(x.grad?.scalars == wanted)
    try loss.backward(retainGraph: true)
    #expect(x.grad?.scalars == wanted.map { 2 * $0 })
    #expect(try grad(of: loss, wrt: x, retainGraph: true).scalars == wanted)
    let first = try grad(of: loss, wrt: x, createGraph: true)
    #expect(first.scalars == wanted)
    #expect(try grad(of: first.sum(), wrt: x).scalars == [36, 84])
    #expect(try jvp(at: x, along: Tensor([1, 0]), of: function).derivative.item() == wanted[0])
  }

  @Test("A second pass adds what the first did, to the last bit, also to a leaf on several tapes")
  func exactAccumulation() throws {
    let x = Tensor([0.1, 0.7], requiresGrad: true)
    let loss = ((x / 3) * (x * 0.3) + exp(x) * (0.1 - x)).sum()
    try loss.backward(retainGraph: true)
    let once = try #require(x.grad).scalars
    try loss.backward()
    #expect(x.grad?.scalars == once.map { 2 * $0 })
  }

  @Test("A pass inside a function that is differentiated leaves its argument usable")
  func passInsideAFunction() throws {
    let w = Tensor(4.0, requiresGrad: true)
    let (value, gradient) = try valueAndGradient(at: 3.0) { x in
      try (x * w).backward()
      let inner = try valueAndGradient(at: 2.0) { y in x * y * y }
      return x * x * Tensor(inner.gradient)
    }
    #expect((value, gradient) == (108, 72))
    #expect(try w.grad?.item() == 3)
  }
}
