import GradientChecking
import NumericalDifferentiation
import Testing

@Suite("The diagnosis of factors that are the value of something")
struct NamedFactorDiagnosisTests {
  private func claim(
    _ truth: [Double], _ claimed: [Double], values: [String: Double] = [:],
    constants: [String: Double] = [:]
  ) -> WrongClaim {
    WrongClaim(of: truth, claimed).knowing { context in
      context.namedValues = {
        values.sorted { $0.key < $1.key }.map { .init(name: $0, value: $1, isVariable: true) }
          + constants.sorted { $0.key < $1.key }.map {
            .init(name: $0, value: $1, isVariable: false)
          }
      }
    }
  }

  private func start(_ message: String?) -> String? {
    message?.split(separator: ":").first.map(String.init)
  }

  @Test("of one wrong component, a factor of any value is said to be that value")
  func single() {
    for value in [3, 2, -4, 0.25, 1.7, 123.456, 1e-7] {
      for factor in [value, 1 / value] {
        let found = claim([12, 5], [12 * factor, 5], values: ["a": 7, "b": value]).diagnoses
        #expect(found.map(\.kind) == [.factor], "\(factor)")
        #expect(found.first?.message.contains("b is ") == true)
        #expect(found.first?.components == ["a"])
        #expect(found.first?.message.hasSuffix(factor == value ? "too many" : "missing") == true)
      }
    }
    // Its own value does as well, as for 3x where 3x² was asked for.
    #expect(
      claim([12, 5], [4, 5], values: ["a": 3]).diagnoses.map(\.message) == [
        "a is off by the factor 1/3, and a is 3 here: as if a factor a, or a constant one, were missing"
      ])
  }

  @Test("a factor 2 or 3 of one component among right ones is not what was left of a pass")
  func notAccumulated() {
    for factor in [2.0, 3] {
      #expect(claim([12, 5], [12 * factor, 5], values: ["b": factor]).kinds == [.factor])
      // Where there is one component alone it may be either.
      #expect(claim([12], [12 * factor], values: ["a": factor]).kinds == [.factor, .accumulated])
      #expect(claim([12], [12 * factor], values: ["a": 7]).kinds == [.accumulated])
    }
  }

  @Test("a factor of all components is no value of a variable among them, but of a constant")
  func common() {
    let truth = [28.0, 22, 20]
    let values = ["a": 2.0, "b": 3, "c": 5]
    #expect(claim(truth, truth.map { 2 * $0 }, values: values).kinds == [.accumulated])
    #expect(
      claim(truth, truth.map { 3 * $0 }, values: values).diagnoses.map(\.message) == [
        "every component is three times the derivative: accumulated over three backward passes (zero_grad"
          + " forgotten), or a factor too many; b is 3 here"
      ])
    #expect(
      claim(truth, truth.map { 5 * $0 }, values: values).diagnoses.map(\.message) == [
        "every component is off by one common factor, 5; c is 5 here"
      ])
    #expect(
      claim(truth, truth.map { 5 * $0 }, values: values, constants: ["k": 5]).diagnoses.map(
        \.message) == [
          "every component is off by the factor 5, and k is 5 here: as if a factor k, or a constant one,"
            + " were too many"
        ])
    // A product by c is lost in all components but its own.
    let lost = claim([28, 22, 20], [28.0 / 5, 22.0 / 5, 20], values: values)
    #expect(
      lost.diagnoses.map(\.message) == [
        "each of a and b is off by the factor 1/5, and c is 5 here: as if a factor c, or a constant one,"
          + " were missing"
      ])
  }

  @Test("of a Jacobian and of products, the derivatives by a variable have its name in theirs")
  func names() {
    var jacobian = claim([28, 22, 20, 3], [140, 110, 20, 3], values: ["x": 5])
    jacobian.names = ["f[0]/x", "f[0]/y", "f[1]/x", "f[1]/y"]
    #expect(jacobian.diagnoses.first?.message.contains("as if a factor x") == false)
    jacobian.names = ["f[0]/y", "f[0]/z", "f[1]/y", "f[1]/z"]
    #expect(jacobian.diagnoses.first?.message.contains("as if a factor x") == true)
  }

  @Test("several things of one value are named together")
  func several() {
    let found = claim([12, 5], [36, 5], values: ["b": 3], constants: ["k": 3]).diagnoses
    #expect(
      start(found.first?.message) == "a is off by the factor 3, and b and k are 3 here")
    #expect(found.first?.message.contains("as if a factor one of them") == true)
  }

  @Test("what fits better goes before, and no value explains what it does not equal")
  func others() {
    #expect(claim([12, 5], [12 * 1.7, 5], values: ["b": 1.7001]).kinds.isEmpty)
    #expect(claim([12, 5], [-12, 5], values: ["b": -1]).kinds == [.sign])
    #expect(claim([12, 5], [12, 0], values: ["b": 0]).kinds == [.zeroed])
    #expect(claim([12, 5], [12 * 1.01, 5], values: ["b": 1.01]).kinds.isEmpty)
    #expect(claim([12, 5], [36, 6], values: ["b": 3]).kinds.isEmpty)
    for value in [Double.nan, .infinity, 0, .leastNormalMagnitude, .greatestFiniteMagnitude] {
      #expect(claim([12, 5], [36, 5], values: ["b": value]).kinds == [.accumulated])
    }
    let lost = claim([12, 5], [36, 5], values: ["b": 3]).knowing { context in
      context.contributions = {
        [[.init(value: -24, source: "f"), .init(value: 36, source: "g")], []]
      }
    }
    #expect(lost.kinds == [.missingTerm])
  }

  @Test("a claim of two printed digits is no evidence for one of five values")
  func printed() {
    let values = ["p": 3.0, "q": 4, "r": 5, "s": 6, "t": 7]
    var claim = claim([28, 5], [140, 5], values: values)
    #expect(claim.diagnoses.first?.message.contains("r is 5 here") == true)
    claim.claims[0].halfUnit = 5
    #expect(claim.kinds.isEmpty)
  }
}
