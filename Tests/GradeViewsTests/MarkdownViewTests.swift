import SubmissionReading
import Testing

@testable import GradeViews
@testable import SubmissionGrading

@Suite struct MarkdownViewTests {
  @Test(
    "Nothing in a sentence is Markdown",
    arguments: [
      ("zero_grad() *x*", #"zero\_grad() \*x\*"#), ("a|b", "a&#124;b"), ("<b>&", "&lt;b&gt;&amp;"),
      ("`x`", #"\`x\`"#), ("[a](b)", #"\[a\](b)"#), ("@all #1", "@&#8203;all #&#8203;1"),
      ("http://x", "http:&#8203;//x"), ("www.x", "www&#8203;.x"), (#"\|"#, #"\\&#124;"#),
    ])
  func escape(text: String, escaped: String) {
    #expect(MarkdownView.escape(text) == escaped)
  }

  @Test("A name is code that it cannot leave")
  func code() {
    #expect(MarkdownView.code("a`|@b") == #"`a\u{60}\u{7C}@b`"#)
    #expect(MarkdownView.code("`\u{301}") == "`\\u{60}\u{301}`")
  }

  @Test(
    "Every row of a table has its cells",
    arguments: [SampleSet.everything, .hostile])
  func tables(samples: SampleSet) {
    let records = samples.records
    let lines = GradeView.markdown.text(records).split(
      separator: "\n", omittingEmptySubsequences: false)
    var cells = 0
    var rows = 0
    for line in lines {
      guard line.hasPrefix("|") else {
        cells = 0
        continue
      }
      let count = line.unicodeScalars.count { $0 == "|" }
      if cells == 0 { cells = count }
      #expect(count == cells, "\(line)")
      rows += 1
    }
    #expect(rows >= records.count + 4)
  }
}
