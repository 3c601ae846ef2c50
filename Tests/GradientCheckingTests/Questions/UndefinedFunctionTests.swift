import GradientChecking
import NumericalDifferentiation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

private enum DomainError: Error, Equatable {
  case negative(Double)
  case call(Int)
}

@Suite("Functions that throw, or give no numbers")
struct UndefinedFunctionTests {
  private func root(_ x: Double) throws(DomainError) -> Double {
    guard x >= 0 else { throw .negative(x) }
    return sqrt(x)
  }

  @Test("what the function throws at the point is thrown on, with its type")
  func throwsAtPoint() {
    #expect(throws: DomainError.negative(-1)) {
      try gradientCheck(at: -1) {
        try root($0)
      } gradient: { _ in
        1
      }
    }
    #expect(throws: DomainError.negative(-1)) {
      try gradientCheck(at: [-1, 2]) {
        try root($0[0]) + $0[1]
      } gradient: { _ in
        [1, 1]
      }
    }
    #expect(throws: DomainError.negative(-1)) {
      try jacobianCheck(at: [-1]) {
        [try root($0[0])]
      } jacobian: { _ in
        [[1]]
      }
    }
    #expect(throws: DomainError.negative(-1)) {
      try vjpCheck(at: [-1]) {
        [try root($0[0])]
      } vjp: { _, _ in
        [1]
      }
    }
  }

  private func call<Value>(_ number: Int) throws -> Value { throw DomainError.call(number) }

  @Test("what the gradient throws at the point is thrown on")
  func gradientThrows() {
    #expect(throws: DomainError.call(1)) {
      try gradientCheck(at: 2) {
        $0
      } gradient: { _ in
        try call(1)
      }
    }
    #expect(throws: DomainError.call(2)) {
      try hessianCheck(at: [2]) {
        $0
      } hessian: { _ in
        try call(2) as [[Double]]
      }
    }
  }

  @Test("a function that throws at displaced points has an edge there, and a note says so")
  func throwsAround() throws {
    // Nearer to the edge than the first steps are long.
    let right = try gradientCheck(at: 1) {
      try root(1.00005 - $0)
    } gradient: {
      -0.5 / sqrt(1.00005 - $0)
    }
    #expect(right.matches)
    let note = try #require(right.notes.first)
    #expect(note.hasPrefix("the function threw at "))
    #expect(note.contains(" of \(right.evaluations) points around this one"))
    #expect(note.contains("which count as outside its domain; the first error: negative(-"))
    let wrong = try gradientCheck(at: 1e-9) {
      try root($0)
    } gradient: {
      0.25 / sqrt($0)
    }
    #expect(wrong.verdict == .mismatch)
  }

  @Test("a function that is defined on one side alone is judged from there")
  func edge() throws {
    func f(_ x: Double) throws -> Double {
      guard x >= 0 else { throw DomainError.negative(x) }
      return 3 * x + x * x
    }
    let right = try gradientCheck(at: 0) {
      try f($0)
    } gradient: {
      3 + 2 * $0
    }
    #expect(right.verdict == .match)
    let wrong = try gradientCheck(at: 0) {
      try f($0)
    } gradient: {
      2 + 2 * $0
    }
    #expect(wrong.verdict == .mismatch)
  }

  @Test("a function that throws only when it is asked again at the point is not swallowed")
  func throwsAtLastCall() {
    var calls = 0
    #expect(throws: DomainError.call(2)) {
      try gradientCheck(at: [1, 2]) { x in
        if x == [1, 2] {
          calls += 1
          if calls == 2 { throw DomainError.call(calls) }
        }
        return x[0] * x[1]
      } gradient: {
        [$0[1], $0[0]]
      }
    }
    #expect(calls == 2)
    var gradients = 0
    #expect(throws: DomainError.call(2)) {
      try gradientCheck(at: [1, 2]) {
        $0[0] * $0[1]
      } gradient: {
        gradients += 1
        if gradients == 2 { throw DomainError.call(gradients) }
        return [$0[1], $0[0]]
      }
    }
  }

  @Test("a function that throws once, at its second call, costs one point")
  func throwsOnce() throws {
    var calls = 0
    let report = try gradientCheck(at: [1, 2]) { x in
      calls += 1
      if calls == 2 { throw DomainError.call(calls) }
      return x[0] * x[1]
    } gradient: {
      [$0[1], $0[0]]
    }
    #expect(report.verdict != .mismatch)
    #expect(report.notes.first?.hasPrefix("the function threw at 1 of ") == true)
  }

  @Test("a function that is NaN or infinite at the point is inconclusive, whatever is claimed")
  func notFiniteAtPoint() {
    for value in [Double.nan, .infinity, -.infinity] {
      let report = gradientCheck(at: [1, 2]) {
        $0 == [1, 2] ? value : $0[0]
      } gradient: { _ in
        [1, 0]
      }
      #expect(report.verdict == .inconclusive)
      #expect(
        report.components.map(\.reason)
          == Array(repeating: "the function is not finite at the point", count: 2))
      #expect(report.evaluations == 0)
      #expect(report.found == [.nonFiniteValue])
      let word = value.isNaN ? "NaN" : value > 0 ? "Infinity" : "-Infinity"
      #expect(
        report.findings.first?.message
          == "the function is \(word) at the point, and has no derivative there")
    }
  }

  @Test("a claim that is not finite, or has another shape, is wrong all the same")
  func notFiniteAndWrong() {
    let both = gradientCheck(at: [1, 2]) { _ in
      Double.nan
    } gradient: { _ in
      [.nan, 0]
    }
    #expect(both.verdict == .mismatch)
    #expect(both.found == [.nonFiniteValue])
    let shape = gradientCheck(at: [1, 2]) { _ in
      Double.infinity
    } gradient: { _ in
      [1]
    }
    #expect(shape.verdict == .mismatch)
    #expect(Set(shape.found) == [.wrongShape, .nonFiniteValue])
  }

  @Test("of several outputs the one is named that is not finite, and the others are judged")
  func notFiniteOutput() {
    let report = jacobianCheck(at: [-1]) {
      [$0[0] * $0[0], log($0[0]), 3 * $0[0]]
    } jacobian: { _ in
      [[-2], [-1], [3]]
    }
    #expect(report.verdict == .inconclusive)
    #expect(report.names(.match) == ["f[0]/x[0]", "f[2]/x[0]"])
    let message = report.findings.first?.message
    #expect(message?.hasPrefix("output [1] of the function is ") == true)
    #expect(message?.hasSuffix("NaN at the point, and has no derivative there") == true)
    let product = vjpCheck(at: [-1]) {
      [log($0[0])]
    } vjp: {
      [$1[0] / $0[0]]
    }
    #expect(product.verdict == .inconclusive)
    #expect(product.found == [.nonFiniteValue])
    let directions = gradientCheck(at: [1, 2], with: .directions(2)) { _ in
      Double.infinity
    } gradient: { _ in
      [1, 0]
    }
    #expect(directions.verdict == .inconclusive)
    #expect(directions.found == [.nonFiniteValue])
  }

  @Test("a function that suspends is spoken of in the same words")
  func notFiniteAsync() async {
    let report = await gradientCheck(at: [1, 2]) { (_: [Double]) async -> Double in
      await Task.yield()
      return .nan
    } gradient: { (_: [Double]) async -> [Double] in
      [1, 0]
    }
    #expect(report.verdict == .inconclusive)
    #expect(report.found == [.nonFiniteValue])
  }

  // MARK: Notes

  /// 3x, which throws on the left of 1.
  private func guarded(_ x: [Double]) throws -> Double {
    guard x[0] >= 1 else { throw DomainError.negative(x[0]) }
    return 3 * x[0]
  }

  @Test("that the function threw beside the point is noted, whatever was asked")
  func notesOfThrowing() async throws {
    let jacobian = try jacobianCheck(at: [1]) {
      [try guarded($0)]
    } jacobian: { _ in
      [[3]]
    }
    let directions = try gradientCheck(at: [1], with: .directions(1)) {
      try guarded($0)
    } gradient: { _ in
      [3]
    }
    let suspending = try await gradientCheck(at: [1]) { (x: [Double]) async throws -> Double in
      await Task.yield()
      return try guarded(x)
    } gradient: { (_: [Double]) async -> [Double] in
      [3]
    }
    let product = try await vjpCheck(at: [1]) { (x: [Double]) async throws -> [Double] in
      [try guarded(x)]
    } vjp: { (_: [Double], c: [Double]) async -> [Double] in
      [3 * c[0]]
    }
    for report in [jacobian, directions, suspending, product] {
      #expect(report.verdict != .mismatch)
      let note = report.notes.first { $0.hasPrefix("the function threw at ") }
      #expect(note?.contains("count as outside its domain; the first error: negative(0.9") == true)
    }
  }

  @Test("that a function does not change around the point is noted beside a derivative of 0")
  func flat() {
    let note = "the function does not change around here: every derivative of it is 0"
    for claim in [0.0, 1] {
      let constant = gradientCheck(at: [1, 2]) { _ in
        4
      } gradient: { _ in
        [claim, 0]
      }
      #expect(constant.verdict == (claim == 0 ? .match : .mismatch))
      #expect(constant.notes == [note])
    }
    let dead = gradientCheck(at: [-3, -2]) {
      max($0[0], 0) * 2 + max($0[1], 0)
    } gradient: { _ in
      [0, 0]
    }
    #expect(dead.matches)
    #expect(dead.notes == [note])
    let jacobian = jacobianCheck(at: [1]) { _ in
      [1, 2]
    } jacobian: { _ in
      [[0], [0]]
    }
    #expect(jacobian.notes == [note])
    let directions = gradientCheck(at: [1, 2], with: .directions(1)) { _ in
      4
    } gradient: { _ in
      [0, 0]
    }
    #expect(directions.notes.contains(note))
  }

  @Test("a function that is flat in one variable, or at a minimum, is not said to be constant")
  func notFlat() {
    let one = gradientCheck(at: [-3, 2]) {
      max($0[0], 0) + $0[1]
    } gradient: { _ in
      [0, 1]
    }
    #expect(one.matches && one.notes.isEmpty)
    let minimum = gradientCheck(at: [0, 0]) {
      $0[0] * $0[0] + $0[1] * $0[1]
    } gradient: { _ in
      [0, 0]
    }
    #expect(minimum.matches && minimum.notes.isEmpty)
  }

  @Test("a function that is NaN around the point is inconclusive, and so are all its components")
  func notFiniteAround() {
    let report = gradientCheck(at: [1, 2]) {
      $0 == [1, 2] ? 3 : .nan
    } gradient: { _ in
      [1, 0]
    }
    #expect(report.verdict == .inconclusive)
    #expect(
      report.components.map(\.reason)
        == Array(repeating: "the function is not finite around the point", count: 2))
    let jacobian = jacobianCheck(at: [1]) {
      $0 == [1] ? [3] : [.nan]
    } jacobian: { _ in
      [[1]]
    }
    #expect(jacobian.verdict == .inconclusive)
    let directions = gradientCheck(at: [1, 2], with: .directions(2)) {
      $0 == [1, 2] ? 3 : .nan
    } gradient: { _ in
      [1, 0]
    }
    #expect(directions.verdict == .inconclusive)
  }

  @Test("a function that throws everywhere but at the point is inconclusive")
  func throwsEverywhere() throws {
    let report = try gradientCheck(at: [1, 2]) { x in
      guard x == [1, 2] else { throw DomainError.call(0) }
      return 3
    } gradient: { _ in
      [0, 0]
    }
    #expect(report.verdict == .inconclusive)
    #expect(report.notes.first?.contains("the first error: call(0)") == true)
  }

  @Test("a function that gives fewer outputs around the point is not defined there")
  func outputsAround() {
    let report = jacobianCheck(at: [1]) {
      $0 == [1] ? [1, 2] : [1]
    } jacobian: { _ in
      [[1], [2]]
    }
    #expect(report.verdict == .inconclusive)
    #expect(report.names(.inconclusive) == ["f[0]/x[0]", "f[1]/x[0]"])
  }

  @Test("a claim that is not a number is a mismatch, and the others are judged all the same")
  func nonFiniteClaims() {
    for claim in [Double.nan, .infinity, -.infinity] {
      let report = gradientCheck(at: [1, 2]) {
        $0[0] * $0[1]
      } gradient: {
        [claim, $0[0]]
      }
      #expect(report.names(.mismatch) == ["x[0]"])
      #expect(report.names(.match) == ["x[1]"])
      #expect(report.components[0].reason == "the claim is not a finite number")
      #expect(report.recognised == [.nonFinite])
      let jacobian = jacobianCheck(at: [1, 2]) {
        [$0[0] * $0[1]]
      } jacobian: {
        [[$0[1], claim]]
      }
      #expect(jacobian.names(.mismatch) == ["f[0]/x[1]"])
      let directions = gradientCheck(at: [1, 2], with: .directions(2)) {
        $0[0] * $0[1]
      } gradient: {
        [$0[1], claim]
      }
      #expect(directions.names(.mismatch) == ["x[1]"])
    }
  }
}
