import GradientChecking
import NumericalDifferentiation
import Testing

@Suite("The finder of diagnoses")
struct DiagnosisFinderTests {
  /// Estimates about which nobody can say whether a claim of 3 is right.
  private static let undecided: [DerivativeEstimate] = [
    .kink(-1, 1), .kink(0, .infinity), .bar(3, 1), .bar(3, 1e-9, status: .noisy),
    .bar(7, 1, status: .noisy), .unresolved(.quantised), .unresolved(.nonFiniteNeighbourhood),
  ]

  @Test("a component that cannot be judged does not hide what is wrong with the others")
  func besideUndecided() {
    let mistakes: [(claimed: [Double], kind: Diagnosis.Kind)] = [
      ([-28, -22], .sign), ([28, -22], .sign), ([56, 44], .accumulated), ([35, 27.5], .factor),
      ([22, 28], .swapped), ([28, 0], .zeroed), ([0, 0], .zeroed), ([.nan, 22], .nonFinite),
    ]
    for estimate in Self.undecided {
      for (claimed, kind) in mistakes {
        let claims = (claimed + [3]).map { ClaimedNumber($0) }
        let claim = WrongClaim(of: [.narrow(28), .narrow(22), estimate], claims)
        #expect(claim.kinds == [kind], "\(claimed) beside \(estimate)")
        #expect(claim.diagnoses.first?.components.contains("c") == false)
      }
    }
  }

  @Test("what cannot be judged is not explained, and neither is nothing at all")
  func nothingWrong() {
    for estimate in Self.undecided {
      #expect(WrongClaim(of: [estimate], [ClaimedNumber(3)]).kinds.isEmpty)
      #expect(
        WrongClaim(of: [estimate, .narrow(28)], [3, 28].map { ClaimedNumber($0) }).kinds.isEmpty)
    }
    #expect(WrongClaim(of: [Double](), []).kinds.isEmpty)
  }

  @Test("nobody is asked for anything costly where nothing is wrong")
  func lazily() {
    let claim = WrongClaim(of: [28, 22], [28, 22]).knowing { context in
      context.contributions = {
        Issue.record("contributions")
        return []
      }
      context.otherPoints = {
        Issue.record("points")
        return []
      }
      context.otherFunctions = {
        Issue.record("functions")
        return []
      }
      context.nonFiniteOrigin = {
        Issue.record("origin")
        return nil
      }
    }
    #expect(claim.kinds.isEmpty)
  }

  @Test("a component of 0 that is claimed not to be is in nobody's list of mistakes")
  func noZero() {
    for claimed in [[1, 22, 20], [-28, 22, 20], [28, 44, 40.0]] {
      #expect(WrongClaim(of: [0, 22, 20], claimed).kinds.isEmpty)
    }
  }

  @Test("numbers of any size are compared without harm")
  func extremes() {
    let numbers: [Double] = [
      0, -0.0, .leastNonzeroMagnitude, 1e-308, 1e-300, 1, -1e300, .greatestFiniteMagnitude,
      .infinity, .nan,
    ]
    for truth in numbers {
      for first in numbers {
        for second in numbers {
          let claim = WrongClaim(of: [truth, 1], [first, second]).knowing {
            $0.itemCounts = [4, .max]
            $0.matrix = (1, 2)
            $0.contributions = {
              [[.init(value: first, source: "f"), .init(value: second, source: "g")], []]
            }
            $0.otherPoints = { [.init(label: "there", gradient: [second, first])] }
          }
          let isWrong = claim.verdict == .mismatch
          #expect(isWrong || claim.kinds.isEmpty)
        }
      }
    }
  }
}
