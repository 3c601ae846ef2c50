import NumericalDifferentiation
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("Numerical Hessians")
struct NumericalHessianTests {
  private let witness = NumericalDifferentiator()

  private func hessian(
    at point: [Double], _ function: ([Double]) -> Double
  ) throws -> JacobianEstimate {
    let count = point.count
    return try witness.hessian(at: point) { points, values in
      for index in values.indices {
        values[index] = function(Array(points[(index * count)..<((index + 1) * count)]))
      }
    }
  }

  private func expect(
    _ estimate: JacobianEstimate, equals truth: [[Double]], resolution: Double = 1e-4,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let size = truth.joined().reduce(0) { max($0, abs($1)) }
    #expect(estimate.rows.count == truth.count, sourceLocation: sourceLocation)
    for (row, truths) in zip(estimate.rows, truth) {
      for (entry, exact) in zip(row.components, truths) {
        #expect(
          entry.holds(exact), "\(entry.summary), truth \(exact)", sourceLocation: sourceLocation)
        #expect(
          entry.error <= resolution * size, "\(entry.summary), truth \(exact)",
          sourceLocation: sourceLocation)
      }
    }
  }

  @Test("a quadratic form has its matrix")
  func quadratic() throws {
    let estimate = try hessian(at: [1, -2]) { v in
      3 * v[0] * v[0] + 4 * v[0] * v[1] - v[1] * v[1]
    }
    expect(estimate, equals: [[6, 4], [4, -2]])
  }

  @Test("exp(x)·sin(y) + x³")
  func transcendental() throws {
    let x = 0.7
    let y = 1.1
    let estimate = try hessian(at: [x, y]) { v in exp(v[0]) * sin(v[1]) + v[0] * v[0] * v[0] }
    let mixed = exp(x) * cos(y)
    expect(estimate, equals: [[exp(x) * sin(y) + 6 * x, mixed], [mixed, -exp(x) * sin(y)]])
  }

  @Test("Rosenbrock's valley, away from its floor")
  func rosenbrock() throws {
    let x = -1.2
    let y = 1.0
    let estimate = try hessian(at: [x, y]) { v in
      100 * (v[1] - v[0] * v[0]) * (v[1] - v[0] * v[0]) + (1 - v[0]) * (1 - v[0])
    }
    expect(
      estimate, equals: [[1200 * x * x - 400 * y + 2, -400 * x], [-400 * x, 200]])
  }

  @Test("a linear function has none")
  func linear() throws {
    let estimate = try hessian(at: [1, 2, 3]) { v in v[0] - 2 * v[1] + v[2] }
    for entry in estimate.rows.flatMap(\.components) {
      #expect(entry.holds(0), "\(entry.summary)")
      #expect(entry.error < 1e-3)
    }
  }

  @Test("one variable: the second derivative")
  func oneVariable() throws {
    expect(try hessian(at: [1]) { sin($0[0]) }, equals: [[-sin(1)]])
    expect(try hessian(at: [2]) { 1 / $0[0] }, equals: [[0.25]])
    expect(try hessian(at: [3]) { log($0[0]) }, equals: [[-1.0 / 9]])
  }

  @Test("no variables, no rows")
  func noVariables() throws {
    #expect(try hessian(at: []) { _ in 1 }.rows.isEmpty)
  }

  @Test("where the function is not finite, nothing is known")
  func notFinite() throws {
    let estimate = try hessian(at: [1, 2]) { _ in .nan }
    for entry in estimate.rows.flatMap(\.components) { #expect(entry.isUnresolved) }
  }
}
