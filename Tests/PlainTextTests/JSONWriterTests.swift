import PlainText
import StrictJSON
import TestSupport
import Testing

@Suite struct JSONWriterTests {
  private func written(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return writer.text
  }

  @Test("Objects and arrays get their commas")
  func structure() {
    let text = written { writer in
      for _ in 0..<2 {
        writer.beginObject()
        writer.member("id", "2.1")
        writer.member("passed", true)
        writer.key("components")
        writer.beginArray()
        writer.value(28.0)
        writer.beginArray()
        writer.endArray()
        writer.null()
        writer.beginObject()
        writer.endObject()
        writer.endArray()
        writer.member("evaluations", 27)
        writer.endObject()
        writer.endLine()
      }
    }
    let line =
      "{\"id\":\"2.1\",\"passed\":true,\"components\":[28,[],null,{}],\"evaluations\":27}\n"
    #expect(text == line + line)
  }

  @Test(
    "Numbers are as short as can be",
    arguments: [
      (28.0, "28"), (0.0, "0"), (-0.0, "-0"), (-3.0, "-3"), (0.1, "0.1"), (1e300, "1e300"),
      (1e-5, "1e-5"), (1.1e-13, "1.1e-13"), (1e16, "1e16"), (1.5e-300, "1.5e-300"),
      (28.000000000000004, "28.000000000000004"), (123_456_789, "123456789"),
      (.nan, "\"NaN\""), (.infinity, "\"Infinity\""), (-.infinity, "\"-Infinity\""),
      (.greatestFiniteMagnitude, "1.7976931348623157e308"), (.leastNonzeroMagnitude, "5e-324"),
    ])
  func numbers(number: Double, literal: String) {
    #expect(written { $0.value(number) } == literal)
  }

  @Test("Every finite Double is read back as itself")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<5000 {
      let double = Double(bitPattern: generator.next())
      guard double.isFinite else { continue }
      let text = written { $0.value(double) }
      #expect(try JSONValue(parsing: text).double?.bitPattern == double.bitPattern, "\(text)")
    }
  }

  @Test("Strings escape what must be escaped, and what acts on a terminal, and nothing else")
  func strings() throws {
    #expect(
      written { $0.value("\"\\/\u{8}\u{C}\n\r\t\0\u{1F}\u{7F}é😀\u{2028}") }
        == #""\"\\/\u0008\u000C\n\r\t\u0000\u001F\u007Fé😀\u2028""#)
    let hostile = "\u{1B}\u{0}\n\r\u{7F}\u{85}\u{9B}\u{2028}\u{202E}\u{2066}\u{200F}\u{FEFF}"
    #expect(
      written { $0.value(hostile) }
        == #""\u001B\u0000\n\r\u007F\u0085\u009B\u2028\u202E\u2066\u200F\uFEFF""#)
  }

  @Test("Every scalar reads back, and none that acts on a terminal leaves raw", arguments: 0..<17)
  func everyScalar(plane: UInt32) throws {
    var text = ""
    for value in (plane << 16)..<((plane + 1) << 16) {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    let written = written { $0.value(text) }
    #expect(!written.unicodeScalars.contains(where: VisibleText.actsOnTerminals))
    let back = try #require(try JSONValue(parsing: written).string)
    #expect(back.unicodeScalars.elementsEqual(text.unicodeScalars), "plane \(plane)")
  }

  @Test("Keys are as safe as strings")
  func keys() {
    let text = written { writer in
      writer.beginObject()
      writer.member("a\u{202E}b", 1)
      writer.endObject()
    }
    #expect(text == #"{"a\u202Eb":1}"#)
  }

  @Test("A tree is written as it was read, on one line")
  func trees() throws {
    let text = "{\"a\":[1,2.50,\"x\"],\"b\":{\"c\":null,\"d\":[true,false]},\"e\":1e5}"
    let tree = try JSONValue(parsing: text)
    #expect(written { $0.value(tree) } == text)
  }
}
