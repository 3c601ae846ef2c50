/// What is known of a line of source.
package struct SourceLine: Sendable, Equatable {
  /// The part of the exercise whose section it is in; nil before the first and in others.
  package var part: Int?
  /// Whether a statement ends with it.
  package var endsStatement: Bool
  /// Whether it is the heading of a section, in a comment.
  package var isHeading: Bool

  package init(part: Int?, endsStatement: Bool, isHeading: Bool) {
    self.part = part
    self.endsStatement = endsStatement
    self.isHeading = isHeading
  }
}
