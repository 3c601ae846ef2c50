import Foundation
import TestSupport
import Testing

/// The folder `Fixtures` of the package.
private enum FixturesFolder {
  static let url = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  static func files(in folder: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted()
  }
}

@Suite("The package's own fixtures", .timeLimit(.minutes(5)))
struct FixturesFolderTests {
  @Test("Every file of Fixtures passes", arguments: FixturesFolder.files(in: FixturesFolder.url))
  func passes(name: String) async throws {
    let path = FixturesFolder.url.appendingPathComponent(name).path
    let outcome = try await Workbench().run(path)
    #expect(outcome.status == 0, "\(outcome.errors)\(outcome.text)")
    #expect(outcome.errors == "")
  }

  @Test("Every file of Fixtures/malformed is refused, with its line and column")
  func refused() async throws {
    let folder = FixturesFolder.url.appendingPathComponent("malformed")
    let bench = try Workbench()
    let names = FixturesFolder.files(in: folder)
    #expect(names.count > 50)
    for name in names {
      let path = folder.appendingPathComponent(name).path
      let outcome = try await bench.run(path)
      #expect(outcome.status == 65, "\(name)")
      let place = outcome.errors.dropFirst("gradcheck: \(path):".count)
      #expect(place.prefixMatch(of: /\d+:\d+: ./) != nil, "\(outcome.errors)")
    }
  }

  @Test("The folder is there, and not empty")
  func folder() {
    #expect(FixturesFolder.files(in: FixturesFolder.url).count > 5)
  }
}
