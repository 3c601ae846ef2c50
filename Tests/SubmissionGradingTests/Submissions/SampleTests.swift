import Foundation
import StrictJSON
import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct SampleTests {
  private struct Sample {
    var name: String
    var verdicts: [String: String]?
    var status: String
    var score: Double
  }

  private func samples(_ exercise: String) throws -> [Sample] {
    let manifest = try JSONValue(parsing: bytes(of: "submissions/\(exercise).json"))
    return (manifest["samples"]?.members ?? []).map { member in
      let verdicts = member.value["expect"]?.members?.map { ($0.key, $0.value.string ?? "") }
      return Sample(
        name: member.key, verdicts: verdicts.map { Dictionary(uniqueKeysWithValues: $0) },
        status: verdicts == nil ? member.value["expect"]?.string ?? "" : "graded",
        score: member.value["points"]?.double ?? 0)
    }
  }

  @Test(
    "Every sample is graded as its manifest says",
    arguments: [("lesson-2", 15), ("logistic-loss", 3)])
  func samples(name: String, count: Int) throws {
    let samples = try samples(name)
    #expect(samples.count == count)
    let grader = SubmissionGrader(try exercise(name))
    for sample in samples {
      let record = grader.grade(sample.name, try bytes(of: "submissions/\(name)/\(sample.name)"))
      #expect(record.status.rawValue == sample.status, "\(sample.name)")
      if let verdicts = sample.verdicts {
        #expect(record.verdicts.mapValues(\.rawValue) == verdicts, "\(sample.name)")
      }
      #expect(record.score == sample.score, "\(sample.name)")
    }
  }

  @Test(
    "Every file of the folder has its row in the manifest",
    arguments: ["lesson-2", "logistic-loss"])
  func complete(name: String) throws {
    let folder = fixturesFolder.appendingPathComponent("submissions/\(name)").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(Set(files) == Set(try samples(name).map(\.name)))
  }
}
