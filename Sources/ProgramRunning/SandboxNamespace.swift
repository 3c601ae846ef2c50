#if os(Linux) && canImport(Glibc)
  import Glibc

  /// The first process of a sandbox, with which all others end, seen through the machine's `/proc`.
  ///
  /// It is held by its folder there: unlike its number, that never comes to mean another process.
  final class SandboxNamespace: Sendable {
    private let folder: FileDescriptor
    private let first: pid_t

    /// Finds the process; nil where it has already ended.
    init?(first: pid_t, of parent: pid_t) {
      guard let folder = try? FileDescriptor(opening: "/proc/\(first)", O_DIRECTORY),
        let fields = ProcessTree.fields(of: folder), fields.count > 1, pid_t(fields[1]) == parent
      else { return nil }
      self.folder = folder
      self.first = first
    }

    /// Whether the machine takes it for root, under any of its four identities.
    var isRoot: Bool {
      guard let status = folder.contents(of: "status") else { return false }
      let line = status.split(separator: "\n").first { $0.hasPrefix("Uid:") } ?? "Uid: 0"
      return line.split(whereSeparator: \.isWhitespace).dropFirst().contains("0")
    }

    /// What lies in the temporary folder.
    ///
    /// Neither an empty file's place in memory nor that of any temporary file shows in the size of
    /// a process.
    func temporary(_ limits: SandboxLimits) -> (bytes: Int, files: Int) {
      var bytes = 0
      var files = 0
      for (path, size) in [
        ("tmp", limits.temporaryBytes), ("dev/shm", BubblewrapCommand.sharedBytes),
      ] {
        var status = statvfs()
        guard statvfs("/proc/\(first)/root/\(path)", &status) == 0 else { continue }
        // A file system may claim any numbers.
        let block = Int(truncatingIfNeeded: status.f_frsize)
        let blocks = Int(truncatingIfNeeded: status.f_blocks)
        // Not the machine's own folder, should the process not have turned its back on it yet.
        guard (size...size &+ block).contains(blocks &* block) else { continue }
        bytes += (blocks &- Int(truncatingIfNeeded: status.f_bfree)) &* block
        files += Int(truncatingIfNeeded: status.f_files &- status.f_ffree)
      }
      return (bytes, files)
    }

    /// Waits until the process has ended, and with it everyone else in the sandbox.
    ///
    /// The kernel lets the first process of a namespace end only after all others. It is ended
    /// already when this is called, but the kernel takes its time.
    func waitUntilEmpty() -> Bool {
      for _ in 0..<10_000 {
        guard let fields = ProcessTree.fields(of: folder), fields.count > 1 else { return true }
        if fields[0] == "Z" || fields[0] == "X" {
          // In a container this may be the process that inherits the dead, with nobody else to bury
          // them. It has been dead for as long as it is there, so the number is still its own.
          if pid_t(fields[1]) == getpid() { waitpid(first, nil, 0) }
          return true
        }
        usleep(1000)
      }
      return false
    }
  }
#endif
