import CLibrary

/// Why a file cannot be read or written.
///
/// There is no sentence here: what a person is told, and with which exit status, is the command's.
package enum FileError: Error, Sendable, Hashable {
  /// There is nothing at the path.
  case missing
  /// Something else stands where a file belongs.
  case notAFile(FileKind)
  /// It holds more bytes than are read.
  case tooLarge(limit: Int)
  /// Another process is writing to it.
  case inUse
  /// It holds something that is not ours, and would be damaged.
  case foreign
  /// The system refuses; its number for why.
  case system(Int32)

  /// What the system's last error means.
  init(code: Int32 = errno) {
    self = code == ENOENT || code == ENOTDIR ? .missing : .system(code)
  }

  /// The system's words for an error's number.
  package static func words(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  /// Whether nobody reads at the other end of a pipe any more.
  package var isClosedPipe: Bool { self == .system(EPIPE) }
}

/// What stands at a path.
package enum FileKind: Sendable, Hashable {
  /// A file that holds bytes.
  case regular
  /// A folder.
  case folder
  /// A symbolic link, where links are not followed.
  case link
  /// A FIFO: whoever opens it may wait for ever.
  case pipe
  /// A socket.
  case socket
  /// A device; some of them never end.
  case device

  init(_ status: stat) {
    self =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
  }
}
