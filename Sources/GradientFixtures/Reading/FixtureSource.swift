#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds fixture files and reads their bytes.
public enum FixtureSource {
  /// The largest file that is read: 1 GiB.
  public static let sizeLimit = 1 << 30

  /// Turns a path of the command line into paths of files.
  ///
  /// A folder becomes the files named `*.json` directly in it, hidden ones excepted, in the order of
  /// their names' bytes. Anything else, `-` for standard input included, stays as it is.
  ///
  /// - Throws: a ``FixtureSourceError`` for a folder that cannot be read or has no such file.
  public static func files(at path: String) throws(FixtureSourceError) -> [String] {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, kind(of: status) == S_IFDIR else { return [path] }
    guard let folder = opendir(path) else { throw FixtureSourceError(path, errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        let capacity = MemoryLayout.size(ofValue: pointer.pointee)
        return pointer.withMemoryRebound(to: CChar.self, capacity: capacity) {
          String(cString: $0)
        }
      }
      if name.hasSuffix(".json"), !name.hasPrefix(".") { names.append(name) }
    }
    guard errno == 0 else { throw FixtureSourceError(path, errno) }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let files = names.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }.filter { file in
      var status = stat()
      return stat(file, &status) != 0 || kind(of: status) != S_IFDIR
    }
    guard !files.isEmpty else { throw FixtureSourceError(path: path, reason: .emptyFolder) }
    return files
  }

  /// Reads a file, or standard input where the path is `-`.
  ///
  /// - Throws: a ``FixtureSourceError`` for what is not there, cannot be read, or is not a file.
  public static func read(_ path: String) throws(FixtureSourceError) -> FixtureText {
    if path == "-" { return FixtureText(path: path, bytes: try bytes(of: 0, path, expected: 0)) }
    // Not to wait for somebody to write into a FIFO: what kind of file it is can be asked only then.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw FixtureSourceError(path, errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw FixtureSourceError(path, errno) }
    switch kind(of: status) {
    case S_IFREG: break
    case S_IFDIR: throw FixtureSourceError(path: path, reason: .folder)
    default: throw FixtureSourceError(path: path, reason: .notAFile)
    }
    return FixtureText(
      path: path, bytes: try bytes(of: file, path, expected: Int(status.st_size)))
  }

  private static func kind(of status: stat) -> mode_t {
    status.st_mode & S_IFMT
  }

  /// Reads to the end, whatever size was expected.
  private static func bytes(
    of file: Int32, _ path: String, expected: Int
  ) throws(FixtureSourceError) -> [UInt8] {
    // One byte more than expected, so that the end is seen without another round.
    var room = max(min(expected, sizeLimit) + 1, 1 << 16)
    var bytes = try chunk(of: file, path, upTo: room)
    var last = bytes.count
    while last == room {
      guard bytes.count <= sizeLimit else {
        throw FixtureSourceError(path: path, reason: .tooLarge)
      }
      room = bytes.count
      let next = try chunk(of: file, path, upTo: room)
      bytes += next
      last = next.count
    }
    return bytes
  }

  /// Reads so many bytes, or fewer at the end.
  private static func chunk(
    of file: Int32, _ path: String, upTo room: Int
  ) throws(FixtureSourceError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      while count < room {
        let remaining = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let added = readBytes(file, remaining)
        if added > 0 {
          count += added
        } else if added == 0 {
          return
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    guard failure == 0 else { throw FixtureSourceError(path, failure) }
    return bytes
  }
}

/// The system's `read`, which ``FixtureSource/read(_:)`` would hide.
private func readBytes(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(file, buffer.baseAddress, buffer.count)
}
