/// Makes a Swift submission say which line printed what.
///
/// A declaration of `print` in the submission's own module is preferred to the library's. The one that
/// is added takes the place of the call and the name of the function around it as default arguments.
/// The library's signature is declared as well, unavailable: two equally good ones would else be
/// settled for the library's, which has fewer arguments to fill in. What was printed is written out at
/// once, as Python does: a crash would take it along. (The C library's function is named rather than
/// imported: an import would give the submission names that it does not import itself.)
enum SwiftTracing {
  /// What `#function` is outside of functions: the name of the module.
  static let topLevel = "submission"

  /// The source with what is added, and nothing moved: line numbers are what they were.
  ///
  /// - Parameters:
  ///   - headings: The lines, from 0, that are headings in comments. Where the program comes by one of
  ///     them, it says so: that tells which section called a function.
  ///   - hasOwnPrint: Whether the program declares a `print` that leaves no room for another.
  static func traced(
    _ source: [UInt8], headings: [Int], hasOwnPrint: Bool = false
  ) -> [UInt8] {
    var traced = source.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(source.dropFirst(3)) : source
    if !headings.isEmpty { mark(&traced, headings) }
    // A last line may be a comment without an end.
    traced.append(0x0A)
    traced += Array(heading.utf8)
    if !hasOwnPrint { traced += Array(print.utf8) }
    return traced
  }

  private static func mark(_ source: inout [UInt8], _ headings: [Int]) {
    let lines = source.split(separator: 0x0A, omittingEmptySubsequences: false)
    let marked = Set(headings)
    var result: [UInt8] = []
    for (number, line) in lines.enumerated() {
      if number > 0 { result.append(0x0A) }
      // In a function or a type, a heading stands with an indent, and is left alone.
      if marked.contains(number), line.starts(with: "//".utf8) {
        result += Array("__gradcheckHeading(\(number + 1)) ".utf8)
      }
      result += line
    }
    source = result
  }

  private static let heading = #"""
    func __gradcheckHeading(_ line: Int) {
      Swift.print("\u{1E}\u{1F}\(line)\u{1E}", terminator: "")
      _ = __gradcheckFlush(nil)
    }
    @_silgen_name("fflush")
    func __gradcheckFlush(_ file: UnsafeMutableRawPointer?) -> Int32

    """#

  private static let print = #"""
    @available(*, unavailable)
    func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {}
    func print(
      _ items: Any..., separator: String = " ", terminator: String = "\n", line: Int = #line,
      function: String = #function
    ) {
      Swift.print("\u{1E}\(line) \(function)\u{1E}", terminator: "")
      Swift.print(items.map { "\($0)" }.joined(separator: separator), terminator: terminator)
      _ = __gradcheckFlush(nil)
    }

    """#
}
