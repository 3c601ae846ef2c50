/// How the run of a submission's program ended, for its status and its message.
public enum ProgramEnd: Sendable, Equatable {
  /// It ended by itself, and said that all was well.
  case finished
  /// It ended with another status; the last words of its standard error, and the line of its source.
  case failed(status: Int32, words: String, line: Int?)
  /// It does not compile; the compiler's first error, and its line.
  case notCompiled(words: String, line: Int?)
  /// It ran into a limit.
  case stopped(SandboxLimit, SandboxLimits)

  /// The status of its line of results.
  var status: GradeRecord.Status {
    switch self {
    case .finished: .graded
    case .failed, .notCompiled: .programError
    case .stopped(.wall, _), .stopped(.cpu, _): .timeout
    case .stopped: .programError
    }
  }

  /// Reads an end from what a sandbox says.
  init(_ outcome: SandboxOutcome, _ language: SandboxLanguage, _ limits: SandboxLimits) {
    switch outcome.end {
    case .exited(status: 0): self = .finished
    case .stopped(let limit): self = .stopped(limit, limits)
    case .exited(let status):
      let lines = TextLine.lines(of: TerminalText.plain(outcome.errors)[...])
      switch language {
      case .python:
        let (words, line) = Self.lastError(ofPython: lines)
        self = .failed(status: status, words: words, line: line)
      case .swift where status == SandboxProgram.compilationFailure:
        let (words, line) = Self.firstError(ofCompiler: lines)
        self = .notCompiled(words: words, line: line)
      case .swift:
        let crash = lines.first { TextLine.find(Array("Fatal error".utf8), in: Array($0)) != nil }
        self = .failed(status: status, words: Self.short(crash ?? lines.first ?? []), line: nil)
      }
    }
  }

  /// The error below the last call that a traceback shows, and the submission's last line in it.
  private static func lastError(
    ofPython lines: [ArraySlice<UInt8>]
  ) -> (words: String, line: Int?) {
    var line: Int?
    var words: ArraySlice<UInt8> = []
    var isBelowCall = false
    for text in lines where !TextLine.trimmed(text).isEmpty {
      if text.starts(with: "  File \"".utf8) {
        isBelowCall = true
        if let number = number(in: text, behind: "  File \"/box/submission.py\", line ") {
          line = number
        }
      } else if !TextLine.isSpace(text[text.startIndex]), isBelowCall || words.isEmpty {
        // What comes below it belongs to the same error, or to nobody.
        words = text
        isBelowCall = false
      }
    }
    return (short(words), line)
  }

  /// The first error that a compiler shows, and its line.
  private static func firstError(
    ofCompiler lines: [ArraySlice<UInt8>]
  ) -> (words: String, line: Int?) {
    let mark = Array(": error: ".utf8)
    for text in lines {
      guard let place = TextLine.find(mark, in: Array(text)) else { continue }
      return (
        short(text.dropFirst(place + mark.count)),
        number(in: text, behind: "/box/submission.swift:")
      )
    }
    return (short(lines.first ?? []), nil)
  }

  private static func number(in text: ArraySlice<UInt8>, behind prefix: String) -> Int? {
    guard text.starts(with: prefix.utf8) else { return nil }
    let digits = text.dropFirst(prefix.utf8.count).prefix { NumberLiteral.isDigit($0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// A line of a few words: a program can write anything there.
  private static func short(_ line: ArraySlice<UInt8>) -> String {
    let text = String(decoding: TextLine.trimmed(line).prefix(800), as: UTF8.self)
    return text.count > 200 ? text.prefix(200) + "…" : text
  }
}
