import GradientChecking
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("Checks of products with a Jacobian")
struct ProductCheckTests {
  private typealias Product = ([Double], [Double]) -> [Double]

  private func jvpReport(
    _ function: VectorFunction, along tangent: [Double]? = nil, seed: UInt64? = nil,
    product: Product? = nil
  ) -> GradientReport {
    jvpCheck(at: function.point, along: tangent, with: .seed(seed)) {
      function.f($0)
    } jvp: {
      (product ?? function.jvp)($0, $1)
    }
  }

  private func vjpReport(
    _ function: VectorFunction, _ cotangent: [Double]? = nil, seed: UInt64? = nil,
    product: Product? = nil
  ) -> GradientReport {
    vjpCheck(at: function.point, cotangent: cotangent, with: .seed(seed)) {
      function.f($0)
    } vjp: {
      (product ?? function.vjp)($0, $1)
    }
  }

  @Test("right ones match, along given and random directions, for every seed", arguments: 0..<3)
  func right(index: Int) {
    let function = VectorFunction.all[index]
    for seed in 0..<8 as Range<UInt64> {
      #expect(jvpReport(function, seed: seed).matches)
      #expect(vjpReport(function, seed: seed).matches)
    }
    let tangent = function.point.indices.map { 0.5 + Double($0) }
    let cotangent = function.f(function.point).indices.map { 2 - 0.75 * Double($0) }
    #expect(jvpReport(function, along: tangent).matches)
    #expect(vjpReport(function, cotangent).matches)
  }

  @Test("components are called jvp and vjp, with what they belong to")
  func names() {
    #expect(jvpReport(.tall).names == ["jvp[0]", "jvp[1]", "jvp[2]"])
    #expect(vjpReport(.tall).names == ["vjp/x[0]", "vjp/x[1]"])
    let single = jvpCheck(at: [3], along: [1]) {
      [$0[0] * $0[0]]
    } jvp: {
      [2 * $0[0] * $1[0]]
    }
    #expect(single.names == ["jvp"])
  }

  @Test("along one axis a jvp is a column, and a vjp of one output a row")
  func axes() {
    let function = VectorFunction.tall
    let jacobian = function.jacobian(function.point)
    let column = jvpReport(function, along: [0, 1])
    #expect(column.components.map(\.claimed) == jacobian.map { $0[1] })
    #expect(column.matches)
    let row = vjpReport(function, [0, 0, 1])
    #expect(row.components.map(\.claimed) == jacobian[2])
    #expect(row.matches)
    let zero = jvpReport(function, along: [0, 0])
    #expect(zero.matches)
    #expect(!jvpReport(function, along: [0, 0]) { _, _ in [0, 1, 0] }.matches)
  }

  @Test("a jvp of twice the tangent, of the negative, or without it, is caught and named")
  func wrongJVP() {
    for function in VectorFunction.all {
      let twice = jvpReport(function) { x, t in function.jvp(x, t.map { 2 * $0 }) }
      #expect(twice.verdict == .mismatch)
      #expect(twice.recognised.first == .factor)
      let negative = jvpReport(function) { x, t in function.jvp(x, t).map { -$0 } }
      #expect(negative.recognised == [.sign])
      let dropped = jvpReport(function) { x, t in function.jvp(x, t.map { _ in 0 }) }
      #expect(dropped.recognised == [.zeroed])
      let other = jvpReport(function) { x, t in function.jvp(x.map { $0 + 0.1 }, t) }
      #expect(other.verdict == .mismatch)
    }
  }

  @Test("a product with the transpose is caught where the matrix is square")
  func transposed() {
    let function = VectorFunction.square
    #expect(jvpReport(function, product: function.vjp).verdict == .mismatch)
    #expect(vjpReport(function, product: function.jvp).verdict == .mismatch)
    for seed in 0..<8 as Range<UInt64> {
      #expect(jvpReport(function, seed: seed, product: function.vjp).verdict == .mismatch)
      #expect(vjpReport(function, seed: seed, product: function.jvp).verdict == .mismatch)
    }
  }

  @Test("a vjp with a sign, a factor, a lost output or a lost use is caught")
  func wrongVJP() {
    for function in VectorFunction.all {
      let sign = vjpReport(function) { x, c in function.vjp(x, c).map { -$0 } }
      #expect(sign.recognised == [.sign])
      let twice = vjpReport(function) { x, c in function.vjp(x, c).map { 2 * $0 } }
      #expect(twice.recognised.first == .factor)
      let lost = vjpReport(function) { x, c in function.vjp(x, [0] + c.dropFirst()) }
      #expect(lost.verdict == .mismatch)
      // An adjoint that is assigned, and not added to, keeps the last output alone.
      let assigned = vjpReport(function) { x, c in
        function.vjp(x, c.dropLast().map { _ in 0 } + c.suffix(1))
      }
      #expect(assigned.verdict == .mismatch)
    }
  }

  @Test("points, outputs and products of any types")
  func types() {
    let point = SIMD2<Double>(2, 0.5)
    let function = VectorFunction.square
    func f(_ x: SIMD2<Double>) -> [String: Double] {
      let outputs = function.f([x[0], x[1]])
      return ["a": outputs[0], "b": outputs[1]]
    }
    func jvp(_ x: SIMD2<Double>, _ t: SIMD2<Double>) -> [Double] {
      function.jvp([x[0], x[1]], [t[0], t[1]])
    }
    func vjp(_ x: SIMD2<Double>, _ c: [String: Double]) -> SIMD2<Double> {
      let product = function.vjp([x[0], x[1]], [c["a"] ?? 0, c["b"] ?? 0])
      return [product[0], product[1]]
    }
    #expect(
      jvpCheck(at: point) {
        f($0)
      } jvp: {
        jvp($0, $1)
      }.matches)
    #expect(
      jvpCheck(at: point, along: [1, 2]) {
        f($0)
      } jvp: {
        jvp($0, $1)
      }.matches)
    #expect(
      vjpCheck(at: point) {
        f($0)
      } vjp: {
        vjp($0, $1)
      }.matches)
    #expect(
      vjpCheck(at: point, cotangent: ["a": 3, "b": 1]) {
        f($0)
      } vjp: {
        vjp($0, $1)
      }.matches)
    let wrong = jvpCheck(at: point) {
      f($0)
    } jvp: {
      jvp($0, -$1)
    }
    #expect(wrong.recognised == [.sign])
    let wrongVJP = vjpCheck(at: point) {
      f($0)
    } vjp: {
      -vjp($0, $1)
    }
    #expect(wrongVJP.recognised == [.sign])
  }

  // MARK: Both products

  private func both(
    _ function: VectorFunction, tolerance: Tolerance? = nil, seed: UInt64? = nil,
    jvp: Product? = nil, vjp: Product? = nil
  ) -> GradientReport {
    adjointCheck(at: function.point, with: .tolerance(tolerance), .seed(seed)) {
      function.f($0)
    } jvp: {
      (jvp ?? function.jvp)($0, $1)
    } vjp: {
      (vjp ?? function.vjp)($0, $1)
    }
  }

  @Test("products of one right Jacobian match numerically and each other")
  func rightProducts() {
    for function in VectorFunction.all {
      for seed in 0..<8 as Range<UInt64> {
        let report = both(function, seed: seed)
        #expect(report.matches)
        #expect(report.names.contains("vjp/x[0]"))
        #expect(report.names.contains("jvp[0]"))
      }
    }
  }

  @Test("where one of the two is wrong, it is caught twice, and said which")
  func oneWrong() {
    for function in VectorFunction.all {
      let report = both(function, vjp: { x, c in function.vjp(x, c).map { 2 * $0 } })
      #expect(report.found == [.productsDisagree])
      #expect(report.names(.mismatch).allSatisfy { $0.hasPrefix("vjp/") })
      #expect(report.names(.match).contains("jvp[0]"))
      #expect(report.recognised.first == .factor)
    }
  }

  @Test("two that are wrong alike agree with each other, and are caught numerically")
  func bothWrong() {
    let function = VectorFunction.tall
    let report = both(
      function, jvp: { x, t in function.jvp(x, t).map { -$0 } },
      vjp: { x, c in function.vjp(x, c).map { -$0 } })
    #expect(report.findings.isEmpty)
    #expect(report.verdict == .mismatch)
    #expect(report.recognised == [.sign, .sign])
  }

  @Test("that the two disagree is enough, where no numerical derivative can be had")
  func onlyDisagreement() {
    // With so much noise no finite difference tells J from J + 1e-5.
    let point = [2.0, 3.0]
    func f(_ x: [Double]) -> [Double] {
      [sin(3 * x[0]) * x[1] + 0.01 * SeededGenerator.noise(at: x[0] + 2 * x[1], seed: 1), x[1]]
    }
    func products(_ error: Double) -> GradientReport {
      adjointCheck(at: point) {
        f($0)
      } jvp: { x, t in
        [3 * cos(3 * x[0]) * x[1] * t[0] + sin(3 * x[0]) * t[1], t[1]]
      } vjp: { x, c in
        [3 * cos(3 * x[0]) * x[1] * c[0] + error, sin(3 * x[0]) * c[0] + c[1]]
      }
    }
    let right = products(0)
    #expect(right.findings.isEmpty)
    #expect(right.names(.mismatch).isEmpty)
    let wrong = products(1e-5)
    #expect(wrong.names(.mismatch).isEmpty)
    #expect(wrong.found == [.productsDisagree])
    #expect(wrong.verdict == .mismatch)
    let message = wrong.findings.first?.message ?? ""
    #expect(message.hasPrefix("⟨cotangent, jvp⟩ is "))
    #expect(message.hasSuffix("the two are not products with one Jacobian"))
  }

  @Test("a product that is not a number disagrees with everything")
  func notANumber() {
    let function = VectorFunction.square
    for value in [Double.nan, .infinity] {
      let report = both(function, jvp: { _, _ in [value, 0] })
      #expect(report.found == [.productsDisagree])
      #expect(report.names(.mismatch).contains("jvp[0]"))
    }
  }

  @Test("a tolerance holds for the comparison of the two as well")
  func tolerance() {
    let function = VectorFunction.wide
    let off: Product = { x, t in function.jvp(x, t).map { 1.0001 * $0 } }
    #expect(both(function, jvp: off).found == [.productsDisagree])
    #expect(both(function, tolerance: .relative(1e-3), jvp: off).matches)
    #expect(both(function, tolerance: .absolute(0.01), jvp: off).matches)
    #expect(both(function, tolerance: .relative(1e-5), jvp: off).found == [.productsDisagree])
    withCheckOptions(.tolerance(.relative(1e-3))) {
      #expect(both(function, jvp: off).matches)
    }
  }

  @Test("the limit of evaluations is for each of the two products")
  func limit() {
    let function = VectorFunction.tall
    let report = adjointCheck(at: function.point, with: .evaluations(5)) {
      function.f($0)
    } jvp: {
      function.jvp($0, $1)
    } vjp: {
      function.vjp($0, $1)
    }
    #expect(report.verdict == .inconclusive)
    #expect(report.evaluations <= 10)
  }
}
