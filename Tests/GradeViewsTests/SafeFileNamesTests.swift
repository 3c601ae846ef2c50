import SubmissionReading
import Testing

@testable import GradeViews
@testable import SubmissionGrading

@Suite struct SafeFileNamesTests {
  private func names(_ titles: [String]) -> [String] {
    let records = titles.map { ViewSamples.record($0, []) }
    return SafeFileNames.of(records, ending: ".json", reserved: ["index"])
  }

  @Test("Ordinary names stay what they are")
  func ordinary() {
    #expect(
      names(["Иванов_Анна.ipynb", "hw-1.py", "é.py", "作业.py"]).map { $0.dropLast(5) } == [
        "Иванов_Анна.ipynb", "hw-1.py", "é.py", "作业.py",
      ])
  }

  @Test(
    "Others stay inside the folder, are short, and differ, whatever a system does not tell apart")
  func hostile() {
    let names = names(ViewSamples.hostileTexts)
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
    for name in names {
      #expect(!name.utf8.contains(UInt8(ascii: "/")) && !name.utf8.contains(UInt8(ascii: "\\")))
      #expect(!name.hasPrefix(".") && !name.hasPrefix("-") && name.utf8.count <= 200, "\(name)")
      #expect(name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != ":" && $0 != "%" })
      let stem = name.prefix { $0 != "." }.lowercased()
      #expect(!["con", "nul", "index"].contains(stem) || name == "index.html.json", "\(name)")
    }
  }

  @Test(
    "A changed name stays the same when the class grows, and equal ones of two exercises differ")
  func stable() {
    #expect(names(["a/b"])[0] == names(["a b", "a/b", "a_b"])[1])
    var other = ViewSamples.record("a.py", [])
    other.exercise = "lesson-3"
    let both = SafeFileNames.of(
      [ViewSamples.record("a.py", []), other], ending: "", reserved: [])
    #expect(Set(both).count == 2 && both[0].hasPrefix("lesson-2_a.py-"))
  }
}
