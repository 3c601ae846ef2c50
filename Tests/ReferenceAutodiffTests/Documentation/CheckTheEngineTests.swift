import ReferenceAutodiff
import Testing

@Suite("CheckTheEngine.md")
struct CheckTheEngineTests {
  private let article: Article

  init() throws { article = try Article("CheckTheEngine") }

  @Test("Mistakes that engines make")
  func mistakesThatEnginesMake() throws {
    try article.expect { print in
      func gradient(
        at x: Double, _ f: (Tensor<Double>) -> Tensor<Double>
      ) throws -> (value: Double, gradient: Double) {
        try valueAndGradient(at: x, of: f)
      }
      print("x + x + x:", try gradient(at: 2) { x in x + x + x })
      print("5 - x:", try gradient(at: 2) { x in 5 - x })
      print("2 * x ** 2:", try gradient(at: 3) { x in 2 * x ** 2 })
      print("2 ** x ** 2:", try gradient(at: 1) { x in 2 ** x ** 2 })
      print("x ** 0 at 0:", try gradient(at: 0) { x in x ** 0 })
      print("tanh at 20:", try gradient(at: 20) { x in tanh(x) }.gradient > 1e-17)
    }
  }
}
