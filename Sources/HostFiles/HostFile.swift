import CLibrary

/// Reads files, none of which is waited for, and none of which is read without a limit.
package enum HostFile {
  /// What stands at a path; nil where nothing does, or nobody may know.
  ///
  /// - Parameter followingLinks: Whether a link is what it leads to.
  package static func kind(of path: String, followingLinks: Bool = true) -> FileKind? {
    var status = stat()
    let answer = followingLinks ? stat(path, &status) : lstat(path, &status)
    return answer == 0 ? FileKind(status) : nil
  }

  /// Whether two paths lead to one file.
  package static func isSame(_ path: String, _ other: String) -> Bool {
    var first = stat()
    var second = stat()
    return stat(path, &first) == 0 && stat(other, &second) == 0 && first.st_ino == second.st_ino
      && first.st_dev == second.st_dev
  }

  /// The size of a file in bytes; nil where there is none.
  package static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, FileKind(status) == .regular else { return nil }
    return Int(status.st_size)
  }

  /// Makes a file, unless it is there.
  package static func touch(_ path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o644)
    guard descriptor >= 0 else { throw FileError() }
    close(descriptor)
  }

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - path: Where it lies, as bytes ended by a zero where it is no text.
  ///   - limit: The most bytes that are read.
  ///   - followingLinks: Whether a symbolic link is as good as what it leads to.
  /// - Throws: a ``FileError`` for what is not there, cannot be read, is too large, or is no file; a FIFO or a
  ///   device is not read at all.
  package static func read(
    _ path: String, limit: Int, followingLinks: Bool = true
  ) throws(FileError) -> [UInt8] {
    try read(Array(path.utf8CString), limit: limit, followingLinks: followingLinks)
  }

  /// Reads a whole file whose path need not be text.
  package static func read(
    _ path: [CChar], limit: Int, followingLinks: Bool = true
  ) throws(FileError) -> [UInt8] {
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else {
      throw FileError()
    }
    try require(status, limit)
    // What the path names may have changed since: no link is followed, and no FIFO waited for.
    let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | (followingLinks ? 0 : O_NOFOLLOW)
    let descriptor = open(path, flags)
    guard descriptor >= 0 else { throw FileError() }
    defer { close(descriptor) }
    guard fstat(descriptor, &status) == 0 else { throw FileError() }
    try require(status, limit)
    return try bytes(of: descriptor, expected: Int(status.st_size), limit: limit)
  }

  /// Reads standard input to its end.
  package static func readStandardInput(limit: Int) throws(FileError) -> [UInt8] {
    var status = stat()
    if fstat(STDIN_FILENO, &status) == 0, FileKind(status) == .folder {
      throw .notAFile(.folder)
    }
    return try bytes(of: STDIN_FILENO, expected: 0, limit: limit)
  }

  /// The first bytes of a file, and the last where it has more than both; nil where it is no file that can be
  /// read.
  package static func ends(
    of path: String, count: Int
  ) -> (beginning: [UInt8], end: [UInt8], isWhole: Bool)? {
    var status = stat()
    guard stat(path, &status) == 0, FileKind(status) == .regular else { return nil }
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let beginning = try? chunk(of: descriptor, upTo: count) else { return nil }
    let size = Int(status.st_size)
    guard size > count else { return (beginning, beginning, true) }
    guard lseek(descriptor, off_t(size - count), SEEK_SET) >= 0,
      let end = try? chunk(of: descriptor, upTo: count)
    else { return nil }
    return (beginning, end, false)
  }

  private static func require(_ status: stat, _ limit: Int) throws(FileError) {
    let kind = FileKind(status)
    guard kind == .regular else { throw .notAFile(kind) }
    guard status.st_size <= limit else { throw .tooLarge(limit: limit) }
  }

  /// Reads from where the descriptor stands to the end, whatever size was expected.
  static func bytes(
    of descriptor: Int32, expected: Int, limit: Int
  ) throws(FileError) -> [UInt8] {
    // One byte more than expected, so that the end is seen without another round.
    var room = max(min(expected, limit) + 1, 1 << 16)
    var bytes = try chunk(of: descriptor, upTo: room)
    var last = bytes.count
    while last == room {
      guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
      room = bytes.count
      let next = try chunk(of: descriptor, upTo: room)
      bytes += next
      last = next.count
    }
    guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    return bytes
  }

  /// Reads so many bytes, or fewer at the end, whatever signals arrive.
  private static func chunk(
    of descriptor: Int32, upTo room: Int
  ) throws(FileError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      while count < room {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let added = readBytes(descriptor, rest)
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
    guard failure == 0 else { throw FileError(code: failure) }
    return bytes
  }
}

/// The system's `read`, which the methods above would hide.
private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
