import ReferenceAutodiff
import TestSupport
import Testing

/// Programs drawn at random: results are used again, tapes meet in any order, numbers and vectors mix.
@Suite("Random programs: all modes agree")
struct RandomProgramTests {
  private static let size = 8

  /// A program of 30 steps of the leaf numbers `numbers` and the leaf vectors `vectors`.
  ///
  /// All steps are smooth, and none makes its operands large, so that a central difference can tell;
  /// where it has no say, `detach()` may cut the way back.
  private func program<Scalar>(
    _ seed: UInt64, _ numbers: [Tensor<Scalar>], _ vectors: [Tensor<Scalar>],
    detaches: Bool = false
  ) -> Tensor<Scalar> {
    var draw = SeededGenerator(seed: seed)
    var (numbers, vectors) = (numbers, vectors)
    for _ in 0..<30 {
      func any(_ tensors: [Tensor<Scalar>]) -> Tensor<Scalar> {
        tensors[Int.random(in: tensors.indices, using: &draw)]
      }
      let (a, b, u, v) = (any(numbers), any(numbers), any(vectors), any(vectors))
      switch Int.random(in: 0..<16, using: &draw) {
      case 0: numbers.append(tanh(a + b))
      case 1: numbers.append(a * b)
      case 2: numbers.append(a / (b ** 2 + 2))
      case 3: numbers.append(sin(a) - b)
      case 4: numbers.append(0.5 - a)
      case 5: numbers.append(-a * 0.25)
      case 6: numbers.append(u.mean())
      case 7: numbers.append(u.dot(v) * 0.2)
      case 8: numbers.append(u[Int.random(in: 0..<3, using: &draw)])
      case 9: vectors.append(tanh(u * v))
      case 10: vectors.append(a * u - v)
      case 11: vectors.append(u ** 2 / (a ** 2 + 1 + v * v))
      case 12: vectors.append(Tensor.stack([a, b, u[1]]))
      case 13: vectors.append(Tensor.concatenate([v[1..<3], u[0..<1]]))
      case 14: vectors.append(u.softmax() + (detaches ? b.detach() : b))
      default: vectors.append(exp(-(u * u)) * b)
      }
    }
    let total = numbers.dropFirst(2).reduce(Tensor<Scalar>(0)) { $0 + tanh($1) }
    return vectors.dropFirst(2).reduce(total) { $0 + tanh($1).sum() }
  }

  /// The same program of one vector with all arguments.
  private func joined<Scalar>(
    _ seed: UInt64, _ x: Tensor<Scalar>, detaches: Bool = false
  ) -> Tensor<Scalar> {
    program(seed, [x[0], x[1]], [x[2..<5], x[5..<8]], detaches: detaches)
  }

  private func point(_ seed: UInt64) -> [Double] {
    var draw = SeededGenerator(seed: seed ^ 0x5EED)
    return (0..<Self.size).map { _ in Double.random(in: -1...1, using: &draw) }
  }

  private func leaves<Scalar: TensorScalar>(
    _ x: [Double]
  ) -> (numbers: [Tensor<Scalar>], vectors: [Tensor<Scalar>]) {
    let x = x.map { Scalar($0) }
    return (
      [Tensor(x[0], requiresGrad: true), Tensor(x[1], requiresGrad: true)],
      [Tensor(Array(x[2..<5]), requiresGrad: true), Tensor(Array(x[5..<8]), requiresGrad: true)]
    )
  }

  /// The gradient of the leaves by backward(), zeros where the program does not use one.
  private func gradient<Scalar>(
    _ numbers: [Tensor<Scalar>], _ vectors: [Tensor<Scalar>]
  ) -> [Double] {
    numbers.map { $0.grad?.scalars.first?.widened ?? 0 }
      + vectors.flatMap { ($0.grad?.scalars ?? [0, 0, 0]).map(\.widened) }
  }

  private static let seeds: [UInt64] = Array(0..<150)

  @Test("backward(), valueAndGradient, createGraph and jvp give one gradient", arguments: seeds)
  func modes(seed: UInt64) throws {
    let x = point(seed)
    let (numbers, vectors): ([Tensor<Double>], [Tensor<Double>]) = leaves(x)
    let loss = program(seed, numbers, vectors, detaches: true)
    try loss.backward(retainGraph: true)
    let once = gradient(numbers, vectors)
    try loss.backward()
    #expect(gradient(numbers, vectors) == once.map { 2 * $0 }, "a second pass is exact")

    let (value, whole) = try valueAndGradient(at: Tensor(x)) { joined(seed, $0, detaches: true) }
    #expect(try value.item() == loss.item())
    let leaf = Tensor(x, requiresGrad: true)
    let graph = try grad(of: joined(seed, leaf, detaches: true), wrt: leaf, createGraph: true)
    for i in 0..<Self.size {
      var direction = [Double](repeating: 0, count: Self.size)
      direction[i] = 1
      let slope = try jvp(at: Tensor(x), along: Tensor(direction)) {
        joined(seed, $0, detaches: true)
      }
      let forward = try slope.derivative.item()
      for (mode, other) in [
        ("backward", once[i]), ("valueAndGradient", whole.scalars[i]),
        ("createGraph", graph.scalars[i]),
      ] {
        #expect(abs(other - forward) <= 1e-13 * max(1, abs(forward)), "\(mode), argument \(i)")
      }
    }
  }

  @Test("So do a central difference, and Float within its precision", arguments: seeds)
  func differences(seed: UInt64) throws {
    let x = point(seed)
    let (_, reverse) = try valueAndGradient(at: Tensor(x)) { joined(seed, $0) }
    let h = 1e-5
    for i in 0..<Self.size {
      var (above, below) = (x, x)
      above[i] += h
      below[i] -= h
      let difference =
        try (joined(seed, Tensor(above)).item() - joined(seed, Tensor(below)).item())
        / (above[i] - below[i])
      // h² of a third derivative of some hundreds, and the roundings of a value of some tens over h.
      #expect(abs(difference - reverse.scalars[i]) <= 1e-6 * max(1, abs(difference)))
    }
    let (numbers, vectors): ([Tensor<Float>], [Tensor<Float>]) = leaves(x)
    try program(seed, numbers, vectors).backward()
    for (single, double) in zip(gradient(numbers, vectors), reverse.scalars) {
      #expect(abs(single - double) <= 1e-4 * max(1, abs(double)))
    }
  }

  @Test("The Hessian is symmetric, and hvp is its product", arguments: seeds.prefix(30))
  func secondOrder(seed: UInt64) throws {
    let x = Tensor(point(seed))
    let matrix = try hessian(at: x) { joined(seed, $0) }
    let direction = Tensor((0..<Self.size).map { 1 - 0.3 * Double($0) })
    let product = try hvp(at: x, along: direction) { joined(seed, $0) }
    let wanted = matrix.matmul(direction)
    for i in 0..<Self.size {
      #expect(abs(product.scalars[i] - wanted.scalars[i]) <= 1e-12 * max(1, abs(wanted.scalars[i])))
      for j in 0..<i {
        let (lower, upper) = (matrix.scalars[i * 8 + j], matrix.scalars[j * 8 + i])
        #expect(abs(lower - upper) <= 1e-12 * max(1, abs(lower)))
      }
    }
  }
}
