import ReferenceAutodiff
import Testing

@Suite("FromNumbersToTensors.md")
struct FromNumbersToTensorsTests {
  private let article: Article

  init() throws { article = try Article("FromNumbersToTensors") }

  @Test("Element by element")
  func elementByElement() throws {
    try article.expect { print in
      let x = Tensor([1.0, 2, 3], requiresGrad: true)
      let y = Tensor([4.0, 5, 6], requiresGrad: true)
      try (x * y).sum().backward()
      print(x.grad ?? 0)
      print(y.grad ?? 0)
    }
  }

  @Test("Broadcasting")
  func broadcasting() throws {
    try article.expect { print in
      let rows = Tensor([[1.0, 2, 3], [4, 5, 6]], requiresGrad: true)
      let bias = Tensor([10.0, 20, 30], requiresGrad: true)
      let scale = Tensor(2.0, requiresGrad: true)
      let result = scale * rows + bias
      print(result.shape)
      try result.sum().backward()
      print(rows.grad ?? 0)
      print(bias.grad ?? 0)
      print(scale.grad ?? 0)
    }
  }

  @Test("Reductions")
  func reductions() throws {
    try article.expect { print in
      let x = Tensor([[1.0, 5, 2], [7, 3, 4]], requiresGrad: true)
      try x.mean(axes: [1]).sum().backward()
      print(x.grad ?? 0)
      x.zeroGrad()
      try x.max(axes: [1]).sum().backward()
      print(x.grad ?? 0)
    }
  }

  @Test("Products of matrices")
  func productsOfMatrices() throws {
    try article.expect { print in
      let a = Tensor([[1.0, 2], [3, 4]], requiresGrad: true)
      try a.matmul(a).sum().backward()
      print(a.grad ?? 0)
    }
  }

  @Test("Moving elements")
  func movingElements() throws {
    try article.expect { print in
      let x = Tensor([10.0, 20, 30, 40], requiresGrad: true)
      let taken = x.taking([2, 0, 2])
      print(taken.detach())
      try taken.sum().backward()
      print(x.grad ?? 0)
    }
  }

  @Test("Where there is no derivative")
  func whereThereIsNoDerivative() throws {
    try article.expect { print in
      func slope(at x: Double, _ f: (Tensor<Double>) -> Tensor<Double>) throws -> Double {
        try valueAndGradient(at: x, of: f).gradient
      }
      print("relu′(0) =", try slope(at: 0) { x in relu(x) })
      print("|x|′(0) =", try slope(at: 0) { x in abs(x) })
      print("max(x, 2)′(2) =", try slope(at: 2) { x in max(x, 2) })
      print("(x ** 0)′(0) =", try slope(at: 0) { x in x ** 0 })
      print("√x′(0) =", try slope(at: 0) { x in sqrt(x) })

      let ties = Tensor([3.0, 1, 3], requiresGrad: true)
      try ties.max().backward()
      print(ties.grad ?? 0)
    }
  }

  @Test("Forward mode with the same rules")
  func forwardModeWithTheSameRules() throws {
    try article.expect { print in
      func polar(_ p: Tensor<Double>) -> Tensor<Double> {
        Tensor.stack([p[0] * cos(p[1]), p[0] * sin(p[1])])
      }
      let p = Tensor([2.0, 0])
      print(try jacobian(at: p, of: polar))
      print(try jvp(at: p, along: Tensor([0.0, 1]), of: polar).derivative)
      print(try vjp(at: p, cotangent: Tensor([0.0, 1]), of: polar).gradient)

      func cubes(_ x: Tensor<Double>) -> Tensor<Double> { (x ** 3).sum() }
      print(try hessian(at: Tensor([1.0, 2]), of: cubes))
      print(try hvp(at: Tensor([1.0, 2]), along: Tensor([1.0, 1]), of: cubes))
    }
  }

  @Test("Derivatives of derivatives")
  func derivativesOfDerivatives() throws {
    try article.expect { print in
      let x = Tensor(2.0, requiresGrad: true)
      let first = try grad(of: x ** 3, wrt: x, createGraph: true)
      let second = try grad(of: first, wrt: x, createGraph: true)
      let third = try grad(of: second, wrt: x)
      print(try first.item(), try second.item(), try third.item())
    }
  }
}
