import Testing

@testable import ReferenceAutodiff

@Suite("The tape: who owns it, and when it goes")
struct TapeTests {
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
      #expect(x.erased.tape === tape)
    }
    #expect(tape == nil)
    #expect(x.erased.tape == nil)
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
    #expect(x.erased.tape === larger)
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
}
