import CLibrary

/// A file that grows, and belongs to one process as long as that has it open.
package final class AppendedFile {
  /// Where it lies, where links lead.
  package let path: String

  private let descriptor: Int32

  /// Opens a file, or creates it.
  ///
  /// - Throws: a ``FileError``, also where another process has it open.
  package init(_ path: String) throws(FileError) {
    let place = HostPath.target(of: path)
    // The process that had it may have put it away in between: what is locked must be what the path names.
    while true {
      if let kind = HostFile.kind(of: place), kind != .regular { throw .notAFile(kind) }
      let file = open(place, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o644)
      guard file >= 0 else { throw FileError() }
      var own = stat()
      guard fstat(file, &own) == 0, FileKind(own) == .regular else {
        close(file)
        throw .notAFile(.device)
      }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        let error = errno == EWOULDBLOCK ? FileError.inUse : FileError()
        close(file)
        throw error
      }
      var named = stat()
      if stat(place, &named) == 0, named.st_ino == own.st_ino, named.st_dev == own.st_dev {
        self.path = place
        descriptor = file
        return
      }
      close(file)
    }
  }

  deinit {
    // Closing is not enough where a child is between fork and exec, and so holds the lock, too.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Everything that is in it.
  package func bytes(limit: Int) throws(FileError) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw FileError()
    }
    guard status.st_size <= limit else { throw .tooLarge(limit: limit) }
    let bytes = try HostFile.bytes(of: descriptor, expected: Int(status.st_size), limit: limit)
    guard lseek(descriptor, 0, SEEK_END) >= 0 else { throw FileError() }
    return bytes
  }

  /// Takes away what stands behind so many bytes.
  package func truncate(to count: Int) throws(FileError) {
    guard ftruncate(descriptor, off_t(count)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
      throw FileError()
    }
  }

  /// Adds bytes, which survive whatever becomes of the process.
  ///
  /// - Parameter syncing: Whether they are on the disk when this returns, safe from what becomes of the machine.
  package func append(
    _ bytes: some RandomAccessCollection<UInt8>, syncing: Bool = true
  ) throws(FileError) {
    try HostStream.write(bytes, to: descriptor)
    guard !syncing || fsync(descriptor) == 0 else { throw FileError() }
  }

  /// Takes the file away.
  package func remove() {
    unlink(path)
  }
}
