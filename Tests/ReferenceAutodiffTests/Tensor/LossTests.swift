import ReferenceAutodiff
import Testing

@Suite("Losses")
struct LossTests {
  private func gradient(
    at x: [Double], of loss: (Tensor<Double>) -> Tensor<Double>
  ) throws -> [Double] {
    try valueAndGradient(at: Tensor(x), of: loss).gradient.scalars
  }

  @Test("L1Loss is the mean of the distances, with slope 0 where there is none")
  func absolute() throws {
    let truth = Tensor([1.0, 1, 1, 1])
    #expect(try L1Loss()(Tensor([3.0, 0, 1, 2]), truth).item() == 1)
    #expect(
      try gradient(at: [3, 0, 1, 2]) { L1Loss()($0, truth) } == [0.25, -0.25, 0, 0.25])
  }

  @Test("HuberLoss is a square inside and a line outside, with one slope at the joint")
  func huber() throws {
    let loss = HuberLoss(delta: 2)
    // 1²/2, 2²/2 and 2·(5 - 1), over 3.
    #expect(try loss(Tensor([1.0, 2, -5]), 0).item() == 10.5 / 3)
    #expect(try gradient(at: [1, 2, -5, 0]) { loss($0, 0) } == [0.25, 0.5, -0.5, 0])
    #expect(try gradient(at: [1]) { HuberLoss()($0, 0) } == [1])
    #expect(try hessian(at: Tensor([1.0])) { HuberLoss()($0, 0) }.scalars == [1])
    for delta in [0, -1, Double.nan] {
      #expect(
        HuberLoss(delta: delta)(Tensor([1.0]), 0).error
          == .invalidArgument(
            operation: "HuberLoss", why: "delta must be positive, and it is \(delta)"))
    }
  }

  @Test("BCEWithLogitsLoss at 0 is log 2, and at ±1000 it is 1000 or 0, with finite slopes")
  func binary() throws {
    let loss = BCEWithLogitsLoss()
    #expect(try loss(Tensor([0.0]), Tensor([1.0])).item() == 0.6931471805599453)
    let logits = [1000.0, -1000, 1000, -1000]
    let targets = Tensor([1.0, 0, 0, 1])
    #expect(try loss(Tensor(logits), targets).item() == 500)
    #expect(try gradient(at: logits) { loss($0, targets) } == [0, 0, 0.25, -0.25])
    // A confident prediction that is right keeps its digits: the loss at 40 is e⁻⁴⁰, not 0.
    let confident = try loss(Tensor([40.0]), Tensor([1.0])).item()
    #expect(abs(confident / 4.248354255291589e-18 - 1) < 1e-14)
    #expect(try loss(Tensor<Float>([0]), Tensor([0.5])).item() == 0.6931472)
  }

  @Test("CrossEntropyLoss of even logits is the logarithm of the number of classes")
  func crossEntropy() throws {
    let loss = CrossEntropyLoss()
    #expect(abs(try loss(Tensor([[2.0, 2, 2, 2]]), [1]).item() - 1.3862943611198906) < 1e-15)
    // The gradient is (softmax - one-hot) / n.
    let logits = Tensor([[0.0, 0], [0, 0]], requiresGrad: true)
    try loss(logits, [0, 1]).backward()
    #expect(logits.grad?.scalars == [-0.25, 0.25, 0.25, -0.25])
    #expect(try loss(Tensor([[1e4, -1e4]]), [1]).item() == 2e4)
    #expect(try loss(Tensor([[1e4, -1e4]]), [0]).item() == 0)
    #expect(try loss(Tensor([[-.infinity, 0.0]]), [1]).item() == 0)
  }

  @Test("NLLLoss picks from each row, and CrossEntropyLoss is NLLLoss of logSoftmax")
  func negativeLikelihood() throws {
    let rows = Tensor([[-1.0, -2, -3], [-4, -5, -6]], requiresGrad: true)
    let loss = NLLLoss()(rows, [2, 0])
    #expect(try loss.item() == 3.5)
    try loss.backward()
    #expect(rows.grad?.scalars == [0, 0, -0.5, -0.5, 0, 0])
    let logits = Tensor([[0.3, -0.7, 1.1], [0.2, 0.5, -0.4]])
    #expect(
      try CrossEntropyLoss()(logits, [1, 2]).item()
        == NLLLoss()(logits.logSoftmax(axis: 1), [1, 2]).item())
    #expect(try CrossEntropyLoss()(Tensor<Double>(zeros: [0, 3]), []).item().isNaN)
  }

  @Test("Targets that are not classes, and shapes that do not fit, are errors")
  func errors() {
    let logits = Tensor<Double>(zeros: [2, 3])
    for target in [3, -1, Int.min] {
      #expect(
        CrossEntropyLoss()(logits, [0, target]).error
          == .indexOutOfRange(index: "\(target)", axis: 1, shape: [2, 3]))
    }
    let why = "1 targets need the shape [1, classes], not [2, 3]"
    #expect(NLLLoss()(logits, [0]).error == .invalidArgument(operation: "NLLLoss", why: why))
    #expect(
      CrossEntropyLoss()(Tensor([1.0, 2]), [0]).error
        == .invalidArgument(
          operation: "CrossEntropyLoss", why: "1 targets need the shape [1, classes], not [2]"))
    let failed = logits + Tensor([1.0, 2])
    #expect(CrossEntropyLoss()(failed, [0, 0]).error == failed.error)
    #expect(
      BCEWithLogitsLoss()(logits, Tensor([1.0, 2])).error
        == .shapesDoNotBroadcast(operation: "*", [2], [2, 3]))
  }
}
