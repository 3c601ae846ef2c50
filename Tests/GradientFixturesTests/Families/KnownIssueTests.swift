import GradientChecking
import GradientReporting
import Testing

@testable import GradientFixtures

/// Claims that get a wrong verdict, each the smallest of its kind; the families leave them out.
///
/// One that gets the right verdict fails here: take it into its family, and away from this list.
@Suite("Claims of the families that get a wrong verdict")
struct KnownIssueTests {
  struct Known: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let isRight: Bool
    let content: String
  }

  static let all: [Known] = [
    Known(
      testDescription: "the tail of a step of width 1e-6, away from 0", isRight: true,
      content: #"""
        "function": "x+erf(1e6*(x-1.45))/1e6", "at": {"x": 1.44999753744}, "gradient": {"x": 1.0026230447554385}
        """#),
    Known(
      testDescription: "a term that keeps its value over the steps, dropped", isRight: false,
      content: #"""
        "function": "log(1+x^2)+x^2", "at": {"x": 5e-5}, "gradient": {"x": 1e-4}
        """#),
    Known(
      testDescription: "a term that keeps its value over the steps, by a coordinate of size 1",
      isRight: false,
      content: #"""
        "function": "log(1+1e-9*x)+1e-9*x", "at": {"x": 1}, "gradient": {"x": 1e-9}
        """#),
    Known(
      testDescription: "a term that keeps its value over every step, dropped", isRight: false,
      content: #"""
        "function": "log(1+x^2)+x^2", "at": {"x": 7e-8}, "gradient": {"x": 1.4e-7}
        """#),
    Known(
      testDescription: "the same term, which is right", isRight: true,
      content: #"""
        "function": "log(1+x^2)+x^2", "at": {"x": 7e-8}, "gradient": {"x": 2.8e-7}
        """#),
    Known(
      testDescription: "textbook cancellation, which moves by treads", isRight: true,
      content: #"""
        "function": "log(1+x)/x", "at": {"x": 3.016754016849063e-05}, "gradient": {"x": -0.49997988898909274}
        """#),
    Known(
      testDescription: "beside a kink by 1e-11 of the abscissa", isRight: true,
      content: #"""
        "function": "relu(0.1*x-0.07)", "at": {"x": 0.700000000005004}, "gradient": {"x": 0.1}
        """#),
    Known(
      testDescription: "beside a minimum whose value is 1", isRight: true,
      content: #"""
        "function": "sqrt(1+x^2)", "at": {"x": 2.4e-7}, "gradient": {"x": 2.399999999999931e-07}
        """#),
  ]

  /// Those that were wrong once.
  static let overcome: [Known] = [
    Known(
      testDescription: "a joint of the third derivative beside a maximum", isRight: true,
      content: #"""
        "function": "(1+abs(x))*exp(-abs(x))", "at": {"x": 1e-7}, "gradient": {"x": -9.99999900000005e-8}
        """#),
    Known(
      testDescription: "Tukey's loss right at its edge, where the gradient reaches 0",
      isRight: true,
      content: #"""
        "function": "where(abs(x-1)<1,1-(1-(x-1)^2)^3,1)", "at": {"x": 2}, "gradient": {"x": 0}
        """#),
    Known(
      testDescription: "a perfect fit whose data were rounded once", isRight: true,
      content: #"""
        "function": "sum((a/(1+exp(-b*(x-c)))-t)^2)",
        "at": {"a": 2.847973652447501, "b": 2.1434878517728944, "c": -0.08873001869612729},
        "gradient": {"a": 0, "b": 0, "c": 0},
        "data": {"x": [1.733821200339555, 1.2501923134418014, 2.871897966523586, 0.8852452880235087, 1.9653974965080006],
        "t": [2.7918342625512893, 2.6951556794275997, 2.8429881169871387, 2.5338488205209164, 2.8135343177551126]}
        """#),
    Known(
      testDescription: "a small jump whose own value lies in the middle", isRight: false,
      content: #"""
        "function": "1e-4*sign(x)+x", "at": {"x": 0}, "gradient": {"x": 1}
        """#),
    Known(
      testDescription: "the slope beyond a dead zone narrower than every step", isRight: false,
      content: #"""
        "function": "sign(x)*relu(abs(x)-1e-7)", "at": {"x": 0}, "gradient": {"x": 1}
        """#),
    Known(
      testDescription: "-1 beside a kink, where the bar is as wide as the slope", isRight: false,
      content: #"""
        "function": "abs(2*x+0.7)", "at": {"x": -0.3499999999999653}, "gradient": {"x": -1}
        """#),
    Known(
      testDescription: "beside a minimum, where all values are multiples of what is rounded inside",
      isRight: true,
      content: #"""
        "function": "10+x^2-10*cos(2*pi*x)", "at": {"x": 3e-9}, "gradient": {"x": 1.1903525281307228e-06}
        """#),
  ]

  @Test("a known issue", arguments: all)
  func known(issue: Known) async throws {
    let result = try #require(await result("{\"id\": \"a\", \(issue.content)}"))
    withKnownIssue {
      switch result.report.verdict {
      case .match: #expect(issue.isRight)
      case .inconclusive: break
      case .nondifferentiable, .mismatch: #expect(!issue.isRight)
      }
    }
  }

  @Test("an issue that was overcome", arguments: overcome)
  func isOvercome(issue: Known) async throws {
    let result = try #require(await result("{\"id\": \"a\", \(issue.content)}"))
    switch result.report.verdict {
    case .match: #expect(issue.isRight)
    case .inconclusive: break
    case .nondifferentiable, .mismatch: #expect(!issue.isRight)
    }
  }
}
