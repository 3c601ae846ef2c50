import ReferenceAutodiff
import Testing

@Suite("The lesson, to the last digit it prints")
struct LessonTests {
  @Test("2.1: f = x² + y² + z² + 2xyz is 77.0 at (2, 3, 4), with gradient 28.0, 22.0, 20.0")
  func simpleGradients() throws {
    let x = Tensor<Float>(2, requiresGrad: true)
    let y = Tensor<Float>(3, requiresGrad: true)
    let z = Tensor<Float>(4, requiresGrad: true)
    let v = x ** 2 + y ** 2 + z ** 2 + 2 * x * y * z
    #expect("f(x,y,z): \(v)" == "f(x,y,z): 77.0")
    try v.backward()
    #expect("x.grad: \(try #require(x.grad))" == "x.grad: 28.0")
    #expect("y.grad: \(try #require(y.grad))" == "y.grad: 22.0")
    #expect("z.grad: \(try #require(z.grad))" == "z.grad: 20.0")
  }

  @Test("2.1 in Double is exact")
  func simpleGradientsInDouble() throws {
    let x = Tensor(2.0, requiresGrad: true)
    let y = Tensor(3.0, requiresGrad: true)
    let z = Tensor(4.0, requiresGrad: true)
    let v = x ** 2 + y ** 2 + z ** 2 + 2 * x * y * z
    #expect(try v.item() == 77)
    try v.backward()
    #expect(try x.grad?.item() == 28)
    #expect(try y.grad?.item() == 22)
    #expect(try z.grad?.item() == 20)
  }

  @Test("2.2: both losses are 14.1844, and the gradient is 48.63750457763672, 6.77500057220459")
  func meanSquaredError() throws {
    let x = Tensor<Float>([2.5, 4.8, 6.9, 9.5])
    let yTrue = Tensor<Float>([3, 5.0, 7.0, 9.0])
    let w = Tensor<Float>(1.5, requiresGrad: true)
    let b = Tensor<Float>(0.5, requiresGrad: true)
    let yPred = w * x + b
    let custom = ((yPred - yTrue) ** 2).mean()
    let builtIn = MSELoss()(yPred, yTrue)
    #expect(custom.detach().debugDescription == "tensor(14.1844)")
    #expect(builtIn.detach().debugDescription == "tensor(14.1844)")
    try custom.backward()
    #expect("w.grad: \(try #require(w.grad))" == "w.grad: 48.63750457763672")
    #expect("b.grad: \(try #require(b.grad))" == "b.grad: 6.77500057220459")
  }

  @Test("2.2 in Double: 2·Σ(wx + b - y)·x/n, and 2·Σ(wx + b - y)/n")
  func meanSquaredErrorInDouble() throws {
    let (xs, ys) = ([2.5, 4.8, 6.9, 9.5], [3, 5.0, 7.0, 9.0])
    let w = Tensor(1.5, requiresGrad: true)
    let b = Tensor(0.5, requiresGrad: true)
    try MSELoss()(w * Tensor(xs) + b, Tensor(ys)).backward()
    let residuals = zip(xs, ys).map { 1.5 * $0 + 0.5 - $1 }
    let wanted = zip(xs, residuals).reduce(0) { $0 + 2 * $1.0 * $1.1 } / 4
    #expect(abs(try #require(try w.grad?.item()) - wanted) < 1e-13)
    #expect(abs(try #require(try b.grad?.item()) - residuals.reduce(0, +) / 2) < 1e-13)
  }

  @Test("2.3: the derivative of sin(x² + 1) at 3 is -5.03442907333374, printed tensor(-5.0344)")
  func chainRule() throws {
    let x = Tensor<Float>(3, requiresGrad: true)
    try sin(x ** 2 + 1).backward()
    #expect("\(try #require(x.grad))" == "-5.03442907333374")
    let gradient = try grad(of: sin(x ** 2 + 1), wrt: [x])
    #expect("\(gradient)" == "(tensor(-5.0344),)")
  }

  @Test("Vectors print as PyTorch prints them")
  func printing() {
    #expect("\(Tensor<Float>([2.5, 4.8, 6.9, 9.5]))" == "tensor([2.5000, 4.8000, 6.9000, 9.5000])")
    #expect("\(Tensor<Float>([3, 5, 7, 9]))" == "tensor([3., 5., 7., 9.])")
    #expect(Tensor<Double>(28.0).debugDescription == "tensor(28.)")
    #expect(
      "\(Tensor([[1.0, -2.5], [10, 4]]))"
        == "tensor([[ 1.0000, -2.5000],\n        [10.0000,  4.0000]])")
    #expect(Tensor<Double>(1e-5).debugDescription == "tensor(1.0000e-05)")
    #expect(Tensor(2.0, requiresGrad: true).debugDescription == "tensor(2., requires_grad=True)")
    #expect((Tensor(2.0, requiresGrad: true) * 3).debugDescription == "tensor(6., grad_fn=<*>)")
    #expect("\(Tensor<Double>(zeros: [0]))" == "tensor([])")
  }
}
