package import HostFiles

/// Finds fixture files and reads their bytes.
package enum FixtureSource {
  /// The largest file that is read: 1 GiB.
  package static let sizeLimit = 1 << 30

  /// Turns a path of the command line into paths of files.
  ///
  /// A folder becomes the files named `*.json` directly in it, hidden ones excepted, in the order of
  /// their names' bytes. Anything else, `-` for standard input included, stays as it is.
  ///
  /// - Throws: a ``FixtureSourceError`` for a folder that cannot be read or has no such file.
  package static func files(at path: String) throws(FixtureSourceError) -> [String] {
    guard path != "-", HostFile.kind(of: path) == .folder else { return [path] }
    let names: [String]
    do throws(FileError) {
      names = try HostFolder.names(in: path)
    } catch {
      throw FixtureSourceError(path: path, reason: .file(error))
    }
    let files = names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
      .map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
      .filter { HostFile.kind(of: $0) != .folder }
    guard !files.isEmpty else { throw FixtureSourceError(path: path, reason: .emptyFolder) }
    return files
  }

  /// Reads a file, or standard input where the path is `-`.
  ///
  /// - Throws: a ``FixtureSourceError`` for what is not there, cannot be read, or is not a file.
  package static func read(_ path: String) throws(FixtureSourceError) -> FixtureText {
    do throws(FileError) {
      let bytes =
        path == "-"
        ? try HostFile.readStandardInput(limit: sizeLimit)
        : try HostFile.read(path, limit: sizeLimit)
      return FixtureText(path: path, bytes: bytes)
    } catch {
      throw FixtureSourceError(path: path, reason: .file(error))
    }
  }
}

/// A path from which no fixtures can be read.
package struct FixtureSourceError: Error, Sendable, Equatable {
  /// Why not.
  package enum Reason: Sendable, Equatable {
    /// It cannot be read.
    case file(FileError)
    /// The folder has no file named `*.json`.
    case emptyFolder
  }

  /// The path, as the user named it.
  package var path: String

  /// Why nothing can be read from it.
  package var reason: Reason

  /// Creates an error.
  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }
}
