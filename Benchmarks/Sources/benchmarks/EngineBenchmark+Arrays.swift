import ReferenceAutodiff

// Tensors of a million elements, where memory sets the bound.

extension EngineBenchmark {
  static func arrayFigures() throws -> [Figure] {
    let count = 1_000_000
    let numbers = (0..<count).map { Double($0 * 7919 % 1_000_003) / 1e6 }
    let truths = (0..<count).map { Double($0 * 104_729 % 1_000_003) / 1e6 }
    let (x, y) = (Tensor(numbers), Tensor(truths))
    let prediction = Tensor(numbers, requiresGrad: true)
    let output = UnsafeMutablePointer<Double>.allocate(capacity: count)
    output.initialize(repeating: 0, count: count)
    defer { output.deallocate() }

    let times = try numbers.withUnsafeBufferPointer { numbers in
      try truths.withUnsafeBufferPointer { truths in
        guard let a = numbers.baseAddress, let b = truths.baseAddress else { return [Double]() }
        return try Stopwatch.medians(
          of: rounds,
          [
            { BareLoops.triad(a, b, into: output, count: count) },
            { BareLoops.freshTriad(a, b, count: count) },
            { try meanSquaredError(prediction, y) },
            { try lineError(x, y) },
            { try sines(prediction) },
            { BareLoops.sines(a, gradient: output, count: count) },
          ])
      }
    }
    let reused = "a loop that reads two arrays and writes a third"
    let fresh = "one that allocates the third anew"
    return try [
      bounded(
        "MSELoss forward and backward, n = 10⁶", times[2], against: reused, times[0], goal: 1.5),
      bounded(
        "MSELoss forward and backward, n = 10⁶", times[2], against: fresh, times[1], goal: 1.5),
      figure(
        "((w·x + b - y)²).mean() forward and backward, n = 10⁶", times[3], against: reused,
        times[0], goal: 2.5e-3),
      figure(
        "sum(sin(p·p + 1)) forward and backward, n = 10⁶", times[4],
        against: "a loop of the system's sin and cos", times[5]),
    ] + pageFigures(prediction, y)
  }

  /// How much of a step's memory comes from the system: where page faults are dear, they are most of its time.
  private static func pageFigures(
    _ prediction: Tensor<Double>, _ truth: Tensor<Double>
  ) throws -> [Figure] {
    guard let before = ResidentSet.pageFaults else { return [] }
    for _ in 0..<rounds { _ = try meanSquaredError(prediction, truth) }
    guard let after = ResidentSet.pageFaults else { return [] }
    let pages = Double(after - before) / Double(rounds)
    return [
      Figure(
        what: "pages that MSELoss forward and backward touches anew, against those of its gradient",
        ratio: pages / Double(8 * prediction.count / ResidentSet.pageSize),
        how: "\(Int(pages)) page faults; mean of \(rounds)")
    ]
  }

  private static func meanSquaredError(
    _ prediction: Tensor<Double>, _ truth: Tensor<Double>
  ) throws -> Double {
    prediction.zeroGrad()
    let loss = MSELoss()(prediction, truth)
    try loss.backward()
    return try prediction.grad == nil ? .nan : loss.item()
  }

  private static func lineError(_ x: Tensor<Double>, _ y: Tensor<Double>) throws -> Double {
    let w = Tensor(1.5, requiresGrad: true)
    let b = Tensor(0.5, requiresGrad: true)
    try ((w * x + b - y) ** 2).mean().backward()
    guard let dw = w.grad, let db = b.grad else { return .nan }
    return try dw.item() + db.item()
  }

  private static func sines(_ p: Tensor<Double>) throws -> Double {
    p.zeroGrad()
    let total = sin(p * p + 1).sum()
    try total.backward()
    return try p.grad == nil ? .nan : total.item()
  }
}
