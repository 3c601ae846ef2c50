import ReferenceAutodiff

// A chain of a million operations, and graphs that stay for a second pass.

extension EngineBenchmark {
  private static let long = 333_333
  private static let operations = 3.0 * 333_333

  /// The memory that a long chain takes, as the growth of the resident set.
  static func memoryFigures() throws -> [Figure] {
    // What grows with the first use of anything is no part of the chain.
    _ = try slope(0.5, 10)
    guard let before = ResidentSet.bytes else { return [] }
    let x = Tensor(0.5, requiresGrad: true)
    let r = chain(x, long)
    guard let recorded = ResidentSet.bytes else { return [] }
    try r.backward(retainGraph: true)
    guard let once = ResidentSet.bytes else { return [] }
    try r.backward(retainGraph: true)
    guard let twice = ResidentSet.bytes else { return [] }
    func row(_ what: String, _ bytes: Int) -> Figure {
      let each = Double(bytes) / operations
      return Figure(
        what: "memory of a chain of 10⁶ operations \(what), against the goal of 64 bytes each",
        ratio: each / 64,
        how: "\((each * 10).rounded() / 10) bytes per operation; growth of the resident set")
    }
    return [
      row("after forward", recorded - before),
      row("after backward(retainGraph: true)", once - before),
      row("after a second backward(retainGraph: true)", twice - before),
    ]
  }

  static func longFigures() throws -> [Figure] {
    let x = Tensor(0.5, requiresGrad: true)
    let retained = chain(x, long)
    try retained.backward(retainGraph: true)
    func again(_ output: Tensor<Double>, _ leaf: Tensor<Double>) throws -> Double {
      leaf.zeroGrad()
      try output.backward(retainGraph: true)
      return leaf.grad == nil ? .nan : 0
    }
    let numbers = (0..<1_000_000).map { Double($0 % 1000) / 1000 }
    let w = Tensor(1.5, requiresGrad: true)
    let (inputs, truths) = (Tensor(numbers), Tensor(numbers.reversed()))
    let loss = ((w * inputs + 0.5 - truths) ** 2).mean()
    let times = try Stopwatch.medians(
      of: rounds,
      [
        { try slope(0.5, long) },
        { BareLoops.chain(0.5, long) },
        { try again(retained, x) },
        { try again(loss, w) },
        {
          w.zeroGrad()
          try ((w * inputs + 0.5 - truths) ** 2).mean().backward()
          return try w.grad?.item() ?? .nan
        },
      ])
    return [
      figure(
        "a chain of 10⁶ operations, forward and backward", times[0],
        against: "its value in plain Double", times[1], goal: 15e-3),
      figure(
        "a second backward(retainGraph: true) through it", times[2],
        against: "forward and backward", times[0]),
      figure(
        "a second backward(retainGraph: true) through ((w·x + b - y)²).mean(), n = 10⁶", times[3],
        against: "forward and backward", times[4]),
    ]
  }
}
