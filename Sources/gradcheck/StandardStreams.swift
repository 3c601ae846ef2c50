#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What must be set before anything is written.
enum CommandLineStart {
  /// A closed pipe is an error of `write`, not the end of the process; and the first three descriptors are
  /// taken, so that no file is opened in the place of a stream that the caller closed (`>&-`).
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      // Open the wrong way round: whoever uses the stream is told that it is closed.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}

/// Where results go: standard output or a file.
struct StandardOutput {
  private let descriptor: Int32
  private let name: String

  /// Standard output.
  init() {
    descriptor = STDOUT_FILENO
    name = "standard output"
  }

  /// A file, created or emptied.
  init(path: String) throws(CommandFailure) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    name = path
    guard descriptor >= 0 else {
      throw CommandFailure(
        status: .missingFile, message: "cannot write \(path): \(String(cString: strerror(errno)))")
    }
  }

  /// Writes text, and ignores that nobody may be listening.
  func write(_ text: String) {
    try? write(Array(text.utf8))
  }

  /// Writes everything.
  ///
  /// A reader that has gone away (`gradcheck … | head`) ends the writing, not the checking: the exit status
  /// still tells what was found.
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        writeBytes(descriptor, UnsafeRawBufferPointer(rebasing: buffer[done...]))
      }
      if written > 0 {
        done += written
      } else if written < 0, errno == EINTR {
        continue
      } else if written < 0, errno == EPIPE {
        return
      } else {
        throw CommandFailure(
          status: .internalError,
          message: "cannot write to \(name): \(String(cString: strerror(errno)))")
      }
    }
  }

  /// Writes everything, and empties the buffer.
  func empty(_ buffer: inout [UInt8]) throws(CommandFailure) {
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Whether colours are seen and welcome: on a terminal that has them, unless `NO_COLOR` is set and not
  /// empty (no-color.org).
  var showsColour: Bool {
    guard isatty(descriptor) == 1 else { return false }
    return (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
  }

  private func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

/// Where messages go.
enum StandardError {
  /// Writes text; nothing can be done where that fails.
  static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { writeBytes(STDERR_FILENO, $0) }
      if written > 0 {
        bytes = bytes.dropFirst(written)
      } else if !(written < 0 && errno == EINTR) {
        return
      }
    }
  }

  /// Whether a person may be reading.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// The system's `write`, which methods of that name would hide.
func writeBytes(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}
