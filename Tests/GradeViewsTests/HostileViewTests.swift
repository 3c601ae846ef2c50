import Foundation
import PlainText
import SubmissionReading
import Testing

@testable import GradeViews
@testable import SubmissionGrading

/// Names, claims and messages that try to leave their place, in every format.
@Suite struct HostileViewTests {
  /// All texts of a view: the document, and the files of the folder.
  private static func texts(_ view: GradeView) throws -> [String] {
    let records = ViewSamples.hostileRecords
    var documents = (view.files(records) ?? []).map(\.bytes)
    if let document = view.document(records) { documents.append(document) }
    guard view == .classroom else { return documents.map { String(decoding: $0, as: UTF8.self) } }
    return try documents.map { bytes in
      let data = try #require(Data(base64Encoded: Data(bytes.dropLast())))
      return String(decoding: data, as: UTF8.self)
    }
  }

  @Test("Nothing acts on a terminal or turns the direction of text", arguments: GradeView.allCases)
  func visible(view: GradeView) throws {
    let allowed: Set<Unicode.Scalar> = view == .csv ? ["\r", "\n", "\u{FEFF}"] : ["\n"]
    for text in try Self.texts(view) {
      let acting = Set(text.unicodeScalars.filter(VisibleText.actsOnTerminals))
      #expect(acting.isSubset(of: allowed), "\(acting)")
    }
  }

  @Test(
    "A name of 100 kB makes no page of 100 kB",
    arguments: GradeView.allCases.filter { $0 != .csv })
  func short(view: GradeView) throws {
    let records = ViewSamples.hostileRecords.filter { $0.submission.utf8.count > 50_000 }
    #expect(records.count == 2)
    for record in records {
      let document = try #require(view.document([record]))
      #expect(document.count < 30_000)
    }
  }

  @Test("The gradebook has the whole name, and no cell that is computed")
  func gradebook() throws {
    let rows = try CSVTable(GradeView.csv.text(ViewSamples.hostileRecords)).rows
    #expect(rows.count == ViewSamples.hostileRecords.count)
    #expect(rows.contains { $0["submission"]?.count == 100_000 })
    for row in rows {
      for (column, cell) in row where !column.hasSuffix("score") && column != "max" {
        let first = cell.unicodeScalars.first { $0 != " " }
        #expect(first.map { !"=+-@\t\r＝＋－＠".unicodeScalars.contains($0) } ?? true, "\(cell)")
      }
    }
  }

  @Test("No line of GitHub's log is a command")
  func commands() throws {
    for text in try Self.texts(.classroom) {
      #expect(!text.contains("::") && !text.contains("##["))
    }
  }

  @Test("No sentence shows what nobody was told: right answers come from the lines, or not at all")
  func answers() throws {
    var record = ViewSamples.classRecords[1]
    for part in record.parts.indices {
      for answer in record.parts[part].answers.indices {
        record.parts[part].answers[answer].claimed = nil
      }
    }
    for view in GradeView.allCases {
      #expect(try !#require(view.document([record])).isEmpty)
      #expect(!view.text([record]).contains("5.0344"))
    }
  }

  @Test("What cannot be seen is spelt out, accents do not heap up, and emoji stay")
  func text() {
    #expect(ViewText.visible("a\u{200B}b\u{E0041}\u{AD}") == #"a\u{200B}b\u{E0041}\u{AD}"#)
    #expect(ViewText.visible("👩‍💻 ❤️ й") == "👩‍💻 ❤️ й")
    #expect(ViewText.visible("a\u{301}\u{301}\u{301}\u{301}\u{301}").hasSuffix(#"\u{301}"#))
    #expect(ViewText.of(String(repeating: "x", count: 9), atMost: 4) == "xxxx…")
    #expect(ViewText.of("\u{1B}\u{1B}", atMost: 8) == #"\u{1B}\u…"#)
    #expect(ViewText.of("four", atMost: 4) == "four")
  }
}
