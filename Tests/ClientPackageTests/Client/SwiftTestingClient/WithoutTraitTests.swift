import GradientTesting
import Testing

/// Without the trait, the details are in a warning, or in the report.
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
}
