import Foundation
import StrictJSON
import TestSupport
import Testing

@testable import SubmissionReading

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

  @Test(
    "A slip is an error with its place, what was expected, and what was found",
    arguments: [
      ("", "1:1  expected an object"), ("[]", "1:1"), ("{}", "found no \"schema\""),
      (
        #"{"schema": "gradcheck.exercise/2", "id": "e", "parts": []}"#,
        #"1:12 schema expected "gradcheck.exercise/1", found "gradcheck.exercise/2""#
      ),
      (
        #"{"schema": "gradcheck.exercise/1", "id": "e", "parts": []}"#,
        "expected a part, found none"
      ),
      (#"{"schema": "gradcheck.exercise/1", "id": "\u00a0", "parts": []}"#, "that is not empty"),
    ])
  func files(text: String, phrase: String) throws {
    let found = try #require(message(text))
    #expect(found.contains(phrase), "\(found)")
  }

  @Test(
    "So is a slip beside the parts",
    arguments: [
      (#""max": 3,"#, "max expected the points of all parts together, 2, found 3"),
      (#""titel": {},"#, "unknown key \"titel\""), (#""a\n": 1,"#, #"unknown key "a\n""#),
      (#""language": "de","#, #"expected "ru" or "en", found "de""#),
      (#""policy": {"rounding": "up"},"#, #"expected "nearest", found "up""#),
      (#""policy": {"minDigits": 0},"#, "expected a whole number from 1 to 17, found 0"),
      (#""policy": {"minDigits": 3.5},"#, "expected a whole number from 1 to 17, found 3.5"),
      (#""policy": {"imprecise": 2},"#, "expected a number from 0 to 1, found 2"),
    ])
  func settings(rest: String, phrase: String) throws {
    let found = try #require(message(file(part, rest)))
    #expect(found.contains(phrase), "\(found)")
  }

  /// Each replaces a member of a part with two variables and two answers.
  @Test(
    "So is a slip in a part",
    arguments: [
      ("points", "-2", "expected a number from 0 to 1000000, found -2"),
      ("points", "2, \"points\": 3", "comes twice"),
      (
        "credit", "\"some\"",
        #"parts[0].credit expected "all" or a share for every answer, found "some""#
      ),
      (
        "credit", #"{"x": 0.5, "y": 0.4}"#,
        "parts[0].credit expected shares that add up to 1, found 0.9"
      ),
      ("credit", #"{"x": 1}"#, "found none for \"y\""),
      ("credit", #"{"x": 1, "y": 0, "z": 0}"#, "found one for \"z\""),
      ("function", #""sine(x)""#, "unknown function 'sine'"), ("function", "\"\"", "not empty"),
      ("at", "{}", "parts[0].at expected a variable to differentiate by, found none"),
      (
        "at", #"{"x": "submission", "y": 1}"#,
        #"expected "from-submission" or numbers, found "submission""#
      ),
      ("at", #"{"x": [], "y": 1}"#, "expected a number, found []"),
      (
        "at", #"{"x": [[1, 2], [3]], "y": 1}"#, "expected a row of 2 as before it, found a row of 1"
      ),
      ("at", #"{"x": [[[1]]], "y": 1}"#, "found a third level of arrays"),
      ("at", #"{"x": 1, "y": 1, "x y": 1}"#, "'x y' cannot be the name"),
      ("data", #"{"x": 1}"#, #"expected a name that is not in "at", found "x""#),
      ("answers", "{}", "expected a variable that is asked for, found none"),
      ("answers", #"{"z": []}"#, #"expected a variable of "at" (x, y), found "z""#),
      ("answers", #"{"x": ["D x"], "y": ["dX"]}"#, #"expected a label of "y" alone, found "dX""#),
      ("names", #"{"q": []}"#, #"expected a name of "at" or "data" (x, y, a), found "q""#),
      ("fallback", #"{"a": 1}"#, "whose numbers are fixed"),
      ("mistakes", #"[{"function": "x"}]"#, #"needs a text in "ru" or "en"; found none"#),
      ("mistakes", #"[{"en": "x"}]"#, "found no \"function\""),
      (
        "mistakes", #"[{"function": "q", "en": "x"}]"#,
        "parts[0].mistakes[0].function unknown variable 'q'"
      ),
    ])
  func parts(key: String, value: String, phrase: String) throws {
    var members = [
      "id": "\"1\"", "points": "2", "function": "\"x^2*y + a\"", "data": "{\"a\": 1}",
      "at": #"{"x": "from-submission", "y": "from-submission"}"#,
      "answers": #"{"x": [], "y": []}"#,
    ]
    #expect(message(file(text(members))) == nil)
    members[key] = value
    let found = try #require(message(file(text(members))))
    #expect(found.contains(phrase), "\(found)")
  }

  private func text(_ members: [String: String]) -> String {
    "{" + members.sorted { $0.key < $1.key }.map { "\"\($0)\": \($1)" }.joined(separator: ", ")
      + "}"
  }

  @Test(
    "A line that could begin two parts is refused",
    arguments: [
      ("1", "", "found \"1\" as in part \"1\""), ("2", "\"ONE thing\"", "found \"ONE thing\""),
      ("ALPHA", "", "found \"ALPHA\""), ("2", "\"1\"", "found \"1\""),
    ])
  func headings(id: String, heading: String, phrase: String) throws {
    let first = part.replacingOccurrences(
      of: "\"points\"", with: "\"headings\": [\"One thing\", \"alpha\"], \"points\"")
    let second = part.replacingOccurrences(
      of: "\"id\": \"1\"", with: "\"id\": \"\(id)\", \"headings\": [\(heading)]")
    let found = try #require(message(file(first + "," + second)))
    #expect(found.contains(phrase) && found.contains("parts[1]"), "\(found)")
  }

  @Test("A formula's error points into the formula, and to its beginning where there are escapes")
  func places() throws {
    let text = file(part.replacingOccurrences(of: "x^2", with: "x^2 + qq"))
    let offset = try #require(text.range(of: "qq")).lowerBound.utf16Offset(in: text)
    #expect(try #require(message(text)).hasPrefix("1:\(offset + 1) parts[0].function"))
    let escaped = file(part.replacingOccurrences(of: "x^2", with: "\\u0078^2 + qq"))
    let quote = try #require(escaped.range(of: "\"\\u0078")).lowerBound.utf16Offset(in: escaped)
    #expect(try #require(message(escaped)).hasPrefix("1:\(quote + 1) "))
  }

  @Test("Names that Unicode calls equivalent end nothing but the file")
  func equivalentNames() throws {
    for key in ["names", "fallback", "answers", "credit", "at"] {
      let value = key == "fallback" || key == "credit" || key == "at" ? "1" : "[]"
      let members = "{\"\u{E9}\": \(value), \"e\u{301}\": \(value)}"
      let text = file(
        #"{"\#(key)": \#(members), "id": "1", "points": 2, "function": "x", "#
          + (key == "at" ? "" : #""at": {"x": "from-submission"}, "#)
          + (key == "answers" ? "" : #""answers": {"x": []}"#) + "}"
      ).replacingOccurrences(of: ", }", with: "}")
      #expect(message(text) != nil)
    }
  }

  @Test(
    "A formula of vectors and matrices that students choose is no error",
    arguments: [
      ("dot(a, v)", #"{"v": "from-submission"}"#, #"{"a": [1, 2, 3]}"#),
      ("k*dot(a, v)", #"{"v": "from-submission", "k": "from-submission"}"#, #"{"a": [1, 2, 3]}"#),
      (
        "sum(matmul(W, x) + b)", #"{"v": 1, "W": "from-submission", "b": "from-submission"}"#,
        #"{"x": [1, 2, 3]}"#
      ),
      ("v[0]*v[3] + k", #"{"v": "from-submission", "k": "from-submission"}"#, "{}"),
      ("dot(v, matmul(A, v))", #"{"v": "from-submission"}"#, #"{"A": "from-submission"}"#),
    ])
  func freeShapes(function: String, at: String, data: String) {
    func text(_ function: String) -> String {
      file(
        #"{"id": "1", "points": 2, "function": "\#(function)", "at": \#(at), "data": \#(data), "#
          + #""answers": {"v": []}}"#)
    }
    #expect(message(text(function)) == nil)
    #expect(message(text(function + " + nothing")) != nil)
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
