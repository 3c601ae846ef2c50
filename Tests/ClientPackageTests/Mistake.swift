/// A mistake that users make, and what the compiler says of it; the names are those of `Client/Spellings/Prelude.swift`.
struct Mistake {
  let code: String
  /// The first line of the first error.
  let error: String

  init(_ code: String, _ error: String) {
    self.code = code
    self.error = error
  }

  static let all = [
    Mistake(
      #"gradientsMatch(at: [1, 2]) { v in v[0] * v[1] } gradient: { v in (v[1], v[0]) }"#,
      #"'buildExpression' is unavailable: the gradient by an array is an array: write [a, b], not (a, b)"#
    ),
    Mistake(
      #"gradientsMatch(at: 1, 2) { x, y in x * y } gradient: { x, y in [y, x] }"#,
      #"'buildExpression' is unavailable: the gradient by several arguments is a tuple: write (a, b), not [a, b]"#
    ),
    Mistake(
      #"gradientsMatch(at: [1, 2]) { v in [v[0] * v[1], v[0]] } gradient: { v in [v[1], v[0]] }"#,
      #"'buildExpression' is unavailable: f must give one number; for a function that gives several, ask about its Jacobian: jacobiansMatch(at:of:jacobian:)"#
    ),
    Mistake(
      #"gradientsMatch(at: 1, 2, 3, 4, 5) { a, b, c, d, e in a * b + c * d + e } gradient: { a, b, c, d, e in (b, a, d, c, 1) }"#,
      #"'callAsFunction(at:_:_:_:_:_:with:of:gradient:)' is unavailable: a function has four arguments at most: put the numbers into one array, or into a struct"#
    ),
    Mistake(
      #"gradientsMatch(at: ints) { v in v[0] * v[1] } gradient: { v in [v[1], v[0]] }"#,
      #"cannot convert value of type '[Int]' to expected argument type '[Double]'"#),
    Mistake(
      #"gradientsMatch(at: n) { $0 * $0 } gradient: { 2 * $0 }"#,
      #"cannot convert value of type 'Int' to expected argument type 'Double'"#),
    Mistake(
      #"gradientsMatch(at: 1, 2) { x, y in x * y } gradient: { x, y in y }"#,
      #"cannot convert value of type 'Double' to expected argument type '(Double, Double)'"#),
    Mistake(
      #"gradientsMatch(at: [1, 2]) { v in v[0] * n } gradient: { v in [n, 0] }"#,
      #"cannot convert value of type 'Any' to expected argument type 'Int'"#),
    Mistake(
      #"gradientsMatch(at: [1, 2]) { v in v[0] * v.lenght } gradient: { v in [v[1], v[0]] }"#,
      #"value of type '[Double]' has no member 'lenght'"#),
    Mistake(
      #"gradientsMatch(at: 3) { x in try mayThrow(x) } gradient: { x in 1 }"#,
      #"call can throw, but it is not marked with 'try' and the error is not handled"#),
    Mistake(
      #"try gradientsMatch(at: [1, 2]) { x in try await remote(x) } gradient: { x in [1, 1] }"#,
      #"expression is 'async' but is not marked with 'await'"#),
    Mistake(
      #"gradientsMatch(at: 3) { $0 * $0 }"#,
      #"missing argument for parameter 'valueAndGradient' in call"#),
    Mistake(
      #"gradientsMatch(at: [1, 2]) { x, y in x * y } gradient: { x, y in (y, x) }"#,
      #"contextual closure type '([Double]) throws -> Double' expects 1 argument, but 2 were used in closure body"#
    ),
    Mistake(
      #"gradientsMatch(at: [1, 2]) { v in v.first } gradient: { v in [1, 0] }"#,
      #"value of optional type 'Double?' must be unwrapped to a value of type 'Double'"#),
    Mistake(
      #"gradientsMatch(at: 3, with: .tolerance(1e-6)) { $0 * $0 } gradient: { 2 * $0 }"#,
      #"cannot convert value of type 'Double' to expected argument type 'Tolerance'"#),
    Mistake(
      #"gradientsMatch(at: 3, kinks: .subgradients) { $0 * $0 } gradient: { 2 * $0 }"#,
      #"extraneous argument label 'kinks:' in call"#),
    Mistake(
      #"gradientsMatch(at: 3) { $0 > 1 } gradient: { 2 * $0 }"#,
      #"cannot convert value of type 'Bool' to expected argument type 'Double'"#),
    Mistake(
      #"gradientsMatch(at: mm) { m in m[0][0] * m[1][1] } gradient: { m in [m[1][1], 0, 0, m[0][0]] }"#,
      #"'buildExpression' is unavailable: the gradient by a matrix is a matrix: write its rows, [[a, b], [c, d]]"#
    ),
    Mistake(
      #"gradientsMatch(at: xf) { $0 * xs } gradient: { _ in xs }"#,
      #"cannot convert value of type 'Float' to expected argument type 'Double'"#),
    Mistake(
      #"gradientsMatch(at: named) { p in p.w * p.w + 3 * p.c } gradient: { p in Named(w: 2 * p.w, b: 3) }"#,
      #"value of type 'Named' has no member 'c'"#),
    Mistake(
      #"gradientsMatch(at: mm) { m in [m[0][0], m[1][1]] } gradient: { m in m }"#,
      #"'buildExpression' is unavailable: f must give one number; for a function that gives several, ask about its Jacobian: jacobiansMatch(at:of:jacobian:)"#
    ),
    Mistake(
      #"gradientsMatch(at: vfl) { v in v[0] * v[1] } gradient: { v in (v[1], v[0]) }"#,
      #"'buildExpression' is unavailable: the gradient by an array is an array: write [a, b], not (a, b)"#
    ),
    Mistake(
      #"hessiansMatch(at: [1, 2]) { v in v[0] * v[1] } hessian: { v in [[0, 1], [1, 0]] }"#,
      #"cannot convert value of type 'Double' to expected argument type '[Double]'"#),
    Mistake(
      #"gradientsMatch(at: ints) { v in [v[0]] } gradient: { v in v }"#,
      #"cannot convert value of type '[Int]' to expected argument type '[Double]'"#),
    Mistake(
      #"gradientsMatch(at: 1, 2, 3) { x, y, z in x * y * z } gradient: { x, y, z in [y * z, x * z, x * y] }"#,
      #"'buildExpression' is unavailable: the gradient by several arguments is a tuple: write (a, b, c), not [a, b, c]"#
    ),
    Mistake(
      #"gradientsMatch(over: .cube(-1...1, dimensions: 2)) { v in v[0] * v[1] } gradient: { v in (v[1], v[0]) }"#,
      #"'buildExpression' is unavailable: the gradient by an array is an array: write [a, b], not (a, b)"#
    ),
    Mistake(
      #"gradientsMatch(loss, gradient: lossGradient, at: 1.5, 0.5)"#,
      #"missing argument for parameter 'of' in call"#),
    Mistake(
      #"hessiansMatch(at: [1, 2]) { v in [v[1], v[0]] } hessian: { v, t in [v[1], v[0]] }"#,
      #"contextual closure type '([Double]) throws -> H' expects 1 argument, but 2 were used in closure body"#
    ),
    Mistake(
      #"gradientsMatch(at: 3, with: .kinks(.subgradient)) { $0 * $0 } gradient: { 2 * $0 }"#,
      #"type 'KinkPolicy' has no member 'subgradient'"#),
  ]
}
