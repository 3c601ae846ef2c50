import Foundation
import ReferenceAutodiff
import Testing

@Suite("LessonInSwift.md")
struct LessonInSwiftTests {
  private let article: Article

  init() throws { article = try Article("LessonInSwift") }

  @Test("2.1 Simple gradients")
  func simpleGradients() throws {
    try article.expect { print in
      let x = Tensor<Float>(2, requiresGrad: true)
      let y = Tensor<Float>(3, requiresGrad: true)
      let z = Tensor<Float>(4, requiresGrad: true)

      let v = x ** 2 + y ** 2 + z ** 2 + 2 * x * y * z
      print("f(x,y,z): \(v)")

      try v.backward()
      print("x.grad: \(x.grad ?? 0)")
      print("y.grad: \(y.grad ?? 0)")
      print("z.grad: \(z.grad ?? 0)")
    }
  }

  @Test("2.2 The gradient of a loss")
  func theGradientOfALoss() throws {
    try article.expect { print in
      func mse(_ yPred: Tensor<Float>, _ yTrue: Tensor<Float>) -> Tensor<Float> {
        ((yPred - yTrue) ** 2).mean()
      }

      let x = Tensor<Float>([2.5, 4.8, 6.9, 9.5])
      let yTrue = Tensor<Float>([3, 5.0, 7.0, 9.0])

      let w = Tensor<Float>(1.5, requiresGrad: true)
      let b = Tensor<Float>(0.5, requiresGrad: true)

      let yPred = w * x + b

      let lossCustom = mse(yPred, yTrue)
      let lossBuiltIn = MSELoss()(yPred, yTrue)

      print(String(format: "Custom MSE: %.4f", try lossCustom.item()))
      print(String(format: "Built-in MSELoss: %.4f", try lossBuiltIn.item()))

      try lossCustom.backward()
      print("w.grad: \(w.grad ?? 0)")
      print("b.grad: \(b.grad ?? 0)")
    }
  }

  @Test("2.3 The chain rule")
  func theChainRule() throws {
    try article.expect { print in
      var x = Tensor<Float>(3, requiresGrad: true)
      var y = sin(x ** 2 + 1)
      try y.backward()
      print("x.grad from backward(): \(x.grad ?? 0)")

      x = Tensor<Float>(3, requiresGrad: true)
      y = sin(x ** 2 + 1)
      let gradient = try grad(of: y, wrt: [x])
      print("Gradient via grad(of:wrt:): \(gradient)")
    }
  }

  @Test("The minus sign")
  func theMinusSign() throws {
    try article.expect { print in
      let x = Tensor(3.0, requiresGrad: true)
      print(try (-x ** 2).item(), try (-(x ** 2)).item(), try (1 - x ** 2).item())
    }
  }

  @Test("Gradients add up")
  func gradientsAddUp() throws {
    try article.expect { print in
      var w = Tensor(5.0, requiresGrad: true)
      for _ in 1...3 {
        w.zeroGrad()
        let loss = (w - 2) ** 2
        try loss.backward()
        let slope = w.grad ?? 0
        noGrad { w -= 0.25 * slope }
        print(try loss.item(), try slope.item(), try w.item())
      }
    }
  }

  @Test("Constants from variables")
  func constantsFromVariables() throws {
    try article.expect { print in
      let x = Tensor(3.0, requiresGrad: true)
      try (x * x.detach()).backward()
      print(x.grad ?? 0)
    }
  }

  @Test("No variable")
  func noVariable() throws {
    try article.expect { print in
      let constant = Tensor<Double>(2)
      do { try (constant * 3).backward() } catch { print(error) }
    }
  }

  @Test("Several numbers")
  func severalNumbers() throws {
    try article.expect { print in
      let x = Tensor([1.0, 2, 3], requiresGrad: true)
      do { try (x * 2).backward() } catch { print(error) }
    }
  }

  @Test("Shapes that do not fit")
  func shapesThatDoNotFit() throws {
    try article.expect { print in
      let sum = Tensor([1.0, 2, 3]) + Tensor([1.0, 2])
      do { print(try sum.mean().item()) } catch { print(error) }
    }
  }

  @Test("A second pass")
  func aSecondPass() throws {
    try article.expect { print in
      let x = Tensor(3.0, requiresGrad: true)
      let v = x ** 2
      try v.backward()
      do { try v.backward() } catch { print(error) }
    }
  }

  @Test("A variable that was not used")
  func aVariableThatWasNotUsed() throws {
    try article.expect { print in
      let x = Tensor(3.0, requiresGrad: true)
      let y = Tensor(4.0, requiresGrad: true)
      do { print(try grad(of: x ** 2, wrt: [x, y])) } catch { print(error) }
    }
  }
}
