import GradientTesting
import Testing

@Suite("The trait .knownKinks")
struct KnownKinksTraitTests {
  @Test("A kink is a known issue", .knownKinks("relu at 0"))
  func kink() {
    #expect(
      gradientsMatch(at: 0) {
        max($0, 0)
      } gradient: {
        $0 > 0 ? 1 : 0
      })
  }

  @Test(
    "It may be met in some cases only", .knownKinks(isIntermittent: true), arguments: [-1.0, 0, 1])
  func intermittent(x: Double) {
    #expect(
      gradientsMatch(at: x) {
        max($0, 0)
      } gradient: {
        $0 > 0 ? 1 : 0
      })
  }

  @Test("A wrong gradient fails all the same")
  func wrong() async throws {
    let issues = try await issues(under: KnownKinksTrait.knownKinks(isIntermittent: true)) {
      #expect(
        gradientsMatch(at: 1) {
          max($0, 0)
        } gradient: {
          $0 > 0 ? 2 : 0
        })
    }
    #expect(issues.count == 1)
    #expect(issues.first?.text.contains("twice the derivative") == true)
  }

  @Test("What cannot be told is no kink")
  func undecided() async throws {
    let issues = try await issues(under: KnownKinksTrait.knownKinks(isIntermittent: true)) {
      #expect(
        gradientsMatch(at: 1) { _ in
          .nan
        } gradient: {
          $0
        })
    }
    #expect(issues.count == 1)
  }

  @Test("Without a kink the test fails, at the trait's own line")
  func noKink() async throws {
    let line = #line + 1
    let trait = KnownKinksTrait.knownKinks("none")
    let issues = try await issues(under: trait) {
      #expect(
        gradientsMatch(at: 1) {
          max($0, 0)
        } gradient: {
          $0 > 0 ? 1 : 0
        })
    }
    #expect(issues.count == 1)
    #expect(issues.first?.sourceLocation?.line == line)
  }
}
