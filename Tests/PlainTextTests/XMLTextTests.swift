import Testing

@testable import PlainText

@Suite("XML text")
struct XMLTextTests {
  @Test("Markup is escaped")
  func markup() {
    #expect(
      XMLText.escape(#"<a b="c">'&'</a>]]>"#)
        == "&lt;a b=&quot;c&quot;&gt;&apos;&amp;&apos;&lt;/a&gt;]]&gt;")
  }

  @Test("What XML 1.0 has no way to hold becomes U+FFFD")
  func forbidden() {
    #expect(XMLText.escape("a\u{0}b\u{1B}c\u{FFFE}d\u{FFFF}e") == "a�b�c�d�e")
    #expect(XMLText.escape("é変\u{10FFFF}") == "é変\u{10FFFF}")
  }

  @Test("White space survives a parser's normalisation")
  func whiteSpace() {
    #expect(XMLText.escape("a\tb\nc\r\nd") == "a\tb\nc&#13;\nd")
    #expect(XMLText.escape("a\tb\nc\r\nd", inAttribute: true) == "a&#9;b&#10;c&#13;&#10;d")
  }

  @Test("Elements nest, and a fragment stands where it is put")
  func nesting() {
    var fragment = XMLText(depth: 1)
    fragment.empty("inner", [("n", "1")])
    fragment.element("text", [], text: "x < y")
    var document = XMLText()
    document.start("outer", [("name", "\"")])
    document.append(fragment)
    document.end()
    document.end()
    #expect(
      document.text == """
        <outer name="&quot;">
          <inner n="1"/>
          <text>x &lt; y</text>
        </outer>

        """)
  }
}
