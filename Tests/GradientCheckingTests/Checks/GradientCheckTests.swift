import GradientChecking
import NumericalDifferentiation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("Checks of gradients")
struct GradientCheckTests {
  private func f(_ x: [Double]) -> Double { sin(x[0]) * exp(x[1]) + x[0] * x[2] }
  private func g(_ x: [Double]) -> [Double] {
    [cos(x[0]) * exp(x[1]) + x[2], sin(x[0]) * exp(x[1]), x[0]]
  }
  private let point = [0.5, -1.0, 2.0]

  /// The mistakes that a check must catch in any gradient, and what each should be called.
  private static let mistakes: [(String, @Sendable ([Double]) -> [Double], Diagnosis.Kind?)] = [
    ("a sign", { $0.map { -$0 } }, .sign),
    ("one sign", { [$0[0], -$0[1], $0[2]] }, .sign),
    ("twice", { $0.map { 2 * $0 } }, .factor),
    ("a sum for a mean", { $0.map { 3 * $0 } }, .sumForMean),
    ("a mean for a sum", { $0.map { $0 / 3 } }, .meanForSum),
    ("a crooked factor", { $0.map { 0.7 * $0 } }, .factor),
    ("swapped", { [$0[1], $0[0], $0[2]] }, .swapped),
    ("zeroed", { [$0[0], 0, $0[2]] }, .zeroed),
    ("a small error", { [$0[0], $0[1], $0[2] + 1e-5] }, nil),
    ("not a number", { [$0[0], .nan, $0[2]] }, .nonFinite),
  ]

  @Test("every kind of mistake is caught, and named where it has a name", arguments: 0..<10)
  func mistakes(index: Int) {
    let (name, mistake, kind) = Self.mistakes[index]
    let report = gradientCheck(at: point) {
      f($0)
    } gradient: {
      mistake(g($0))
    }
    #expect(report.verdict == .mismatch, "\(name)")
    #expect(kind.map(report.recognised.contains) ?? report.recognised.isEmpty, "\(name)")
  }

  @Test("a right gradient matches, component by component")
  func right() {
    let report = gradientCheck(at: point) {
      f($0)
    } gradient: {
      g($0)
    }
    #expect(report.matches)
    #expect(report.names(.match) == ["x[0]", "x[1]", "x[2]"])
    #expect(report.findings.isEmpty)
    #expect(report.diagnoses.isEmpty)
    #expect(report.points == nil)
    #expect(report.method == "adaptive")
    #expect(report.evaluations > 0)
  }

  @Test("at the point function and gradient are called twice, first and last")
  func calls() {
    var order: [String] = []
    _ = gradientCheck(at: point) { x in
      order.append(x == point ? "f" : "around")
      return f(x)
    } gradient: { x in
      order.append("g")
      return g(x)
    }
    #expect(order.prefix(2) == ["g", "f"])
    #expect(order.suffix(2) == ["f", "g"])
    #expect(order.dropFirst(2).dropLast(2).allSatisfy { $0 == "around" })
  }

  @Test("the evaluations that are reported are those around the point")
  func count() {
    var around = 0
    let report = gradientCheck(at: point) { x in
      if x != point { around += 1 }
      return f(x)
    } gradient: {
      g($0)
    }
    #expect(report.evaluations == around)
  }

  @Test(
    "every method checks, and says its name",
    arguments: ["central", "richardson", "forward", "backward"])
  func methods(name: String) throws {
    let method = try #require(StandardMethods.named(name))
    let tolerance = Tolerance.relative(1e-4)
    let right = gradientCheck(at: point, with: .method(method), .tolerance(tolerance)) {
      f($0)
    } gradient: {
      g($0)
    }
    #expect(right.matches)
    #expect(right.method == name)
    let wrong = gradientCheck(at: point, with: .method(method), .tolerance(tolerance)) {
      f($0)
    } gradient: {
      [g($0)[0], 1.01 * g($0)[1], g($0)[2]]
    }
    #expect(wrong.names(.mismatch) == ["x[1]"])
  }

  @Test("a tolerance accepts what lies within it, and nothing beyond")
  func tolerance() {
    func verdict(_ error: Double, _ tolerance: Tolerance) -> Verdict {
      gradientCheck(at: point, with: .tolerance(tolerance)) {
        f($0)
      } gradient: {
        [g($0)[0], g($0)[1], g($0)[2] + error]
      }.verdict
    }
    #expect(verdict(0.4e-3, .relative(1e-3)) == .match)
    #expect(verdict(0.6e-3, .relative(1e-3)) == .mismatch)
    #expect(verdict(0.9e-3, .absolute(1e-3)) == .match)
    #expect(verdict(1.1e-3, .absolute(1e-3)) == .mismatch)
  }

  @Test("options of the surroundings hold where the call says nothing")
  func inherited() {
    func check(tolerance: Tolerance? = nil) -> GradientReport {
      gradientCheck(at: 2, with: .tolerance(tolerance)) {
        $0 * $0
      } gradient: {
        2 * $0 + 0.1
      }
    }
    #expect(!check().matches)
    withCheckOptions(.method(.central()), .tolerance(.absolute(0.2))) {
      #expect(check().matches)
      #expect(check().method == "central")
      #expect(!check(tolerance: .absolute(0.01)).matches)
    }
  }

  // MARK: Kinks

  @Test("at a kink every claim is refused, unless subgradients are asked for")
  func kinks() {
    for claim in [-1.0, 0, 0.5, 1, 2] {
      let report = gradientCheck(at: 0) {
        abs($0)
      } gradient: { _ in
        claim
      }
      #expect(report.verdict == .nondifferentiable)
      #expect(report.components[0].leftDerivative == -1)
      #expect(report.components[0].rightDerivative == 1)
      let subgradients = gradientCheck(at: 0, with: .kinks(.subgradients)) {
        abs($0)
      } gradient: { _ in
        claim
      }
      #expect(subgradients.verdict == (abs(claim) <= 1 ? .match : .mismatch))
    }
  }

  @Test("a kink of one component says nothing against the others")
  func kinkOfOne() {
    let report = gradientCheck(at: [0, 3]) {
      max($0[0], 0) * $0[1] + $0[1]
    } gradient: { _ in
      [0, 1]
    }
    #expect(report.names(.nondifferentiable) == ["x[0]"])
    #expect(report.names(.match) == ["x[1]"])
    #expect(report.verdict == .nondifferentiable)
    let step = gradientCheck(at: 0) {
      $0 < 0 ? 0 : 1
    } gradient: { _ in
      0
    }
    #expect(step.verdict == .nondifferentiable)
  }

  // MARK: A method of somebody's own

  private struct Oops: Error {}

  /// A method that gives up.
  private struct Quitter: DifferentiationMethod {
    let name = "quitter"
    let summary = "gives up"
    var isLate = false

    func gradient(
      at point: [Double], precision: EvaluationPrecision, evaluate: PointEvaluation
    ) throws -> GradientEstimate {
      if isLate {
        _ = try AdaptiveMethod().gradient(at: point, precision: precision, evaluate: evaluate)
      }
      throw Oops()
    }
  }

  /// A method that gives one derivative, whatever is asked.
  private struct Miser: DifferentiationMethod {
    let name = "miser"
    let summary = "gives one"

    func gradient(
      at point: [Double], precision: EvaluationPrecision, evaluate: PointEvaluation
    ) throws -> GradientEstimate {
      var estimate = try AdaptiveMethod().gradient(
        at: point, precision: precision, evaluate: evaluate)
      estimate.components = Array(estimate.components.prefix(1))
      return estimate
    }
  }

  /// A method that does not know of limits.
  private struct Spender: DifferentiationMethod {
    let name = "spender"
    let summary = "spends"

    func gradient(
      at point: [Double], precision: EvaluationPrecision, evaluate: PointEvaluation
    ) throws -> GradientEstimate {
      let points = point.map { $0 + 1 } + point.map { $0 - 1 }
      var values = [0.0, 0.0]
      try points.withUnsafeBufferPointer { points in
        try values.withUnsafeMutableBufferPointer { try evaluate(points, $0) }
      }
      return try AdaptiveMethod().gradient(at: point, precision: precision, evaluate: evaluate)
    }
  }

  @Test("a method that throws, or gives too few derivatives, lets nothing pass")
  func brokenMethod() async {
    for gradient in [[3.0, 2], [7, 7]] {
      for (method, message) in [
        (Quitter(), "the method quitter threw: Oops()"),
        (Quitter(isLate: true), "the method quitter threw: Oops()"),
        (Miser(), "the method miser gave 1 derivative for 2 components"),
      ] as [(any DifferentiationMethod, String)] {
        let report = gradientCheck(at: [2, 3], with: .method(method)) {
          $0[0] * $0[1]
        } gradient: { _ in
          gradient
        }
        #expect(report.verdict == .inconclusive)
        #expect(report.findings == [Finding(.nothingDecided, verdict: .inconclusive, message)])
        let suspending = await gradientCheck(at: [2, 3], with: .method(method)) { x in
          await Task.yield()
          return x[0] * x[1]
        } gradient: { _ in
          gradient
        }
        #expect(suspending == report)
      }
      let jacobian = jacobianCheck(at: [2, 3], with: .method(Quitter())) {
        [$0[0] * $0[1]]
      } jacobian: { _ in
        [gradient]
      }
      #expect(jacobian.found == [.nothingDecided])
      let miser = jacobianCheck(at: [2, 3], with: .method(Miser())) {
        [$0[0] * $0[1]]
      } jacobian: { _ in
        [gradient]
      }
      #expect(miser.found == [.nothingDecided])
      #expect(miser.verdict == .inconclusive)
    }
  }

  @Test("a method that does not know of the limit of evaluations lets nothing pass either")
  func limitOfSpender() {
    let report = gradientCheck(at: [2, 3], with: .method(Spender()), .evaluations(1)) {
      $0[0] * $0[1]
    } gradient: { _ in
      [7, 7]
    }
    #expect(
      report.findings.map(\.message) == [
        "the limit of evaluations was reached before anything was known"
      ])
    #expect(report.verdict == .inconclusive)
    #expect(report.evaluations <= 1)
  }
}
