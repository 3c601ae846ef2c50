import Foundation
import SubmissionReading
import TestSupport
import Testing

@testable import GradeViews
@testable import SubmissionGrading

@Suite struct GradeViewTests {
  private static let endings: [GradeView: String] = [
    .csv: "csv", .junit: "xml", .html: "html", .markdown: "md", .gradescope: "json",
    .classroom: "json", .prairielearn: "json",
  ]

  @Test(
    "What people and programs are shown of a class", arguments: GradeView.allCases,
    Language.allCases)
  func golden(view: GradeView, language: Language) throws {
    let records = ViewSamples.classRecords
    let shown = view.isPerSubmission ? [records[1]] : records
    var bytes = try #require(view.document(shown, language: language))
    if view == .classroom {
      bytes = Array(try #require(Data(base64Encoded: Data(bytes.dropLast())))) + [0x0A]
    }
    let ending = Self.endings[view] ?? ""
    try expectGolden(bytes, named: "\(view.rawValue)-\(language.rawValue).\(ending)")
  }

  @Test("The same records give the same bytes", arguments: GradeView.allCases)
  func deterministic(view: GradeView) {
    let records = ViewSamples.classRecords + ViewSamples.hostileRecords
    #expect(view.text(records) == view.text(records))
    #expect(view.files(records) == view.files(records))
  }

  @Test("A format for one submission has no document of none or several")
  func count() {
    let records = ViewSamples.classRecords
    for view in GradeView.allCases {
      #expect((view.document(records) == nil) == view.isPerSubmission)
      #expect((view.document([]) == nil) == view.isPerSubmission)
      #expect(view.document([records[0]]) != nil)
      #expect((view.files(records) != nil) == view.hasFolder)
    }
  }

  @Test("The language is that of the lines, unless one is named")
  func language() {
    #expect(GradeView.html.text(ViewSamples.classRecords).contains("<html lang=\"ru\""))
    #expect(
      GradeView.html.text(ViewSamples.classRecords, language: .en).contains("<html lang=\"en\""))
  }

  @Test("A folder has a file for each submission, and an index of pages that leads to them")
  func folder() throws {
    let records = ViewSamples.classRecords
    let names = try #require(GradeView.gradescope.files(records)).map(\.name)
    #expect(names == records.map { $0.submission + ".json" })
    let pages = try #require(GradeView.html.files(records))
    #expect(pages.map(\.name) == records.map { $0.submission + ".html" } + ["index.html"])
    let index = String(decoding: try #require(pages.last).bytes, as: UTF8.self)
    for page in pages.dropLast() { #expect(index.contains("href=\"./\(page.name)\"")) }
    // A page that one student is given says nothing of the others.
    let own = String(decoding: pages[1].bytes, as: UTF8.self)
    #expect(own.contains("boris.py") && !own.contains("anna") && !own.contains("href"))
  }
}
