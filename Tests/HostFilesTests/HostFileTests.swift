import CLibrary
import Foundation
import HostFiles
import TestSupport
import Testing

@Suite("Reading files")
struct HostFileTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
  }

  @Test(
    "A file is read whole, whatever its size, and also through a link",
    arguments: [0, 1, 65_535, 65_536, 300_001])
  func whole(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try bench.write(bytes, to: "a")
    #expect(try HostFile.read(bench.path("a").path, limit: count) == bytes)
    symlink("a", bench.path("link").path)
    #expect(try HostFile.read(bench.path("link").path, limit: count) == bytes)
    #expect(throws: FileError.notAFile(.link)) {
      try HostFile.read(bench.path("link").path, limit: count, followingLinks: false)
    }
  }

  @Test("What is no file, or too large, is refused without waiting")
  func refused() throws {
    let folder = bench.folder.path
    mkfifo("\(folder)/pipe", 0o600)
    try bench.write("abc", to: "large")
    for (path, error) in [
      ("\(folder)/none", FileError.missing), ("\(folder)/large/none", .missing),
      (folder, .notAFile(.folder)), ("\(folder)/pipe", .notAFile(.pipe)),
      ("/dev/zero", .notAFile(.device)), ("\(folder)/large", .tooLarge(limit: 2)),
    ] {
      #expect(throws: error) { try HostFile.read(path, limit: 2) }
    }
  }

  @Test("The ends of a file are its first and last bytes")
  func ends() throws {
    try bench.write("0123456789", to: "a")
    let ends = try #require(HostFile.ends(of: bench.path("a").path, count: 4))
    #expect(ends.beginning == Array("0123".utf8) && ends.end == Array("6789".utf8) && !ends.isWhole)
    let whole = try #require(HostFile.ends(of: bench.path("a").path, count: 10))
    #expect(whole.beginning == whole.end && whole.isWhole)
    #expect(HostFile.ends(of: bench.folder.path, count: 4) == nil)
  }
}

@Suite("Replacing files")
struct ReplacedFileTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
  }

  private var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: bench.folder.path).sorted()) ?? []
  }

  @Test("The old file stays until the new one is committed", arguments: [10, 3_000_000])
  func whole(count: Int) throws {
    let path = bench.path("a").path
    try bench.write("old", to: "a")
    chmod(path, 0o640)
    let bytes = [UInt8](repeating: 7, count: count)
    do {
      let file = try ReplacedFile(path)
      try file.append(bytes)
      #expect(try bench.text(of: "a") == "old")
    }
    // Whoever does not commit changes nothing, and leaves nothing.
    #expect(try bench.text(of: "a") == "old" && names == ["a"])
    let file = try ReplacedFile(path)
    try file.append(bytes)
    try file.commit()
    #expect(Array(try Data(contentsOf: bench.path("a"))) == bytes && names == ["a"])
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
  }

  @Test(
    "What a killed process has left goes away with the next draft, and what is being written stays")
  func left() throws {
    for name in ["a.12345.part", "a.x.part", "b.12345.part"] { try bench.write("x", to: name) }
    let other = try ReplacedFile(bench.path("a").path)
    try other.append([UInt8](repeating: 1, count: 3_000_000))
    #expect(names == ["a.\(getpid()).part", "a.x.part", "b.12345.part"])
    try ReplacedFile.write([1], to: bench.path("b").path)
    try other.commit()
    #expect(names == ["a", "a.x.part", "b"])
  }

  @Test("A link stays, also one that leads nowhere yet")
  func links() throws {
    symlink("target", bench.path("link").path)
    for text in ["one", "two"] {
      try ReplacedFile.write(Array(text.utf8), to: bench.path("link").path)
      #expect(try bench.text(of: "target") == text)
      #expect(names == ["link", "target"])
    }
  }

  @Test("Where nothing can be written, that is said before anything is done")
  func refused() throws {
    try bench.write("x", to: "file")
    mkfifo(bench.path("pipe").path, 0o600)
    for (name, error) in [
      ("none/a", FileError.missing), ("file/a", .missing), ("", .notAFile(.folder)),
      ("pipe", .system(ENXIO)),
    ] {
      #expect(throws: error) { try ReplacedFile(bench.path(name).path) }
    }
    #expect(names == ["file", "pipe"])
  }

  @Test("A device takes bytes as they come, and a full one says so")
  func devices() throws {
    let null = try ReplacedFile("/dev/null")
    try null.append([1, 2, 3])
    try null.commit()
    #if os(Linux)
      #expect(throws: FileError.system(ENOSPC)) {
        try ReplacedFile.write([1], to: "/dev/full")
      }
    #endif
  }
}

@Suite("Growing files")
struct AppendedFileTests {
  @Test("What is added stays, what is cut off goes, and a second owner is refused")
  func appended() throws {
    let bench = try Workbench()
    let path = bench.path("a").path
    do {
      let file = try AppendedFile(path)
      try file.append(Array("one\ntwo\nth".utf8))
      #expect(throws: FileError.inUse) { try AppendedFile(path) }
    }
    let again = try AppendedFile(path)
    #expect(try again.bytes(limit: 100).count == 10)
    try again.truncate(to: 4)
    try again.append(Array("2\n".utf8), syncing: false)
    #expect(try bench.text(of: "a") == "one\n2\n")
    #expect(throws: FileError.tooLarge(limit: 5)) { try again.bytes(limit: 5) }
    again.remove()
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(throws: FileError.notAFile(.folder)) { try AppendedFile(bench.folder.path) }
  }
}
