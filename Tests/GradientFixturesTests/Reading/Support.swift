import GradientFixtures

/// A text as a file of fixtures.
func text(_ content: String, path: String = "a.json") -> FixtureText {
  FixtureText(path: path, bytes: Array(content.utf8))
}

/// A file that holds these cases.
func file(_ cases: String..., before: String = "", after: String = "") -> FixtureText {
  text(
    "{\"schema\": \"gradcheck.fixture/1\", \(before)\"cases\": [\n\(cases.joined(separator: ",\n"))\n]"
      + "\(after)}")
}

/// The only case of a file that must have no problem.
func onlyCase(_ content: String, before: String = "") -> FixtureCase? {
  let file = FixtureReader(file(content, before: before)).read()
  return file.problems.isEmpty && file.cases.count == 1 ? file.cases[0] : nil
}

/// What is wrong with a file that holds this one case; nil where nothing or too much is.
func problem(_ content: String) -> FixtureError? {
  let file = FixtureReader(file(content)).read()
  return file.problems.count == 1 && file.cases.isEmpty ? file.problems[0] : nil
}

/// The repository's folder of fixtures.
var fixturesFolder: String {
  let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
  return parts.joined(separator: "/") + "/Fixtures"
}
