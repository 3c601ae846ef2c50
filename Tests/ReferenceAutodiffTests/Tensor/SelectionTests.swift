import ReferenceAutodiff
import Testing

@Suite("Comparisons, where and clamp")
struct SelectionTests {
  @Test("Comparisons give 1 and 0, broadcast, and are constants")
  func comparisons() {
    let x = Tensor([[1.0, 2, 3], [3, 2, 1]], requiresGrad: true)
    let y = Tensor([2.0, 2, 2])
    #expect((x .> y).scalars == [0, 0, 1, 1, 0, 0])
    #expect((x .>= y).scalars == [0, 1, 1, 1, 1, 0])
    #expect((x .< y).scalars == [1, 0, 0, 0, 0, 1])
    #expect((x .<= y).scalars == [1, 1, 0, 0, 1, 1])
    #expect((x .== 2).scalars == [0, 1, 0, 0, 1, 0])
    #expect((x .!= 2).scalars == [1, 0, 1, 1, 0, 1])
    #expect((x .> y).shape == [2, 3])
    #expect(!(x .> y).requiresGrad)
    #expect((Tensor<Double>(.nan) .>= 0).scalars == [0])
    #expect((Tensor<Double>(.nan) .!= 0).scalars == [1])
  }

  @Test("A mask can be computed with")
  func masks() throws {
    let x = Tensor<Float>([-1, 2, 3], requiresGrad: true)
    try ((x .> 0) * x * x).sum().backward()
    #expect(x.grad?.scalars == [0, 4, 6])
  }

  @Test("where chooses values and gradients, and broadcasts all three")
  func selection() throws {
    let condition = Tensor([1.0, 0])
    let a = Tensor([[1.0], [2]], requiresGrad: true)
    let b = Tensor(7.0, requiresGrad: true)
    let chosen = Tensor.where(condition, a, b)
    #expect(chosen.shape == [2, 2])
    #expect(chosen.scalars == [1, 7, 2, 7])
    try (chosen * Tensor([[1.0, 10], [100, 1000]])).sum().backward()
    #expect(a.grad?.scalars == [1, 100])
    #expect(try b.grad?.item() == 1010)
  }

  @Test("What where does not choose may be infinite or NaN")
  func notChosen() throws {
    let x = Tensor([1.0, 2], requiresGrad: true)
    let odd = Tensor([Double.nan, .infinity], requiresGrad: true)
    let chosen = Tensor.where(Tensor([1, 1]), x, odd)
    #expect(chosen.scalars == [1, 2])
    try chosen.sum().backward()
    #expect(x.grad?.scalars == [1, 1])
    #expect(odd.grad?.scalars == [0, 0])
  }

  @Test("An upstream gradient that is infinite reaches the chosen elements only")
  func infiniteUpstream() throws {
    let x = Tensor([0.0, 4], requiresGrad: true)
    let y = Tensor([5.0, 0], requiresGrad: true)
    try sqrt(Tensor.where(x .> 1, y, x)).sum().backward()
    #expect(x.grad?.scalars == [.infinity, 0])
    #expect(y.grad?.scalars == [0, .infinity])
  }

  @Test("clamp has the derivative 1 between its bounds and at them")
  func clamping() throws {
    let x = Tensor([-2.0, -1, 0.5, 1, 3, .nan], requiresGrad: true)
    let y = clamp(x, min: -1, max: 1)
    #expect(y.scalars.dropLast() == [-1, -1, 0.5, 1, 1])
    #expect(y.scalars[5].isNaN)
    try y.sum().backward()
    #expect(x.grad?.scalars == [0, 1, 1, 1, 0, 1])
    #expect(x.clamped(to: -1...1).scalars.prefix(5) == y.scalars.prefix(5))
    #expect(clamp(x, max: 0).scalars.prefix(5) == [-2, -1, 0, 0, 0])
    #expect(clamp(x).scalars.prefix(5) == x.scalars.prefix(5))
    #expect(clamp(x, min: 2, max: 1).scalars.prefix(5) == [1, 1, 1, 1, 1])
  }

  @Test("Shapes that do not broadcast are errors, and errors pass through")
  func errors() {
    let (two, three) = (Tensor([1.0, 2]), Tensor([1.0, 2, 3]))
    let misfit = TensorError.shapesDoNotBroadcast(operation: ".>", [2], [3])
    #expect((two .> three).error == misfit)
    #expect(Tensor.where(two .> three, two, two).error == misfit)
    #expect(
      Tensor.where(two, three, 0).error
        == .shapesDoNotBroadcast(operation: "where", [2], [3]))
    #expect(clamp(two + three, min: 0).error == .shapesDoNotBroadcast(operation: "+", [2], [3]))
    let empty = Tensor<Double>(zeros: [0, 2])
    #expect(Tensor.where(empty .> 0, empty, 1).shape == [0, 2])
  }
}
