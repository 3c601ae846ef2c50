import GradientTesting
import Testing

/// Predicates with the trait: one issue at the right line, with the table as its comment.
@Suite(.gradientChecking)
struct PredicateTests {
  @Test func right() {
    #expect(
      gradientsMatch(at: [2, 3, 4]) { v in
        v[0] * v[1] * v[2]
      } gradient: { v in
        [v[1] * v[2], v[0] * v[2], v[0] * v[1]]
      })
    #expect(
      gradientsMatch(at: 2, 3) { x, y in
        x * y
      } gradient: { x, y in
        (y, x)
      })
  }

  @Test func sign() {
    #expect(
      gradientsMatch(at: [2, 3]) { v in
        v[0] * v[1]
      } gradient: { v in
        [v[1], -v[0]]
      })
  }

  @Test func twice() {
    #expect(
      gradientsMatch(at: 2, 3) { x, y in
        x * y
      } gradient: { x, y in
        (2 * y, 2 * x)
      })
  }

  @Test func swapped() {
    #expect(
      gradientsMatch(at: [2, 3]) { v in
        v[0] * v[1]
      } gradient: { v in
        [v[0], v[1]]
      }, "the product rule")
  }

  @Test func negated() {
    #expect(
      !gradientsMatch(at: 3) {
        $0 * $0
      } gradient: {
        3 * $0
      })
  }

  @Test func required() throws {
    try #require(
      gradientsMatch(at: 3) {
        $0 * $0
      } gradient: {
        3 * $0
      })
  }

  @Test(arguments: [1.0, 2.0]) func parameterised(x: Double) {
    #expect(
      gradientsMatch(at: x) {
        $0 * $0
      } gradient: { x in
        x < 1.5 ? 2 * x : x * x
      })
    #expect(
      gradientsMatch(at: x) {
        $0 * $0 * $0
      } gradient: { x in
        x < 1.5 ? x : 3 * x * x
      })
  }

  @Test func suspending() async {
    #expect(
      await gradientsMatch(at: 3) { x in
        await Task.yield()
        return x * x
      } gradient: { x in
        3 * x
      })
  }

  @Test(.gradientChecking(.tolerance(.relative(1e-2)))) func tolerant() {
    #expect(
      gradientsMatch(at: 3) {
        $0 * $0
      } gradient: {
        2.001 * $0
      })
    #expect(
      gradientsMatch(at: 3, with: .tolerance(.relative(1e-4))) {
        $0 * $0
      } gradient: {
        2.001 * $0
      })
  }

  private func isRight(_ factor: Double) -> Bool {
    gradientsMatch(at: 3) {
      $0 * $0
    } gradient: {
      factor * $0
    }
  }

  @Test func hiddenInAHelper() {
    #expect(isRight(2))
    #expect(isRight(3))
  }

  @Test(.knownKinks("|x| at 0")) func kink() {
    #expect(
      gradientsMatch(at: 0) {
        abs($0)
      } gradient: {
        $0 < 0 ? -1 : 1
      })
  }
}
