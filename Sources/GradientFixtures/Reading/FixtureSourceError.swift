#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A path from which no fixtures can be read.
public struct FixtureSourceError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Why not.
  public enum Reason: Sendable, Equatable {
    /// There is nothing at the path.
    case notFound
    /// The system refuses; its words.
    case unreadable(String)
    /// A folder stands where a file was expected.
    case folder
    /// The folder has no file named `*.json`.
    case emptyFolder
    /// A FIFO, a socket or a device.
    case notAFile
    /// The file is larger than ``FixtureSource/sizeLimit``.
    case tooLarge
  }

  /// The path, as the user named it.
  public var path: String

  /// Why nothing can be read from it.
  public var reason: Reason

  /// Creates an error.
  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  init(_ path: String, _ code: Int32) {
    let isMissing = code == ENOENT || code == ENOTDIR
    self.init(
      path: path, reason: isMissing ? .notFound : .unreadable(String(cString: strerror(code))))
  }

  /// One sentence without a full stop: `Fixtures/b.json: there is no such file or folder`.
  public var description: String {
    let what: String
    switch reason {
    case .notFound: what = "there is no such file or folder"
    case .unreadable(let words): what = "cannot be read: \(words)"
    case .folder: what = "is a folder where a file was expected"
    case .emptyFolder: what = "the folder has no file named *.json"
    case .notAFile: what = "is not a file; to read from a pipe, use - for standard input"
    case .tooLarge: what = "is larger than \(FixtureSource.sizeLimit >> 20) MiB; divide it"
    }
    return "\(path == "-" ? "<stdin>" : path): \(what)"
  }
}
