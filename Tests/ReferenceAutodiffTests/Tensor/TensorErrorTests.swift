import ReferenceAutodiff
import Testing

@Suite("Errors of tensors, and their words")
struct TensorErrorTests {
  private static let graphFreed =
    "backward(): this goes a second time through the graph of a tensor of shape [], which the first "
    + "backward() has freed. Compute the tensor anew, or write backward(retainGraph: true) the first "
    + "time"

  private func thrown(_ body: () throws(TensorError) -> Void) -> TensorError? {
    do { try body() } catch { return error }
    return nil
  }

  @Test("Shapes that do not broadcast give a tensor that carries the error to backward()")
  func shapesDoNotBroadcast() {
    let x = Tensor([1.0, 2, 3], requiresGrad: true)
    let sum = x + Tensor([1.0, 2])
    let wanted = TensorError.shapesDoNotBroadcast(operation: "+", [3], [2])
    #expect(sum.error == wanted)
    let loss = sin(sum * 2).mean()
    #expect(thrown { () throws(TensorError) in try loss.backward() } == wanted)
    #expect(thrown { () throws(TensorError) in _ = try grad(of: loss, wrt: x) } == wanted)
    #expect(thrown { () throws(TensorError) in _ = try loss.item() } == wanted)
    #expect(x.grad == nil)
    #expect(
      "\(loss)" == "tensor(error: +: shapes [3] and [2] do not broadcast: from the last axis "
        + "backwards, lengths must be equal, or one of them 1)")
  }

  @Test("The first of two errors is the one that is told")
  func firstError() {
    let first = Tensor([1.0, 2, 3]) + Tensor([1.0, 2])
    let second = first * Tensor([1.0]).reshaped(to: [7])
    #expect(second.error == .shapesDoNotBroadcast(operation: "+", [3], [2]))
  }

  @Test("A second backward() explains itself, and changes no gradient")
  func secondBackward() throws {
    let x = Tensor(3.0, requiresGrad: true)
    let v = x ** 2
    try v.backward()
    let error = try #require(thrown { () throws(TensorError) in try v.backward() })
    #expect("\(error)" == Self.graphFreed)
    #expect(try x.grad?.item() == 6)
    let later = thrown { () throws(TensorError) in try (v * x).backward() }
    #expect("\(try #require(later))" == Self.graphFreed)
    #expect(try x.grad?.item() == 6)
  }

  @Test("backward() of several numbers asks for a reduction or a seed")
  func needsSeed() throws {
    let x = Tensor([1.0, 2, 3], requiresGrad: true)
    let error = try #require(thrown { () throws(TensorError) in try (x * 2).backward() })
    #expect(
      "\(error)"
        == "backward(): only a scalar has a gradient, and this tensor has shape [3]. Reduce "
        + "it first, as in loss.mean().backward(), or pass a seed of that shape")
    let seed = Tensor([1.0, 2])
    #expect(
      thrown { () throws(TensorError) in try (x * 2).backward(seed: seed) }
        == .seedOfOtherShape(seed: [2], output: [3]))
    try (x * 2).backward(seed: Tensor([1, 10, 100]))
    #expect(x.grad?.scalars == [2, 20, 200])
  }

  @Test("backward() of a constant says how to require grad")
  func requiresNoGrad() throws {
    let error = try #require(
      thrown { () throws(TensorError) in try Tensor<Double>(2.0).backward() })
    #expect(
      "\(error)"
        == "backward(): this tensor of shape [] does not require grad. Create the tensors to "
        + "differentiate by with requires_grad: Tensor(2.0, requiresGrad: true)")
  }

  @Test("grad(of:wrt:) names the input that was not used")
  func notUsed() {
    let x = Tensor(2.0, requiresGrad: true)
    let y = Tensor([3.0], requiresGrad: true)
    #expect(
      thrown { () throws(TensorError) in _ = try grad(of: x * x, wrt: [x, y]) }
        == .notUsed(input: 1, shape: [1]))
  }

  @Test("item() of several numbers is refused")
  func notOneNumber() {
    #expect(
      thrown { () throws(TensorError) in _ = try Tensor([1.0, 2]).item() }
        == .notOneNumber(shape: [2]))
  }

  @Test("Shapes that no memory holds, negative lengths and wrong counts are errors")
  func invalidShapes() {
    let huge = Tensor<Double>(zeros: [Int.max, Int.max])
    #expect(huge.error == .invalidShape([.max, .max], why: "more than 2^31 elements"))
    #expect(Tensor<Double>(ones: [-1]).error == .invalidShape([-1], why: "negative length"))
    let deep = [Int](repeating: 1, count: 33)
    #expect(Tensor<Double>(ones: deep).error == .invalidShape(deep, why: "more than 32 axes"))
    #expect(
      Tensor(shape: [2, 2], scalars: [1.0]).error
        == .wrongCount(operation: "Tensor", shape: [2, 2], count: 1))
    #expect(
      Tensor([[1.0, 2], [3]]).error == .wrongCount(operation: "Tensor", shape: [2], count: 1))
    let long = Tensor<Float>(ones: [100_000, 1]) * Tensor<Float>(ones: [1, 100_000])
    #expect(long.error == .invalidShape([100_000, 100_000], why: "more than 2^31 elements"))
  }

  @Test("Axes, indices, shapes of products and parts that do not fit are errors")
  func misfits() {
    let x = Tensor([[1.0, 2, 3], [4, 5, 6]])
    #expect(x.sum(axes: [2]).error == .invalidAxis(operation: "sum", axis: 2, shape: [2, 3]))
    #expect(x.max(axes: [0, -2]).error == .invalidAxis(operation: "max", axis: -2, shape: [2, 3]))
    #expect(x[2].error == .indexOutOfRange(index: "2", axis: 0, shape: [2, 3]))
    #expect(x[1, 3].error == .indexOutOfRange(index: "3", axis: 0, shape: [3]))
    #expect(x[1..<3].error == .indexOutOfRange(index: "1..<3", axis: 0, shape: [2, 3]))
    #expect(x.permuted([0]).error == .invalidAxis(operation: "permute", axis: 1, shape: [2, 3]))
    #expect(
      x.reshaped(to: [4]).error == .wrongCount(operation: "reshape", shape: [4], count: 6))
    #expect(
      x.matmul(x).error
        == .shapesDoNotFit(
          operation: "matmul", [2, 3], [2, 3],
          why: "the first one's last length must be the second one's first"))
    #expect(
      Tensor.concatenate([x, x[0]]).error
        == .shapesDoNotFit(
          operation: "concatenate", [2, 3], [3], why: "they have different numbers of axes"))
    #expect(
      Tensor.stack([x, x.transposed()]).error
        == .shapesDoNotFit(
          operation: "stack", [2, 3], [3, 2], why: "lengths must be equal"))
    #expect(
      Tensor<Double>(zeros: [2, 0]).max().error == .emptyTensor(operation: "max", shape: [2, 0]))
  }

  @Test("Empty tensors add up to 0 and multiply to 1; their gradient is empty")
  func emptyTensors() throws {
    let x = Tensor<Double>(zeros: [0], requiresGrad: true)
    try (x * 2).sum().backward()
    #expect(x.grad?.shape == [0])
    #expect(try Tensor<Double>(zeros: [2, 0]).prod().item() == 1)
    #expect(try Tensor<Double>(zeros: [0]).mean().item().isNaN)
    #expect(Tensor<Double>(zeros: [0, 2]).matmul(Tensor(zeros: [2, 3])).shape == [0, 3])
  }
}
