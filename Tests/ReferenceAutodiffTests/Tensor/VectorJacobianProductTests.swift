import ReferenceAutodiff
import Testing

@Suite("Products of a cotangent with a Jacobian")
struct VectorJacobianProductTests {
  private let a = Tensor([[1.0, 2, 3], [4, 5, 6]])

  @Test("Of a matrix it is the product with the transpose")
  func linear() throws {
    let u = Tensor([10.0, 1])
    let (value, gradient) = try vjp(at: Tensor([1.0, 0, 2]), cotangent: u) { a.matmul($0) }
    #expect(value.scalars == [7, 16])
    #expect(gradient.scalars == [14, 25, 36])
    #expect(!value.requiresGrad)
    #expect(!gradient.requiresGrad)
  }

  @Test("What a function does not depend on has the product 0; of the identity it is the cotangent")
  func extremes() throws {
    let x = Tensor([1.0, 2])
    let other = Tensor([3.0, 4], requiresGrad: true)
    #expect(try vjp(at: x, cotangent: x) { _ in other * 2 }.gradient.scalars == [0, 0])
    #expect(try vjp(at: x, cotangent: Tensor(1)) { _ in 5 }.gradient.scalars == [0, 0])
    #expect(try vjp(at: x, cotangent: Tensor([5.0, 6])) { $0 }.gradient.scalars == [5, 6])
    #expect(other.grad == nil)
  }

  @Test("A cotangent of another shape, and what a function throws, come out")
  func errors() {
    let x = Tensor([1.0, 2, 3])
    #expect(throws: TensorError.seedOfOtherShape(seed: [3], output: [2])) {
      try vjp(at: x, cotangent: x) { a.matmul($0) }
    }
    #expect(throws: TensorError.notOneNumber(shape: [3])) {
      try vjp(at: x, cotangent: x) { Tensor(try $0.item()) }
    }
    let failed = x + Tensor([1.0, 2])
    #expect(throws: TensorError.shapesDoNotBroadcast(operation: "+", [3], [2])) {
      try vjp(at: failed, cotangent: x) { $0 }
    }
  }
}
