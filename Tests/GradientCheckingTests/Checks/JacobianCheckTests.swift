import GradientChecking
import Testing

@Suite("Checks of Jacobians")
struct JacobianCheckTests {
  private func report(
    _ function: VectorFunction, _ change: ([[Double]]) -> [[Double]] = { $0 }
  ) -> GradientReport {
    jacobianCheck(at: function.point) {
      function.f($0)
    } jacobian: {
      change(function.jacobian($0))
    }
  }

  @Test("right ones match, entry by entry", arguments: 0..<3)
  func right(index: Int) {
    let function = VectorFunction.all[index]
    let report = report(function)
    #expect(report.matches)
    #expect(report.components.count == function.jacobian(function.point).joined().count)
  }

  @Test("entries are called by output and variable, row by row")
  func names() {
    #expect(
      report(.tall).names == [
        "f[0]/x[0]", "f[0]/x[1]", "f[1]/x[0]", "f[1]/x[1]", "f[2]/x[0]", "f[2]/x[1]",
      ])
  }

  @Test("a transposed square matrix is caught, and named")
  func transposed() {
    let report = report(.square) { VectorFunction.transposed($0) }
    #expect(report.names(.mismatch) == ["f[0]/x[1]", "f[1]/x[0]"])
    #expect(report.recognised == [.transposed])
  }

  @Test("a matrix written column by column is caught, and named")
  func columns() {
    let function = VectorFunction.wide
    let report = jacobianCheck(at: function.point) { (x: [Double]) -> [Double] in
      function.f(x)
    } jacobian: { (x: [Double]) -> [Double] in
      VectorFunction.transposed(function.jacobian(x)).flatMap { $0 }
    }
    #expect(report.verdict == .mismatch)
    #expect(report.recognised == [.transposed])
    // As a matrix of its own its rows have the wrong length.
    #expect(self.report(function) { VectorFunction.transposed($0) }.found == [.wrongShape])
  }

  @Test("a sign, a factor, swapped rows and a missing term are caught")
  func mistakes() {
    for function in VectorFunction.all {
      let sign = report(function) { $0.map { $0.map { -$0 } } }
      #expect(sign.recognised == [.sign])
      let twice = report(function) { $0.map { $0.map { 2 * $0 } } }
      #expect(twice.recognised.first == .factor)
      let row = report(function) { [$0[0].map { -$0 }] + $0.dropFirst() }
      #expect(row.recognised == [.sign])
      #expect(row.names(.mismatch).allSatisfy { $0.hasPrefix("f[0]/") })
      let swapped = report(function) { [$0[1], $0[0]] + $0.dropFirst(2) }
      #expect(swapped.verdict == .mismatch)
      let zeroed = report(function) { [$0[0].map { _ in 0 }] + $0.dropFirst() }
      #expect(zeroed.recognised == [.zeroed])
    }
    let missing = report(.square) { [$0[0], [$0[1][0], 0.5 * $0[1][1]]] }
    #expect(missing.names(.mismatch) == ["f[1]/x[1]"])
  }

  @Test("an entry that is wrong by a hundred-thousandth is caught, whatever its row and column")
  func everyEntry() {
    for function in VectorFunction.all {
      let right = report(function)
      for row in 0..<function.f(function.point).count {
        for column in function.point.indices {
          let report = report(function) {
            var rows = $0
            rows[row][column] += 1e-5 * max(abs(rows[row][column]), 1)
            return rows
          }
          #expect(
            report.names(.mismatch) == [right.names[row * function.point.count + column]])
        }
      }
    }
  }

  @Test("outputs of very different sizes are judged each by itself")
  func scales() {
    let point = [3.0, 2.0]
    func f(_ x: [Double]) -> [Double] { [1e9 * x[0] * x[1], 1e-9 * x[0] * x[0]] }
    let right = jacobianCheck(at: point) {
      f($0)
    } jacobian: {
      [[1e9 * $0[1], 1e9 * $0[0]], [2e-9 * $0[0], 0]]
    }
    #expect(right.matches)
    let wrong = jacobianCheck(at: point) {
      f($0)
    } jacobian: {
      [[1e9 * $0[1], 1e9 * $0[0]], [1e-9 * $0[0], 0]]
    }
    #expect(wrong.names(.mismatch) == ["f[1]/x[0]"])
  }

  @Test("every point is asked once for all outputs")
  func evaluations() {
    let function = VectorFunction.tall
    var around = 0
    let report = jacobianCheck(at: function.point) { x in
      if x != function.point { around += 1 }
      return function.f(x)
    } jacobian: {
      function.jacobian($0)
    }
    #expect(report.evaluations == around)
    let first = gradientCheck(at: function.point) {
      function.f($0)[0]
    } gradient: {
      function.jacobian($0)[0]
    }
    #expect(around < 3 * first.evaluations)
  }

  @Test("arguments and outputs of any types, and their Jacobians")
  func types() {
    struct Polar {
      var radius: Double
      var angle: Double
    }
    let polar = Polar(radius: 2, angle: 0.5)
    let function = VectorFunction.square
    func values(_ polar: Polar) -> SIMD2<Double> {
      let outputs = function.f([polar.radius, polar.angle])
      return [outputs[0], outputs[1]]
    }
    func rows(_ polar: Polar) -> [SIMD2<Double>] {
      function.jacobian([polar.radius, polar.angle]).map { [$0[0], $0[1]] }
    }
    let right = jacobianCheck(at: polar) {
      values($0)
    } jacobian: {
      rows($0)
    }
    #expect(right.matches)
    #expect(right.names == ["f[0]/radius", "f[0]/angle", "f[1]/radius", "f[1]/angle"])
    let wrong = jacobianCheck(at: polar) {
      values($0)
    } jacobian: {
      rows($0).reversed() as [_]
    }
    #expect(wrong.verdict == .mismatch)
    let number = jacobianCheck(at: 3.0) { (x: Double) in
      [x, x * x]
    } jacobian: { (x: Double) in
      (1, 2 * x)
    }
    #expect(number.matches)
    #expect(number.names == ["f[0]/x", "f[1]/x"])
  }

  @Test("a kink of one output says nothing against the others")
  func kink() {
    let report = jacobianCheck(at: [0, 1]) {
      [abs($0[0]), $0[0] * $0[1]]
    } jacobian: { _ in
      [[0, 0], [1, 0]]
    }
    #expect(report.names(.nondifferentiable) == ["f[0]/x[0]"])
    #expect(report.names(.match).count == 3)
    let subgradients = jacobianCheck(at: [0, 1], with: .kinks(.subgradients)) {
      [abs($0[0]), $0[0] * $0[1]]
    } jacobian: { _ in
      [[0, 0], [1, 0]]
    }
    #expect(subgradients.matches)
  }
}
