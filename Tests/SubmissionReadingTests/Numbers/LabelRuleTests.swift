import TestSupport
import Testing

@testable import SubmissionReading

@Suite struct LabelRuleTests {
  /// The rule that speaks of a text, and the answers that it names: `ownLabel x`.
  private func read(_ text: String, _ variables: [String]) throws -> String {
    let exercise =
      variables.count == 1 ? try Exercise.plain("x") : try Exercise.plain("x", "y", "z")
    let part = exercise.parts[0]
    guard let (rule, saying) = LabelRule.first(for: TextLine.folded(text)[...], LabelMatcher(part))
    else { return "" }
    switch saying {
    case .silence, .noDerivative: return rule.rawValue
    case .wholeGradient: return "\(rule) all"
    case .answers(let answers):
      return ([rule.rawValue] + answers.map { part.answers[$0].variable }).joined(separator: " ")
    }
  }

  @Test(
    "What is about a derivative, and none",
    arguments: [
      ("x.grad ==", "comparison"), ("df/dx ==  ", "comparison"), ("x.grad =", "ownLabel x"),
      ("Разница градиентов по x", "excludedWord"), ("x.grad shape", "excludedWord"),
      ("x.grad_fn", "excludedWord"), ("gradient norm", "excludedWord"),
      ("after zeroing x.grad", "excludedWord"), ("погрешность dx", "excludedWord"),
      ("second derivative", "excludedWord"), ("abs(x.grad)", "excludedWord"),
      ("allclose(x.grad, y.grad)", "excludedWord"), ("||x.grad||", "excludedWord"),
      ("|df/dx|", "magnitude"), ("|x.grad|", "magnitude"), ("| df/dx |", "quotient x"),
      ("| df/dx", "quotient x"),
    ])
  func none(text: String, expected: String) throws {
    #expect(try read(text, ["x", "y", "z"]) == expected)
  }

  @Test(
    "Labels of one of three variables, or of several",
    arguments: [
      ("x.grad", "ownLabel x"), ("X.GRAD", "ownLabel x"), ("grad_y", "ownLabel y"),
      ("z_grad", "ownLabel z"), ("gradx", "ownLabel x"), ("∇z", "ownLabel z"),
      ("`x.grad`", "ownLabel x"), ("$x.grad$", "ownLabel x"), ("\"x.grad\":", "ownLabel x"),
      ("y.grad and x.grad", "ownLabel y x"), ("x.grad x.grad", "ownLabel x"),
      ("x.grad\u{A0}:", "ownLabel x"), ("x.grad of df/dy", "ownLabel x"),
      ("max.grad", "gradientWord"), ("model.x.grad", "gradientWord all"),
      ("x.gradient", "gradientWord all"),
      ("du/dz", "quotient z"), ("∂L/∂y", "quotient y"), ("d(x*y)/dx", "quotient x"),
      ("df / dx", "quotient x"), ("\\partial f/\\partial z", "quotient z"),
      ("\\frac{dy}{dx}", ""), ("df/dx, df/dy", "quotient x y"), ("км/dx", ""),
      ("d f/d x", ""), ("1/dx", ""),
      ("gradient with respect to y", "spokenName y"), ("градиент по x", "spokenName x"),
      ("Производная f по переменной z", "spokenName z"), ("gradients x and z", "spokenName x z"),
      ("gradient wrt x, y and z", "spokenName x y z"), ("градиенты по x и y", "spokenName x y"),
      ("gradient of f(y) wrt x", "spokenName x"),
      ("gradient of y with respect to x", "spokenName x"),
      ("x gradient", "gradientWord all"), ("derivative for y", "spokenName y"),
      ("dx", "differential x"), ("dloss_dy", "differential y"), ("gradient dz", "differential z"),
      ("my dx", ""), ("abs_dx", ""), ("d_dx", "differential x"), ("add", ""), ("id_y", ""),
      ("f'_y", "lagrangeMark y"), ("f'_{z}", "lagrangeMark z"), ("f'(x)", "lagrangeMark"),
      ("f′_x", "lagrangeMark x"), ("f’_x", "lagrangeMark x"), ("f''(x)", ""), ("it's", ""),
      ("'loss'", ""), ("f'_w", ""),
      ("dy/dt", "otherQuotient"), ("∂L/∂w", "otherQuotient"),
      ("gradient", "gradientWord all"), ("∇f", "gradientWord all"), ("w.grad", "gradientWord"),
      ("torch.autograd.grad", "gradientWord all"), ("Градиент функции", "gradientWord all"),
      ("loss", ""), ("", ""), (":", ""), ("x", ""), ("epoch", ""), ("Result", ""),
    ])
  func several(text: String, expected: String) throws {
    #expect(try read(text, ["x", "y", "z"]) == expected)
  }

  @Test(
    "Where one derivative is asked for, no name is needed, and another name is another's",
    arguments: [
      ("gradient", "gradientWord all"), ("f'(x)", "lagrangeMark x"), ("y' =", "lagrangeMark x"),
      ("f'(2)", "lagrangeMark x"), ("y'x", "lagrangeMark x"), ("don't", ""),
      ("w.grad", "gradientWord"), ("dy/dt", "otherQuotient"),
    ])
  func one(text: String, expected: String) throws {
    #expect(try read(text, ["x"]) == expected)
  }

  @Test("A text longer than any label is none")
  func long() throws {
    #expect(try read("x.grad " + String(repeating: "a", count: 393), ["x"]) == "ownLabel x")
    #expect(try read("x.grad " + String(repeating: "a", count: 394), ["x"]) == "tooLong")
  }

  @Test("Labels of the exercise come before what everybody writes, and the longer one is meant")
  func exercise() throws {
    let exercise = try Exercise.single(
      "x*y", at: #"{"x": 2, "y": 3}"#,
      answers: #"{"x": ["slope", "df/dy of the text"], "y": ["slope of the height"]}"#)
    let matcher = LabelMatcher(exercise.parts[0])
    let rows: [(text: String, answers: [Int]?)] = [
      ("slope", [0]), ("Slope:", [0]), ("slope of the height", [1]), ("slopes", nil),
      ("df/dy", [1]), ("df/dy of the text", [0]), ("slope, slope of the height", [0, 1]),
    ]
    for (text, answers) in rows {
      #expect(matcher.match(TextLine.folded(text)[...])?.answers == answers, "\(text)")
    }
  }

  @Test(
    "A check beside the answer is worth less than the answer",
    arguments: [
      ("x.grad", "answer"), ("numeric x.grad", "check"), ("x.grad вручную", "check"),
      ("expected x.grad", "check"), ("Аналитический градиент x.grad", "check"),
      ("finite difference of x.grad", nil), ("manual df/dx", "check"),
    ] as [(String, String?)])
  func rank(text: String, expected: String?) throws {
    let matcher = LabelMatcher(try Exercise.plain("x", "y", "z").parts[0])
    let match = matcher.match(TextLine.folded(text)[...])
    #expect(match.map { "\($0.rank)" } == expected)
  }
}
