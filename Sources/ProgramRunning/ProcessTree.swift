#if os(Linux) && canImport(Glibc)
  import Glibc

  /// A process and all its descendants, seen from outside through the machine's `/proc`.
  struct ProcessTree: Sendable {
    /// What a tree uses at a moment.
    struct Usage: Sendable {
      /// The bytes of memory that the processes hold alone.
      var memory = 0
      /// The processor time of the living and of those they waited for.
      var cpu = Duration.zero
      /// The processes and threads below the two of bubblewrap.
      var tasks = 0
    }

    let root: pid_t

    private static let page = max(sysconf(Int32(_SC_PAGESIZE)), 1)
    private static let ticks = max(sysconf(Int32(_SC_CLK_TCK)), 1)

    /// What the tree uses now; nil where `/proc` does not show its root.
    ///
    /// Pages shared with files are not counted; those shared after a fork are counted by each.
    func usage() -> Usage? {
      var usage = Usage()
      var level = [root]
      var depth = 0
      while !level.isEmpty {
        var next: [pid_t] = []
        for process in level {
          guard let folder = try? FileDescriptor(opening: "/proc/\(process)", O_DIRECTORY),
            let fields = Self.fields(of: folder), fields.count > 17
          else {
            if depth == 0 { return nil }
            continue
          }
          let ticks = fields[11...14].reduce(0) { $0 + (Int($1) ?? 0) }
          usage.cpu += .milliseconds(ticks * 1000 / Self.ticks)
          if let words = folder.contents(of: "statm")?.split(separator: " "), words.count > 2 {
            usage.memory += max((Int(words[1]) ?? 0) - (Int(words[2]) ?? 0), 0) * Self.page
          }
          let threads = Int(fields[17]) ?? 1
          if depth > 1 { usage.tasks += max(threads, 1) }
          next += Self.children(of: process, in: folder, threads: threads)
        }
        level = next
        depth += 1
      }
      return usage
    }

    /// The processes that the root started itself.
    func children() -> [pid_t] {
      guard let folder = try? FileDescriptor(opening: "/proc/\(root)", O_DIRECTORY) else {
        return []
      }
      return Self.children(of: root, in: folder, threads: 1)
    }

    /// The fields of `stat` from the third on; the second, a name, can hold anything.
    static func fields(of folder: borrowing FileDescriptor) -> [Substring]? {
      guard let text = folder.contents(of: "stat"), let end = text.lastIndex(of: ")") else {
        return nil
      }
      return text[text.index(after: end)...].split(whereSeparator: \.isWhitespace)
    }

    private static func children(
      of process: pid_t, in folder: borrowing FileDescriptor, threads: Int
    ) -> [pid_t] {
      var children: [pid_t] = []
      for thread in threads > 1 ? tasks(of: process) : ["\(process)"] {
        let text = folder.contents(of: "task/\(thread)/children") ?? ""
        children += text.split(whereSeparator: \.isWhitespace).compactMap { pid_t($0) }
      }
      return children
    }

    private static func tasks(of process: pid_t) -> [String] {
      guard let folder = opendir("/proc/\(process)/task") else { return [] }
      defer { closedir(folder) }
      var names: [String] = []
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          let capacity = MemoryLayout.size(ofValue: pointer.pointee)
          return pointer.withMemoryRebound(to: CChar.self, capacity: capacity) {
            String(cString: $0)
          }
        }
        if name.first?.isNumber == true { names.append(name) }
      }
      return names
    }

    /// Whether the kernel shows a process's children: `CONFIG_PROC_CHILDREN`.
    static var isVisible: Bool {
      access("/proc/self/task/\(getpid())/children", R_OK) == 0
        || access("/proc/thread-self/children", R_OK) == 0
    }
  }
#endif
