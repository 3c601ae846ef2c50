import ReferenceAutodiff

// Chains and lessons: tensors without axes, where the engine's own steps are all there is.

extension EngineBenchmark {
  /// Rounds through a chain's loop, three operations each.
  private static let short = 333

  static func chainFigures() throws -> [Figure] {
    let times = try Stopwatch.medians(
      of: rounds,
      [
        { try repeated(20) { try slope(0.5 + $0, short) } },
        { try repeated(20) { try value(0.5 + $0, short) } },
        { repeated(20) { BareLoops.chain(0.5 + $0, short) } },
        { try repeated(20) { try sineSlope(0.5 + $0, short) } },
        { try repeated(20) { try sineValue(0.5 + $0, short) } },
        { repeated(20) { BareLoops.sineChain(0.5 + $0, short) } },
      ]
    ).map { $0 / Double(20 * 3 * short) }
    let (plain, operation) = ("its value in plain Double", " per operation")
    return [
      figure(
        "r·r·x + 0.1 in a chain of 999 operations, forward and backward", times[0],
        against: plain, times[2], goal: 15e-9, per: operation),
      figure("the same, forward only", times[1], against: plain, times[2], per: operation),
      figure(
        "sin(r)·x + 0.1 in a chain of 999 operations, forward and backward", times[3],
        against: plain, times[5], goal: 15e-9, per: operation),
      figure("the same, forward only", times[4], against: plain, times[5], per: operation),
    ]
  }

  static func lessonFigures() throws -> [Figure] {
    let (xs, ys) = ([2.5, 4.8, 6.9, 9.5], [3.0, 5, 7, 9])
    let (x, y) = (Tensor(xs), Tensor(ys))
    let times = try Stopwatch.medians(
      of: rounds,
      [
        { try repeated(2000) { try lessonOfClosure(2 + $0, 3, 4) } },
        { try repeated(2000) { try lessonOfLeaves(2 + $0, 3, 4) } },
        { repeated(2000) { BareLoops.lesson(2 + $0, 3, 4).sum() } },
        { try repeated(500) { try line(1.5 + $0, x, y) { (($0 - $1) ** 2).mean() } } },
        { try repeated(500) { try line(1.5 + $0, x, y) { MSELoss()($0, $1) } } },
        { repeated(500) { BareLoops.line(1.5 + $0, 0.5, xs, ys).sum() } },
      ])
    let (three, four) = (times[..<3].map { $0 / 2000 }, times[3...].map { $0 / 500 })
    let plain = "the same by hand in plain Double"
    return [
      figure(
        "lesson 2.1, value and gradient by valueAndGradient(at:)", three[0], against: plain,
        three[2], goal: 120e-9),
      figure(
        "lesson 2.1 by leaves and backward()", three[1], against: plain, three[2], goal: 120e-9),
      figure(
        "lesson 2.2, ((w·x + b - y)²).mean() of 4, value and gradient", four[0], against: plain,
        four[2], goal: 1e-6),
      figure("lesson 2.2 with MSELoss", four[1], against: plain, four[2], goal: 1e-6),
    ]
  }

  // MARK: What is measured

  /// Adds up the results for numbers that are nearly 0, so that no two calls are alike.
  static func repeated(_ count: Int, _ work: (Double) throws -> Double) rethrows -> Double {
    var sum = 0.0
    for index in 0..<count { sum += try work(Double(index) * 1e-9) }
    return sum
  }

  /// A chain of operations between numbers that stays within bounds.
  static func chain(_ x: Tensor<Double>, _ repetitions: Int) -> Tensor<Double> {
    var r = x
    for _ in 0..<repetitions { r = r * r * x + 0.1 }
    return r
  }

  private static func sineChain(_ x: Tensor<Double>, _ repetitions: Int) -> Tensor<Double> {
    var r = x
    for _ in 0..<repetitions { r = sin(r) * x + 0.1 }
    return r
  }

  static func slope(_ start: Double, _ repetitions: Int) throws -> Double {
    let x = Tensor(start, requiresGrad: true)
    try chain(x, repetitions).backward()
    return try x.grad?.item() ?? .nan
  }

  private static func value(_ start: Double, _ repetitions: Int) throws -> Double {
    try chain(Tensor(start, requiresGrad: true), repetitions).item()
  }

  private static func sineSlope(_ start: Double, _ repetitions: Int) throws -> Double {
    let x = Tensor(start, requiresGrad: true)
    try sineChain(x, repetitions).backward()
    return try x.grad?.item() ?? .nan
  }

  private static func sineValue(_ start: Double, _ repetitions: Int) throws -> Double {
    try sineChain(Tensor(start, requiresGrad: true), repetitions).item()
  }

  private static func lessonOfClosure(_ x: Double, _ y: Double, _ z: Double) throws -> Double {
    let (value, gradient) = try valueAndGradient(at: x, y, z) { x, y, z in
      x ** 2 + y ** 2 + z ** 2 + 2 * x * y * z
    }
    return value + gradient.0 + gradient.1 + gradient.2
  }

  private static func lessonOfLeaves(_ x: Double, _ y: Double, _ z: Double) throws -> Double {
    let x = Tensor(x, requiresGrad: true)
    let y = Tensor(y, requiresGrad: true)
    let z = Tensor(z, requiresGrad: true)
    let v = x ** 2 + y ** 2 + z ** 2 + 2 * x * y * z
    try v.backward()
    guard let dx = x.grad, let dy = y.grad, let dz = z.grad else { return .nan }
    return try v.item() + dx.item() + dy.item() + dz.item()
  }

  private static func line(
    _ w: Double, _ x: Tensor<Double>, _ y: Tensor<Double>,
    _ loss: (Tensor<Double>, Tensor<Double>) -> Tensor<Double>
  ) throws -> Double {
    let w = Tensor(w, requiresGrad: true)
    let b = Tensor(0.5, requiresGrad: true)
    let loss = loss(w * x + b, y)
    try loss.backward()
    guard let dw = w.grad, let db = b.grad else { return .nan }
    return try loss.item() + dw.item() + db.item()
  }
}
