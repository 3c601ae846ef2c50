import CLibrary

/// Writes bytes to streams that are open already.
package enum HostStream {
  /// Standard output.
  package static let output = STDOUT_FILENO

  /// Standard error.
  package static let errors = STDERR_FILENO

  /// Makes a closed pipe an error of writing, not the end of the process; and takes the first three descriptors,
  /// so that no file is opened in the place of a stream that the caller closed (`>&-`).
  package static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      // Open the wrong way round: whoever uses the stream is told that it is closed.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes everything, whatever signals arrive.
  package static func write(
    _ bytes: some RandomAccessCollection<UInt8>, to descriptor: Int32
  ) throws(FileError) {
    let bytes = Array(bytes)
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        writeBytes(descriptor, UnsafeRawBufferPointer(rebasing: buffer[done...]))
      }
      if written > 0 {
        done += written
      } else if written < 0, errno != EINTR {
        throw FileError()
      }
    }
  }

  /// Whether a person may be reading.
  package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
}

/// The system's `write`, which methods of that name would hide.
private func writeBytes(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}
