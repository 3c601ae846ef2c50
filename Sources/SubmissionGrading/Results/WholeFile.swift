#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the system refused, in its words.
struct SystemFailure: Error {
  let code: Int32

  init(_ code: Int32 = errno) { self.code = code }

  var words: String { String(cString: strerror(code)) }
}

/// Files of results are read whole, whatever their size.
enum WholeFile {
  /// Reads from where the descriptor stands to the end.
  static func read(_ descriptor: Int32) throws(SystemFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let chunk = try chunk(of: descriptor, atMost: 1 << 18)
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
  }

  /// Reads what comes next, whatever signals arrive; nothing at the end.
  static func chunk(of descriptor: Int32, atMost room: Int) throws(SystemFailure) -> [UInt8] {
    var failure: Int32 = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      repeat {
        count = readBytes(descriptor, buffer.baseAddress, buffer.count)
      } while count < 0
        && errno == EINTR
      if count < 0 {
        failure = errno
        count = 0
      }
    }
    guard failure == 0 else { throw SystemFailure(failure) }
    return chunk
  }

  /// Reads a file from its beginning.
  static func read(path: String) throws(SystemFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure() }
    defer { close(descriptor) }
    return try read(descriptor)
  }
}

/// The system's `read`, which the methods above would hide.
private func readBytes(_ file: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
  read(file, buffer, count)
}
