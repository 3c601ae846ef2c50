import CLibrary
import HostFiles
import PlainText

/// Where results go that no file is named for.
enum StandardOutput {
  /// Writes text, and ignores that nobody may be listening.
  static func write(_ text: String) throws(CommandFailure) {
    try write(Array(text.utf8))
  }

  /// Writes everything.
  ///
  /// A reader that has gone away (`gradcheck … | head`) ends the writing, not the checking: the exit status
  /// still tells what was found.
  static func write(_ bytes: [UInt8]) throws(CommandFailure) {
    do throws(FileError) {
      try HostStream.write(bytes, to: HostStream.output)
    } catch {
      if error.isClosedPipe { return }
      throw .writing("standard output", error)
    }
  }

  /// Whether colours are seen and welcome there.
  static var showsColour: Bool { TerminalColour.isWelcome(on: HostStream.output) }
}

/// Where messages go.
enum StandardError {
  /// Writes text; nothing can be done where that fails.
  static func write(_ text: String) {
    try? HostStream.write(Array(text.utf8), to: HostStream.errors)
  }

  /// Writes a message of the command, on one line whatever it quotes.
  static func say(_ message: String) {
    write("gradcheck: \(VisibleText.of(message))\n")
  }

  /// Whether a person may be reading.
  static var isTerminal: Bool { HostStream.isTerminal(HostStream.errors) }
}

/// When text may be coloured.
enum TerminalColour {
  /// On a terminal that has colours, unless `NO_COLOR` is set and not empty (no-color.org).
  static func isWelcome(on descriptor: Int32) -> Bool {
    guard HostStream.isTerminal(descriptor) else { return false }
    return (Environment.value("NO_COLOR") ?? "").isEmpty && Environment.value("TERM") != "dumb"
  }
}

/// Variables that the caller has set.
enum Environment {
  /// The value of a variable; nil where it is not set.
  static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// How many processors there are to work on; at least 1.
  static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
