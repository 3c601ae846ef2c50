import GradientChecking
import Testing

private struct Point: Equatable {
  var x: Double
  var y: Double
}

/// The same names in another order.
private struct Tangent {
  var first: Double
  var second: Double
}

private struct Keyed {
  var table: [String: Double]
  var scale: Double
}

private enum Direction {
  case up(Double)
}

@Suite("Claimed gradients of other types than the point's")
struct ClaimTests {
  private let point = Point(x: 2, y: 5)

  private func f(_ point: Point) -> Double { point.x * point.x * point.y }

  @Test("a struct's gradient may be an array, entry by entry")
  func array() {
    let right = gradientCheck(at: point) {
      f($0)
    } gradientComponents: {
      [2 * $0.x * $0.y, $0.x * $0.x]
    }
    #expect(right.verdict == .match)
    #expect(right.names == ["x", "y"])
    let swapped = gradientCheck(at: point) {
      f($0)
    } gradientComponents: {
      [$0.x * $0.x, 2 * $0.x * $0.y]
    }
    #expect(swapped.recognised == [.swapped])
  }

  @Test("a struct's gradient may be a tuple, a vector, or a struct of its own, entry by entry")
  func others() {
    #expect(
      gradientCheck(at: point) {
        f($0)
      } gradientComponents: {
        (2 * $0.x * $0.y, $0.x * $0.x)
      }.matches)
    #expect(
      gradientCheck(at: point) {
        f($0)
      } gradientComponents: {
        SIMD2(2 * $0.x * $0.y, $0.x * $0.x)
      }.matches)
    // Names that are none of the point's say nothing: the order does.
    let other = gradientCheck(at: point) {
      f($0)
    } gradientComponents: {
      Tangent(first: 2 * $0.x * $0.y, second: $0.x * $0.x)
    }
    #expect(other.matches)
  }

  @Test("whole numbers are numbers in a claim, alone, in tuples and in arrays")
  func integers() {
    #expect(
      gradientCheck(at: 1, of: { (x: Double) in 3 * x }, gradientComponents: { _ in 3 as Int })
        .matches)
    #expect(
      !gradientCheck(at: 1, of: { (x: Double) in 3 * x }, gradientComponents: { _ in 2 as Int })
        .matches)
    let tuple = gradientCheck(at: 4.0, 5.0) { (x: Double, y: Double) -> Double in
      x * x + y
    } gradientComponents: { (x: Double, _: Double) -> (Double, Int) in
      (2 * x, 1)
    }
    #expect(tuple.matches)
    #expect(tuple.names == ["$0", "$1"])
    let array = gradientCheck(at: point) {
      2 * $0.x - $0.y
    } gradientComponents: { _ in
      [2, -1] as [Int]
    }
    #expect(array.matches)
  }

  @Test("a gradient of its own type is matched by name, whatever the order of its properties")
  func order() {
    struct Point { var a, b: Double }
    struct Gradient { var b, a: Double }
    let right = gradientCheck(at: Point(a: 2, b: 3)) { (point: Point) -> Double in
      point.a * point.a * point.b
    } gradientComponents: { (point: Point) -> Gradient in
      Gradient(b: point.a * point.a, a: 2 * point.a * point.b)
    }
    #expect(right.matches)
    let wrong = gradientCheck(at: Point(a: 2, b: 3)) { (point: Point) -> Double in
      point.a * point.a * point.b
    } gradientComponents: { (point: Point) -> Gradient in
      Gradient(b: 2 * point.a * point.b, a: point.a * point.a)
    }
    #expect(wrong.names(.mismatch) == ["a", "b"])
  }

  @Test("dictionaries are matched key by key, and an error is called by its key")
  func keys() {
    let table = ["a": 2.0, "b": 3.0]
    func product(_ table: [String: Double]) -> Double { table.values.reduce(1, *) }
    let right = gradientCheck(at: table) {
      product($0)
    } gradient: {
      ["b": $0["a", default: 0], "a": $0["b", default: 0]]
    }
    #expect(right.matches)
    let wrong = gradientCheck(at: table) {
      product($0)
    } gradient: {
      ["b": 7, "a": $0["b", default: 0]]
    }
    #expect(wrong.names(.mismatch) == ["x[\"b\"]"])
  }

  @Test("a gradient that lacks keys, or has others, is a mismatch that names them")
  func wrongKeys() {
    let table = ["a": 2.0, "b": 3.0]
    func check(_ gradient: [String: Double]) -> [String] {
      let report = gradientCheck(at: table) {
        ($0["a"] ?? 0) * ($0["b"] ?? 0)
      } gradient: { _ in
        gradient
      }
      #expect(report.verdict == .mismatch)
      #expect(report.found == [.wrongShape])
      #expect(report.components.isEmpty)
      return report.findings.map(\.message)
    }
    #expect(check(["a": 3]) == ["the gradient has no entry for x[\"b\"]"])
    #expect(
      check(["a": 3, "b": 2, "c": 1]) == [
        "the gradient has x[\"c\"], which the point has not"
      ])
    #expect(
      check(["a": 3, "B": 2]) == [
        "the gradient has no entry for x[\"b\"], and has x[\"B\"], which the point has not"
      ])
    #expect(check([:]) == ["the gradient has no entry for x[\"a\"] and x[\"b\"]"])
  }

  @Test("keys inside a struct, beside other arguments, are matched by name as well")
  func nestedKeys() {
    func f(_ first: [String: Double], _ second: Keyed) -> Double {
      (first["a"] ?? 0) * (second.table["b"] ?? 0) * second.scale
    }
    func gradient(_ first: [String: Double], _ second: Keyed) -> ([String: Double], Keyed) {
      let (a, b) = (first["a"] ?? 0, second.table["b"] ?? 0)
      return (["a": b * second.scale], Keyed(table: ["b": a * second.scale], scale: a * b))
    }
    let second = Keyed(table: ["b": 3], scale: 4)
    let right = gradientCheck(at: ["a": 2], second, of: f, gradient: gradient)
    #expect(right.matches)
    #expect(right.names == ["$0[\"a\"]", "$1.table[\"b\"]", "$1.scale"])
    let incomplete = gradientCheck(
      at: ["a": 2], second, of: f,
      gradient: { (first: [String: Double], second: Keyed) -> ([String: Double], Keyed) in
        var parts = gradient(first, second)
        parts.1.table = [:]
        return parts
      })
    #expect(incomplete.findings.map(\.message) == ["the gradient has no entry for $1.table[\"b\"]"])
  }

  @Test("a gradient of an optional that is nil where the point has a number lacks it")
  func missingOptional() {
    let report = gradientCheck(at: [1.0, 2.0] as [Double?]) { (v: [Double?]) -> Double in
      (v[0] ?? 0) * (v[1] ?? 0)
    } gradient: { (v: [Double?]) -> [Double?] in
      [v[1], nil]
    }
    #expect(report.found == [.wrongShape])
    #expect(report.verdict == .mismatch)
  }

  @Test("a type without components is a finding that says what to do")
  func noComponents() {
    struct Fixed { let value = 1.0 }
    func check<Value>(_ value: Value) {
      let report = gradientCheck(at: value) { (_: Value) in
        1.0
      } gradient: { (value: Value) in
        value
      }
      #expect(report.verdict == .inconclusive)
      // Numbers that are there and cannot be written have a finding of their own.
      #expect(
        report.findings.filter { $0.kind != .unreachedComponent } == [
          Finding(
            .emptyPoint, verdict: .inconclusive,
            "the point has no components, so there is nothing to differentiate by; a struct needs `var`s"
              + " of floating-point types, or a conformance to ComponentIterable")
        ])
      #expect(report.components.isEmpty)
      #expect(report.evaluations == 0)
    }
    check(Direction.up(2))
    check([Double]())
    check(Fixed())
    check("text")
    check(7)
    check(nil as Double?)
    check([String: Double]())
    check([Point]())
  }

  @Test("a point without components is not asked about")
  func notAsked() {
    var calls = 0
    _ = gradientCheck(at: [Double]()) { _ in
      calls += 1
      return 0
    } gradient: { _ in
      calls += 1
      return []
    }
    #expect(calls == 0)
  }
}
