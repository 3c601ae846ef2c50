import GradientChecking
import NumericalDifferentiation
import Testing

@Suite("The diagnosis of signs")
struct SignDiagnosisTests {
  @Test("one component with the wrong sign is named")
  func one() {
    #expect(
      WrongClaim(of: [28, 22, 20], [28, -22, 20]).diagnoses == [
        Diagnosis(kind: .sign, message: "b has the opposite sign", components: ["b"])
      ])
    #expect(
      WrongClaim(of: [-5.034429174458714], [5.034429174458714]).diagnoses == [
        Diagnosis(kind: .sign, message: "a has the opposite sign", components: ["a"])
      ])
  }

  @Test("some components with the wrong sign are named, and beyond three they are counted")
  func some() {
    #expect(
      WrongClaim(of: [28, 22, 20], [-28, 22, -20]).diagnoses == [
        Diagnosis(kind: .sign, message: "a and c have the opposite sign", components: ["a", "c"])
      ])
    #expect(
      WrongClaim(of: [1, 2, 3, 4, 5, 6], [-1, -2, -3, -4, -5, 6]).diagnoses == [
        Diagnosis(
          kind: .sign, message: "a, b, c and 2 more have the opposite sign",
          components: ["a", "b", "c", "d", "e"])
      ])
  }

  @Test("the negative of the gradient is called that, components of 0 left aside")
  func all() {
    let message = "every component has the opposite sign: the negative of the gradient"
    for (truth, wrong) in [
      ([28.0, 22, 20], ["a", "b", "c"]), ([28, 0, 20], ["a", "c"]), ([0, 1e-9, -1e9], ["b", "c"]),
    ] {
      #expect(
        WrongClaim(of: truth, truth.map { -$0 }).diagnoses == [
          Diagnosis(kind: .sign, message: message, components: wrong)
        ])
    }
  }

  @Test("printed digits are enough", arguments: ["5.0344", "5.03", "5.0", "5"])
  func printed(digits: String) {
    #expect(WrongClaim(of: [-5.034429174458714], printed: [digits]).kinds == [.sign])
    #expect(WrongClaim(of: [-5.034429174458714, 3], printed: [digits, "3.0"]).kinds == [.sign])
  }

  @Test("a negative that is also a little wrong is not explained")
  func notQuite() {
    #expect(WrongClaim(of: [28, 22], [-28.0001, 22]).kinds.isEmpty)
    #expect(WrongClaim(of: [-5.034429174458714], printed: ["5.0345"]).kinds.isEmpty)
    #expect(WrongClaim(of: [28, 22, 20], [-28, -22, 21]).kinds.isEmpty)
  }

  @Test("a bar of a hundredth is narrow enough to know a sign by, a wider one is not")
  func wideBars() {
    for (error, kinds) in [(1e-6, [Diagnosis.Kind.sign]), (0.2, [.sign]), (0.5, []), (4, [])] {
      #expect(
        WrongClaim(of: [.bar(28, error)], [ClaimedNumber(-28.1)]).kinds
          == (error < 0.1 ? [] : kinds))
      #expect(WrongClaim(of: [.bar(28, error)], [ClaimedNumber(-28)]).kinds == kinds)
    }
    let edge = DerivativeEstimate.bar(28, 0.2, status: .edge(.right))
    #expect(WrongClaim(of: [edge], [ClaimedNumber(-28)]).kinds.isEmpty)
  }

  @Test("x and -x exchanged are taken for two signs, the simpler of two readings")
  func exchangedNegatives() {
    #expect(WrongClaim(of: [3, -3], [-3, 3]).kinds == [.sign])
    #expect(WrongClaim(of: [3, -3, 5], [-3, 3, 5]).kinds == [.sign])
  }

  @Test("at a kink with subgradients, the negative of a subgradient is a sign")
  func subgradients() {
    var claim = WrongClaim(of: [.kink(1, 1.1)], [ClaimedNumber(-1.05)])
    #expect(claim.kinds.isEmpty)
    claim.rule.kinks = .subgradients
    #expect(claim.kinds == [.sign])
  }
}
