import GradientTesting
import Testing

@Test func placeholder() {
  #expect(
    gradientsMatch(at: 3) {
      $0 * $0
    } gradient: {
      2 * $0
    })
}
