import ReferenceAutodiff
import Testing

@Suite("Products of vectors and of stacks of matrices")
struct StackedProductTests {
  @Test("dot and outer of vectors")
  func vectors() throws {
    let a = Tensor([1.0, 2, 3], requiresGrad: true)
    let b = Tensor([4.0, 5, 6], requiresGrad: true)
    #expect(try dot(a, b).item() == 32)
    try dot(a, b).backward()
    #expect(a.grad?.scalars == [4, 5, 6])
    #expect(b.grad?.scalars == [1, 2, 3])
    let product = outer(Tensor([1.0, 2]), Tensor([3.0, 4, 5]))
    #expect(product.shape == [2, 3])
    #expect(product.scalars == [3, 4, 5, 6, 8, 10])
    let why = "they must be vectors of one length"
    #expect(
      a.dot(Tensor([1.0])).error == .shapesDoNotFit(operation: "dot", [3], [1], why: why))
    #expect(
      a.outer(Tensor([[1.0]])).error
        == .shapesDoNotFit(operation: "outer", [3], [1, 1], why: "they must be vectors"))
    #expect(try dot(Tensor<Double>(zeros: [0]), Tensor(zeros: [0])).item() == 0)
    let long = Tensor<Float>(ones: [100_000])
    #expect(
      long.outer(long).error
        == .invalidShape([100_000, 100_000], why: "more than 2^31 elements"))
  }

  @Test("Each matrix of a stack is multiplied by its partner")
  func stacks() throws {
    let a = Tensor([[[1.0, 2]], [[3.0, 4]]], requiresGrad: true)
    let b = Tensor([[[5.0], [6]], [[7.0], [8]]], requiresGrad: true)
    let product = a.matmul(b)
    #expect(product.shape == [2, 1, 1])
    #expect(product.scalars == [17, 53])
    try product.sum().backward()
    #expect(a.grad?.scalars == [5, 6, 7, 8])
    #expect(b.grad?.scalars == [1, 2, 3, 4])
  }

  @Test("A stack is the same as its matrices one by one, and stacks broadcast")
  func broadcasting() {
    func numbers(_ shape: [Int], _ start: Int) -> Tensor<Double> {
      let count = shape.reduce(1, *)
      return Tensor(shape: shape, scalars: (start..<start + count).map { Double($0 % 7) })
    }
    let (a, b) = (numbers([2, 1, 3, 4], 1), numbers([5, 4, 2], 3))
    let product = matmul(a, b)
    #expect(product.shape == [2, 5, 3, 2])
    for i in 0..<2 {
      for j in 0..<5 {
        #expect(product[i, j].scalars == a[i, 0].matmul(b[j]).scalars)
      }
    }
  }

  @Test("Matrices and vectors on either side of a stack")
  func mixed() {
    let stack = Tensor([[[1.0, 2], [3, 4]], [[5, 6], [7, 8]]])
    let matrix = Tensor([[1.0, 1], [0, 1]])
    #expect(stack.matmul(matrix).scalars == [1, 3, 3, 7, 5, 11, 7, 15])
    #expect(matrix.matmul(stack).scalars == [4, 6, 3, 4, 12, 14, 7, 8])
    let vector = Tensor([1.0, 10])
    #expect(stack.matmul(vector).shape == [2, 2])
    #expect(stack.matmul(vector).scalars == [21, 43, 65, 87])
    #expect(vector.matmul(stack).shape == [2, 2])
    #expect(vector.matmul(stack).scalars == [31, 42, 75, 86])
  }

  @Test("Empty stacks and empty matrices")
  func empty() {
    let none = Tensor<Double>(zeros: [0, 2, 3])
    #expect(none.matmul(Tensor(zeros: [3, 4])).shape == [0, 2, 4])
    #expect(none.matmul(Tensor(zeros: [1, 3, 4])).shape == [0, 2, 4])
    let product = Tensor<Double>(zeros: [2, 2, 0]).matmul(Tensor(zeros: [2, 0, 2]))
    #expect(product.scalars == [0, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test("Stacks that do not fit say why")
  func misfits() {
    let a = Tensor<Double>(zeros: [2, 3, 4])
    #expect(
      a.matmul(a).error
        == .shapesDoNotFit(
          operation: "matmul", [2, 3, 4], [2, 3, 4],
          why: "the first one's last length must be the second one's last but one"))
    #expect(
      a.matmul(Tensor(zeros: [3, 4, 1])).error
        == .shapesDoNotFit(
          operation: "matmul", [2, 3, 4], [3, 4, 1],
          why: "the stacks [2] and [3] of matrices do not broadcast"))
    #expect(
      a.matmul(Tensor(1)).error
        == .shapesDoNotFit(
          operation: "matmul", [2, 3, 4], [], why: "matrices and vectors can be multiplied"))
  }
}
