import ReferenceAutodiff
import Testing

@Suite("Slices, gathering, flipping, axes of length 1 and running sums")
struct SliceTests {
  private let x = Tensor([[1.0, 2, 3], [4, 5, 6]])

  @Test("Brackets take positions and ranges, axis by axis")
  func subscripts() {
    #expect(x[0..., 1].scalars == [2, 5])
    #expect(x[0..., 1].shape == [2])
    #expect(x[1, 1...].scalars == [5, 6])
    #expect(x[0..<2, 0...1].scalars == [1, 2, 4, 5])
    #expect(x[...0, ..<2].scalars == [1, 2])
    #expect(x[...0, ..<2].shape == [1, 2])
    #expect(x[0..., -1].scalars == [3, 6])
    #expect(x[1...].scalars == [4, 5, 6])
    #expect(x[1..., 3...].shape == [1, 0])
    #expect(x[1].scalars == [4, 5, 6])
    #expect(x[1, 2].scalars == [6])
    #expect(x[0..<1].shape == [1, 3])
    let cube = Tensor(shape: [2, 2, 2], scalars: (1...8).map(Double.init))
    #expect(cube[0..., 1, 0...].scalars == [3, 4, 7, 8])
    #expect(cube[1, 0..., 1].scalars == [6, 8])
    #expect(cube[1, 1, 1].scalars == [8])
  }

  @Test("sliced takes a part of any axis")
  func slices() throws {
    let leaf = Tensor(x.scalars, requiresGrad: true)
    let part = leaf.reshaped(to: [2, 3]).sliced(1..., axis: -1)
    #expect(part.scalars == [2, 3, 5, 6])
    try (part * part).sum().backward()
    #expect(leaf.grad?.scalars == [0, 4, 6, 0, 10, 12])
    #expect(x.sliced(0, axis: 1).scalars == [1, 4])
    #expect(x.sliced(1...1).scalars == [4, 5, 6])
  }

  @Test("Positions and ranges outside an axis are errors, whatever their size")
  func outside() {
    func error(_ range: String, axis: Int = 0) -> TensorError {
      .indexOutOfRange(index: range, axis: axis, shape: [2, 3])
    }
    #expect(x[3...].error == error("3..<2"))
    #expect(x[0...2].error == error("0..<3"))
    #expect(x[...(-2)].error == error("0..<-1"))
    #expect(x[(-1)...].error == error("-1..<2"))
    #expect(x[0...Int.max].error == error("0..<\(Int.max)"))
    #expect(x[Int.min..<Int.max, 0].error == error("\(Int.min)..<\(Int.max)"))
    #expect(x[0..., 3].error == error("3", axis: 1))
    #expect(x[0..., Int.min].error == error("\(Int.min)", axis: 1))
    #expect(x.sliced(0..<4, axis: 1).error == error("0..<4", axis: 1))
    #expect(
      x.sliced(0..<1, axis: 2).error
        == .invalidAxis(operation: "sliced", axis: 2, shape: [2, 3]))
    #expect(
      x[0..., 0..., 0...].error == .invalidAxis(operation: "[]", axis: 2, shape: [2, 3]))
    #expect(
      Tensor<Double>(1)[0...].error == .invalidAxis(operation: "[]", axis: 0, shape: []))
  }

  @Test("taking gathers, and what is taken twice gets a gradient from each use")
  func taking() throws {
    let leaf = Tensor([10.0, 20, 30], requiresGrad: true)
    let taken = leaf.taking([2, 0, 2, -1])
    #expect(taken.scalars == [30, 10, 30, 30])
    try (taken * Tensor([1.0, 2, 4, 8])).sum().backward()
    #expect(leaf.grad?.scalars == [2, 0, 13])
    #expect(x.taking([2, 2], axis: 1).scalars == [3, 3, 6, 6])
    #expect(x.taking([], axis: 1).shape == [2, 0])
    #expect(Tensor<Double>(zeros: [0, 2]).taking([1, 1, 0], axis: 1).shape == [0, 3])
    #expect(
      x.taking([0, 3], axis: 1).error
        == .indexOutOfRange(index: "3", axis: 1, shape: [2, 3]))
    #expect(
      x.taking([Int.min]).error
        == .indexOutOfRange(index: "\(Int.min)", axis: 0, shape: [2, 3]))
    #expect(
      Tensor<Double>(1).taking([0]).error == .invalidAxis(operation: "taking", axis: 0, shape: []))
  }

  @Test("flipped reverses the named axes, or all")
  func flipping() throws {
    #expect(x.flipped(axes: [1]).scalars == [3, 2, 1, 6, 5, 4])
    #expect(x.flipped(axes: [-2]).scalars == [4, 5, 6, 1, 2, 3])
    #expect(x.flipped().scalars == [6, 5, 4, 3, 2, 1])
    #expect(try Tensor<Double>(3).flipped().item() == 3)
    #expect(
      x.flipped(axes: [1, 1]).error
        == .invalidAxis(operation: "flipped", axis: 1, shape: [2, 3]))
  }

  @Test("Axes of length 1 come and go")
  func axes() {
    let tall = Tensor([1.0, 2]).unsqueezed(axis: 0).unsqueezed(axis: -1)
    #expect(tall.shape == [1, 2, 1])
    #expect(tall.squeezed().shape == [2])
    #expect(tall.squeezed(axes: [-1]).shape == [1, 2])
    #expect(Tensor<Double>(1).unsqueezed(axis: 0).shape == [1])
    let why = "axis 1 of shape [1, 2, 1] has length 2, and only axes of length 1 can be removed"
    let error = tall.squeezed(axes: [0, 1]).error
    #expect(error == .invalidArgument(operation: "squeezed", why: why))
    #expect(error.map { "\($0)" } == "squeezed: \(why)")
    for axis in [4, -5] {
      #expect(
        tall.unsqueezed(axis: axis).error
          == .invalidAxis(operation: "unsqueezed", axis: axis, shape: [1, 2, 1]))
    }
    let deepest = Tensor<Double>(ones: [Int](repeating: 1, count: 32))
    #expect(
      deepest.unsqueezed(axis: 0).error
        == .invalidShape([Int](repeating: 1, count: 33), why: "more than 32 axes"))
  }

  @Test("Running sums, and their gradient from the other end")
  func cumulativeSums() throws {
    #expect(x.cumulativeSum().scalars == [1, 2, 3, 5, 7, 9])
    #expect(x.cumulativeSum(axis: -1).scalars == [1, 3, 6, 4, 9, 15])
    let leaf = Tensor([1.0, 2, 3], requiresGrad: true)
    try (leaf.cumulativeSum() * Tensor([1.0, 10, 100])).sum().backward()
    #expect(leaf.grad?.scalars == [111, 110, 100])
    #expect(Tensor<Double>(zeros: [0]).cumulativeSum().shape == [0])
    #expect(Tensor<Double>(zeros: [2, 0]).cumulativeSum().shape == [2, 0])
    #expect(
      Tensor<Double>(1).cumulativeSum().error
        == .invalidAxis(operation: "cumulativeSum", axis: 0, shape: []))
  }

  @Test("An empty shape whose other lengths overflow is an error, not a crash")
  func emptyAndHuge() {
    let shape = [1 << 40, 0, 1 << 40]
    #expect(
      Tensor<Double>(zeros: shape).error == .invalidShape(shape, why: "more than 2^31 elements"))
  }
}
