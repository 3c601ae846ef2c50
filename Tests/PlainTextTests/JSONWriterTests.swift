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

  @Test("Strings escape what must be escaped, and nothing else")
  func strings() throws {
    #expect(
      written { $0.value("\"\\/\u{8}\u{C}\n\r\t\0\u{1F}\u{7F}é😀\u{2028}") }
        == "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u{7F}é😀\u{2028}\"")
    let all = String(String.UnicodeScalarView((0..<0x300).compactMap { Unicode.Scalar($0) }))
    #expect(try JSONValue(parsing: written { $0.value(all) }).string == all)
  }

  @Test("A tree is written as it was read, on one line")
  func trees() throws {
    let text = "{\"a\":[1,2.50,\"x\"],\"b\":{\"c\":null,\"d\":[true,false]},\"e\":1e5}"
    let tree = try JSONValue(parsing: text)
    #expect(written { $0.value(tree) } == text)
  }
}
