import Foundation
import TestSupport
import Testing

@testable import SubmissionReading

@Suite struct FileNameTests {
  private func roundTrip(_ bytes: [UInt8]) -> [UInt8] {
    FileName.bytes(of: FileName.path(bytes)).dropLast().map(UInt8.init(bitPattern:))
  }

  @Test("Names of UTF-8 stay what they are")
  func text() {
    for name in ["a.ipynb", "работа 1.py", "e\u{301}.md", "💡\n.txt", ""] {
      #expect(FileName.path(Array(name.utf8)) == name && FileName.shown(name) == name)
      #expect(roundTrip(Array(name.utf8)) == Array(name.utf8))
    }
  }

  @Test("Other bytes come back as they were, and are shown")
  func bytes() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        UInt8.random(in: 1...255, using: &generator)
      }
      #expect(roundTrip(bytes) == bytes)
    }
    #expect(FileName.shown(FileName.path([0x61, 0xFF, 0xD0, 0xBF, 0x80])) == "a\\xFFп\\x80")
  }

  @Test("Two names that are no UTF-8 are two submissions, and both are read")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradcheck-names-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for byte in [UInt8(0xFE), 0xFF] {
      let path = FileName.bytes(of: folder + "/" + FileName.path([byte]) + ".py")
      let file = fopen(path, "w")
      // Some file systems take names of UTF-8 only.
      guard let file else { return }
      fputs("x = 3.\n", file)
      fclose(file)
    }
    let entries = try #require(SubmissionFiles.entries(at: folder))
    #expect(entries.map(\.name) == ["\\xFE.py", "\\xFF.py"])
    for entry in entries { #expect(try SubmissionFiles.read(entry.path).count == 7) }
  }
}
