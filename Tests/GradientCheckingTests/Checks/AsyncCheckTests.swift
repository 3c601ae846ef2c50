import GradientChecking
import NumericalDifferentiation
import Testing

/// A model that lives in an actor.
private actor Trainer {
  private(set) var calls = 0
  private let data: [(x: Double, y: Double)] = [(1, 3), (2, 5), (3, 6.5)]

  func loss(_ line: [Double]) -> Double {
    calls += 1
    return data.reduce(0) {
      let error = line[0] * $1.x + line[1] - $1.y
      return $0 + error * error / 3
    }
  }

  func gradient(_ line: [Double]) -> [Double] {
    data.reduce(into: [0, 0]) {
      let error = line[0] * $1.x + line[1] - $1.y
      $0[0] += 2 * error * $1.x / 3
      $0[1] += 2 * error / 3
    }
  }
}

@MainActor private final class Screen {
  var evaluations = 0

  nonisolated init() {}

  func f(_ x: Double) async -> Double {
    evaluations += 1
    await Task.yield()
    return x * x * x
  }
}

/// Not sendable, and need not be.
private final class Parameters: ComponentIterable {
  var numbers: [Double]

  init(_ numbers: [Double]) { self.numbers = numbers }

  func visitComponents(_ visitor: inout ComponentVisitor) {
    visitor.visit(&numbers, named: "numbers")
  }
}

private struct Model {
  var weights: [Double]
  var scale: Float
}

@Suite("Checks of functions that suspend")
struct AsyncCheckTests {
  @Test("functions of an actor are asked where they live, and wrong gradients of it are caught")
  func actors() async {
    let trainer = Trainer()
    let right = await gradientCheck(at: [1.5, 0.5]) {
      await trainer.loss($0)
    } gradient: {
      await trainer.gradient($0)
    }
    #expect(right.matches)
    #expect(await trainer.calls == right.evaluations + 2)
    let wrong = await gradientCheck(at: [1.5, 0.5]) {
      await trainer.loss($0)
    } gradient: {
      await trainer.gradient($0).map { 3 * $0 }
    }
    #expect(wrong.verdict == .mismatch)
    #expect(wrong.recognised == [.factor])
  }

  @Test("functions of the main actor, and ones that yield")
  func mainActor() async {
    let screen = Screen()
    let right = await gradientCheck(at: 2) {
      await screen.f($0)
    } gradient: {
      3 * $0 * $0
    }
    #expect(right.matches)
    let wrong = await gradientCheck(at: 2) {
      await screen.f($0)
    } gradient: { x in
      await Task.yield()
      return 2 * x * x
    }
    #expect(wrong.verdict == .mismatch)
    #expect(await screen.evaluations == right.evaluations + wrong.evaluations + 4)
  }

  @MainActor @Test("the caller's isolation is kept, and what it owns need not be sendable")
  func isolation() async {
    var calls = 0
    let parameters = Parameters([2, 3])
    let report = await gradientCheck(at: parameters) { parameters in
      MainActor.assertIsolated()
      calls += 1
      await Task.yield()
      return parameters.numbers[0] * parameters.numbers[1]
    } gradient: { parameters in
      MainActor.assertIsolated()
      return Parameters([parameters.numbers[1], parameters.numbers[0]])
    }
    #expect(report.matches)
    #expect(calls == report.evaluations + 2)
    #expect(parameters.numbers == [2, 3])
  }

  @Test("any argument, two arguments, and function values")
  func spellings() async {
    let model = Model(weights: [1, 2], scale: 0.5)
    func loss(_ model: Model) async -> Double {
      await Task.yield()
      return model.weights[0] * model.weights[1] * Double(model.scale)
    }
    func gradient(_ model: Model) async -> Model {
      let scale = Double(model.scale)
      return Model(
        weights: [model.weights[1] * scale, model.weights[0] * scale],
        scale: Float(model.weights[0] * model.weights[1]))
    }
    let any = await gradientCheck(at: model) {
      await loss($0)
    } gradient: {
      await gradient($0)
    }
    #expect(any.matches)
    #expect(any.names == ["weights[0]", "weights[1]", "scale"])
    let value = await gradientCheck(at: model, of: loss, gradient: gradient)
    #expect(value == any)
    let two = await gradientCheck(at: [1.0, 2], 3.0) { (v: [Double], x: Double) in
      await Task.yield()
      return v[0] * v[1] * x
    } gradient: { (v: [Double], x: Double) -> ([Double], Double) in
      ([v[1] * x, v[0] * x], v[0] * v[1] + 0.5)
    }
    #expect(two.names(.mismatch) == ["$1"])
    let one = await gradientCheck(at: 3) { x in
      await Task.yield()
      return x * x
    } gradient: {
      2 * $0
    }
    #expect(one.matches)
  }

  @Test("what is thrown at the point is thrown on, and around it is the edge of a domain")
  func throwing() async throws {
    struct Oops: Error {}
    func oops(_ x: Double) async throws -> Double {
      await Task.yield()
      throw Oops()
    }
    await #expect(throws: Oops.self) {
      try await gradientCheck(at: [1]) {
        [try await oops($0[0])][0]
      } gradient: {
        $0
      }
    }
    await #expect(throws: Oops.self) {
      try await gradientCheck(at: 1) {
        $0
      } gradient: {
        try await oops($0)
      }
    }
    let edge = try await gradientCheck(at: 0) { x in
      await Task.yield()
      guard x >= 0 else { throw Oops() }
      return 3 * x
    } gradient: { _ in
      3
    }
    #expect(edge.matches)
    #expect(edge.notes.first?.hasSuffix("the first error: Oops()") == true)
  }

  @Test("Jacobians, Hessians and products may suspend")
  func vectors() async {
    func f(_ x: [Double]) async -> [Double] {
      await Task.yield()
      return [x[0] * x[1], x[0] * x[0]]
    }
    func jacobian(_ x: [Double], _ factor: Double = 1) -> [[Double]] {
      [[x[1], x[0]], [2 * factor * x[0], 0]]
    }
    for factor in [1.0, 2] {
      let expected = factor == 1 ? Verdict.match : .mismatch
      let jacobians = await jacobianCheck(at: [2, 3]) {
        await f($0)
      } jacobian: {
        jacobian($0, factor)
      }
      #expect(jacobians.verdict == expected)
      let jvp = await jvpCheck(at: [2, 3]) {
        await f($0)
      } jvp: { x, t in
        jacobian(x, factor).map { $0[0] * t[0] + $0[1] * t[1] }
      }
      #expect(jvp.verdict == expected)
      let vjp = await vjpCheck(at: [2, 3]) {
        await f($0)
      } vjp: { x, c in
        let rows = jacobian(x, factor)
        return [rows[0][0] * c[0] + rows[1][0] * c[1], rows[0][1] * c[0] + rows[1][1] * c[1]]
      }
      #expect(vjp.verdict == expected)
      let hessian = await hessianCheck(at: [2, 3]) {
        await f($0)
      } hessian: {
        jacobian($0, factor)
      }
      #expect(hessian.verdict == expected)
      let product = await hessianCheck(at: [2, 3], along: [1, 2]) {
        await f($0)
      } product: { x, v in
        jacobian(x, factor).map { $0[0] * v[0] + $0[1] * v[1] }
      }
      #expect(product.verdict == expected)
    }
  }

  @Test("a task that was cancelled gets its answer all the same")
  func cancelled() async {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await gradientCheck(at: 3) { x in
        await Task.yield()
        return x * x
      } gradient: {
        2 * $0
      }.matches
    }
    #expect(await task.value)
  }
}
