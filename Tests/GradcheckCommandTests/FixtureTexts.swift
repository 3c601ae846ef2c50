/// Small fixture files for tests.
enum FixtureTexts {
  /// A file with these cases, one on each line from the second on.
  static func file(_ cases: String...) -> String {
    #"{"schema": "gradcheck.fixture/1", "cases": ["# + "\n"
      + cases.joined(separator: ",\n") + "\n]}\n"
  }

  /// A case about x² at 3.
  static func square(_ id: String, gradient: String = "6", and rest: String = "") -> String {
    #"{"id": "\#(id)", "function": "x^2", "at": {"x": 3}, "gradient": {"x": \#(gradient)}\#(rest)}"#
  }

  /// A case with this formula, claimed to have the derivative 1.
  static func formula(_ formula: String) -> String {
    #"{"id": "a", "function": "\#(formula)", "at": {"x": 1}, "gradient": {"x": 1}}"#
  }

  /// A file whose only case passes.
  static let passing = file(square("right"))

  /// A file whose only case fails.
  static let failing = file(square("wrong", gradient: "7"))

  /// One case of every outcome.
  static let everyOutcome = file(
    square("right"),
    square("sign", gradient: "-6"),
    square("wanted", gradient: "-6", and: #", "expect": "mismatch", "why": "sign""#),
    square("unwanted", and: #", "expect": "mismatch""#),
    square("not-a-number", gradient: #""NaN""#),
    square("printed", gradient: #""6.00""#, and: #", "value": 9"#),
    square("wrong-value", and: #", "value": 10"#),
    #"{"id": "kink", "function": "abs(x)", "at": {"x": 0}, "gradient": {"x": 1}}"#,
    #"{"id": "rows", "function": ["x*y", "x - y"], "at": {"x": 2, "y": 5}, "jacobian": [[5, 2], [1, 1]]}"#,
    #"{"id": "array", "function": "sum(w^2)", "at": {"w": [1, 2, 3]}, "gradient": {"w": [2, 4, 5]}}"#
  )
}
