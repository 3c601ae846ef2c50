import Foundation
import TestSupport
import Testing

@Suite struct FolderOrderTests {
  private struct File {
    var name: String
    var folder: String
    /// The types that it declares at its outermost level.
    var declared: Set<String>
    /// All words that begin with a capital, outside comments and strings.
    var used: Set<String>
  }

  private func files(of target: String) throws -> [File] {
    let folder = fixturesFolder.deletingLastPathComponent()
      .appendingPathComponent("Sources/\(target)")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try paths.filter { $0.hasSuffix(".swift") && $0.contains("/") }.map { path in
      let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      let source = text.replacing(#/"(\\.|[^"\\\n])*"/#, with: "").replacing(
        #/\/\/[^\n]*/#, with: "")
      let declaration =
        #/^(?:package |public |private |fileprivate )?(?:final |indirect )*(?:struct|enum|class|protocol|actor|typealias) (\w+)/#
        .anchorsMatchLineEndings()
      return File(
        name: path, folder: String(path.prefix { $0 != "/" }),
        declared: Set(source.matches(of: declaration).map { String($0.1) }),
        used: Set(source.matches(of: #/\b[A-Z]\w*/#).map { String($0.0) }))
    }
  }

  @Test(
    "No folder uses a type of a later one: its imports, were it a target, would go one way",
    arguments: [
      ("SubmissionReading", ["Text", "Exercises", "Numbers", "Formats", "Sections"]),
      ("SubmissionGrading", ["Programs", "Grading", "Results"]),
    ])
  func order(target: String, folders: [String]) throws {
    let files = try files(of: target)
    #expect(Set(files.map(\.folder)).isSubset(of: Set(folders + ["\(target).docc"])))
    #expect(files.count > 10 && files.flatMap(\.declared).count > 10)
    for file in files {
      let place = try #require(folders.firstIndex(of: file.folder))
      for other in files {
        guard let otherPlace = folders.firstIndex(of: other.folder), otherPlace > place else {
          continue
        }
        let taken = file.used.intersection(other.declared)
        #expect(taken.isEmpty, "\(file.name) uses \(taken.sorted()) of \(other.name)")
      }
    }
  }
}
