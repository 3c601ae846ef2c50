import GradientFixtures
import Testing

@Suite struct MalformedFixturesTests {
  private static let folder = fixturesFolder + "/malformed"

  @Test("Every malformed file is told what is wrong with it", arguments: names())
  func explains(name: String) throws {
    let text = try FixtureSource.read("\(Self.folder)/\(name).json")
    let file = FixtureReader(FixtureText(path: name, bytes: text.bytes)).read()
    let expected = try #require(MalformedFixtures.expected[name])
    #expect(file.problems.map(\.description) == ["\(name):\(expected)"])
    let isWhole = file.problems.first?.caseIndex == nil
    #expect(file.cases.first?.id == (isWhole ? nil : "sound"))
  }

  @Test("Every expectation has its file")
  func complete() {
    #expect(Set(Self.names()) == Set(MalformedFixtures.expected.keys))
  }

  private static func names() -> [String] {
    let files = (try? FixtureSource.files(at: folder)) ?? []
    return files.map { String($0.dropFirst(folder.count + 1).dropLast(".json".count)) }
  }
}
