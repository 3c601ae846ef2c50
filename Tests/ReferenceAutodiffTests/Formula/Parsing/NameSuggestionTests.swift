import PlainText
import Testing

@testable import ReferenceAutodiff

@Suite("Spelling suggestions")
struct NameSuggestionTests {
  @Test("edit distance counts insertions, deletions, replacements and exchanges")
  func editDistance() {
    func distance(_ left: String, _ right: String) -> Int {
      EditDistance.between(Array(left), Array(right))
    }
    #expect(distance("", "") == 0)
    #expect(distance("", "abc") == 3)
    #expect(distance("sine", "sin") == 1)
    #expect(distance("kitten", "sitting") == 3)
    #expect(distance("raet", "rate") == 1)
    #expect(distance("abc", "abc") == 0)
  }

  @Test("near names are suggested, far ones are not")
  func suggestions() {
    let names = ["sin", "cos", "sigmoid", "x", "rate", "leakyrelu"]
    #expect(NameSuggestion.suggestion(for: "sine", among: names) == "sin")
    #expect(NameSuggestion.suggestion(for: "COS", among: names) == "cos")
    #expect(NameSuggestion.suggestion(for: "sigmod", among: names) == "sigmoid")
    #expect(NameSuggestion.suggestion(for: "leaky_relu", among: names) == "leakyrelu")
    #expect(NameSuggestion.suggestion(for: "X", among: names) == "x")
    #expect(NameSuggestion.suggestion(for: "y", among: names) == nil)
    #expect(NameSuggestion.suggestion(for: "banana", among: names) == nil)
    #expect(
      NameSuggestion.suggestion(for: String(repeating: "s", count: 60_000), among: names) == nil)
    #expect(NameSuggestion.suggestion(for: "arctan", among: names, withSynonyms: true) == "atan")
  }

  @Test("every synonym leads to a function")
  func synonyms() throws {
    for name in ["ln", "lg", "arcsin", "arctan2", "sgn", "average", "expit", "if", "cosine"] {
      let meant = try #require(NameSuggestion.suggestion(for: name, among: [], withSynonyms: true))
      #expect(Formula.functionNames.contains(meant))
    }
  }
}
