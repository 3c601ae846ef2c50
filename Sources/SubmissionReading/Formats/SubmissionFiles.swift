import CLibrary
import HostFiles

/// Finds submissions and reads their bytes.
package enum SubmissionFiles {
  /// The largest submission that is read: 64 MiB.
  package static let sizeLimit = 64 << 20

  private static let deepestFolder = 32

  /// A submission: its name in the results, and where it lies.
  package struct Entry: Sendable, Hashable {
    /// What it is called in results.
    package var name: String
    /// Where it lies.
    package var path: String

    /// Creates an entry.
    package init(name: String, path: String) {
      self.name = name
      self.path = path
    }
  }

  /// Turns a path of the command line into submissions.
  ///
  /// A folder becomes everything in it and in its folders, hidden names excepted, in the order of the
  /// names' bytes; links, FIFOs and the like are among them, since each must have its line.
  ///
  /// - Returns: Nil where nothing is there.
  package static func entries(at path: String) -> [Entry]? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      // A link that leads nowhere is there, and a file behind locked doors is not known to be missing.
      let isHere = lstat(path, &status) == 0 || errno == EACCES
      return isHere ? [Entry(name: lastComponent(of: path), path: path)] : nil
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      return [Entry(name: lastComponent(of: path), path: path)]
    }
    var entries: [Entry] = []
    collect(path, prefix: "", depth: 0, into: &entries)
    return entries
  }

  private static func collect(
    _ folder: String, prefix: String, depth: Int, into entries: inout [Entry]
  ) {
    guard depth < deepestFolder, let found = try? HostFolder.names(in: FileName.bytes(of: folder))
    else {
      let name = prefix.isEmpty ? lastComponent(of: folder) : String(prefix.dropLast())
      entries.append(Entry(name: FileName.shown(name), path: folder))
      return
    }
    let names = found.map { FileName.path($0) }
      .filter { !$0.utf8.starts(with: ".".utf8) && $0 != "__pycache__" }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for name in names {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var status = stat()
      if lstat(FileName.bytes(of: path), &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        collect(path, prefix: "\(prefix)\(name)/", depth: depth + 1, into: &entries)
      } else {
        entries.append(Entry(name: FileName.shown(prefix + name), path: path))
      }
    }
  }

  private static func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Reads a submission; what is no regular file is not opened.
  ///
  /// - Parameters:
  ///   - path: Where it lies.
  ///   - followingLinks: Whether a symbolic link is as good as what it leads to.
  /// - Throws: ``Unreadable`` where it cannot be read, or is larger than ``sizeLimit``.
  package static func read(
    _ path: String, followingLinks: Bool = false
  ) throws(Unreadable) -> [UInt8] {
    do throws(FileError) {
      return try HostFile.read(
        FileName.bytes(of: path), limit: sizeLimit, followingLinks: followingLinks)
    } catch {
      throw Unreadable(error)
    }
  }
}

extension Unreadable {
  /// Why a file cannot be read, as a student is told.
  init(_ error: FileError) {
    switch error {
    case .notAFile(.folder): self = .notAFile("a folder that cannot be listed")
    case .notAFile(.link): self = .notAFile("a symbolic link")
    case .notAFile(.pipe): self = .notAFile("a FIFO")
    case .notAFile(.socket): self = .notAFile("a socket")
    case .notAFile: self = .notAFile("a device")
    case .tooLarge: self = .tooLarge
    case .missing: self = .system(FileError.words(ENOENT))
    case .inUse: self = .system(FileError.words(EBUSY))
    case .foreign: self = .notASubmission
    case .system(let code): self = .system(FileError.words(code))
    }
  }
}
