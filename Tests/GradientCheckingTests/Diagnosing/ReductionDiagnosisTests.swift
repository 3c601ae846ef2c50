import GradientChecking
import NumericalDifferentiation
import Testing

@Suite("The diagnosis of sums and means, where it is known what the function does")
struct ReductionDiagnosisTests {
  private func claim(
    _ factor: Double, items: [Int], mean: Bool? = nil, sum: Bool? = nil
  ) -> WrongClaim {
    WrongClaim(of: [28, 22], [28 * factor, 22 * factor]).knowing { context in
      context.itemCounts = items
      context.reductions = { .init(hasMean: mean, hasSum: sum) }
    }
  }

  @Test("a sum for a mean needs a mean that was asked for")
  func sumForMean() {
    for factor in [2.0, 3] {
      let items = [Int(factor)]
      #expect(claim(factor, items: items, mean: true).kinds == [.sumForMean])
      #expect(claim(factor, items: items, mean: false).kinds == [.accumulated])
      #expect(claim(factor, items: items).kinds == [.accumulated, .sumForMean])
    }
    #expect(claim(7, items: [7], mean: true).kinds == [.sumForMean])
    #expect(claim(7, items: [7], mean: false).kinds == [.factor])
    #expect(claim(7, items: [6], mean: true).kinds == [.factor])
  }

  @Test("a mean for a sum needs a sum that was asked for")
  func meanForSum() {
    #expect(claim(0.25, items: [4], sum: true).kinds == [.meanForSum])
    #expect(claim(0.25, items: [4], sum: false).kinds == [.factor])
    #expect(claim(0.25, items: [4]).kinds == [.meanForSum])
  }

  // MARK: Closures

  private let matrix = [[1.0, -2], [3, 0.5], [7, 5]]

  @Test(
    "a closure of a matrix reduces it: a sum over all, the rows or the columns is told as that",
    arguments: [2.0, 3, 6])
  func closureOfMatrix(factor: Double) {
    let report = gradientCheck(at: matrix) { (m: [[Double]]) -> Double in
      m.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } } / 6
    } gradient: { (m: [[Double]]) -> [[Double]] in
      m.map { $0.map { factor * $0 / 3 } }
    }
    #expect(report.recognised == [.sumForMean])
    #expect(
      report.diagnoses.first?.message
        == "every component is \(Int(factor)) times the derivative, and there are \(Int(factor)) items: a sum"
        + " where a mean was asked for")
  }

  @Test("one row of a matrix that is too large is no sum over all of it")
  func oneRow() {
    let report = gradientCheck(at: matrix) { (m: [[Double]]) -> Double in
      m.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } } / 6
    } gradient: { (m: [[Double]]) -> [[Double]] in
      [m[0].map { 6 * $0 / 3 }] + m.dropFirst().map { $0.map { $0 / 3 } }
    }
    #expect(report.recognised == [.factor])
    #expect(report.diagnoses.first?.message.contains("items") == false)
  }
}
