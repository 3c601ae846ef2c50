import StrictJSON
import Testing

@Suite struct JSONKeyLedgerTests {
  private func object(_ keys: [String]) -> String {
    "{" + keys.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
  }

  @Test("A key that comes twice is refused at its second place")
  func few() {
    #expect(
      refusal(of: "{\"a\": 1, \"b\": 2, \"a\": 3}")?.description
        == "1:18: the key \"a\" comes twice in one object")
  }

  @Test(
    "Keys are compared after their escapes are resolved",
    arguments: [
      #"{"x":1,"\u0078":2}"#, #"{"\u0078":1,"x":2}"#, #"{"\u00e9":1,"é":2}"#,
      #"{"a\/b":1,"a/b":2}"#, #"{"😀":1,"\ud83d\ude00":2}"#,
    ])
  func escaped(text: String) {
    #expect(refusal(of: text)?.message.hasSuffix("comes twice in one object") == true)
  }

  @Test("The same key in different objects, and different forms of one letter, are no duplicates")
  func noDuplicates() {
    #expect(refusal(of: "[{\"a\":{\"a\":1}},{\"a\":2}]") == nil)
    #expect(refusal(of: "{\"a\":{\"b\":1},\"b\":{\"a\":1}}") == nil)
    #expect(refusal(of: "{\"\u{E9}\":1,\"e\u{301}\":2}") == nil)
  }

  @Test("Keys that agree in length, beginning and end are told apart")
  func similar() {
    #expect(refusal(of: object(["abcdefgh-1-abcdefgh", "abcdefgh-2-abcdefgh"])) == nil)
    #expect(refusal(of: object((0..<1000).map { "abcdefgh-\(1000 + $0)-abcdefgh" })) == nil)
  }

  @Test("In an object of many keys the first repetition is found, wherever the pair lies")
  func many() {
    for (first, second) in [(0, 16), (0, 99), (15, 16), (16, 17), (40, 99), (3, 4)] {
      var keys = (0..<100).map { "key\($0)" }
      keys[second] = keys[first]
      let error = refusal(of: object(keys))
      #expect(error?.message == "the key \"key\(first)\" comes twice in one object")
      let before = object(Array(keys.prefix(second)))
      #expect(error?.offset == before.utf8.count)
    }
  }

  @Test("A hundred thousand keys are no burden")
  func veryMany() {
    let keys = (0..<100_000).map { "k\($0)" }
    #expect(refusal(of: object(keys)) == nil)
    #expect(refusal(of: object(keys + ["k500"])) != nil)
  }
}
