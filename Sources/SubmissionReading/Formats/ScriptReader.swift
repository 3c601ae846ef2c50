/// Reads programs: their source, and the output that stands in comments.
enum ScriptReader {
  static func read(_ bytes: [UInt8], commentMark: String) -> Submission {
    Submission(
      blocks: [Submission.Block(kind: .code, text: TerminalText.plain(bytes))],
      commentMark: commentMark, isProgram: true)
  }
}
