import ReferenceAutodiff
import TestSupport
import Testing

@Suite("Formula errors")
struct FormulaErrorTests {
  private static let variables: [FormulaVariable] = [
    .init("x"), .init("y"), .init("v", shape: [3]), .init("W", shape: [2, 3]), .init("θ"),
    .init("rate"), .init("norm"),
  ]

  private func description(_ text: String) -> String {
    do {
      _ = try Formula(text, variables: Self.variables)
      return "accepted"
    } catch {
      return error.description
    }
  }

  /// Each formula with the headline, and the caret line that belongs under it.
  private static let goldens: [(formula: String, headline: String, caret: String)] = [
    ("2x", "an operator is missing between '2' and 'x'; to multiply write 2*x", "^~"),
    (
      "3(x+1)", "an operator is missing between '3' and '(x+1)'; to multiply write 3*(x+1)",
      "^~~~~~"
    ),
    (
      "(x+1)(y-1)",
      "an operator is missing between '(x+1)' and '(y-1)'; to multiply write (x+1)*(y-1)",
      "^~~~~~~~~~"
    ),
    ("x y", "an operator is missing between 'x' and 'y'; to multiply write x*y", "^~~"),
    ("x 2", "an operator is missing between 'x' and '2'; to multiply write x*2", "^~~"),
    ("x^2y", "an operator is missing between '2' and 'y'; to multiply write 2*y", "  ^~"),
    (
      "sin(x)cos(y)",
      "an operator is missing between 'sin(x)' and 'cos'; to multiply write sin(x)*cos", "^~~~~~~~~"
    ),
    ("x(3)", "'x' is a variable and not a function; to multiply write x*(...)", "^"),
    ("e(2)", "'e' is a number and not a function; to multiply write e*(...)", "^"),
    (
      "2e*x", "the number '2e' has no exponent; write digits behind the e, or to multiply 2*e", "^~"
    ),
    ("2exp(x)", "an operator is missing between '2' and 'exp'; to multiply write 2*exp", "^~~~"),
    ("sin x", "'sin' is a function and needs brackets; write sin(x)", "^~~"),
    ("1 + sin 2", "'sin' is a function and needs brackets; write sin(2)", "    ^~~"),
    ("sin^2(x)", "'sin' is a function and needs brackets; write sin(x)^2", "^~~"),
    ("2*sine(x)", "unknown function 'sine'; did you mean 'sin'?", "  ^~~~"),
    ("ln(x)", "unknown function 'ln'; did you mean 'log'?", "^~"),
    ("Exp(x)", "unknown function 'Exp'; did you mean 'exp'?", "^~~"),
    ("sigmiod(x)", "unknown function 'sigmiod'; did you mean 'sigmoid'?", "^~~~~~~"),
    ("foo(x)", "unknown function 'foo'", "^~~"),
    ("raet*x", "unknown variable 'raet'; did you mean 'rate'?", "^~~~"),
    ("X", "unknown variable 'X'; did you mean 'x'?", "^"),
    ("x + z", "unknown variable 'z'; declared: x, y, v, W, θ, rate, norm", "    ^"),
    (
      "norm(v)",
      "'norm' is used both as a variable and as a function; give the variable another name", "^~~~"
    ),
    ("x = 3", "'=' is not an operator; to compare write ==", "  ^"),
    (
      "x > 0 && y > 0", "'&&' is not an operator; for 'and' multiply comparisons: (a > 0)*(b > 0)",
      "      ^~"
    ),
    ("x || y", "'||' is not an operator; for 'or' take the larger: max(a > 0, b > 0)", "  ^~"),
    ("!x", "'!' is not an operator; for 'not' write (a == 0)", "^"),
    ("0 < x < 1", "comparisons cannot be chained; write (a < b)*(b < c)", "      ^"),
    ("(x+1", "'(' is never closed; expected ')'", "^"),
    ("2*((x+1)", "'(' is never closed; expected ')'", "  ^"),
    ("y + sin(x", "'(' is never closed; expected ')'", "       ^"),
    ("sin(", "'(' is never closed; expected ')'", "   ^"),
    ("where(x > 0, y", "'(' is never closed; expected ')'", "     ^"),
    ("x+1)", "')' closes no bracket", "   ^"),
    ("x]", "']' closes no bracket", " ^"),
    ("(x]", "'(' is closed by ']'; write ')'", "  ^"),
    ("v[0", "'[' is never closed; expected ']'", " ^"),
    ("x+", "the formula ends too early; expected a number, a name or '('", "  ^"),
    ("x*/y", "unexpected '/'; expected a number, a name or '('", "  ^"),
    ("()", "unexpected ')'; expected a number, a name or '('", " ^"),
    ("max(x,,y)", "unexpected ','; expected a number, a name or '('", "      ^"),
    (".", "unexpected '.'; expected a number, a name or '('", "^"),
    ("x.y", "unexpected '.'; expected an operator", " ^"),
    ("0,5*x", "a decimal comma; write 0.5", "^~~"),
    ("x + (3,14)", "a decimal comma; write 3.14", "     ^~~~"),
    ("x, y", "',' outside the brackets of a function; expected an operator or the end", " ^"),
    ("sin(0,5)", "sin takes 1 argument, found 2; a decimal point is written '.': 0.5", "^~~~~~~~"),
    ("atan2(x)", "atan2 takes 2 arguments, found 1", "^~~~~~~~"),
    ("sin()", "sin takes 1 argument, found 0", "^~~~~"),
    ("max()", "max takes at least 1 argument, found 0", "^~~~~"),
    ("where(x, y)", "where takes 3 arguments, found 2", "^~~~~~~~~~~"),
    ("1.2.3", "a number with two decimal points", "^~~~"),
    ("1e999", "the number is too large for a double", "^~~~~"),
    ("x\u{0}", "the control character U+0000", " ^"),
    ("x²", "unexpected character '²'; write ^2", " ^"),
    ("x – y", "unexpected character '–'; write -", "  ^"),
    ("x % y", "unexpected character '%'", "  ^"),
    ("x + 日本", "unexpected character '日'", "    ^"),
    ("θ*θ + φ", "unknown variable 'φ'; declared: x, y, v, W, θ, rate, norm", "      ^"),
    ("θ·θ·sine(θ)", "unknown function 'sine'; did you mean 'sin'?", "    ^~~~"),
    (
      "v + transpose(W)",
      "the shapes [3] and [3, 2] do not fit together; from the last axis backwards, extents must be equal or 1",
      "^~~~~~~~~~~~~~~~"
    ),
    ("v[3]", "index 3 is out of range; 'v' has 3 elements, counted from 0", "  ^"),
    ("W[2]", "index 2 is out of range; 'W' has 2 rows, counted from 0", "  ^"),
    ("W[1][3]", "index 3 is out of range; 'W[1]' has 3 elements, counted from 0", "     ^"),
    (
      "v[99999999999]", "index 99999999999 is out of range; 'v' has 3 elements, counted from 0",
      "  ^~~~~~~~~~~"
    ),
    ("v[-1]", "an index is one whole number, counted from 0; write for example v[0]", " ^~~~"),
    ("v[x]", "an index is one whole number, counted from 0; write for example v[0]", " ^~~"),
    ("W[0,1]", "an index with a comma; write W[0][1]", " ^~~~~"),
    ("x[0]", "'x' is a scalar and has no elements", " ^~~"),
    ("[1, 2]", "'[' does not follow an array; arrays are declared, not written in a formula", "^"),
    ("dot(v, x)", "dot takes two vectors of equal length, found [3] and a scalar", "^~~~~~~~~"),
    (
      "dot(W, W)",
      "dot takes two vectors of equal length, found [2, 3] and [2, 3]; for matrices write matmul(a, b) or sum(a*b)",
      "^~~~~~~~~"
    ),
    (
      "matmul(W, W)",
      "matmul cannot multiply [2, 3] by [2, 3]; the last axis of the first must be as long as the first axis of the second",
      "^~~~~~~~~~~~"
    ),
    (
      "matmul(x, v)", "matmul cannot multiply a scalar by [3]; scalars are multiplied by *",
      "^~~~~~~~~~~~"
    ),
  ]

  @Test("the message, the formula and the caret", arguments: goldens)
  func golden(golden: (formula: String, headline: String, caret: String)) {
    let shown = golden.formula.replacing("\u{0}", with: "␀")
    #expect(description(golden.formula) == "\(golden.headline)\n  \(shown)\n  \(golden.caret)")
  }

  @Test("an empty formula has no place to point at", arguments: ["", "   ", "\n\t"])
  func empty(text: String) {
    #expect(description(text) == "the formula is empty; expected an expression such as x^2 + 1")
  }

  @Test("line breaks are shown as spaces")
  func lineBreaks() {
    #expect(
      description("x\n + * y")
        == "unexpected '*'; expected a number, a name or '('\n  x  + * y\n       ^")
  }

  @Test("ranges count bytes, carets count characters")
  func rangesCountBytes() {
    let error = #expect(throws: FormulaError.self) {
      try Formula("θ*θ*q", variables: [.init("θ")])
    }
    #expect(error?.range == 6..<7)
    #expect(error?.text == "θ*θ*q")
    #expect(error?.suggestion == "declared: θ")
  }

  @Test("a long formula is cut to a window round the place")
  func window() {
    let half = (0..<60).map { "x*\($0)" }.joined(separator: "+")
    #expect(
      description("\(half)+sine(x)+\(half)") == """
        unknown function 'sine'; did you mean 'sin'?
          …x*54+x*55+x*56+x*57+x*58+x*59+sine(x)+x*0+x*1+x*2+x*3+x*4+x*5+x*6+x*7+x*…
                                         ^~~~
        """)
    #expect(
      description("sine(x)+\(half)") == """
        unknown function 'sine'; did you mean 'sin'?
          sine(x)+x*0+x*1+x*2+x*3+x*4+x*5+x*6+x*7+x*8+x*9+x*10+x*11+x*12+x*13+x*14…
          ^~~~
        """)
    #expect(
      description("\(half)+y y") == """
        an operator is missing between 'y' and 'y'; to multiply write y*y
          …*46+x*47+x*48+x*49+x*50+x*51+x*52+x*53+x*54+x*55+x*56+x*57+x*58+x*59+y y
                                                                                ^~~
        """)
  }

  @Test("any prefix and any single deletion of a formula is accepted or explained")
  func mutilated() {
    let text = "where(x >= 0.5, max(x, θ, 2)^-y, -sum(v*W[1]) ** 2.5e-1) + dot(v, W[0])·π − 1"
    let characters = Array(text)
    var rejected = 0
    for index in characters.indices {
      var shorter = characters
      shorter.remove(at: index)
      for candidate in [String(characters[..<index]), String(shorter)] {
        let words = description(candidate)
        if words != "accepted" { rejected += 1 }
        #expect(!words.isEmpty)
      }
    }
    #expect(rejected > 60)
    #expect(description(text) == "accepted")
  }

  @Test("random bytes are accepted or explained")
  func randomBytes() {
    var generator = SeededGenerator(seed: 42)
    let alphabet = Array("xyvWθ0123.,+-*/^()[]<>=!e π·−sin max&²\u{0}\u{301}日")
    for _ in 0..<5_000 {
      let length = Int.random(in: 1...24, using: &generator)
      let text = String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "x" })
      #expect(!description(text).isEmpty)
    }
  }
}
