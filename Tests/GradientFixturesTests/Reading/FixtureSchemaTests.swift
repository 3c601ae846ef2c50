import GradientFixtures
import StrictJSON
import Testing

@testable import GradientFixtures

@Suite struct FixtureSchemaTests {
  private func schema() throws -> JSONValue {
    let path = fixturesFolder + "/schemas/fixture.schema.json"
    return try JSONValue(parsing: FixtureSource.read(path).bytes)
  }

  private func keys(_ value: JSONValue?) -> Set<String> {
    Set(value?["properties"]?.members?.map(\.key) ?? [])
  }

  @Test("The schema for editors has the keys that the reader has")
  func keys() throws {
    let schema = try schema()
    let definitions = schema["$defs"]
    let fixture = definitions?["case"]
    let points = definitions?["points"]?["oneOf"]?[1]
    #expect(keys(schema) == Set(FixtureKeys.file.set.names))
    #expect(keys(fixture) == Set(FixtureKeys.case.set.names))
    #expect(keys(definitions?["defaults"]) == Set(FixtureKeys.defaults.set.names))
    #expect(keys(definitions?["tolerance"]) == Set(FixtureKeys.tolerance.set.names))
    #expect(keys(definitions?["implementation"]) == Set(FixtureKeys.implementation.set.names))
    #expect(keys(points) == Set(FixtureKeys.points.set.names))
    #expect(keys(fixture?["properties"]?["jvp"]) == Set(FixtureKeys.jvp.set.names))
    #expect(keys(fixture?["properties"]?["vjp"]) == Set(FixtureKeys.vjp.set.names))
  }

  @Test("The schema has the words that the reader has")
  func words() throws {
    let definitions = try schema()["$defs"]
    func words(_ name: String) -> Set<String> {
      Set(definitions?[name]?["enum"]?.elements?.compactMap(\.string) ?? [])
    }
    #expect(words("precision") == Set(FixturePrecision.allCases.map(\.rawValue)))
    #expect(words("kinks") == Set(FixtureKinks.allCases.map(\.rawValue)))
    #expect(words("expect") == ["match", "inconclusive", "nondifferentiable", "mismatch"])
    #expect(try schema()["properties"]?["schema"]?["const"]?.string == HeaderReader.schema)
  }
}
