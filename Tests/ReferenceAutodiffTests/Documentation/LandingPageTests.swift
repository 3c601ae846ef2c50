import ReferenceAutodiff
import Testing

@Suite("ReferenceAutodiff.md")
struct LandingPageTests {
  private let article: Article

  init() throws { article = try Article("ReferenceAutodiff") }

  @Test("Overview")
  func overview() throws {
    try article.expect { print in
      let x = Tensor(2.0, requiresGrad: true)
      let y = Tensor(3.0, requiresGrad: true)
      let v = x ** 2 + x * y
      try v.backward()
      print("∂v/∂x =", x.grad ?? 0)
      print("∂v/∂y =", y.grad ?? 0)

      print.nextBlock()

      let formula = try Formula("sin(x^2 + 1)", variables: [.init("x")])
      print(formula.values(at: [3])[0], formula.gradient(at: [3])[0])
    }
  }
}
