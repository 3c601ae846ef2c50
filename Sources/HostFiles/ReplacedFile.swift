import CLibrary

/// A file that holds either what it held before or everything new, whenever the work is stopped.
///
/// What is written gathers beside the old file; ``commit()`` puts it in its place when it is on the disk. Where
/// there is no file but a device or a FIFO, which has nothing to lose, bytes go straight through.
package final class ReplacedFile {
  /// Up to here nothing is written before ``commit()``, so that a kill leaves nothing behind.
  private static let memory = 1 << 20

  private enum Target {
    /// A device or FIFO, open.
    case stream(Int32)
    /// A file, and the permissions that it keeps.
    case file(path: String, permissions: mode_t)
  }

  private let target: Target
  private var buffer: [UInt8] = []
  private var draft: (path: String, descriptor: Int32)?

  /// Begins to replace a file; nothing is touched yet.
  ///
  /// - Throws: a ``FileError`` where that is a folder, or nothing can be written there.
  package init(_ path: String) throws(FileError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw FileError() }
      let place = HostPath.target(of: path)
      guard access(HostPath.folder(of: place), F_OK) == 0 else { throw FileError() }
      target = .file(path: place, permissions: 0o644)
      try requireFolder(of: place)
      return
    }
    switch FileKind(status) {
    case .regular:
      // Replacing needs no leave of the file itself, but whoever takes it away does not want that.
      guard access(path, W_OK) == 0 else { throw FileError() }
      let place = HostPath.target(of: path)
      target = .file(path: place, permissions: status.st_mode & 0o7777)
      try requireFolder(of: place)
    case .folder: throw .notAFile(.folder)
    case .socket: throw .notAFile(.socket)
    case .pipe, .device, .link:
      // A FIFO that nobody reads would be waited for.
      let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else { throw FileError() }
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
      target = .stream(descriptor)
    }
  }

  deinit {
    abandon()
    if case .stream(let descriptor) = target { close(descriptor) }
  }

  /// The descriptor of a device or FIFO; nil for a file.
  package var stream: Int32? {
    if case .stream(let descriptor) = target { descriptor } else { nil }
  }

  /// Adds bytes.
  package func append(_ bytes: some RandomAccessCollection<UInt8>) throws(FileError) {
    if case .stream(let descriptor) = target {
      try HostStream.write(bytes, to: descriptor)
      return
    }
    buffer += bytes
    if buffer.count > Self.memory { try flush() }
  }

  /// Puts everything in the old file's place, once it is on the disk.
  package func commit() throws(FileError) {
    guard case .file(let path, let permissions) = target else { return }
    try flush()
    guard let (draft, descriptor) = draft else { return }
    guard fchmod(descriptor, permissions) == 0, fsync(descriptor) == 0, rename(draft, path) == 0
    else {
      let error = FileError()
      abandon()
      throw error
    }
    close(descriptor)
    self.draft = nil
    HostPath.syncFolder(of: path)
  }

  /// Leaves the old file as it is, and nothing beside it.
  package func abandon() {
    buffer = []
    guard let (path, descriptor) = draft else { return }
    close(descriptor)
    unlink(path)
    draft = nil
  }

  /// Writes a whole file.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try ReplacedFile(path)
    try file.append(bytes)
    try file.commit()
  }

  private func requireFolder(of path: String) throws(FileError) {
    guard access(HostPath.folder(of: path), W_OK | X_OK) == 0 else { throw FileError() }
  }

  private func flush() throws(FileError) {
    if draft == nil, case .file(let path, _) = target { draft = try Self.newDraft(beside: path) }
    guard let descriptor = draft?.descriptor else { return }
    do throws(FileError) {
      try HostStream.write(buffer, to: descriptor)
    } catch {
      abandon()
      throw error
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

extension ReplacedFile {
  /// Makes a file beside another one, locked as long as it is written; those that killed processes have left go away.
  private static func newDraft(
    beside path: String
  ) throws(FileError) -> (path: String, descriptor: Int32) {
    removeLeftDrafts(of: path)
    let name = "\(path).\(getpid()).part"
    while true {
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw FileError() }
      flock(descriptor, LOCK_EX)
      // Before it was locked, another process may have taken it for one that was left.
      var own = stat()
      var named = stat()
      if fstat(descriptor, &own) == 0, stat(name, &named) == 0, own.st_ino == named.st_ino {
        return (name, descriptor)
      }
      close(descriptor)
    }
  }

  /// Removes drafts that nobody has locked.
  private static func removeLeftDrafts(of path: String) {
    let folder = HostPath.folder(of: path)
    let start = HostPath.lastPart(of: path) + "."
    for name in (try? HostFolder.names(in: folder)) ?? [] {
      guard name.hasPrefix(start), name.hasSuffix(".part"),
        Int32(name.dropFirst(start.count).dropLast(".part".count)) != nil
      else { continue }
      let descriptor = open("\(folder)/\(name)", O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink("\(folder)/\(name)") }
      close(descriptor)
    }
  }
}

/// What paths lead to.
enum HostPath {
  /// Where a link leads, so that the link stays; also where nothing is there yet.
  static func target(of path: String) -> String {
    var place = path
    // As deep as the system itself goes.
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let count = readlink(place, &buffer, buffer.count - 1)
      guard count >= 0 else { return place }
      let next = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
      place = next.hasPrefix("/") ? next : folder(of: place) + "/" + next
    }
    return place
  }

  /// The folder in which a path's last part lies.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }

  /// The path's last part.
  static func lastPart(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// Brings a new name to the disk, as far as the system knows how to.
  static func syncFolder(of path: String) {
    let descriptor = open(folder(of: path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
