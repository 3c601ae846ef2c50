import TestSupport
import Testing

/// A file that must be refused: where the message points, and what it says.
struct BadInput: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]
  var place: String
  var phrase: String

  init(_ name: String, _ text: String, at place: String, says phrase: String) {
    self.init(name, Array(text.utf8), at: place, says: phrase)
  }

  init(_ name: String, _ bytes: [UInt8], at place: String, says phrase: String) {
    self.name = name
    self.bytes = bytes
    self.place = place
    self.phrase = phrase
  }

  var testDescription: String { name }

  static let all = files + cases + encodings

  /// What is wrong with a file as a whole.
  private static let files = [
    BadInput("empty", "", at: "1:1", says: "the file is empty"),
    BadInput("not JSON", "function: x^2\n", at: "1:1", says: "expected"),
    BadInput(
      "truncated", String(FixtureTexts.passing.dropLast(20)), at: "2:52", says: "no closing"),
    BadInput(
      "a duplicate key",
      #"{"schema": "gradcheck.fixture/1", "schema": "gradcheck.fixture/1", "cases": []}"#,
      at: "1:35", says: "comes twice"),
    BadInput(
      "a duplicate id",
      FixtureTexts.file(FixtureTexts.square("a"), FixtureTexts.square("a")), at: "3:8", says: "a"),
    BadInput(
      "another schema version", #"{"schema": "gradcheck.fixture/2", "cases": []}"#, at: "1:12",
      says: "gradcheck.fixture/1"),
    BadInput(
      "an unknown key", FixtureTexts.file(FixtureTexts.square("a", and: #", "wyh": "typo""#)),
      at: "2:70", says: "did you mean \"why\""),
    BadInput(
      "no cases", #"{"schema": "gradcheck.fixture/1", "cases": []}"#, at: "1:44",
      says: "at least one case"),
    BadInput("trailing text", FixtureTexts.passing + "x", at: "4:1", says: "x"),
  ]

  /// What is wrong with one case.
  private static let cases = [
    formula("an unknown variable", "x + why", column: 32, says: "unknown variable 'why'"),
    formula("an unknown function", "sine(x)", column: 28, says: "did you mean 'sin'"),
    formula("the wrong arity", "sin(x, x)", column: 28, says: "sin"),
    formula("a formula that ends early", "x +", column: 31, says: "expected"),
    BadInput(
      "a shape mismatch",
      FixtureTexts.file(
        #"{"id": "a", "function": "sum(w)", "at": {"w": [1, 2]}, "gradient": {"w": [1, 1, 1]}}"#),
      at: "2:74", says: "expected"),
    BadInput(
      "shapes that do not combine",
      FixtureTexts.file(
        #"{"id": "a", "function": "sum(w*v)", "at": {"w": [1, 2], "v": [1, 2, 3]}, "#
          + #""gradient": {"w": [1, 1], "v": [1, 1, 1]}}"#),
      at: "2:30", says: "[2]"),
    BadInput(
      "a ragged array",
      FixtureTexts.file(
        #"{"id": "a", "function": "sum(W)", "at": {"W": [[1, 2], [3]]}, "gradient": {"W": [[1, 1], [1]]}}"#
      ), at: "2:56", says: "ragged"),
    BadInput(
      "a bare NaN", FixtureTexts.file(FixtureTexts.square("a", gradient: "NaN")), at: "2:66",
      says: "NaN"),
    BadInput(
      "a number beyond Double", FixtureTexts.file(FixtureTexts.square("a", gradient: "1e999")),
      at: "2:66", says: "1e999"),
  ]

  /// Bytes that are no UTF-8 text.
  private static let encodings = [
    BadInput(
      "UTF-16", [0xFF, 0xFE] + FixtureTexts.passing.utf16.flatMap { [UInt8($0 & 0xFF), 0] },
      at: "1:1", says: "UTF-16"),
    BadInput(
      "UTF-16 without a mark", FixtureTexts.passing.utf16.flatMap { [0, UInt8($0 & 0xFF)] },
      at: "1:1", says: "UTF-16"),
    BadInput(
      "bad UTF-8", replacing("right", by: [0xC3, 0x28]), at: "2:9", says: "not UTF-8"),
    BadInput(
      "an overlong encoding", replacing("right", by: [0xC0, 0x80]), at: "2:9", says: "not UTF-8"),
    BadInput("a NUL byte in a string", replacing("right", by: [0]), at: "2:9", says: "0000"),
    BadInput("a NUL byte outside", replacing("3", by: [0]), at: "2:48", says: "expected"),
    BadInput("nothing but NUL bytes", Array(repeating: 0, count: 4096), at: "1:1", says: ""),
  ]

  private static func formula(
    _ name: String, _ formula: String, column: Int, says phrase: String
  ) -> BadInput {
    BadInput(
      name, FixtureTexts.file(FixtureTexts.formula(formula)), at: "2:\(column - 2)", says: phrase)
  }

  private static func replacing(_ word: String, by bytes: [UInt8]) -> [UInt8] {
    let text = FixtureTexts.passing
    guard let range = text.firstRange(of: word) else { return [] }
    return Array(text[..<range.lowerBound].utf8) + bytes + Array(text[range.upperBound...].utf8)
  }
}

@Suite("Bad input", .timeLimit(.minutes(5)))
struct BadInputTests {
  @Test(
    "A bad file is refused with file, line and column; the others are checked",
    arguments: BadInput.all)
  func refused(input: BadInput) async throws {
    let bench = try Workbench()
    try bench.write(input.bytes, to: "bad.json")
    try bench.write(FixtureTexts.failing, to: "good.json")
    let outcome = try await bench.run("bad.json", "good.json")
    #expect(outcome.status == 65)
    #expect(outcome.errors.hasPrefix("gradcheck: bad.json:\(input.place): "), "\(outcome.errors)")
    #expect(outcome.errors.contains(input.phrase), "\(outcome.errors)")
    #expect(outcome.errors.hasSuffix("\n"))
    #expect(!outcome.errors.contains("\n\n"), "one paragraph")
    #expect(outcome.text.contains("good.json:2: wrong: mismatch"))
    #expect(outcome.text.contains("; 1 malformed; "))
  }

  @Test("In a file with one bad case, the other cases are checked")
  func oneBadCase() async throws {
    let bench = try Workbench()
    try bench.write(
      FixtureTexts.file(
        FixtureTexts.square("first", gradient: "1"), FixtureTexts.formula("x +"),
        FixtureTexts.square("last", gradient: "2")), to: "a.json")
    let outcome = try await bench.run("a.json")
    #expect(outcome.status == 65)
    for id in ["first", "last"] { #expect(outcome.text.contains(" \(id): mismatch")) }
  }

  @Test("An error in a formula is pointed at")
  func caret() async throws {
    let bench = try Workbench()
    try bench.write(FixtureTexts.file(FixtureTexts.formula("2*sine(x)")), to: "a.json")
    let outcome = try await bench.run("a.json")
    #expect(outcome.status == 65)
    #expect(outcome.errors.hasSuffix("  2*sine(x)\n    ^~~~\n"), "\(outcome.errors)")
  }

  @Test("What a file says cannot act on the terminal")
  func controls() async throws {
    let bench = try Workbench()
    try bench.write(
      FixtureTexts.file(#"{"id": "\u001b[31m\u202e\n", "function": "x", "at": {"x": 1}}"#),
      to: "a.json")
    let outcome = try await bench.run("a.json")
    #expect(outcome.status == 65)
    #expect(!outcome.errors.contains("\u{1B}"))
    #expect(!outcome.errors.unicodeScalars.contains("\u{202E}"))
  }
}
