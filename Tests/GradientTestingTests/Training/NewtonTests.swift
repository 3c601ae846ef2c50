import GradientTesting
import ReferenceAutodiff
import Testing

/// A logistic regression of three weights on points that no line separates, so that there is one best.
private struct Logistic {
  let inputs: ReferenceTensor<Double>
  let targets: ReferenceTensor<Double>

  init(seed: UInt64, count: Int = 16) {
    var data = SeededData(seed: seed)
    var rows: [[Double]] = []
    var classes: [Double] = []
    for index in 0..<count {
      let side: Double = index.isMultiple(of: 2) ? 1 : -1
      rows.append([0.5 * side + data.normal(), data.normal() - 0.25 * side, 1])
      classes.append(index.isMultiple(of: 2) ? 1 : 0)
    }
    (inputs, targets) = (ReferenceTensor(rows), ReferenceTensor(classes))
  }

  func loss(_ weights: ReferenceTensor<Double>) -> ReferenceTensor<Double> {
    BCEWithLogitsLoss()(inputs.matmul(weights), targets)
  }

  func gradient(_ weights: [Double]) throws -> [Double] {
    try valueAndGradient(at: ReferenceTensor(weights), of: loss).gradient.scalars
  }

  func curvature(_ weights: [Double]) throws -> [[Double]] {
    let entries = try hessian(at: ReferenceTensor(weights), of: loss).scalars
    return stride(from: 0, to: 9, by: 3).map { Array(entries[$0..<$0 + 3]) }
  }

  /// Newton's method, and the largest component of the gradient before each step and at the end.
  ///
  /// - Parameter factor: What the Hessian is multiplied by: 1, unless it is to be wrong.
  func newton(
    steps: Int, factor: Double = 1
  ) throws -> (weights: [Double], slopes: [Double]) {
    var weights = [0.0, 0, 0]
    var slopes: [Double] = []
    for _ in 0..<steps {
      let gradient = try gradient(weights)
      slopes.append(gradient.map(abs).max() ?? 0)
      let matrix = try curvature(weights).map { $0.map { factor * $0 } }
      for (index, step) in Self.solution(of: matrix, gradient).enumerated() {
        weights[index] -= step
      }
    }
    return (weights, slopes + [try gradient(weights).map(abs).max() ?? 0])
  }

  /// Solves a positive definite system by elimination, which needs no pivots.
  private static func solution(of matrix: [[Double]], _ right: [Double]) -> [Double] {
    var rows = zip(matrix, right).map { $0 + [$1] }
    for pivot in rows.indices {
      for row in rows.indices where row != pivot {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot...rows.count { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
  }
}

/// Newton's method shows whether second derivatives are right without any difference being taken: it converges
/// quadratically with the Hessian, and with nothing else.
@Suite("Training: Newton's method", .gradientChecking)
struct NewtonTests {
  private let problem = Logistic(seed: 7)

  @Test("With a Hessian that is 10 % too large, each step leaves a tenth of the slope")
  func wrongHessian() throws {
    let slopes = try problem.newton(steps: 10, factor: 1.1).slopes
    for (slope, next) in zip(slopes, slopes.dropFirst()).dropFirst(3) {
      #expect(abs(next / slope - 0.1 / 1.1) < 0.01, "\(slopes)")
    }
  }

  @Test("With the engine's Hessian the number of right digits doubles at each step")
  func quadratic() throws {
    let (weights, slopes) = try problem.newton(steps: 7)
    // |next| ≈ C·|slope|², with a C that settles, down to what rounding leaves.
    for (slope, next) in zip(slopes, slopes.dropFirst()) {
      #expect(next <= max(4 * slope * slope, 1e-16), "\(slopes)")
    }
    let constants = (2...3).map { slopes[$0 + 1] / (slopes[$0] * slopes[$0]) }
    #expect(abs(constants[0] / constants[1] - 1) < 0.1, "\(constants)")
    #expect(slopes[0] > 0.1)
    #expect(slopes[7] <= 1e-16)
    #expect(try hessiansMatch(at: weights, gradient: problem.gradient, hessian: problem.curvature))
  }

  @Test("hvp is the Hessian's product with a direction")
  func products() throws {
    let weights = [0.5, -1, 0.25]
    let direction = [1.0, -2, 3]
    let product = try hvp(
      at: ReferenceTensor(weights), along: ReferenceTensor(direction), of: problem.loss
    ).scalars
    for (found, row) in zip(product, try problem.curvature(weights)) {
      let wanted = zip(row, direction).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(found - wanted) <= 1e-15)
    }
  }
}
