import ResultLines
import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct SubmissionBatchTests {
  private func batch(_ entries: (name: String, path: String)...) -> SubmissionBatch {
    SubmissionBatch(entries.map { SubmissionFiles.Entry(name: $0.name, path: $0.path) })
  }

  private func names(_ batch: SubmissionBatch) -> [String] { batch.entries.map(\.name) }

  @Test("Submissions come in the order of their names' bytes, whatever order they were found in")
  func order() {
    let sorted = ["B.py", "a.py", "a/b.py", "ab.py", "é.py", "я.py"]
    let entries = sorted.map { SubmissionFiles.Entry(name: $0, path: "c/\($0)") }
    #expect(names(SubmissionBatch(entries)) == sorted)
    #expect(names(SubmissionBatch(entries.reversed())) == sorted)
  }

  @Test("Submissions of one name are told apart by their paths, and of two spellings one is left")
  func names() {
    #expect(
      names(batch(("hw.py", "u2/hw.py"), ("hw.py", "./u1/hw.py"), ("hw.py", "u1//hw.py")))
        == ["u1/hw.py", "u2/hw.py"])
    #expect(names(batch(("hw.py", "/u/hw.py"), ("hw.py", "u/hw.py"))) == ["/u/hw.py", "u/hw.py"])
  }

  @Test("A path that is another one's name is not taken for it")
  func pathAsName() {
    let found = batch(("x/hw.py", "r/x/hw.py"), ("hw.py", "x/hw.py"), ("hw.py", "y/hw.py"))
    #expect(names(found) == ["r/x/hw.py", "x/hw.py", "y/hw.py"])
  }

  @Test("A shard's closing line counts its own submissions, and names the whole batch")
  func closing() throws {
    let all = batch(("a", "a"), ("b", "b"), ("c", "c"), ("d", "d"))
    let lesson = try exercise("lesson-2")
    var count = 0
    for index in 1...3 {
      let shard = try #require(Shard(index: index, count: 3))
      let closing = all.closing(
        of: shard, exercise: lesson, language: .en, showsAnswers: false, isRun: false)
      #expect(closing.total == 4)
      #expect(closing.count == all.entries(of: shard).count)
      // printf 'a\0b\0c\0d\0' | sha256sum
      #expect(closing.ids == "5853dca2993b8cc094f73a74a962ee9cc733a8f6b44cc771735c643b34634c2b")
      count += closing.count
    }
    #expect(count == 4)
    #expect(all.entries(of: nil) == all.entries)
  }
}
