import GradientChecking
import NumericalDifferentiation
import Testing

@Suite("The diagnosis of factors")
struct FactorDiagnosisTests {
  @Test("twice the gradient was accumulated")
  func accumulated() {
    #expect(
      WrongClaim(of: [28, 22, 20], [56, 44, 40]).diagnoses == [
        Diagnosis(
          kind: .accumulated,
          message: "every component is twice the derivative: accumulated over two backward passes"
            + " (zero_grad forgotten), or a factor too many",
          components: ["a", "b", "c"])
      ])
    #expect(
      WrongClaim(of: [28, 22, 20], [28, 44, 40]).diagnoses == [
        Diagnosis(
          kind: .accumulated,
          message: "each of b and c is twice the derivative: accumulated over two backward passes"
            + " (zero_grad forgotten), or a factor too many",
          components: ["b", "c"])
      ])
    #expect(
      WrongClaim(of: [28, 0, 20], [84, 0, 60]).diagnoses == [
        Diagnosis(
          kind: .accumulated,
          message: "every component is three times the derivative: accumulated over three backward"
            + " passes (zero_grad forgotten), or a factor too many",
          components: ["a", "c"])
      ])
    #expect(WrongClaim(of: [28], [56]).diagnoses.first?.message.hasPrefix("a is twice") == true)
  }

  @Test("n times the gradient is a sum where a mean was asked for, if there are n items")
  func sumForMean() {
    let claim = WrongClaim(of: [48.6375, 6.775], [194.55, 27.1])
    #expect(
      claim.knowing { $0.itemCounts = [4, 4] }.diagnoses == [
        Diagnosis(
          kind: .sumForMean,
          message: "every component is 4 times the derivative, and there are 4 items: a sum where"
            + " a mean was asked for",
          components: ["a", "b"])
      ])
    #expect(claim.knowing { $0.itemCounts = [5] }.kinds == [.factor])
    #expect(claim.kinds == [.factor])
    let one = WrongClaim(of: [48.6375], [4863.75]).knowing { $0.itemCounts = [7, 100] }
    #expect(one.kinds == [.sumForMean])
    let some = WrongClaim(of: [48.6375, 0, 6.775], [194.55, 0, 6.775])
    #expect(some.knowing { $0.itemCounts = [4] }.kinds == [.sumForMean])
  }

  @Test("one n-th of the gradient is a mean where a sum was asked for")
  func meanForSum() {
    let claim = WrongClaim(of: [48.6375, 6.775], [48.6375 / 7, 6.775 / 7])
    #expect(
      claim.knowing { $0.itemCounts = [7] }.diagnoses == [
        Diagnosis(
          kind: .meanForSum,
          message: "every component is 1/7 of the derivative, and there are 7 items: a mean where"
            + " a sum was asked for",
          components: ["a", "b"])
      ])
    #expect(claim.knowing { $0.itemCounts = [6, 8] }.kinds == [.factor])
    for n in [2, 3, 49, 1000, 99_999] {
      let one = WrongClaim(of: [48.6375], [48.6375 / Double(n)])
      #expect(one.knowing { $0.itemCounts = [n] }.kinds == [.meanForSum], "\(n)")
    }
    let some = WrongClaim(of: [48, 0, 6, 1], [48, 0, 1, 1.0 / 6]).knowing { $0.itemCounts = [6] }
    #expect(some.diagnoses.map(\.components) == [["c", "d"]])
  }

  @Test("2 with two items has two readings, and both are given")
  func twoItems() {
    let twice = WrongClaim(of: [28, 22], [56, 44]).knowing { $0.itemCounts = [2] }
    #expect(twice.kinds == [.accumulated, .sumForMean])
    let half = WrongClaim(of: [28, 22], [14, 11]).knowing { $0.itemCounts = [2] }
    #expect(half.kinds == [.meanForSum])
  }

  @Test("counts of no or one item, and meaningless ones, explain nothing")
  func meaninglessCounts() {
    let claim = WrongClaim(of: [28, 22], [29, 24]).knowing { $0.itemCounts = [0, 1, -3, 1, .min] }
    #expect(claim.kinds.isEmpty)
    let zero = WrongClaim(of: [28, 22], [0, 0]).knowing { $0.itemCounts = [0, 1, -1] }
    #expect(zero.kinds == [.zeroed])
  }

  @Test("any factor that is common to several components is named")
  func common() {
    func message(_ factor: Double, _ truth: [Double] = [28, -22, 0, 7]) -> String? {
      let found = WrongClaim(of: truth, truth.map { factor * $0 }).diagnoses
      #expect(found.count <= 1 && found.allSatisfy { $0.kind == .factor })
      return found.first?.message
    }
    let start = "every component is off by one common factor, "
    #expect(message(5) == start + "5")
    #expect(message(-2) == start + "-2")
    #expect(message(0.5) == start + "1/2")
    #expect(message(-0.25) == start + "1/-4" || message(-0.25) == start + "-1/4")
    #expect(message(1.37) == start + "1.37")
    #expect(message(-0.4) == start + "-0.4")
    #expect(message(2 / 3.0)?.hasPrefix(start + "0.66666") == true)
    #expect(message(.pi / 180) == "every component is π/180 of the derivative: degrees for radians")
    #expect(
      message(180 / .pi) == "every component is 180/π times the derivative: radians for degrees")
  }

  @Test("a factor of any size is written down", arguments: [1e7, 1e15, 1e19, 1e30, 1e150])
  func huge(factor: Double) {
    for factor in [factor, -factor, 1 / factor] {
      let truth = [2.8e-9, -2.2e-9]
      let found = WrongClaim(of: truth, truth.map { factor * $0 }).diagnoses
      #expect(found.map(\.kind) == [.factor], "\(factor)")
      #expect(found.first?.message.contains("inf") == false)
    }
  }

  @Test("of one component, a small whole factor or its inverse is named, a crooked one is not")
  func single() {
    for factor in [-2, 4, -3, 5, 10, 0.5, -0.5, 0.25, 0.1] {
      #expect(WrongClaim(of: [28], [28 * factor]).kinds == [.factor], "\(factor)")
      #expect(WrongClaim(of: [3, 28], [3, 28 * factor]).kinds == [.factor], "\(factor)")
    }
    for factor in [1.5, 1.01, 0.7, 11, 17, -1.5, 0.09, 1e9] {
      #expect(WrongClaim(of: [28], [28 * factor]).kinds.isEmpty, "\(factor)")
      #expect(WrongClaim(of: [3, 28], [3, 28 * factor]).kinds.isEmpty, "\(factor)")
    }
  }

  @Test("of one component nobody speaks of a common factor")
  func singleInWords() {
    #expect(
      WrongClaim(of: [28, 3], [-56, 3]).diagnoses == [
        Diagnosis(
          kind: .factor,
          message:
            "a is off by the factor -2: as if a constant factor or an inner derivative were too many",
          components: ["a"])
      ])
  }

  /// A claim as a closure makes it, which may have captured anything.
  private func closure(_ truth: [Double], _ claims: [Double], items: [Int] = []) -> String? {
    WrongClaim(of: truth, claims).knowing {
      $0.knowsAllItems = false
      $0.itemCounts = items
    }.diagnoses.first?.message
  }

  @Test("a factor of one number is never explained by items that nobody knows of")
  func innerDerivative() {
    // cos(x² + 1) for the derivative 2x·cos(x² + 1) at 3.
    let missing = "as if a constant factor or an inner derivative were missing"
    #expect(closure([28], [28.0 / 6]) == "a is off by the factor 1/6: " + missing)
    #expect(closure([28, 3], [28.0 / 6, 3]) == "a is off by the factor 1/6: " + missing)
    #expect(closure([28], [-14]) == "a is off by the factor -1/2: " + missing)
    #expect(
      closure([28], [280])
        == "a is off by the factor 10: as if a constant factor or an inner derivative were too many"
    )
    #expect(WrongClaim(of: [28], [280]).diagnoses.allSatisfy { !$0.message.contains("items") })
  }

  @Test("a factor that components share may be a number of captured items, among other things")
  func capturedItems() {
    let start = "every component is off by one common factor, "
    #expect(
      closure([28, 22], [112, 88]) == start
        + "4: a constant factor too many, or a sum over 4 items where a mean was asked for")
    #expect(
      closure([28, 22], [7, 5.5]) == start
        + "1/4: a constant factor is missing, or a mean over 4 items where a sum was asked for")
    #expect(closure([28, 22], [-112, -88]) == start + "-4")
    #expect(closure([28, 22], [28 * 1.37, 22 * 1.37]) == start + "1.37")
    #expect(
      closure([28, 22, 5], [112, 88, 5]) == "each of a and b is off by one common factor, 4")
  }

  @Test(
    "a sum or mean over the point's own array puts all its components wrong, or explains nothing")
  func ownItems() {
    let all = closure([28, 22, 5, 1], [112, 88, 20, 4], items: [4])
    #expect(all?.contains("there are 4 items: a sum where a mean was asked for") == true)
    let some = closure([28, 22, 5, 1], [112, 22, 5, 1], items: [4])
    #expect(
      some
        == "a is off by the factor 4: as if a constant factor or an inner derivative were too many")
  }

  @Test("printed digits and Float's rounding leave a factor recognisable")
  func inexact() {
    let truth = [48.63750457763672, 6.77500057220459]
    #expect(WrongClaim(of: truth, printed: ["97.2750", "13.5500"]).kinds == [.accumulated])
    #expect(WrongClaim(of: truth, printed: ["97", "14"]).kinds == [.accumulated])
    #expect(WrongClaim(of: [truth[0]], printed: ["97.275"]).kinds == [.accumulated])
    let quarter = WrongClaim(of: truth, printed: ["12.1594", "1.6938"])
    #expect(quarter.knowing { $0.itemCounts = [4] }.kinds == [.meanForSum])
    let single = truth.map {
      ClaimedNumber(Double(Float(2 * $0) * 1.000_000_5), rounding: 16 * 0x1p-24 * $0)
    }
    #expect(WrongClaim(of: truth.map { .narrow($0) }, single).kinds == [.accumulated])
  }

  @Test("a wide bar leaves a factor recognisable, and a wider one leaves nothing to explain")
  func wideBars() {
    let claims = [56.0, 44].map { ClaimedNumber($0) }
    #expect(WrongClaim(of: [.bar(28, 5e-6), .bar(22, 5e-6)], claims).kinds == [.accumulated])
    #expect(WrongClaim(of: [.bar(28, 40), .bar(22, 40)], claims).kinds.isEmpty)
    let noisy = [28.0, 22].map { DerivativeEstimate.bar($0, 1e-6, status: .noisy) }
    #expect(WrongClaim(of: noisy, claims).kinds.isEmpty)
  }

  @Test("one component that does not share the factor refutes it")
  func refuted() {
    #expect(WrongClaim(of: [28, 22, 20], [56, 44, 41]).kinds.isEmpty)
    #expect(WrongClaim(of: [28, 22, 20], [56, 44, -20]).kinds.isEmpty)
    #expect(WrongClaim(of: [28, 22, 0], [56, 44, 1]).kinds.isEmpty)
    #expect(WrongClaim(of: [28, 22], [56, 33]).kinds.isEmpty)
  }

  @Test("a wide tolerance of the caller's does not make any ratio a whole number")
  func tolerance() {
    var claim = WrongClaim(of: [28], [28 * 4.8])
    claim.rule.tolerance = .relative(0.05)
    #expect(claim.verdict == .mismatch)
    #expect(claim.kinds.isEmpty)
    claim = WrongClaim(of: [28], [28 * 2.0003])
    claim.rule.tolerance = .relative(1e-3)
    #expect(claim.kinds == [.accumulated])
  }
}
