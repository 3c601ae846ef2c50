import GradientChecking
import PlainText
import TestSupport
import Testing

@testable import GradientReporting

@Suite("The text of a failure")
struct FailureTextTests {
  @Test("A report alone makes a message: for a failing expectation")
  func reportAlone() {
    let text = Sample.jacobian.results[0].report.failureText(title: "gradient differs")
    #expect(
      text == """
        gradient differs
          component  claimed  numerical ± error        digits  verdict   reason
          f[0]/x      9        9.0000000000 ± 3e-11        11  match
          f[0]/y      1       12.0000000000 ± 4e-11         0  mismatch  the claim lies 2.8e11 error bars away
          f[1]/x     12        1.000000000000 ± 2e-13       0  mismatch  the claim lies 1e14 error bars away
          f[1]/y      3        3.000000000000 ± 4e-13      12  match
          value  claimed  computed  verdict
          f[0]   18       18        match
          f[1]   12       11        mismatch
          likely: the claim is the transposed Jacobian
          likely: f[0]/y and f[1]/x changed places
          method: central, 58 evaluations
        """)
  }

  @Test("An empty report has a title, and nothing is made up")
  func emptyReport() {
    let report = GradientReport(components: [], evaluations: 0, method: "")
    #expect(report.failureText(title: "nothing to check") == "nothing to check")
  }

  @Test("Colour adds SGR sequences and no other control", arguments: Sample.all)
  func colour(sample: Sample) {
    for result in sample.results {
      let plain = result.report.failureText(title: result.id)
      let painted = result.report.failureText(title: result.id, colour: true)
      #expect(withoutColour(painted) == plain)
      #expect(plain.unicodeScalars.allSatisfy { $0 == "\n" || !VisibleText.actsOnTerminals($0) })
    }
  }

  @Test("A title cannot forge a second line")
  func title() {
    let report = GradientReport(components: [], evaluations: 0, method: "")
    #expect(report.failureText(title: "a\n✔ passed\u{1B}[A") == #"a\n✔ passed\u{1B}[A"#)
  }

  @Test("Twenty components keep the order of the claim")
  func twenty() {
    let components = (0..<20).map { component("x[\($0)]", off: $0 == 19 ? 1 : 0) }
    #expect(FailureText.worst(components) == components)
  }

  @Test("Of more components the worst are shown: by verdict, then by error bars")
  func worst() {
    var components = (0..<30).map { component("x[\($0)]", off: 0) }
    components[3].verdict = .inconclusive
    components[9] = component("near", off: 1e-3)
    components[20].verdict = .nondifferentiable
    components[25] = component("NaN", off: .nan)
    components[29] = component("far", off: 1)
    let shown = FailureText.worst(components)
    #expect(shown.count == FailureText.rowLimit)
    #expect(shown.prefix(6).map(\.name) == ["NaN", "far", "near", "x[20]", "x[3]", "x[0]"])
    let text = FailureText().lines(
      GradientReport(components: components, evaluations: 1, method: "central"))
    #expect(text.contains("  … and 10 more components: 10 match"))
  }

  @Test("What is not shown is counted by verdict, in the singular too")
  func hidden() {
    let wrong = (0..<21).map { component("x[\($0)]", off: 1) }
    let text = GradientReport(components: wrong, evaluations: 1, method: "central")
      .failureText(title: "t")
    #expect(text.contains("\n  … and 1 more component: 1 mismatch\n"))
  }

  @Test("Of many values the wrong ones come first")
  func values() {
    var values = (0..<25).map {
      GradientReport.Value(name: "f[\($0)]", claimed: 1, computed: 1, verdict: .match)
    }
    values[24].verdict = .mismatch
    let lines = FailureText().lines(
      GradientReport(components: [], values: values, evaluations: 1, method: ""))
    #expect(lines[1] == "  f[24]  1        1         mismatch")
    #expect(lines.last == "  … and 5 more values: 5 match")
  }

  @Test("One-sided derivatives are shown where there is only one of them, or a jump")
  func oneSided() {
    var jump = component("x", off: 0)
    jump.leftDerivative = -.infinity
    let text = GradientReport(components: [jump], evaluations: 1, method: "")
      .failureText(title: "t")
    #expect(text.contains("from the left"))
    #expect(text.contains("-Infinity"))
    #expect(!text.contains("from the right"))
  }

  private func component(_ name: String, off: Double) -> ComponentReport {
    ComponentReport(
      name: name, claimed: 1 + off, numerical: 1, error: 1e-9,
      verdict: off == 0 ? .match : .mismatch)
  }
}
