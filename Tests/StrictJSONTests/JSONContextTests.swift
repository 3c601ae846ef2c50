import StrictJSON
import Testing

@Suite struct JSONContextTests {
  private func path(_ text: String, before marker: String) -> String? {
    guard let range = text.range(of: marker) else { return nil }
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      JSONContext(of: text.utf8.distance(from: text.startIndex, to: range), in: bytes).path
    }
  }

  @Test(
    "An offset's path names keys and counts elements",
    arguments: [
      ("{\"cases\": [{\"at\": 1}, {\"at\": {\"x\": [[0], [0, §]]}}]}", "cases[1].at.x[1][1]"),
      ("{\"a\": 1, \"b\": §}", "b"),
      ("{\"a\": {\"b\": 1}, §}", ""),
      ("{\"a\": \"}],{[\\\"\", \"b\": [§]}", "b[0]"),
      ("{\"a\\u0062\": §}", "ab"),
      ("§", ""),
      ("[[], {}, §]", "[2]"),
    ])
  func paths(text: String, expected: String) {
    #expect(path(text, before: "§") == expected)
  }

  @Test("A very long path is shortened in its middle")
  func long() {
    let text = String(repeating: "[", count: 100) + "§"
    #expect(path(text, before: "§") == "[0][0][0][0][0][0]…[0][0][0][0][0][0]")
  }
}

extension String {
  /// Where a character that occurs once stands.
  fileprivate func range(of marker: String) -> String.Index? {
    marker.first.flatMap { firstIndex(of: $0) }
  }
}
