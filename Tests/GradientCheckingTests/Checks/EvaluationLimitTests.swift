import GradientChecking
import NumericalDifferentiation
import TestSupport
import Testing

@Suite("Limits of evaluations")
struct EvaluationLimitTests {
  private let point = (0..<12).map { 0.5 + 0.25 * Double($0) }

  private func f(_ x: [Double]) -> Double {
    x.indices.reduce(1) { $0 + Double($1 + 1) * x[$1] * x[$1] * x[$1] }
  }

  private func g(_ x: [Double]) -> [Double] { x.indices.map { 3 * Double($0 + 1) * x[$0] * x[$0] } }

  /// The evaluations around the point, as the function counts them.
  private func counted(
    _ limit: Int, directions: Int? = nil, method: any DifferentiationMethod = .adaptive,
    factor: Double = 1
  ) -> (report: GradientReport, count: Int) {
    var around = 0
    let report = gradientCheck(
      at: point, with: .method(method), .directions(directions), .evaluations(limit)
    ) { x in
      if x != point { around += 1 }
      return f(x)
    } gradient: {
      g($0).map { factor * $0 }
    }
    return (report, around)
  }

  @Test(
    "the limit is never passed, whatever it is, and the count is what was asked",
    arguments: [nil, 3])
  func neverPassed(directions: Int?) {
    for limit in [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 1000] {
      for factor in [1.0, -1] {
        let (report, count) = counted(limit, directions: directions, factor: factor)
        #expect(count <= limit)
        #expect(report.evaluations == count)
      }
    }
  }

  @Test(
    "every method keeps to the limit", arguments: ["central", "forward", "backward", "richardson"])
  func methods(name: String) throws {
    let method = try #require(StandardMethods.named(name))
    for limit in [1, 7, 20, 1000] {
      let (report, count) = counted(limit, method: method)
      #expect(count <= limit)
      #expect(report.evaluations == count)
      if limit < 20 { #expect(!report.matches) }
    }
    // One-sided differences of this function are too coarse for a match.
    let isCentral = ["central", "richardson"].contains(name)
    #expect(counted(1000, method: method).report.verdict == (isCentral ? .match : .inconclusive))
  }

  @Test("components that were not reached are inconclusive and say why; the others are judged")
  func notReached() {
    let (report, _) = counted(60)
    #expect(report.verdict == .inconclusive)
    let reached = report.names(.match)
    #expect(reached.first == "x[0]")
    #expect((1..<12).contains(reached.count))
    for component in report.components where component.verdict != .match {
      #expect(
        component.reason
          == "the limit of evaluations was reached before the derivative was found")
    }
    let (wrong, _) = counted(60, factor: 2)
    #expect(wrong.verdict == .mismatch)
    #expect(wrong.names(.mismatch) == reached)
  }

  @Test("with one evaluation nothing can be known")
  func one() {
    let (report, count) = counted(1)
    #expect(report.verdict == .inconclusive)
    #expect(report.names(.inconclusive).count == 12)
    #expect(count <= 1)
  }

  @Test("a limit that is large enough changes nothing")
  func enough() {
    let (free, count) = counted(.max)
    #expect(free.matches)
    let (limited, _) = counted(count)
    #expect(limited == free)
  }

  @Test("the limit counts points, and not outputs, of a function with several")
  func outputs() {
    var around = 0
    let report = jacobianCheck(at: [1, 2], with: .evaluations(40)) { x in
      if x != [1, 2] { around += 1 }
      return [x[0] * x[1], x[0] * x[0], x[1] * x[1] * x[1]]
    } jacobian: { x in
      [[x[1], x[0]], [2 * x[0], 0], [0, 3 * x[1] * x[1]]]
    }
    #expect(around <= 40)
    #expect(report.evaluations == around)
    #expect(report.verdict < .nondifferentiable)
    for limit in [1, 4, 9] {
      var count = 0
      let report = jacobianCheck(at: [1, 2], with: .evaluations(limit)) { x in
        if x != [1, 2] { count += 1 }
        return [x[0] * x[1], x[0] * x[0]]
      } jacobian: { x in
        [[x[1], x[0]], [2 * x[0], 0]]
      }
      #expect(count <= limit)
      #expect(report.evaluations == count)
      #expect(report.verdict == .inconclusive)
    }
  }

  @Test("a direction that fails when the limit is reached is still a mismatch")
  func directionsCutShort() {
    let (free, count) = counted(.max, directions: 2)
    #expect(free.matches)
    let (cut, _) = counted(count + 5, directions: 2, factor: 1.5)
    #expect(cut.verdict == .mismatch)
    #expect(cut.evaluations <= count + 5)
  }
}
