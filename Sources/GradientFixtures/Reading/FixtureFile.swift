/// All that a fixture file holds.
package struct FixtureFile: Sendable {
  /// The file, as the user named it; `-` for standard input.
  package var path: String

  /// The file's title.
  package var title: String?

  /// The cases that can be checked, in the order of the file.
  package var cases: [FixtureCase]

  /// What is wrong: one error for the file as a whole, or one for each case that cannot be checked.
  package var problems: [FixtureError]

  /// Creates a file.
  package init(
    path: String, title: String? = nil, cases: [FixtureCase] = [], problems: [FixtureError] = []
  ) {
    self.path = path
    self.title = title
    self.cases = cases
    self.problems = problems
  }
}
