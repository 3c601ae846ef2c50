import Foundation
import Testing

@testable import SubmissionReading

@Suite struct SubmissionFilesTests {
  /// A folder with these files; a name that ends in `/` is a folder.
  private func withFolder(_ names: [String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradcheck-files-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in names {
      let place = folder.appendingPathComponent(name)
      if name.hasSuffix("/") {
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      } else {
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("x".utf8).write(to: place)
      }
    }
    try body(folder.path)
  }

  @Test("A folder is everything in it, in the order of the names' bytes, hidden names excepted")
  func folder() throws {
    let names = [
      "b.py", "a.py", "B.py", "я.py", ".hidden", ".git/config", "__pycache__/a.pyc", "group/2.py",
      "group/10.py", "group/deep/x", "empty/",
    ]
    try withFolder(names) { folder in
      let expected = [
        "B.py", "a.py", "b.py", "group/10.py", "group/2.py", "group/deep/x", "я.py",
      ]
      for path in [folder, folder + "/"] {
        let entries = try #require(SubmissionFiles.entries(at: path))
        #expect(entries.map(\.name) == expected)
        for entry in entries { #expect(try SubmissionFiles.read(entry.path) == [0x78]) }
      }
    }
  }

  @Test(
    "A file is itself, a name that nothing has is nothing, and a link that leads nowhere is there")
  func single() throws {
    try withFolder(["a.py"]) { folder in
      #expect(SubmissionFiles.entries(at: folder + "/a.py")?.map(\.name) == ["a.py"])
      #expect(SubmissionFiles.entries(at: folder + "/b.py") == nil)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: folder + "/nowhere")
      #expect(SubmissionFiles.entries(at: folder + "/link")?.map(\.name) == ["link"])
    }
  }

  @Test("What is no regular file is among the submissions, and is not opened")
  func special() throws {
    try withFolder(["a.py"]) { folder in
      #expect(mkfifo(folder + "/fifo.py", 0o600) == 0)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link.py", withDestinationPath: folder + "/a.py")
      let entries = try #require(SubmissionFiles.entries(at: folder))
      #expect(entries.map(\.name) == ["a.py", "fifo.py", "link.py"])
      #expect(throws: Unreadable.notAFile("a FIFO")) {
        try SubmissionFiles.read(folder + "/fifo.py")
      }
      #expect(throws: Unreadable.notAFile("a symbolic link")) {
        try SubmissionFiles.read(folder + "/link.py")
      }
      #expect(try SubmissionFiles.read(folder + "/link.py", followingLinks: true) == [0x78])
      #expect(throws: Unreadable.notAFile("a device")) { try SubmissionFiles.read("/dev/null") }
      #expect(throws: Unreadable.notAFile("a folder that cannot be listed")) {
        try SubmissionFiles.read(folder)
      }
      #expect(throws: Unreadable.self) { try SubmissionFiles.read(folder + "/none.py") }
    }
  }

  @Test("Folders deeper than anybody's are submissions that cannot be read")
  func deep() throws {
    let path = String(repeating: "d/", count: 40)
    try withFolder([path + "a.py"]) { folder in
      let entries = try #require(SubmissionFiles.entries(at: folder))
      #expect(entries.count == 1 && entries[0].name.hasPrefix("d/d/"))
      #expect(throws: Unreadable.notAFile("a folder that cannot be listed")) {
        try SubmissionFiles.read(entries[0].path)
      }
    }
  }
}
