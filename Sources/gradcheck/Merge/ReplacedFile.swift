#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Files that hold either what they held before or everything new, whenever the work is stopped.
enum ReplacedFile {
  /// Whether there is a file that can be replaced; not so a terminal or a FIFO.
  static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Writes a file beside the old one, and puts it in its place.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    var status = stat()
    guard isRegular(path) || stat(path, &status) != 0 else {
      // What is no file, such as /dev/null, has nothing to lose, and must stay what it is.
      try StandardOutput(path: path).write(bytes)
      return
    }
    let target = resolved(path)
    let draft = "\(target).\(getpid()).part"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(path) }
    var isDone = false
    defer {
      close(file)
      if !isDone { unlink(draft) }
    }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        writeBytes(file, UnsafeRawBufferPointer(rebasing: buffer[written...]))
      }
      if count > 0 {
        written += count
      } else if !(count < 0 && errno == EINTR) {
        throw failure(path, .internalError)
      }
    }
    guard fsync(file) == 0, rename(draft, target) == 0 else {
      throw failure(path, .internalError)
    }
    isDone = true
  }

  /// Where a link leads, so that the link stays.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func failure(
    _ path: String, _ status: ExitStatus = .missingFile
  ) -> CommandFailure {
    CommandFailure(
      status: status, message: "cannot write \(path): \(String(cString: strerror(errno)))")
  }
}
