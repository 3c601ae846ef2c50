import SubmissionReading

/// What the compiler said of a Swift program, or the program of its crash.
enum SwiftErrors {
  /// The first error that the compiler shows, and its line.
  static func first(
    ofCompiler lines: [ArraySlice<UInt8>]
  ) -> (words: ArraySlice<UInt8>, line: Int?) {
    let mark = Array(": error: ".utf8)
    for text in lines {
      guard let place = TextLine.find(mark, in: Array(text)) else { continue }
      return (
        text.dropFirst(place + mark.count),
        ErrorWords.number(in: text, behind: "/box/submission.swift:")
      )
    }
    // Some lines of the linker's name files of the sandbox that no student knows.
    let missing = Array("undefined reference to ".utf8)
    for text in lines {
      if let place = TextLine.find(missing, in: Array(text)) { return (text.dropFirst(place), nil) }
    }
    return (lines.first ?? [], nil)
  }

  /// What a program that crashed said: of the library's own lines, only the words.
  static func crash(in lines: [ArraySlice<UInt8>]) -> (words: ArraySlice<UInt8>, line: Int?) {
    for text in lines {
      for word in ["Fatal error", "Precondition failed", "Assertion failed"] {
        guard let place = TextLine.find(Array(": \(word)".utf8), in: Array(text)) else { continue }
        return (
          text.dropFirst(place + 2),
          ErrorWords.number(in: text, behind: "submission/submission.swift:")
        )
      }
    }
    return (lines.first ?? [], nil)
  }
}
