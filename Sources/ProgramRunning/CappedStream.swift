#if os(Linux) && canImport(Glibc)
  import Glibc

  /// The reading end of a pipe, and the beginning of what came through it.
  struct CappedStream: ~Copyable {
    private let file: FileDescriptor
    private let limit: Int
    private var isOpen = true
    private(set) var bytes: [UInt8] = []

    /// Whether more came than is kept.
    private(set) var isCut = false

    init(_ file: consuming FileDescriptor, limit: Int) {
      self.file = file
      self.limit = limit
    }

    /// What to wait for; nil once the stream has ended.
    var polled: pollfd? {
      isOpen ? pollfd(fd: file.number, events: Int16(POLLIN), revents: 0) : nil
    }

    /// Reads what is there, as far as it is kept, and no further.
    mutating func drain() {
      while isOpen, !isCut {
        guard let part = file.read(upTo: 1 << 16) else {
          isOpen = false
          return
        }
        guard !part.isEmpty else { return }
        let room = limit - bytes.count
        bytes += part.prefix(room)
        isCut = part.count > room
      }
    }
  }
#endif
