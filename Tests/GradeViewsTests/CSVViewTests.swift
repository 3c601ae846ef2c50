import SubmissionReading
import Testing

@testable import GradeViews
@testable import SubmissionGrading

@Suite struct CSVViewTests {
  @Test("A row for each submission, and a column for what a gradebook takes")
  func rows() throws {
    let rows = try CSVTable(GradeView.csv.text(ViewSamples.classRecords)).rows
    #expect(rows.count == ViewSamples.classRecords.count)
    let boris = try #require(rows.first { $0["submission"] == "boris.py" })
    #expect(boris["status"] == "graded" && boris["score"] == "8" && boris["max"] == "16")
    #expect(boris["2.1 score"] == "8" && boris["2.1 verdict"] == "pass")
    #expect(boris["2.3 score"] == "0" && boris["2.3 verdict"] == "wrong")
    #expect(boris["messages"]?.contains("2.3: у производной противоположный знак") == true)
    let egor = try #require(rows.first { $0["submission"] == "egor.ipynb" })
    #expect(egor["status"] == "unreadable" && egor["score"] == "0" && egor["2.1 score"] == "")
    #expect(egor["sha256"] == "" && egor["messages"] == "это архив: сдайте сам файл")
  }

  @Test("It begins with the mark that Excel needs, and lines end as RFC 4180 says")
  func encoding() throws {
    let bytes = try #require(GradeView.csv.document(ViewSamples.classRecords))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]) && bytes.suffix(2) == [0x0D, 0x0A])
    for index in bytes.indices where bytes[index] == 0x0A { #expect(bytes[index - 1] == 0x0D) }
  }

  @Test(
    "Text that a spreadsheet would compute has an apostrophe before it; numbers stay numbers",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-5.py", "'-5.py"), ("@x", "'@x"), ("\tx", #"'\tx"#),
      ("\rx", #"'\rx"#), (" =1", "' =1"), (" x", "\" x\""), ("a=1", "a=1"), ("28", "28"),
      ("a,b", "\"a,b\""),
      ("a;=b", "\"a;=b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", #"a\nb"#), ("", ""),
    ])
  func cell(text: String, written: String) {
    #expect(CSVView.text(text) == written)
  }

  @Test("Where there are several exercises, the columns of their parts are told apart")
  func exercises() throws {
    var other = ViewSamples.classRecords[0]
    other.exercise = "lesson-3"
    let rows = try CSVTable(GradeView.csv.text([ViewSamples.classRecords[0], other])).rows
    #expect(rows[0]["lesson-2/2.1 score"] == "8" && rows[0]["lesson-3/2.1 score"] == "")
    #expect(rows[1]["lesson-3/2.1 score"] == "8" && rows[1]["exercise"] == "lesson-3")
  }

  @Test("A class without submissions has a header")
  func empty() throws {
    #expect(GradeView.csv.text([]).hasPrefix("\u{FEFF}submission,status,score,max,messages,"))
  }
}

/// A reader of RFC 4180 that accepts nothing else.
struct CSVTable {
  struct Malformed: Error {}

  var rows: [[String: String]] = []

  init(_ text: String) throws {
    var records: [[String]] = [[]]
    var scalars = Array(text.unicodeScalars)[...]
    guard scalars.popFirst() == "\u{FEFF}" else { throw Malformed() }
    while let first = scalars.first {
      var field = ""
      if first == "\"" {
        scalars.removeFirst()
        while true {
          guard let scalar = scalars.popFirst() else { throw Malformed() }
          if scalar != "\"" {
            field.unicodeScalars.append(scalar)
          } else if scalars.first == "\"" {
            field.unicodeScalars.append(scalars.removeFirst())
          } else {
            break
          }
        }
      } else {
        while let scalar = scalars.first, scalar != ",", scalar != "\r" {
          guard scalar != "\"", scalar != "\n" else { throw Malformed() }
          field.unicodeScalars.append(scalars.removeFirst())
        }
      }
      records[records.count - 1].append(field)
      switch scalars.popFirst() {
      case ",": continue
      case "\r":
        guard scalars.popFirst() == "\n" else { throw Malformed() }
        records.append([])
      default: throw Malformed()
      }
    }
    guard records.popLast() == [], let header = records.first else { throw Malformed() }
    for record in records.dropFirst() {
      guard record.count == header.count else { throw Malformed() }
      rows.append(Dictionary(zip(header, record)) { first, _ in first })
    }
  }
}
