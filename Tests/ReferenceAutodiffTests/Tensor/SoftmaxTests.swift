import ReferenceAutodiff
import Testing

@Suite("Softmax, logsumexp, norm and standard deviation")
struct SoftmaxTests {
  @Test("Values that can be computed by hand")
  func values() throws {
    // exp(log k) = k: the softmax of log 1, log 2, log 5 is 1/8, 2/8, 5/8.
    let x = log(Tensor([1.0, 2, 5]))
    #expect(x.softmax().scalars.elementsEqual([0.125, 0.25, 0.625]) { abs($0 - $1) < 1e-15 })
    #expect(abs(try x.logsumexp().item() - 2.0794415416798357) < 1e-15)
    #expect(
      x.logSoftmax().scalars.elementsEqual([
        -2.0794415416798357, -1.3862943611198906, -0.4700036292457356,
      ]) { abs($0 - $1) < 1e-15 })
    let matrix = Tensor([[0.0, 0], [0, 0]])
    #expect(matrix.softmax(axis: 0).scalars == [0.5, 0.5, 0.5, 0.5])
    #expect(matrix.logsumexp(axes: [1], keepDimensions: true).shape == [2, 1])
    #expect(matrix.logsumexp(axes: [0]).shape == [2])
  }

  @Test("Huge logits neither overflow nor lose digits", arguments: [1e4, -1e4, 1e300])
  func huge(offset: Double) throws {
    let x = Tensor([offset, offset], requiresGrad: true)
    #expect(x.softmax().scalars == [0.5, 0.5])
    #expect(x.logSoftmax().scalars == [-0.6931471805599453, -0.6931471805599453])
    let sum = x.logsumexp()
    #expect(try sum.item() == offset + 0.6931471805599453)
    try sum.backward()
    #expect(x.grad?.scalars == [0.5, 0.5])
    let apart = Tensor<Float>([1e4, -1e4])
    #expect(apart.softmax().scalars == [1, 0])
    #expect(apart.logSoftmax().scalars == [0, -2e4])
  }

  @Test("logsumexp of nothing but -∞ is -∞, with gradient 0")
  func negativeInfinity() throws {
    let x = Tensor([[-.infinity, -.infinity], [-.infinity, 3.0]], requiresGrad: true)
    let sums = x.logsumexp(axes: [1])
    #expect(sums.scalars == [-.infinity, 3])
    try sums.backward(seed: Tensor([1, 1]))
    #expect(x.grad?.scalars == [0, 0, 0, 1])
    #expect(try Tensor<Double>(zeros: [0]).logsumexp().item() == -.infinity)
    #expect(Tensor<Double>(zeros: [2, 0]).logsumexp(axes: [0]).shape == [0])
    #expect(try Tensor([1, .infinity]).logsumexp().item() == .infinity)
    #expect(try Tensor([1, Double.nan]).logsumexp().item().isNaN)
    #expect(Tensor([-.infinity, 0.0]).softmax().scalars == [0, 1])
  }

  @Test("The norm of 3 and 4 is 5, at every scale", arguments: [1, 1e200, 1e-200, 0x1p-1060])
  func norms(scale: Double) throws {
    let x = Tensor([3 * scale, 4 * scale], requiresGrad: true)
    let norm = x.norm()
    #expect(try norm.item() == 5 * scale)
    try norm.backward()
    let slopes = try #require(x.grad?.scalars)
    #expect(slopes.elementsEqual([0.6, 0.8]) { abs($0 - $1) < 1e-15 })
  }

  @Test("At the origin the norm's gradient is 0, and so are its second derivatives")
  func origin() throws {
    let x = Tensor([0.0, 0])
    #expect(try valueAndGradient(at: x) { $0.norm() }.gradient.scalars == [0, 0])
    #expect(try hessian(at: x) { $0.norm() }.scalars == [0, 0, 0, 0])
    #expect(try jvp(at: x, along: Tensor([1.0, 1])) { $0.norm() }.derivative.item() == 0)
    let rows = Tensor([[3.0, 4], [0, 0]])
    #expect(rows.norm(axes: [1]).scalars == [5, 0])
    #expect(rows.norm(axes: [1], keepDimensions: true).shape == [2, 1])
    #expect(rows.norm(axes: []).scalars == [3, 4, 0, 0])
    #expect(try Tensor<Double>(zeros: [0]).norm().item() == 0)
    #expect(try Tensor([1.0, .infinity]).norm().item() == .infinity)
    #expect(try Tensor([1.0, .nan]).norm().item().isNaN)
  }

  @Test("The standard deviation, and its gradient of 0 where all are equal")
  func standardDeviation() throws {
    let x = Tensor([2.0, 4, 4, 4, 5, 5, 7, 9])
    #expect(try x.standardDeviation(correction: 0).item() == 2)
    let flat = Tensor([3.0, 3, 3])
    let (value, gradient) = try valueAndGradient(at: flat) { $0.standardDeviation() }
    #expect(try value.item() == 0)
    #expect(gradient.scalars == [0, 0, 0])
    #expect(try Tensor([1.0]).standardDeviation().item().isNaN)
    #expect(
      Tensor([[1.0, 3], [5, 5]]).standardDeviation(axes: [1], correction: 0).scalars == [1, 0])
  }

  @Test("Axes that are not there are errors")
  func errors() {
    let x = Tensor([1.0, 2])
    #expect(x.softmax(axis: 1).error == .invalidAxis(operation: "softmax", axis: 1, shape: [2]))
    #expect(
      x.logSoftmax(axis: -2).error == .invalidAxis(operation: "logSoftmax", axis: -2, shape: [2]))
    #expect(
      x.logsumexp(axes: [0, 0]).error
        == .invalidAxis(operation: "logsumexp", axis: 0, shape: [2]))
    #expect(x.norm(axes: [3]).error == .invalidAxis(operation: "norm", axis: 3, shape: [2]))
    #expect(
      Tensor<Double>(1).softmax().error == .invalidAxis(operation: "softmax", axis: -1, shape: []))
    let failed = x + Tensor([1.0, 2, 3])
    for result in [failed.softmax(), failed.norm(), failed.standardDeviation(), failed.logsumexp()]
    {
      #expect(result.error == failed.error)
    }
    #expect(Tensor<Double>(zeros: [0, 2]).softmax().shape == [0, 2])
    #expect(Tensor<Double>(zeros: [2, 0]).softmax().shape == [2, 0])
  }
}
