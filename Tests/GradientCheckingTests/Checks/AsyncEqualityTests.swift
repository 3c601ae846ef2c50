import GradientChecking
import NumericalDifferentiation
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Every function here is asked twice, by a check that suspends and by one that does not.
@Suite("Reports of checks that suspend are those of checks that do not")
struct AsyncEqualityTests {
  private struct Outside: Error {}

  /// Functions that drive the search through all its branches.
  private static let functions: [(String, @Sendable ([Double]) throws -> Double)] = [
    ("smooth", { sin($0[0]) * exp($0[1]) }),
    ("linear", { 3 * $0[0] - $0[1] }),
    ("constant", { _ in 4 }),
    ("kink", { abs($0[0] - 0.5) + $0[1] }),
    ("kink beside", { abs($0[0] - 0.5001) + $0[1] }),
    ("jump", { $0[0] < 0.5 ? 0 : $0[1] }),
    ("noisy", { $0[0] * $0[1] + 1e-7 * SeededGenerator.noise(at: $0[0] + $0[1], seed: 3) }),
    ("quantised", { ($0[0] * 100).rounded() + $0[1] }),
    ("NaN around", { $0[0] == 0.5 && $0[1] == 2 ? 1 : .nan }),
    ("NaN", { _ in .nan }),
    ("edge", { x in x[0] >= 0.5 ? sqrt(x[0] - 0.5) + x[1] : .nan }),
    (
      "throws beyond",
      { x in
        guard x[0] <= 0.5 else { throw Outside() }
        return x[0] * x[1]
      }
    ),
    ("huge", { 1e200 * $0[0] * $0[1] }),
    ("fine structure", { $0[0] + 1e-6 * sin(1e6 * $0[1]) }),
  ]

  private func compare(
    _ f: ([Double]) throws -> Double, _ gradient: [Double], options: [CheckOption], _ name: String
  ) async throws {
    let point = [0.5, 2.0]
    let sync = try gradientCheck(
      at: point, with: .all(options)
    ) {
      try f($0)
    } gradient: { _ in
      gradient
    }
    let async = try await gradientCheck(
      at: point, with: .all(options)
    ) { x in
      await Task.yield()
      return try f(x)
    } gradient: { _ in
      gradient
    }
    // Numbers that are not finite are not equal to themselves.
    #expect("\(sync)" == "\(async)", "\(name)")
  }

  @Test(
    "for every function, right and wrong, with every method, limit and number of directions",
    arguments: 0..<14)
  func equal(index: Int) async throws {
    let (name, f) = Self.functions[index]
    for gradient in [[cos(0.5) * exp(2), sin(0.5) * exp(2)], [3, -1], [0, 0], [.nan, 1]] {
      for options: [CheckOption] in [
        [], [.directions(2)], [.seed(7), .directions(3)],
        [.evaluations(1)], [.evaluations(11)], [.evaluations(30)],
        [.directions(3), .evaluations(25)], [.tolerance(.relative(1e-3))],
        [.method(.central())], [.method(.richardson())],
        [.method(.forward()), .evaluations(2)],
      ] {
        try await compare(f, gradient, options: options, name)
      }
    }
  }

  @Test(
    "for a function of many variables, of which some are wrong, along directions and one by one")
  func many() async {
    let point = (0..<150).map { 1 + 0.01 * Double($0) }
    func f(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1 * $1 * $1 } }
    func g(_ x: [Double]) -> [Double] {
      x.indices.map { ($0 % 50 == 7 ? -3 : 3) * x[$0] * x[$0] }
    }
    for directions in [nil, 2] {
      let sync = gradientCheck(at: point, with: .directions(directions)) {
        f($0)
      } gradient: {
        g($0)
      }
      let async = await gradientCheck(at: point, with: .directions(directions)) { x in
        await Task.yield()
        return f(x)
      } gradient: {
        g($0)
      }
      #expect(sync == async)
      #expect(sync.names(.mismatch).prefix(3) == ["x[7]", "x[57]", "x[107]"])
    }
  }

  @Test("every point is asked for once, in both")
  func calls() async {
    let point = (0..<20).map { 1 + 0.1 * Double($0) }
    var calls = 0
    let report = await gradientCheck(at: point) { x in
      await Task.yield()
      calls += 1
      return x.reduce(0) { $0 + sin($1) }
    } gradient: {
      $0.map { cos($0) }
    }
    #expect(report.matches)
    #expect(calls == report.evaluations + 2)
  }

  /// A method that asks for other points every time.
  private struct Gambler: DifferentiationMethod {
    let name = "gambler"
    let summary = "steps of random sizes"

    func gradient(
      at point: [Double], precision: EvaluationPrecision, evaluate: PointEvaluation
    ) throws -> GradientEstimate {
      let steps = [point.map { $0 + .random(in: 1e-3...1e-2) }]
      var value = [0.0]
      try steps[0].withUnsafeBufferPointer { points in
        try value.withUnsafeMutableBufferPointer { try evaluate(points, $0) }
      }
      return try AdaptiveMethod().gradient(at: point, precision: precision, evaluate: evaluate)
    }
  }

  @Test("a method that asks for other points every time ends, and lets nothing pass")
  func gambler() async {
    let sync = gradientCheck(at: [2, 3], with: .method(Gambler())) {
      $0[0] * $0[1]
    } gradient: {
      [$0[1], $0[0]]
    }
    #expect(sync.matches)
    for options: [CheckOption] in [[], [.evaluations(100)]] {
      let async = await gradientCheck(at: [2, 3], with: .method(Gambler()), .all(options)) { x in
        await Task.yield()
        return x[0] * x[1]
      } gradient: {
        [$0[1], $0[0]]
      }
      #expect(async.verdict == .inconclusive)
      #expect(
        async.findings.map(\.message) == [
          "the method gambler asks for other points every time, and the function suspends"
        ])
    }
    let jacobian = await jacobianCheck(at: [2, 3], with: .method(Gambler())) { x in
      await Task.yield()
      return [x[0] * x[1]]
    } jacobian: {
      [[$0[1], $0[0]]]
    }
    #expect(jacobian.found == [.nothingDecided])
  }

  @Test("for Jacobians, products and Hessians, and with limits")
  func vectors() async {
    func f(_ x: [Double]) -> [Double] { [x[0] * x[1], abs(x[0]), x[0] < 1 ? .nan : x[1]] }
    for limit in [nil, 1, 10, 25] {
      let sync = jacobianCheck(at: [1, 2], with: .evaluations(limit)) {
        f($0)
      } jacobian: { _ in
        [[2, 1], [1, 1], [0, 1]]
      }
      let async = await jacobianCheck(at: [1, 2], with: .evaluations(limit)) { x in
        await Task.yield()
        return f(x)
      } jacobian: { _ in
        [[2, 1], [1, 1], [0, 1]]
      }
      #expect("\(sync)" == "\(async)")
      let syncVJP = vjpCheck(at: [1, 2], with: .evaluations(limit)) {
        f($0)
      } vjp: { _, c in
        [2, 1]
      }
      let asyncVJP = await vjpCheck(at: [1, 2], with: .evaluations(limit)) { x in
        await Task.yield()
        return f(x)
      } vjp: { _, c in
        [2, 1]
      }
      #expect("\(syncVJP)" == "\(asyncVJP)")
      let syncJVP = jvpCheck(at: [1, 2], with: .evaluations(limit)) {
        f($0)
      } jvp: { _, t in
        [1, 2, 3]
      }
      let asyncJVP = await jvpCheck(at: [1, 2], with: .evaluations(limit)) { x in
        await Task.yield()
        return f(x)
      } jvp: { _, t in
        [1, 2, 3]
      }
      #expect("\(syncJVP)" == "\(asyncJVP)")
    }
  }
}
