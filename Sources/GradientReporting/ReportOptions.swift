/// What a reader may choose about a report; formats for programs ignore it.
public struct ReportOptions: Sendable, Equatable {
  /// How much a format for people says.
  public enum Verbosity: Sendable, CaseIterable {
    /// One line for each case that is not as expected, and silence when there is none.
    case quiet
    /// The whole story of each case that is not as expected, and a summary.
    case normal
    /// As ``normal``, and one line for each case that is as expected.
    case verbose
  }

  /// Whether text may carry ANSI colours (SGR sequences, and no others).
  public var colour: Bool

  /// How much is said.
  public var verbosity: Verbosity

  /// Creates options; without arguments, what suits a pipe.
  public init(colour: Bool = false, verbosity: Verbosity = .normal) {
    self.colour = colour
    self.verbosity = verbosity
  }
}
