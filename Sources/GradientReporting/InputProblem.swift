import PlainText

/// Something that could not be checked: a file that is not there or is malformed, or one of its cases.
package struct InputProblem: Sendable, Equatable {
  /// Which of the two numbers of a summary it belongs to.
  package enum Kind: String, Sendable, CaseIterable {
    /// Something is there, and is not what it should be.
    case malformed
    /// There is nothing that can be read.
    case missing
  }

  /// What is the matter.
  package var kind: Kind

  /// The file, as the user named it; `-` for standard input.
  package var file: String

  /// The number of the case in its file, from 0; nil where the file as a whole is the matter.
  package var index: Int?

  /// The line, from 1; 0 where there is none.
  package var line: Int

  /// What a person is told, with the place; several lines where it points into a formula.
  package var message: String

  /// Creates a problem.
  package init(kind: Kind, file: String, index: Int? = nil, line: Int = 0, message: String) {
    self.kind = kind
    self.file = file
    self.index = index
    self.line = line
    self.message = message
  }
}
