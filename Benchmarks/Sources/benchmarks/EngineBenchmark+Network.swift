import ReferenceAutodiff

// One step of training a network of 10, 32 and 1 units on a batch of 64.

extension EngineBenchmark {
  static func networkFigures() throws -> [Figure] {
    let smooth = Network { tanh($0) }
    let kinked = Network { relu($0) }
    let loops = NetworkLoops()
    let arguments = (0..<2048).map { Double($0) / 1024 - 1 }
    let times = try Stopwatch.medians(
      of: rounds,
      [
        { try repeated(50) { _ in try smooth.step() } },
        { try repeated(50) { _ in try kinked.step() } },
        { repeated(50) { _ in loops.step() } },
        { repeated(50) { BareLoops.tanhs(arguments) + $0 } },
      ]
    ).map { $0 / 50 }
    return [
      figure(
        "a training step of a network 10-32-1 with tanh, batch 64", times[0],
        against: "the bare loops of its products and 2,048 tanh", times[2] + times[3], goal: 50e-6),
      figure(
        "the same with relu", times[1], against: "the bare loops of its products", times[2],
        goal: 50e-6),
      figure(
        "2,048 calls of the system's tanh", times[3], against: "the bare loops of the products",
        times[2]),
    ]
  }
}

/// A network as a user of the engine writes it.
private final class Network {
  private var parameters: [Tensor<Double>]
  private let activation: (Tensor<Double>) -> Tensor<Double>
  private let inputs = Network.tensor([64, 10])
  private let truths = Network.tensor([64, 1])

  init(_ activation: @escaping (Tensor<Double>) -> Tensor<Double>) {
    self.activation = activation
    parameters = [[10, 32], [32], [32, 1], [1]].map { Network.tensor($0, requiresGrad: true) }
  }

  private static func tensor(_ shape: [Int], requiresGrad: Bool = false) -> Tensor<Double> {
    let count = shape.reduce(1, *)
    return Tensor(
      shape: shape, scalars: (0..<count).map { Double($0 * 37 % 101) / 101 - 0.5 },
      requiresGrad: requiresGrad)
  }

  func step() throws -> Double {
    let hidden = activation(inputs.matmul(parameters[0]) + parameters[1])
    let loss = MSELoss()(hidden.matmul(parameters[2]) + parameters[3], truths)
    try loss.backward()
    parameters = noGrad {
      parameters.map { parameter in
        let moved = parameter - 0.01 * (parameter.grad ?? 0)
        return Tensor(shape: moved.shape, scalars: moved.scalars, requiresGrad: true)
      }
    }
    return try loss.item()
  }
}

/// The products of matrices of that step: two on the way there, three on the way back.
private final class NetworkLoops {
  private let numbers = UnsafeMutablePointer<Double>.allocate(capacity: 8192)
  private let results = UnsafeMutablePointer<Double>.allocate(capacity: 8192)

  init() {
    for index in 0..<8192 { numbers[index] = Double(index * 37 % 101) / 101 - 0.5 }
    results.initialize(repeating: 0, count: 8192)
  }

  deinit {
    numbers.deallocate()
    results.deallocate()
  }

  func step() -> Double {
    BareLoops.multiply(numbers, numbers + 1024, into: results, 64, 10, 32)
    BareLoops.multiply(numbers, numbers + 1024, into: results + 2048, 64, 32, 1)
    BareLoops.multiply(numbers, numbers + 1024, into: results + 2048, 32, 64, 1)
    BareLoops.multiply(numbers, numbers + 1024, into: results + 4096, 64, 1, 32)
    BareLoops.multiply(numbers, numbers + 1024, into: results + 6144, 10, 64, 32)
    return results[0] + results[2048] + results[4096] + results[6144]
  }
}
