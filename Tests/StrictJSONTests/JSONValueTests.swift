import StrictJSON
import Testing

@Suite struct JSONValueTests {
  @Test("A tree keeps the order of keys and answers by key and index")
  func tree() throws {
    let value = try JSONValue(parsing: "{\"b\": [1, \"two\", null], \"a\": true}")
    #expect(value.members?.map(\.key) == ["b", "a"])
    #expect(value["b"]?[1]?.string == "two")
    #expect(value["b"]?[0]?.double == 1)
    #expect(value["a"]?.bool == true)
    #expect(value["b"]?[2] == .null)
    #expect(value["b"]?.elements?.count == 3)
  }

  @Test("What is not there is nil, and so is what is of another kind")
  func absent() throws {
    let value = try JSONValue(parsing: "[1]")
    #expect(value["a"] == nil)
    #expect(value[1] == nil)
    #expect(value[-1] == nil)
    #expect(value.string == nil && value.double == nil && value.bool == nil && value.members == nil)
  }
}
