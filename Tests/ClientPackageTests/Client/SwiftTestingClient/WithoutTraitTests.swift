import GradientTesting
import Testing

/// Without the trait, the details are in a warning, in the report, or in an issue of their own.
@Suite struct WithoutTraitTests {
  @Test func predicate() {
    #expect(
      gradientsMatch(at: 3) {
        $0 * $0
      } gradient: {
        3 * $0
      })
  }

  @Test func report() {
    #expect(
      gradientCheck(at: 3) {
        $0 * $0
      } gradient: {
        3 * $0
      }.matches)
  }

  @Test func alone() {
    expectGradientsMatch(at: 3, comment: "a power") {
      $0 * $0
    } gradient: {
      3 * $0
    }
  }
}
