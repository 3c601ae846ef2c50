/// A language whose programs a sandbox can run.
package enum SandboxLanguage: String, Sendable, CaseIterable {
  /// Python, by `python3`.
  case python

  /// Swift, compiled by `swiftc` inside the sandbox and then run.
  case swift
}

/// What is started in a sandbox.
package enum SandboxProgram: Sendable, Equatable {
  /// The submission's main file, in its language. ``Sandbox/probe(for:searchPath:user:)`` must have
  /// been asked for the language.
  case language(SandboxLanguage)

  /// A program by its path inside the sandbox, such as `/bin/sh` or `/box/submission`; it is given
  /// the arguments alone.
  case executable(String)

  /// The exit status of a Swift submission that does not compile; its standard error says why.
  ///
  /// A program that compiles can end with it too: it is a hint for a message, like any exit status.
  package static let compilationFailure: Int32 = 65
}

/// What is handed in, as the sandboxed program sees it: read-only, in `/box`.
package enum SandboxSubmission: Sendable, Equatable {
  /// The bytes of one file, which becomes `/box/submission` with the extension of its language.
  ///
  /// Nothing beside the file is visible, other people's submissions least of all.
  case source([UInt8])

  /// A folder, and the path of its main file in it. All of the folder is visible.
  ///
  /// When the sandbox was probed by root, the unprivileged user must be able to read it.
  case folder(String, main: String)

  /// The path of the main file inside the sandbox; nil for a path that leads out of the folder.
  func main(of program: SandboxProgram) -> String? {
    switch self {
    case .source:
      switch program {
      case .language(.python): return "/box/submission.py"
      case .language(.swift): return "/box/submission.swift"
      case .executable: return "/box/submission"
      }
    case .folder(_, let main):
      let parts = main.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { return nil }
      return "/box/" + main
    }
  }
}
