import Testing

@testable import NumericalDifferentiation

@Suite("The states of a noise probe")
struct ProbeStateTests {
  /// Follows readings to their end; where they end first, what the last state comes to.
  private func outcome(of signs: [ProbeSign]) -> ProbeOutcome {
    var state = ProbeState.blank
    for sign in signs {
      switch state.transition(on: sign) {
      case .go(let next, _): state = next
      case .end(let outcome): return outcome
      }
    }
    return state.outcome
  }

  @Test(
    "a row of readings comes to one outcome",
    arguments: [
      ([], .silent),
      ([.notFinite], .silent),
      ([.ordinary], .ordinary),
      ([.notFinite, .ordinary], .ordinary),
      ([.jump], .jump),
      ([.plateau], .silent),
      ([.plateau, .plateau, .ordinary], .wideTreads),
      ([.plateau, .endOfBranch], .silent),
      ([.structure], .ordinary),
      ([.structure, .ordinary], .ordinary),
      ([.structure, .plateau], .treads),
      ([.structure, .endOfBranch], .silent),
      ([.structure, .jump], .jump),
      ([.structure, .structure, .noise], .ordinary),
      ([.structure, .structure, .plateau], .treads),
      ([.structure, .rounding], .rounding),
      ([.structure, .noise], .unproven),
      ([.structure, .noise, .notFinite, .noise], .rounding),
      ([.structure, .noise, .ordinary], .unproven),
      ([.structure, .noise, .structure], .unproven),
      ([.structure, .noise, .plateau], .treads),
      ([.structure, .noise, .jump], .jump),
    ] as [([ProbeSign], ProbeOutcome)])
  func outcomes(signs: [ProbeSign], expected: ProbeOutcome) {
    #expect(outcome(of: signs) == expected)
  }

  @Test("plateaus widen the window, noise makes it finer, and a place without values is left")
  func moves() {
    func move(_ state: ProbeState, _ sign: ProbeSign) -> ProbeState.Move? {
      guard case .go(_, let move) = state.transition(on: sign) else { return nil }
      return move
    }
    #expect(move(.blank, .plateau) == .wider)
    #expect(move(.still, .plateau) == .wider)
    #expect(move(.blank, .structure) == .finer)
    #expect(move(.raised, .noise) == .finer)
    for state in [ProbeState.blank, .still, .raised, .falling, .lasting] {
      #expect(move(state, .notFinite) == .away)
    }
  }

  @Test("a window that is flat beside a wider one that is flat to one side ends a branch")
  func endOfBranch() {
    func reading(_ values: [Double]) -> ProbeReading {
      ProbeReading(values: values, centre: 0, roundoff: 0x1p-53)
    }
    let sided = reading([0, 0, 0, 20, 47])
    let flat = reading([0, 0, 0, 0, 0])
    #expect(ProbeSign(of: flat, after: sided, sigma: 1) == .endOfBranch)
    #expect(ProbeSign(of: sided, after: flat, sigma: nil) == .endOfBranch)
    #expect(ProbeSign(of: flat, after: flat, sigma: nil) == .plateau)
    #expect(ProbeSign(of: nil, after: flat, sigma: nil) == .notFinite)
  }
}
