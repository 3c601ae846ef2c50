/// A way of writing results down: for a person, or for a program.
///
/// A renderer is a value that is asked three things in order, and appends UTF-8 to a buffer that the
/// caller owns and writes out whenever it likes:
///
/// ```swift
/// var renderer = ReportFormat.text.makeRenderer(ReportOptions())
/// var output: [UInt8] = []
/// renderer.begin(into: &output)
/// for result in results { renderer.render(result, into: &output) }
/// renderer.finish(summary, into: &output)
/// ```
///
/// Nothing that a renderer writes depends on the clock, the locale or the machine. Strings that come
/// from a file are data: no renderer lets them leave the place that the format gives them.
///
/// A new format is one type that conforms to this protocol and one row in ``ReportFormat/all``.
public protocol ReportRenderer: Sendable {
  /// Whether cases that passed leave a trace in the output.
  ///
  /// Where this is `false`, the caller may skip ``render(_:into:)`` for a passing case, and need not
  /// build its report; the output is the same.
  var wantsPassingCases: Bool { get }

  /// Appends what stands before the first case.
  mutating func begin(into output: inout [UInt8])

  /// Appends one case, or keeps it until the format has a place for it.
  mutating func render(_ result: CaseResult, into output: inout [UInt8])

  /// Appends what stands after the last case; the renderer is not used again.
  mutating func finish(_ summary: RunSummary, into output: inout [UInt8])
}
