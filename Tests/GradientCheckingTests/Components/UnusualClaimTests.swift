import GradientChecking
import Testing

/// A sequence of somebody's own, which can be read only once.
private final class Countdown: Sequence, IteratorProtocol {
  private var left = 2

  func next() -> Double? {
    guard left > 0 else { return nil }
    left -= 1
    return Double(left + 1)
  }
}

@Suite("Gradients of types that are no lists of their own")
struct UnusualClaimTests {
  /// The gradient is (2, 1).
  private func check<Claim>(_ claim: Claim) -> GradientReport {
    gradientCheck(at: [3.0, 4]) { (x: [Double]) in
      2 * x[0] + x[1]
    } gradientComponents: { (_: [Double]) in
      claim
    }
  }

  @Test("whatever is a sequence of numbers is read")
  func sequences() {
    #expect(check([1.0, 2].reversed() as ReversedCollection<[Double]>).matches)
    #expect(check([1.0, 0.5].lazy.map { 2 * $0 }).matches)
    #expect(check(stride(from: 2.0, to: 0, by: -1)).matches)
    #expect(check(AnySequence([2.0, 1])).matches)
    #expect(check(CollectionOfOne([2.0, 1])).matches)
    #expect(check([2, 1].lazy.map { Float($0) }).matches)
    #expect(
      gradientCheck(at: [3.0, 4]) { (x: [Double]) in
        2 * x[0] + x[1]
      } gradientComponents: { (_: [Double]) in
        Countdown()
      }.matches)
    #expect(check(Optional([2, 1])).matches)
    #expect(check([Optional(2), 1]).matches)
    let wrong = check([2.0, 1].reversed() as ReversedCollection<[Double]>)
    #expect(wrong.names(.mismatch) == ["x[0]", "x[1]"])
  }

  @Test("where nothing can be read, the type and the cure are named")
  func nothing() {
    func message<Claim>(_ claim: Claim) -> String? {
      let report = check(claim)
      #expect(report.found == [.wrongShape])
      return report.findings.first?.message
    }
    let end = "; the point has 2 components: x[0] and x[1]"
    let cure = ": give numbers or arrays of them, or conform the type to ComponentIterable"
    #expect(message(nil as [Double]?) == "the gradient is nil" + end)
    #expect(message(nil as [Int]?) == "the gradient is nil" + end)
    #expect(message("2, 1") == "no numbers are found in the gradient's String" + cure + end)
    #expect(
      message(["2", "1"].lazy.map { $0 + "0" })?.hasPrefix(
        "no numbers are found in the gradient's LazyMapSequence<Array<String>, String>") == true)
    #expect(
      message(Set([2.0, 1]))?.hasPrefix("no numbers are found in the gradient's Set<Double>")
        == true)
    #expect(message([2.0, "1"] as [Any]) == "the gradient has no entry for x[1]")
  }

  @Test("an empty list has no entries")
  func empty() {
    #expect(
      check([Double]()).findings.map(\.message) == [
        "the gradient has 0 entries, and the point has 2: x[0] and x[1]"
      ])
  }
}
