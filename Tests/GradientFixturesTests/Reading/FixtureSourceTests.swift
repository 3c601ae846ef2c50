import CLibrary
import GradientFixtures
import HostFiles
import Testing

/// A folder of its own for every test, removed with it.
private final class Folder {
  let path: String

  init() {
    var template = Array("/var/tmp/gradcheck-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? ""
  }

  func write(_ name: String, _ content: String) {
    guard let file = fopen("\(path)/\(name)", "w") else { return }
    fputs(content, file)
    fclose(file)
  }

  deinit {
    for name in ["a.json", "b.json", "B.json", ".hidden.json", "notes.txt", "pipe.json", "ß.json"] {
      unlink("\(path)/\(name)")
    }
    rmdir("\(path)/folder.json")
    rmdir(path)
  }
}

@Suite struct FixtureSourceTests {
  private func reason(_ path: String) -> FixtureSourceError.Reason? {
    do throws(FixtureSourceError) {
      _ = try FixtureSource.read(path)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test("A folder stands for its visible *.json files in the order of their bytes")
  func folder() throws {
    let folder = Folder()
    for name in ["b.json", "ß.json", "a.json", "B.json", ".hidden.json", "notes.txt"] {
      folder.write(name, "{}")
    }
    mkdir("\(folder.path)/folder.json", 0o700)
    let expected = ["B.json", "a.json", "b.json", "ß.json"].map { "\(folder.path)/\($0)" }
    #expect(try FixtureSource.files(at: folder.path) == expected)
    #expect(try FixtureSource.files(at: folder.path + "/") == expected)
  }

  @Test("A file, standard input and what does not exist stand for themselves")
  func themselves() throws {
    #expect(try FixtureSource.files(at: "-") == ["-"])
    #expect(try FixtureSource.files(at: "/nowhere/a.json") == ["/nowhere/a.json"])
  }

  @Test("A folder without fixtures is an error, not nothing to do")
  func emptyFolder() {
    let folder = Folder()
    folder.write("notes.txt", "{}")
    #expect(throws: FixtureSourceError(path: folder.path, reason: .emptyFolder)) {
      try FixtureSource.files(at: folder.path)
    }
  }

  @Test("A file is read whole, however large it is")
  func content() throws {
    let folder = Folder()
    folder.write("a.json", "")
    #expect(try FixtureSource.read("\(folder.path)/a.json").bytes.isEmpty)
    let long = String(repeating: "0123456789", count: 50_000)
    folder.write("b.json", long)
    let text = try FixtureSource.read("\(folder.path)/b.json")
    #expect(text.bytes == Array(long.utf8))
    #expect(text.path == "\(folder.path)/b.json")
  }

  @Test("What is not a readable file is refused with its reason")
  func refused() {
    let folder = Folder()
    #expect(reason("\(folder.path)/a.json") == .file(.missing))
    #expect(reason("\(folder.path)/a.json/b.json") == .file(.missing))
    #expect(reason(folder.path) == .file(.notAFile(.folder)))
    mkfifo("\(folder.path)/pipe.json", 0o600)
    #expect(reason("\(folder.path)/pipe.json") == .file(.notAFile(.pipe)))
    #expect(reason("/dev/null") == .file(.notAFile(.device)))
    if geteuid() != 0 {
      folder.write("a.json", "{}")
      chmod("\(folder.path)/a.json", 0)
      #expect(reason("\(folder.path)/a.json") == .file(.system(EACCES)))
    }
  }
}
