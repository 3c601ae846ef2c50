import Foundation
import StrictJSON
import Testing

@testable import SubmissionGrading

@Suite struct ExerciseReaderTests {
  private func message(_ text: String) -> String? {
    do throws(JSONError) {
      _ = try Exercise(parsing: Array(text.utf8))
      return nil
    } catch {
      return "\(error.line):\(error.column) \(error.path) \(error.message)"
    }
  }

  private let part =
    #"{"id": "1", "points": 2, "function": "x^2", "at": {"x": "from-submission"}, "answers": {"x": []}}"#

  private func file(_ part: String, _ rest: String = "") -> String {
    #"{"schema": "gradcheck.exercise/1", "id": "e", \#(rest) "parts": [\#(part)]}"#
  }

  @Test(
    "The package's exercises are read",
    arguments: [("lesson-2", 3, 25.0), ("logistic-loss", 3, 10)])
  func own(name: String, parts: Int, max: Double) throws {
    let exercise = try exercise(name)
    #expect(exercise.parts.count == parts && exercise.max == max && exercise.id == name)
  }

  @Test("The language is the file's, or that of its title")
  func language() throws {
    #expect(try exercise("lesson-2").language == .ru)
    #expect(try exercise("logistic-loss").language == .en)
    #expect(message(file(part)) == nil)
  }

  @Test("A slip is an error with its place")
  func slips() throws {
    let cases: [(String, String)] = [
      ("", "1:1  expected an object"), ("[]", "1:1"), ("{}", "has no \"schema\""),
      (
        #"{"schema": "gradcheck.exercise/2", "id": "e", "parts": []}"#,
        "expected \"gradcheck.exercise/1\""
      ),
      (file(""), "has no parts"), (file(part, #""max": 3,"#), "add up to 2"),
      (file(part, #""titel": {},"#), "unknown key \"titel\""),
      (file(part + "," + part), "two parts"),
      (file(part, #""policy": {"rounding": "up"},"#), "nearest"),
      (file(part, #""policy": {"minDigits": 0},"#), "policy.minDigits"),
      (file(part.replacingOccurrences(of: "x^2", with: "sine(x)")), "unknown function 'sine'"),
      (file(part.replacingOccurrences(of: "{\"x\": []}", with: "{\"y\": []}")), "no variable"),
      (
        file(part.replacingOccurrences(of: "\"points\": 2", with: "\"points\": -2")),
        "parts[0].points"
      ),
      (
        file(
          part.replacingOccurrences(
            of: "\"points\": 2", with: "\"points\": 2, \"credit\": {\"x\": 0.5}")), "add up to 1"
      ),
      (
        file(
          part.replacingOccurrences(
            of: "\"points\": 2", with: "\"points\": 2, \"credit\": \"some\"")), "share"
      ),
      (
        file(part.replacingOccurrences(of: "from-submission", with: "submission")),
        "from-submission"
      ),
      (
        file(part.replacingOccurrences(of: "\"points\": 2", with: "\"points\": 2, \"points\": 3")),
        "comes twice"
      ),
      (
        file(
          part.replacingOccurrences(
            of: "\"points\": 2", with: "\"points\": 2, \"mistakes\": [{\"function\": \"x\"}]")),
        "a mistake needs"
      ),
    ]
    for (text, phrase) in cases {
      let found = try #require(message(text), "\(text)")
      #expect(found.contains(phrase), "\(found)")
    }
  }

  @Test("The schema for editors has the keys that the reader has")
  func schema() throws {
    let schema = try JSONValue(parsing: bytes(of: "schemas/exercise.schema.json"))
    func keys(_ value: JSONValue?) -> Set<String> {
      Set(value?["properties"]?.members?.map(\.key) ?? [])
    }
    #expect(keys(schema) == Set(ExerciseReader.fileKeys))
    #expect(keys(schema["$defs"]?["policy"]) == Set(ExerciseReader.policyKeys))
    #expect(keys(schema["$defs"]?["part"]) == Set(ExerciseReader.partKeys))
  }
}
