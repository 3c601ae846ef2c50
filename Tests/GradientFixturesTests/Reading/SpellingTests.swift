import PlainText
import StrictJSON
import Testing

@testable import GradientFixtures

@Suite struct SpellingTests {
  private let keys = FixtureKeys.case.set.names

  @Test(
    "The key that was meant is found",
    arguments: [
      ("gradeint", "gradient"), ("grad", "gradient"), ("gradients", "gradient"),
      ("Gradient", "gradient"), ("jacobain", "jacobian"), ("func", "function"),
      ("fuction", "function"), ("tol", "tolerance"), ("expected", "expect"), ("jpv", "jvp"),
      ("hesian", "hessian"), ("valeu", "value"), ("tag", "tags"),
    ])
  func meant(typed: String, key: String) {
    #expect(Spelling.nearest(to: typed, among: keys) == key)
  }

  @Test("Nothing is suggested for what resembles nothing", arguments: ["", "q", "weights", "zzz"])
  func nothing(typed: String) {
    #expect(Spelling.nearest(to: typed, among: keys) == nil)
  }

  @Test("A very long word costs no more than a short one")
  func long() {
    #expect(Spelling.nearest(to: String(repeating: "a", count: 1_000_000), among: keys) == nil)
  }
}
