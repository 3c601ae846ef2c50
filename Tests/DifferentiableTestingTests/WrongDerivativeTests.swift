import DifferentiableTesting

/// Custom derivatives with the usual mistakes: each is caught, and named where a diagnosis is known.
@Suite struct WrongDerivativeTests {
  private func kinds(_ report: GradientReport) -> [Diagnosis.Kind] { report.diagnoses.map(\.kind) }

  @Test
  func `A factor of 2 that comes again at the second call is a factor, and nothing accumulated`() {
    let report = gradientCheck(at: [3, 4]) { x in doubled(x[0] * x[1]) }
    #expect(report.components.map(\.verdict) == [.mismatch, .mismatch])
    #expect(!kinds(report).contains(.accumulated))
    #expect(kinds(report).first == .factor)
    #expect(
      report.diagnoses.first?.message
        == "every component is twice the derivative, in the second call as in the first: a factor 2 too many,"
        + " or two backward passes within one call")
  }

  @Test func `An opposite sign is called so, with the component that has it`() {
    let report = gradientCheck(at: [3, 4, 5]) { x in x[0] * negated(x[1]) + x[2] * x[2] }
    #expect(report.components.map(\.verdict) == [.match, .mismatch, .match])
    #expect(kinds(report) == [.sign])
    #expect(report.diagnoses.first?.components == ["x[1]"])
  }

  @Test func `A derivative that is missing is called zeroed`() {
    let report = gradientCheck(at: [3, 4, 5]) { x in x[0] * dropped(x[1]) + x[2] * x[2] }
    #expect(kinds(report) == [.zeroed])
    #expect(report.diagnoses.first?.components == ["x[1]"])
  }

  @Test func `A term that was forgotten is caught`() {
    let report = gradientCheck(at: 2, 3, of: forgetful)
    #expect(report.components.map(\.name) == ["$0", "$1"])
    #expect(report.components.map(\.claimed) == [3, 2])
    #expect(report.components.map(\.verdict) == [.match, .mismatch])
  }

  @Test func `Derivatives that changed places are called so`() {
    let report = gradientCheck(at: 2, 5, of: swapped)
    #expect(report.components.map(\.claimed) == [3, 5])
    #expect(kinds(report).first == .swapped)
  }

  @Test func `A value that is not the function's is found, though the gradient is right`() throws {
    let report = gradientCheck(at: 3, of: misvalued)
    #expect(report.components.map(\.verdict) == [.match])
    let finding = try #require(report.findings.first)
    #expect(finding.kind == .wrongValue)
    #expect(
      finding.message == "the value that comes with the gradient is 27, and the function's is 9")
    #expect(report.verdict == .mismatch)
  }

  @Test func `A wrong value is found inside a function, too`() {
    let report = gradientCheck(at: [3, 2]) { x in misvalued(x[0]) + x[1] }
    #expect(report.findings.map(\.kind) == [.wrongValue])
    #expect(report.values.map(\.claimed) == [29])
    #expect(report.values.map(\.computed) == [11])
    let two = gradientCheck(at: 3, 2) { x, y in misvalued(x) + y }
    #expect(two.findings.map(\.kind) == [.wrongValue])
    let three = gradientCheck(at: 3, 2, 1) { x, y, z in misvalued(x) + y * z }
    #expect(three.findings.map(\.kind) == [.wrongValue])
  }

  @Test func `A gradient with an entry too few is refused, and stops nothing`() throws {
    let report = gradientCheck(at: [1, 2, 3], of: clipped)
    #expect(report.verdict == .mismatch)
    let finding = try #require(report.findings.first)
    #expect(finding.kind == .wrongShape)
    #expect(finding.message == "the gradient has no entry for x[2]")
  }

  @Test func `A thousandth is enough, along directions as well`() {
    #expect(gradientCheck(at: 3.0, of: leaking).verdict == .mismatch)
    let point = (1...50).map { Double($0) }
    let right = gradientCheck(at: point, with: .directions(2)) { x in x[7] * x[31] + x[40] }
    #expect(right.matches)
    let wrong = gradientCheck(at: point, with: .directions(2)) { x in x[7] * leaking(x[31]) + x[40]
    }
    #expect(wrong.verdict == .mismatch)
    #expect(wrong.components.contains { $0.name == "x[31]" && $0.verdict == .mismatch })
  }

  @Test func `A gradient that is not a number is caught`() {
    let report = gradientCheck(at: 0) { x in withNaN(x) }
    #expect(report.verdict == .mismatch)
    #expect(report.components.first?.claimed.isNaN == true)
  }
}

/// x², with a derivative that divides 0 by 0 at 0.
@differentiable(reverse)
private func withNaN(_ x: Double) -> Double { x * x }

@derivative(of: withNaN)
private func derivativeOfWithNaN(_ x: Double) -> (value: Double, pullback: (Double) -> Double) {
  (x * x, { 2 * x * x / x * $0 })
}
