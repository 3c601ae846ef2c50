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

    return try numbers.withUnsafeBufferPointer { numbers in
      try truths.withUnsafeBufferPointer { truths in
        guard let a = numbers.baseAddress, let b = truths.baseAddress else { return [] }
        // In pairs: what another measurement frees, the allocator may give back to the system, and
        // the next one would pay for fresh pages.
        func pair(
          _ body: @escaping () throws -> Double, _ bound: @escaping () -> Double
        ) throws -> [Double] {
          try Stopwatch.medians(of: rounds, [body, bound])
        }
        let triad = { BareLoops.triad(a, b, into: output, count: count) }
        let loss = try pair({ try meanSquaredError(prediction, y) }, triad)
        let lossAndFresh = try pair(
          { try meanSquaredError(prediction, y) }, { BareLoops.freshTriad(a, b, count: count) })
        let line = try pair({ try lineError(x, y) }, triad)
        let sine = try pair(
          { try sines(prediction) }, { BareLoops.sines(a, gradient: output, count: count) })
        let reused = "a loop that reads two arrays and writes a third"
        let mean = "MSELoss forward and backward, n = 10⁶"
        return try [
          bounded(mean, loss[0], against: reused, loss[1], goal: 1.5),
          bounded(
            mean, lossAndFresh[0], against: "one that allocates the third anew", lossAndFresh[1],
            goal: 1.5),
          figure(
            "((w·x + b - y)²).mean() forward and backward, n = 10⁶", line[0], against: reused,
            line[1], goal: 2.5e-3),
          figure(
            "sum(sin(p·p + 1)) forward and backward, n = 10⁶", sine[0],
            against: "a loop of the system's sin and cos", sine[1]),
        ] + pageFigures(prediction, y)
      }
    }
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
