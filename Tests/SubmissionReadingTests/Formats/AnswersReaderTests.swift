import StrictJSON
import Testing

@testable import SubmissionReading

@Suite struct AnswersReaderTests {
  /// The entries of one part, `label=number`, with the extents of what is no scalar.
  private func read(_ value: String) throws -> String {
    let text = #"{"schema": "gradcheck.answers/1", "answers": {"1.1": \#(value)}}"#
    let submission = try #require(try AnswersReader.read(Array(text.utf8)))
    let sheet = try #require(submission.sheets?.first)
    return sheet.entries.map { label, value in
      "\(label)=\(value.text)\(value.shape.isEmpty ? "" : " \(value.shape)")"
    }.joined(separator: "; ")
  }

  @Test(
    "Numbers as students fill them in",
    arguments: [
      (#"{"x": 28}"#, "x=28"), (#"{"x": 28.0}"#, "x=28.0"), (#"{"x": -5.0344e0}"#, "x=-5.0344e0"),
      (#"{"x": "28.0"}"#, "x=28.0"), (#"{"x": "0,98"}"#, "x=0,98"), (#"{"x": "−3"}"#, "x=−3"),
      (#"{"x": "tensor(28.)"}"#, "x=28."), (#"{"x": "[1, 2]"}"#, "x=[1, 2] [2]"),
      (#"{"x": null}"#, "x=None"), (#"{"x": "None"}"#, "x=None"), (#"{"x": NaN}"#, "x=NaN"),
      (#"{"x": Infinity, "y": -Infinity}"#, "x=Infinity; y=-Infinity"), (#"{"x": "nan"}"#, "x=nan"),
      (#"{"x": [1, 2.5]}"#, "x=[1, 2.5] [2]"), (#"{"x": [[1], [2]]}"#, "x=[1, 2] [2, 1]"),
      (#"{"x": [NaN]}"#, "x=NaN [1]"), (#"{"x": [1, null]}"#, "x=None [2]"),
      (#"{"x": 1, "y": 2}"#, "x=1; y=2"), (#"{}"#, ""), ("3", "=3"), ("[1, 2]", "=[1, 2] [2]"),
      (#""2.5""#, "=2.5"),
    ])
  func numbers(value: String, expected: String) throws {
    #expect(try read(value) == expected)
  }

  @Test(
    "What is no number stays an entry without numbers",
    arguments: [
      (#"{"x": "many"}"#, "x=[]"), (#"{"x": true}"#, "x=[]"), (#"{"x": {}}"#, "x=[]"),
      (#"{"x": ""}"#, "x=[]"), (#"{"x": "2 3"}"#, "x=[]"), (#"{"x": " 2"}"#, "x=[]"),
      (#"{"x": "2x"}"#, "x=[]"), (#"{"x": []}"#, "x=[]"), (#"{"x": [1, [2]]}"#, "x=[]"),
      (#"{"x": [1, "a"]}"#, "x=[]"), ("true", ""), (#""many""#, ""), ("null", "=None"),
    ])
  func others(value: String, expected: String) throws {
    #expect(try read(value) == expected)
  }

  @Test("Stand-ins take the place of Python's words outside strings only, byte for byte")
  func words() {
    let rows = [
      ("[NaN, Infinity, -Infinity]", "[\"N\", \"Infini\", \"-Infini\"]"),
      (#"{"NaN": "NaN"}"#, #"{"NaN": "NaN"}"#), (#"["a\"NaN", NaN]"#, #"["a\"NaN", "N"]"#),
      (#"["Infinity"]"#, #"["Infinity"]"#), ("[1]", "[1]"), ("", ""), ("Na", "Na"), ("-", "-"),
    ]
    for (text, expected) in rows {
      let strict = PythonJSON.strict(Array(text.utf8))
      #expect(String(decoding: strict, as: UTF8.self) == expected)
      #expect(strict.count == text.utf8.count)
    }
    #expect(PythonJSON.word(for: "N") == "NaN" && PythonJSON.word(for: "-Infini") == "-Infinity")
    #expect(PythonJSON.word(for: "NaN") == nil && PythonJSON.word(for: "") == nil)
  }
}
