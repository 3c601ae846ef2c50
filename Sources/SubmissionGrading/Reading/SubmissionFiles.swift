#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds submissions and reads their bytes.
public enum SubmissionFiles {
  /// The largest submission that is read: 64 MiB.
  public static let sizeLimit = 64 << 20

  private static let deepestFolder = 32

  /// A submission: its name in the results, and where it lies.
  public struct Entry: Sendable, Hashable {
    /// What it is called in results.
    public var name: String
    /// Where it lies.
    public var path: String

    /// Creates an entry.
    public init(name: String, path: String) {
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
  public static func entries(at path: String) -> [Entry]? {
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
    guard depth < deepestFolder, let handle = opendir(FileName.bytes(of: folder)) else {
      let name = prefix.isEmpty ? lastComponent(of: folder) : String(prefix.dropLast())
      entries.append(Entry(name: FileName.shown(name), path: folder))
      return
    }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        let capacity = MemoryLayout.size(ofValue: pointer.pointee)
        return pointer.withMemoryRebound(to: CChar.self, capacity: capacity) {
          FileName.path(
            UnsafeBufferPointer(start: $0, count: strlen($0)).map(UInt8.init(bitPattern:)))
        }
      }
      if !name.utf8.starts(with: ".".utf8), name != "__pycache__" { names.append(name) }
    }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
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
  public static func read(
    _ path: String, followingLinks: Bool = false
  ) throws(Unreadable) -> [UInt8] {
    var status = stat()
    let name = FileName.bytes(of: path)
    guard (followingLinks ? stat(name, &status) : lstat(name, &status)) == 0 else {
      throw .system(SystemFailure().words)
    }
    try check(status)
    // What the path names may have changed since: no link is followed, and no FIFO waited for.
    let file = open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | (followingLinks ? 0 : O_NOFOLLOW))
    guard file >= 0 else { throw .system(SystemFailure().words) }
    defer { close(file) }
    guard fstat(file, &status) == 0 else { throw .system(SystemFailure().words) }
    try check(status)
    var bytes: [UInt8] = []
    var room = Int(status.st_size) + 1
    while true {
      let chunk: [UInt8]
      do throws(SystemFailure) { chunk = try WholeFile.chunk(of: file, atMost: room) } catch {
        throw .system(error.words)
      }
      if chunk.isEmpty { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= sizeLimit else { throw .tooLarge }
      room = max(room - chunk.count, 1 << 12)
    }
  }

  private static func check(_ status: stat) throws(Unreadable) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: if status.st_size > sizeLimit { throw .tooLarge }
    case S_IFDIR: throw .notAFile("a folder that cannot be listed")
    case S_IFLNK: throw .notAFile("a symbolic link")
    case S_IFIFO: throw .notAFile("a FIFO")
    case S_IFSOCK: throw .notAFile("a socket")
    default: throw .notAFile("a device")
    }
  }
}
