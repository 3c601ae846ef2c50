import StrictJSON
import TestSupport
import Testing

@Suite struct JSONReaderTests {
  @Test(
    "Texts that RFC 8259 allows are read",
    arguments: [
      "0", "-0", "1.5e-3", "true", "false", "null", "\"\"", "[]", "{}", " [ ] ", "\t{\r\n}\n",
      "[1,2,3]", "[[],[[]],{}]", "{\"\":0}", "{\"a\":{\"a\":{\"a\":1}}}", "[1 , 2]",
      "{\"a\" : 1 , \"b\" : 2}", "\u{FEFF}[]", "{\"a\":1,\"A\":2,\"\\u0062\":3}",
      "[true,false,null]",
    ])
  func accepts(text: String) {
    #expect(refusal(of: text) == nil)
  }

  @Test(
    "Whatever is not JSON is refused, with the place and what was expected",
    arguments: [
      ("", "1:1: the file is empty"),
      ("  \n ", "2:2: the file is empty"),
      ("[", "1:2: expected a value or ']', found end of file"),
      ("[1", "1:3: expected ',' or ']' after element [0], found end of file"),
      ("{", "1:2: expected a key in double quotes, found end of file"),
      ("{\"a\"", "1:5: expected ':' after the key \"a\", found end of file"),
      ("{\"a\":", "1:6: expected a value, found end of file"),
      (
        "{\"at\": {\"x\": 1}",
        "1:16: expected ',' or '}' after the value of \"at\", found end of file"
      ),
      ("{\"x\": [1, 2", "1:12: expected ',' or ']' after element [1] of \"x\", found end of file"),
      (
        "{\"x\": [[1], [2 3]]}",
        "1:16: expected ',' or ']' after element [1][0] of \"x\", found 3"
      ),
      ("[1,]", "1:3: there is a comma before ']'; remove it"),
      ("{\"a\":1 , }", "1:8: there is a comma before '}'; remove it"),
      ("[,1]", "1:2: expected a value, found ','"),
      ("[1,,2]", "1:4: expected a value, found ','"),
      ("{\"a\":1,,}", "1:8: expected a key in double quotes, found ','"),
      ("[1}", "1:3: expected ',' or ']' after element [0], found '}'"),
      ("{\"a\":1]", "1:7: expected ',' or '}' after the value of \"a\", found ']'"),
      ("[1] [2]", "1:5: expected the end of the text after its value, found '['"),
      ("// no\n1", "1:1: expected a value, found '/'; JSON has no comments"),
      ("[1 # no\n]", "1:4: expected ',' or ']' after element [0], found '#'; JSON has no comments"),
      (
        "{'a':1}",
        "1:2: expected a key in double quotes, found \"'\"; text is written in double quotes"
      ),
      (
        "{a:1}",
        "1:2: expected a key in double quotes, found a; keys are written in double quotes"
      ),
      (
        "{\"a\"=1}",
        "1:5: expected ':' after the key \"a\", found '='; a key and its value are separated by ':'"
      ),
      ("[NaN]", "1:2: expected a value, found NaN; write \"NaN\" as a string"),
      ("[Infinity]", "1:2: expected a value, found Infinity; write \"Infinity\" as a string"),
      ("[-Infinity]", "1:2: expected a number, found -Infinity; write \"-Infinity\" as a string"),
      ("[True]", "1:2: expected a value, found True; JSON writes true"),
      ("[None]", "1:2: expected a value, found None; JSON writes null"),
      ("[nul]", "1:2: expected null, found nul; text is written in double quotes"),
      ("[trueish]", "1:2: expected true or false, found trueish; text is written in double quotes"),
      ("[hello]", "1:2: expected a value, found hello; text is written in double quotes"),
      (
        "[“a”]",
        "1:2: expected a value, found '“' (U+201C); typographic quotation marks; JSON's is '\"'"
      ),
      ("[−1]", "1:2: expected a value, found '−' (U+2212); the minus sign of JSON is '-'"),
      (
        "[\u{A0}1]",
        "1:2: expected a value, found U+00A0; JSON knows no white space but space, tab and line end"
      ),
      ("[1\u{C}]", "1:3: expected ',' or ']' after element [0], found U+000C"),
      ("[1,\0]", "1:4: expected a value, found U+0000; this does not look like a text file"),
      (
        "<<<<<<< HEAD\n{}",
        "1:1: expected a value, found '<'; this is a merge conflict, not resolved yet"
      ),
      (
        "{\"a\":1;}",
        "1:7: expected ',' or '}' after the value of \"a\", found ';'; values are separated by ','"
      ),
    ])
  func refuses(text: String, description: String) {
    #expect(refusal(of: text)?.description == description)
  }

  @Test("Nesting is read to 128 levels and refused beyond, whatever follows")
  func depth() {
    let brackets = { (depth: Int) in
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(refusal(of: brackets(128)) == nil)
    let message = "objects and arrays are nested deeper than 128 levels"
    #expect(refusal(of: brackets(129))?.message == message)
    #expect(refusal(of: brackets(129))?.column == 129)
    #expect(refusal(of: String(repeating: "[", count: 200_000))?.message == message)
    #expect(refusal(of: String(repeating: "{\"a\":", count: 200_000))?.message == message)
    #expect(refusal(of: "[" + brackets(127) + "," + brackets(127) + "]") == nil)
  }

  @Test("Values are pulled in the order of the text")
  func pulling() throws {
    let text = Array("{\"x\": [1, 2.5], \"name\": \"a\\nb\", \"flag\": true, \"none\": null}".utf8)
    try text.withUnsafeBufferPointer { bytes in
      var reader = try JSONReader(bytes)
      var numbers: [Double] = []
      var object = try reader.beginObject()
      while let key = try reader.nextKey(in: &object) {
        switch reader.text(of: key) {
        case "x":
          var array = try reader.beginArray()
          while try reader.nextElement(in: &array) { numbers.append(try reader.readNumber().value) }
        case "name": #expect(reader.text(of: try reader.readString()) == "a\nb")
        case "flag":
          #expect(try reader.peek() == .bool)
          #expect(try reader.readBool())
        default: try reader.readNull()
        }
      }
      try reader.finish()
      #expect(numbers == [1, 2.5])
    }
  }

  @Test("A value of another kind than the one asked for is an error that names both")
  func otherKind() throws {
    let text = Array("[\"a\"]".utf8)
    try text.withUnsafeBufferPointer { bytes in
      var reader = try JSONReader(bytes)
      do throws(JSONError) {
        _ = try reader.beginObject()
        Issue.record("an array was taken for an object")
      } catch {
        #expect(error.message == "expected an object, found '['")
      }
      var array = try reader.beginArray()
      _ = try reader.nextElement(in: &array)
      do throws(JSONError) {
        _ = try reader.readNumber()
        Issue.record("a string was taken for a number")
      } catch {
        #expect(error.message == "expected a number, found '\"'")
      }
    }
  }

  @Test("After a rewind the same object is read again, its keys being new")
  func rewinding() throws {
    let text = Array("{\"a\": {\"b\": 1}, \"c\": 2}".utf8)
    try text.withUnsafeBufferPointer { bytes in
      var reader = try JSONReader(bytes)
      var object = try reader.beginObject()
      _ = try reader.nextKey(in: &object)
      let mark = reader.mark
      for _ in 0..<3 {
        reader.rewind(to: mark)
        var inner = try reader.beginObject()
        _ = try reader.nextKey(in: &inner)
      }
      reader.rewind(to: mark)
      try reader.skipValue()
      #expect(try reader.nextKey(in: &object).map { reader.text(of: $0) } == "c")
      try reader.skipValue()
      #expect(try reader.nextKey(in: &object) == nil)
      try reader.finish()
    }
  }

  @Test("Texts changed at random never crash the reader, and errors lie inside the text")
  func mutations() {
    var generator = SeededGenerator(seed: 1)
    let original = Array(
      "{\"id\": \"é\\u00e9\", \"at\": {\"x\": [1.5, -2e-3], \"y\": 0}, \"t\": [true, null]}".utf8)
    let pieces = Array("{}[],:\"\\u0x1e+-. \n\u{7F}".utf8) + [0x80, 0xC3, 0xED, 0xF4, 0xFF, 0]
    for _ in 0..<3000 {
      var text = original
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let index = text.indices.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: text.remove(at: index)
        case 1: text[index] = pieces.randomElement(using: &generator) ?? 0
        default: text.insert(pieces.randomElement(using: &generator) ?? 0, at: index)
        }
      }
      if let error = refusal(of: text) {
        #expect((0...text.count).contains(error.offset))
        #expect(!error.message.isEmpty)
      }
    }
  }

  @Test("Every text cut short is refused at its end or inside its last token")
  func truncations() {
    let text = Array("{\"id\": \"aé\", \"at\": {\"x\": [1, -2]}, \"t\": true}".utf8)
    for length in 0..<text.count {
      #expect(refusal(of: Array(text.prefix(length))) != nil, "cut to \(length) bytes")
    }
    #expect(refusal(of: text) == nil)
  }
}
