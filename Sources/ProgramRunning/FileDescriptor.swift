#if os(Linux) && canImport(Glibc)
  import Glibc

  /// An open file, closed with its owner.
  ///
  /// Programs that are started do not inherit it.
  struct FileDescriptor: ~Copyable {
    let number: Int32

    init(owning number: Int32) {
      self.number = number
    }

    deinit { close(number) }

    /// Opens a file or folder to read.
    init(opening path: String, _ flags: Int32 = O_RDONLY) throws(SandboxError) {
      let number = open(path, flags | O_CLOEXEC)
      guard number >= 0 else { throw SandboxError("\(path): \(Self.reason(errno)).") }
      self.number = number
    }

    /// Makes a file in memory, without a name, that holds these bytes.
    static func holding(
      _ bytes: [UInt8], name: String
    ) throws(SandboxError) -> FileDescriptor {
      let number = GNULibrary.memfdCreate?(name, GNULibrary.closeOnExecution) ?? -1
      guard number >= 0 else { throw SandboxError("No file in memory: \(reason(errno)).") }
      let file = FileDescriptor(owning: number)
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
        guard count > 0 else { throw SandboxError("No file in memory: \(reason(errno)).") }
        rest = rest.dropFirst(count)
      }
      lseek(number, 0, SEEK_SET)
      return file
    }

    /// Reads what is there now, at most as much as is asked for; nil at the end or when it fails.
    ///
    /// Where nothing is there yet, the answer is empty.
    func read(upTo count: Int) -> [UInt8]? {
      var errno: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
        length = max(Glibc.read(number, buffer.baseAddress, count), -1)
        if length < 0 {
          errno = Glibc.errno
          length = 0
        }
      }
      if errno != 0 { return errno == EAGAIN || errno == EINTR ? [] : nil }
      return bytes.isEmpty ? nil : bytes
    }

    /// Reads a file of `/proc` beneath this folder; nil where it is gone.
    func contents(of name: String) -> String? {
      let number = openat(number, name, O_RDONLY | O_CLOEXEC)
      guard number >= 0 else { return nil }
      let file = FileDescriptor(owning: number)
      var bytes: [UInt8] = []
      while bytes.count < 1 << 20, let part = file.read(upTo: 4096) { bytes += part }
      return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// A kernel's error in words.
    static func reason(_ error: Int32) -> String {
      strerror(error).map { String(cString: $0) } ?? "error \(error)"
    }
  }

  /// A pipe: what is written at one end is read at the other, without waiting.
  struct Pipe: ~Copyable {
    let reading: FileDescriptor
    let writing: FileDescriptor

    init() throws(SandboxError) {
      var ends: [Int32] = [-1, -1]
      guard GNULibrary.pipe2?(&ends, O_CLOEXEC) == 0 else {
        throw SandboxError("No pipe: \(FileDescriptor.reason(errno)).")
      }
      reading = FileDescriptor(owning: ends[0])
      writing = FileDescriptor(owning: ends[1])
      _ = fcntl(reading.number, F_SETFL, O_NONBLOCK)
    }

    /// Closes the writing end, and gives the reading end away.
    consuming func takeReading() -> FileDescriptor { reading }
  }
#endif
