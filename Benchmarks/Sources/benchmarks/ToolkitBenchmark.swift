import Foundation
import GradientTesting

/// What a check costs beyond the calls of the user's own functions.
enum ToolkitBenchmark {
  static func figures() throws -> [Figure] {
    let rounds = 20_000
    let times = try Stopwatch.best(
      of: 9,
      [
        { time(rounds) { checkLesson() } },
        { time(rounds) { differentiateLesson() } },
        { time(20) { checkSquares(10_000) } },
        { time(20) { evaluateSquares(10_000) } },
      ])
    return [
      Figure(
        what: "gradientsMatch on x²+y²+z²+2xyz, against the bare numerical gradient",
        ratio: times[0] / times[1],
        how: "\(rounds) passing checks, best of 9; one takes \(microseconds(times[0], rounds)) µs"),
      Figure(
        what: "a check of 10,000 parameters along three directions, against 100 bare evaluations",
        ratio: times[2] / times[3],
        how: "a sum of squares, best of 9; one check takes \(microseconds(times[2], 20)) µs"),
    ]
  }

  private static func microseconds(_ seconds: Double, _ rounds: Int) -> Double {
    (seconds / Double(rounds) * 1e7).rounded() / 10
  }

  private static func value(_ x: Double, _ y: Double, _ z: Double) -> Double {
    x * x + y * y + z * z + 2 * x * y * z
  }

  private static func gradient(
    _ x: Double, _ y: Double, _ z: Double
  ) -> (Double, Double, Double) {
    (2 * x + 2 * y * z, 2 * y + 2 * x * z, 2 * z + 2 * x * y)
  }

  private static func checkLesson() -> Bool {
    gradientsMatch(at: 2, 3, 4) {
      value($0, $1, $2)
    } gradient: {
      gradient($0, $1, $2)
    }
  }

  private static func differentiateLesson() -> Bool {
    let witness = NumericalDifferentiator()
    let estimate = try? witness.gradient(at: [2, 3, 4]) { v in value(v[0], v[1], v[2]) }
    return estimate?.components.count == 3
  }

  private static func checkSquares(_ count: Int) -> Bool {
    let point = (0..<count).map { 1 + Double($0) / Double(count) }
    return gradientsMatch(at: point, with: .directions(3)) {
      squares($0)
    } gradient: { v in
      v.map { 2 * $0 }
    }
  }

  private static func evaluateSquares(_ count: Int) -> Bool {
    var point = (0..<count).map { 1 + Double($0) / Double(count) }
    var sum = 0.0
    for index in 0..<100 {
      point[index] += 1
      sum += squares(point)
    }
    return sum > 0
  }

  private static func squares(_ v: [Double]) -> Double {
    var sum = 0.0
    for x in v { sum += x * x }
    return sum
  }

  private static func time(_ rounds: Int, _ work: () -> Bool) -> Duration {
    let clock = ContinuousClock()
    let begin = clock.now
    var passed = 0
    for _ in 0..<rounds where work() { passed += 1 }
    let time = clock.now - begin
    return passed == rounds ? time : .seconds(1e9)
  }
}
