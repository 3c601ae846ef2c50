#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Keeps results from being written over fixtures.
///
/// `gradcheck --output Fixtures/*.json` reads like a report on all fixtures, and would empty the first.
enum OutputGuard {
  /// What every fixture file has near its beginning.
  private static let mark = Array(#""gradcheck.fixture/"#.utf8)

  /// Refuses a path that is one of the inputs, or holds a fixture file.
  ///
  /// - Parameters:
  ///   - path: Where results are to go.
  ///   - inputs: The files that are read.
  ///   - option: How the command line names the path.
  static func check(
    _ path: String, against inputs: [String], option: String = "--output"
  ) throws(CommandFailure) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    let isInput = inputs.contains { input in
      var other = stat()
      return stat(input, &other) == 0 && other.st_ino == status.st_ino
        && other.st_dev == status.st_dev
    }
    let isFixture = holdsFixtures(path)
    guard isInput || isFixture else { return }
    throw CommandFailure(
      status: .usage,
      message: "\(option) \(path): this is \(isFixture ? "a fixture file" : "one of the inputs"), "
        + "and results would overwrite it; "
        + "name another file, or remove it first")
  }

  private static func holdsFixtures(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    let beginning = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = max(0, read(file, buffer.baseAddress, buffer.count))
    }
    return beginning.indices.contains { beginning[$0...].starts(with: mark) }
  }
}
