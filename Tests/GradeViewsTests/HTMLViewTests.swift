import Foundation
import SubmissionReading
import Testing

@testable import GradeViews
@testable import SubmissionGrading

@Suite struct HTMLViewTests {
  private static let known: Set<String> = [
    "html", "head", "meta", "title", "style", "body", "main", "section", "article", "figure",
    "figcaption", "h1", "h2", "h3", "h4", "p", "ul", "li", "dl", "dt", "dd", "div", "span", "small",
    "b", "a", "code", "bdi", "wbr", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td",
  ]

  private static let attributes: Set<String> = [
    "lang", "xmlns", "charset", "http-equiv", "content", "name", "id", "class", "href", "style",
    "role", "title", "scope", "colspan", "tabindex", "aria-label", "aria-labelledby", "aria-hidden",
  ]

  /// All pages of a class: that of the class, the index, and those of students.
  private static func pages(_ records: [GradeRecord]) -> [String] {
    let folder = GradeView.html.files(records) ?? []
    return [GradeView.html.text(records)]
      + folder.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test(
    "Every page is well formed, loads nothing, runs nothing, and its links lead somewhere",
    arguments: SampleSet.allCases)
  func safe(samples: SampleSet) throws {
    let records = samples.records
    let files = Set((GradeView.html.files(records) ?? []).map(\.name))
    for page in Self.pages(records) {
      let root = try MarkupElement(parsing: page)
      let all = root.all
      #expect(Set(all.map(\.name)).isSubset(of: Self.known))
      let ids = all.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count)
      for element in all {
        #expect(Set(element.attributes.keys).isSubset(of: Self.attributes))
        if let link = element.attributes["href"] {
          let isHere = link.hasPrefix("#") && ids.contains(String(link.dropFirst()))
          let file = link.dropFirst(2).removingPercentEncoding ?? ""
          #expect(isHere || link.hasPrefix("./") && files.contains(file), "\(link)")
        }
        if let style = element.attributes["style"] {
          #expect(style.wholeMatch(of: /height: \d+%|flex-grow: \d+/) != nil, "\(style)")
        }
      }
      #expect(page.contains("default-src 'none'") && !page.contains("url("))
    }
  }

  @Test("Pages say their language and title, and headings and tables are marked up as such")
  func accessible() throws {
    for page in Self.pages(ViewSamples.classRecords) {
      let root = try MarkupElement(parsing: page)
      #expect(root.attributes["lang"] == "ru")
      let all = root.all
      #expect(all.first { $0.name == "title" }?.text.isEmpty == false)
      #expect(all.count { $0.name == "h1" } == 1)
      for head in all where head.name == "th" {
        #expect(["col", "row"].contains(head.attributes["scope"]))
      }
      var level = 0
      for heading in all.compactMap({ $0.name.wholeMatch(of: /h(\d)/) }) {
        let next = try #require(Int(heading.output.1))
        #expect(next <= level + 1)
        level = next
      }
    }
  }

  @Test("The page has the class, its mistakes, and every answer")
  func contents() throws {
    let root = try MarkupElement(parsing: GradeView.html.text(ViewSamples.classRecords))
    let text = root.all.first { $0.name == "main" }?.wholeText ?? ""
    for phrase in [
      "противоположный знак 2", "накопленный градиент 1", "у производной противоположный знак",
      "∂/∂x", "-5.0344", "это архив: сдайте сам файл", "не читается", "вышло время",
    ] {
      #expect(text.contains(phrase), "\(phrase)")
    }
    let rows = root.all.filter { $0.name == "a" && $0.attributes["href"]?.hasPrefix("#s") == true }
    #expect(rows.map(\.wholeText) == ViewSamples.classRecords.map(\.submission))
    let bars = root.all.first { $0.attributes["role"] == "img" }
    #expect(bars?.attributes["aria-label"] == "0–9 %: 3; 50–59 %: 1; 100 %: 1")
  }

  @Test("What is interpolated cannot become markup")
  func markup() {
    let name = "<b>&\"'\n"
    let markup: HTMLMarkup = "<td title=\"\(name)\">\(name)</td>\(1)"
    let escaped = "&lt;b&gt;&amp;&quot;&apos;&#10;"
    #expect(markup.text == "<td title=\"\(escaped)\">\(escaped)</td>1")
    #expect(HTMLMarkup.link(toFile: "a ё?#.html").text == "./a%20%D1%91%3F%23.html")
  }
}
