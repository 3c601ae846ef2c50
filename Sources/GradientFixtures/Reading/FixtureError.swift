package import GradientReporting
import PlainText
import StrictJSON

/// What is wrong with a fixture file or with one of its cases, and where.
package struct FixtureError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file, as the user named it; `-` for standard input.
  package var file: String

  /// The line, counted from 1.
  package var line: Int

  /// The column, counted from 1 in Unicode scalars.
  package var column: Int

  /// The number of the case in its file, counted from 0; nil where the file as a whole is wrong.
  package var caseIndex: Int?

  /// The value inside its case, as `gradient.x`; in the file, where there is no case.
  package var path: String

  /// The case's identifier, where it could be read.
  package var caseID: String?

  /// What was found and what was expected, as one clause.
  package var message: String

  /// The formula and a line that points into it, for an error in a formula.
  package var excerpt: String?

  /// Creates an error.
  package init(
    file: String, line: Int, column: Int, caseIndex: Int? = nil, path: String = "",
    caseID: String? = nil, message: String, excerpt: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.caseIndex = caseIndex
    self.path = path
    self.caseID = caseID
    self.message = message
    self.excerpt = excerpt
  }

  init(_ error: JSONError, in file: String) {
    self.init(
      file: file, line: error.line, column: error.column, path: error.path, message: error.message)
  }

  /// The value's path in the file, as `cases[3].gradient.x`; empty for the file as a whole.
  package var jsonPath: String {
    guard let caseIndex else { return path }
    return "cases[\(caseIndex)]" + (path.isEmpty || path.hasPrefix("[") ? path : "." + path)
  }

  /// One paragraph: `Fixtures/a.json:12:34: cases[3].gradient.x of case "2.1": expected …, found …`.
  package var description: String {
    var text = file == "-" ? "<stdin>" : file
    text += ":\(line):\(column): "
    if !jsonPath.isEmpty {
      text += jsonPath
      if let caseID { text += " of case \"\(caseID)\"" }
      text += ": "
    }
    return VisibleText.of(text + message) + (excerpt.map { "\n" + $0 } ?? "")
  }
}

extension FixtureError {
  /// The same as a line of results has it.
  package var problem: InputProblem {
    InputProblem(
      kind: .malformed, file: file, index: caseIndex, line: line, message: description)
  }
}

/// A case, or a file's header, whose JSON is right and whose content is not.
struct ContentProblem: Error {
  /// Where the content goes wrong.
  var offset: Int

  /// What was expected and what was found.
  var message: String

  init(at offset: Int, _ message: String) {
    self.offset = offset
    self.message = message
  }
}
