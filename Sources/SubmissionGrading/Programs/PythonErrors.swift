import SubmissionReading

/// What a Python program said on standard error of the error that ended it.
enum PythonErrors {
  /// The error below the last call that a traceback shows, and the submission's last line in it.
  ///
  /// Errors of which Python says that it ignores them, or that they ended another thread, did not end the
  /// program; they count only where there is nothing else.
  static func last(in lines: [ArraySlice<UInt8>]) -> (words: ArraySlice<UInt8>, line: Int?) {
    var found = Found()
    var aside = Found()
    var isAside = false
    for text in lines where !TextLine.trimmed(text).isEmpty {
      if Self.aside.contains(where: { text.starts(with: $0.utf8) }) {
        isAside = true
        aside.isBelowCall = true
      } else if isAside {
        aside.read(text)
        // Its traceback begins at the margin, and so does the error, with which it ends.
        isAside = aside.isBelowCall || text.starts(with: "Traceback (".utf8)
      } else {
        found.read(text)
      }
    }
    let result = found.words.isEmpty ? aside : found
    return (result.words, result.line)
  }

  /// How the errors begin that say that the kernel refused another process or thread.
  static let ofProcesses = [
    "BlockingIOError: [Errno 11] Resource temporarily unavailable",
    "RuntimeError: can't start new thread",
  ]

  private static let aside = ["Exception ignored ", "Exception in thread "]

  private struct Found {
    var line: Int?
    var words: ArraySlice<UInt8> = []
    var isBelowCall = false

    mutating func read(_ line: ArraySlice<UInt8>) {
      let text = withoutFrame(line)
      if text.starts(with: "  File \"".utf8) {
        isBelowCall = true
        if let number = ErrorWords.number(
          in: text, behind: "  File \"/box/submission.py\", line ")
        {
          self.line = number
        }
      } else if let first = text.first, !TextLine.isSpace(first), isBelowCall || words.isEmpty,
        !text.starts(with: "Traceback (".utf8)
      {
        // What comes below it belongs to the same error, or to nobody.
        words = text
        isBelowCall = false
      }
    }

    /// A line without what draws the frame of a group of errors around it.
    ///
    /// Only the group's own frame, which is not indented further, is taken off: what is in the group stands
    /// below the group's name.
    private func withoutFrame(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      for frame in ["  | ", "  + "] where line.starts(with: frame.utf8) {
        return frame == "  | " ? line.dropFirst(4) : []
      }
      return line
    }
  }
}
