import GradientChecking
import NumericalDifferentiation
import Testing

@Suite("The diagnosis of other gradients and lost terms")
struct OtherGradientDiagnosisTests {
  private typealias Part = DiagnosisContext.Contribution

  // MARK: Missing terms

  /// x² + y² + z² + 2xyz at (2, 3, 4).
  private func lesson(_ claimed: [Double]) -> WrongClaim {
    WrongClaim(of: [28, 22, 20], claimed).knowing { context in
      context.contributions = {
        [
          [Part(value: 4, source: "a^2"), Part(value: 24, source: "2*a*b*c")],
          [Part(value: 6, source: "b^2"), Part(value: 16, source: "2*a*b*c")],
          [Part(value: 8, source: "c^2"), Part(value: 12, source: "2*a*b*c")],
        ]
      }
    }
  }

  @Test("a term that was lost is named, with its size")
  func lost() {
    #expect(
      lesson([28, 16, 20]).diagnoses == [
        Diagnosis(
          kind: .missingTerm, message: "b lacks the part from \"b^2\", 6", components: ["b"])
      ])
    #expect(
      lesson([24, 22, 8]).diagnoses == [
        Diagnosis(
          kind: .missingTerm,
          message: "a lacks the part from \"a^2\", 4; c lacks the part from \"2*a*b*c\", 12",
          components: ["a", "c"])
      ])
    #expect(lesson([4, 6, 8]).kinds == [.missingTerm])
  }

  @Test("the only term that was kept is named")
  func kept() {
    let claim = WrongClaim(of: [9], [2]).knowing { context in
      context.contributions = {
        [
          [
            Part(value: 2, source: "f"), Part(value: 3, source: "g"), Part(value: 4, source: "h"),
          ]
        ]
      }
    }
    #expect(
      claim.diagnoses == [
        Diagnosis(
          kind: .missingTerm,
          message: "a is only the part from \"f\": assigned where the 3 parts should be added",
          components: ["a"])
      ])
  }

  @Test("the uses of a variable over all items of an array are one term")
  func merged() {
    let parts =
      [1.0, 2, 3].map { Part(value: $0, source: "a*w") } + [Part(value: 5, source: "a^2")]
    let claim = WrongClaim(of: [11], [5]).knowing { $0.contributions = { [parts] } }
    #expect(claim.diagnoses.map(\.message) == ["a lacks the part from \"a*w\", 6"])
    let one = WrongClaim(of: [11], [10]).knowing { $0.contributions = { [parts] } }
    #expect(one.kinds.isEmpty)
    let square = [Part(value: 3, source: "a*a"), Part(value: 3, source: "a*a")]
    let half = WrongClaim(of: [6], [3]).knowing { $0.contributions = { [square] } }
    #expect(half.diagnoses.map(\.message) == ["a lacks the part from \"a*a\", 3"])
  }

  @Test("printed digits and Float's rounding leave a lost term recognisable")
  func inexactTerms() {
    var claim = lesson([24, 22, 20])
    claim.claims = ["24", "22.0", "20"].map { .printed($0) }
    #expect(claim.kinds == [.missingTerm])
    claim.claims = [24.000_01, 22, 20].map { ClaimedNumber($0, rounding: 28 * 16 * 0x1p-24) }
    #expect(claim.kinds == [.missingTerm])
    claim.claims = ["23.9", "22", "20"].map { .printed($0) }
    #expect(claim.kinds.isEmpty)
  }

  @Test("what no lost term explains in every wrong component is not explained")
  func notLost() {
    #expect(lesson([24, 21, 20]).kinds.isEmpty)
    #expect(lesson([27, 22, 20]).kinds.isEmpty)
    #expect(lesson([32, 22, 20]).kinds.isEmpty)
    #expect(lesson([28, 22, 20]).kinds.isEmpty)
  }

  @Test("terms that are nothing, not finite or of another gradient explain nothing")
  func uselessTerms() {
    let useless: [[[Part]]] = [
      [], [[]], [[Part(value: 4, source: "f")]], [[], [], []],
      [[Part(value: .nan, source: "f"), Part(value: .infinity, source: "g")]],
      [[Part(value: 0, source: "f"), Part(value: 0, source: "g"), Part(value: 9, source: "h")]],
      [[Part(value: 1e-13, source: "f"), Part(value: 9, source: "h")]],
    ]
    for parts in useless {
      let claim = WrongClaim(of: [9.5], [4.1]).knowing { $0.contributions = { parts } }
      #expect(claim.kinds.isEmpty, "\(parts)")
    }
  }

  @Test("of many components with a lost term the message names three")
  func manyTerms() {
    let truth = (1...40).map(Double.init)
    let claim = WrongClaim(of: truth.map { $0 * $0 + 5 }, truth.map { $0 * $0 }).knowing {
      $0.contributions = {
        truth.map { [Part(value: $0 * $0, source: "v^3/3"), Part(value: 5, source: "5*v")] }
      }
    }
    let found = claim.diagnoses
    #expect(found.map(\.kind) == [.missingTerm])
    #expect(found.first?.components.count == 40)
    #expect(
      found.first?.message
        == "x[0] lacks the part from \"5*v\", 5; x[1] lacks the part from \"5*v\", 5;"
        + " x[2] lacks the part from \"5*v\", 5; and 37 more likewise")
  }

  @Test(
    "the size of a term is written down, however large or small", arguments: [1e-9, 1e17, 1e305])
  func sizes(size: Double) {
    let claim = WrongClaim(of: [3 * size], [size]).knowing { context in
      context.contributions = {
        [[Part(value: 2 * size, source: "f"), Part(value: size, source: "g")]]
      }
    }
    #expect(claim.diagnoses.map(\.message) == ["a lacks the part from \"f\", \(2 * size)"])
  }

  // MARK: Other points and functions

  private func knowing(
    points: [[Double]] = [], functions: [[Double]] = [], _ claimed: [Double],
    _ truth: [Double] = [28, 22, 20]
  ) -> WrongClaim {
    WrongClaim(of: truth, claimed).knowing { context in
      context.otherPoints = { points.map { .init(label: "a = 1, b = 2", gradient: $0) } }
      context.otherFunctions = { functions.map { .init(label: "sin(x^2 - 1)", gradient: $0) } }
    }
  }

  @Test("the gradient at another of the points is recognised")
  func otherPoint() {
    #expect(
      knowing(points: [[1, 1, 1], [14, 10, 10]], [14, 10, 10]).diagnoses == [
        Diagnosis(
          kind: .otherPoint,
          message: "this is the gradient at another of the given points: a = 1, b = 2",
          components: ["a", "b", "c"])
      ])
    let part = knowing(points: [[28, 10, 20]], [28, 10, 20])
    #expect(part.diagnoses.map(\.components) == [["b"]])
    #expect(knowing(points: [[17]], [17], [28]).kinds == [.otherPoint])
    var printed = knowing(points: [[14.004, 9.996, 10]], [14, 10, 10])
    #expect(printed.kinds.isEmpty)
    printed.claims = ["14.00", "10.00", "10.00"].map { .printed($0) }
    #expect(printed.kinds == [.otherPoint])
  }

  @Test("the gradient of another function is recognised, after that at another point")
  func otherFunction() {
    #expect(
      knowing(functions: [[1, 2, 3], [14, 10, 10]], [14, 10, 10]).diagnoses == [
        Diagnosis(
          kind: .otherFunction, message: "this is the gradient of sin(x^2 - 1)",
          components: ["a", "b", "c"])
      ])
    #expect(knowing(functions: [[28, 10, 20]], [28, 10, 20]).kinds == [.otherFunction])
    #expect(knowing(functions: [[17]], [17], [28]).kinds == [.otherFunction])
    let both = knowing(points: [[14, 10, 10]], functions: [[14, 10, 10]], [14, 10, 10])
    #expect(both.kinds == [.otherPoint])
  }

  @Test("what agrees in part only, has another length, is 0 or not finite is another gradient")
  func notElsewhere() {
    for other in [[14, 10, 11], [14, 10], [14, 10, 10, 0], [], [0, 0, 0], [.nan, 10, 10]] {
      #expect(knowing(points: [other], functions: [other], [14, 10, 10]).kinds.isEmpty)
    }
    // Whatever a claim is, it differs from infinity by no more than any share of infinity.
    for value in [Double.infinity, -.infinity, .nan] {
      #expect(knowing(points: [[value]], functions: [[value]], [17.3], [28]).kinds.isEmpty)
      let all = [value, value, value]
      #expect(knowing(points: [all], functions: [all], [14, 10, 10]).kinds.isEmpty)
      #expect(knowing(points: [[14, value, 10]], [14, 10, 10]).kinds.isEmpty)
      #expect(knowing(points: [all, [14, 10, 10]], [14, 10, 10]).kinds == [.otherPoint])
    }
    #expect(knowing(points: [[28, 22, 20]], [28, 22, 20]).kinds.isEmpty)
    #expect(knowing(points: [[0, 0, 0]], [0, 0, 0]).kinds == [.zeroed])
  }

  @Test("another point goes before a crooked factor, and after a plain one")
  func otherPointAndFactor() {
    let truth = [2.0, 4]
    #expect(knowing(points: [[3, 6]], [3, 6], truth).kinds == [.otherPoint])
    #expect(knowing(points: [[4, 8]], [4, 8], truth).kinds == [.accumulated])
    #expect(knowing(points: [[-2, -4]], [-2, -4], truth).kinds == [.sign])
  }

  // MARK: Not finite

  @Test("a claim that is not finite is explained by the operation that made it so")
  func nonFinite() {
    let origin = "the derivative of sqrt is infinite at 0, in \"sqrt(x)\""
    let claim = WrongClaim(of: [.unresolved(.nonFiniteNeighbourhood)], [ClaimedNumber(.infinity)])
    #expect(
      claim.knowing { $0.nonFiniteOrigin = { origin } }.diagnoses == [
        Diagnosis(
          kind: .nonFinite, message: "the claim for a is not a finite number; " + origin,
          components: ["a"])
      ])
    #expect(
      claim.diagnoses.map(\.message) == ["the claim for a is not a finite number"])
    #expect(
      WrongClaim(of: [28, 22], [.nan, 22]).diagnoses == [
        Diagnosis(
          kind: .nonFinite,
          message: "the claim for a is not a finite number, while the function is smooth there: a"
            + " removable 0/0, 0·∞ or ∞ - ∞ in the gradient's code",
          components: ["a"])
      ])
    // No 0/0 is infinite.
    #expect(
      WrongClaim(of: [28, 22], [-.infinity, 22]).diagnoses.map(\.message) == [
        "the claim for a is not a finite number, while the function is smooth there: a division by 0 or an"
          + " overflow in the gradient's code"
      ])
  }

  @Test("where the witness has no smooth answer, nobody says that the function is smooth")
  func nonFiniteAtKinks() {
    for estimate in [
      DerivativeEstimate.kink(-1, 1), .kink(0, .infinity), .bar(1, 1, status: .edge(.right)),
    ] {
      let claim = WrongClaim(of: [estimate], [ClaimedNumber(.nan)])
      #expect(claim.diagnoses.map(\.message) == ["the claim for a is not a finite number"])
    }
  }

  @Test("the mistake in the finite components is explained besides")
  func nonFiniteAndMore() {
    let claim = WrongClaim(of: [28, 22, 20, 1], [.nan, -22, -20, -.infinity])
    #expect(claim.diagnoses.map(\.kind) == [.nonFinite, .sign])
    #expect(claim.diagnoses.map(\.components) == [["a", "d"], ["b", "c"]])
    #expect(WrongClaim(of: [28, 22], [.nan, 23.1]).kinds == [.nonFinite])
  }
}
