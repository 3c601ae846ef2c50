import Foundation
import GradientChecking
import GradientReporting
import Testing

@Suite("JSON Lines")
struct JSONLinesRendererTests {
  @Test("The design's example is written as designed, keys in order")
  func designed() {
    #expect(
      Sample(name: "one", results: [Sample.passing.results[0]]).text(.jsonLines)
        == #"{"components":[{"claimed":28,"digits":14,"error":1.1e-13,"name":"x","#
        + #""numerical":28.000000000000004,"reference":28,"verdict":"match"}],"#
        + #""diagnoses":[],"evaluations":27,"expected":"match","file":"Fixtures/lesson-2.json","#
        + #""function":"x^2 + y^2 + z^2 + 2*x*y*z","id":"2.1","index":0,"line":3,"method":"adaptive","#
        + #""passed":true,"schema":"gradcheck.result/1","#
        + #""value":{"claimed":77,"computed":77,"verdict":"match"},"verdict":"match"}"# + "\n")
  }

  @Test("Every case is one line of JSON that says what the case says", arguments: Sample.all)
  func lines(sample: Sample) throws {
    let lines = sample.text(.jsonLines).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == sample.results.count + 1)
    #expect(lines.last == "")
    for (line, result) in zip(lines, sample.results) {
      try ResultLine(Data(line.utf8)).expectEqual(to: result)
    }
  }

  @Test("Keys are in alphabetical order at every level", arguments: Sample.all)
  func sortedKeys(sample: Sample) throws {
    // Foundation writes the object that it read with sorted keys: the keys come in our order.
    for line in sample.text(.jsonLines).split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      let sorted = try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
      #expect(keys(of: String(line)) == keys(of: String(decoding: sorted, as: UTF8.self)))
    }
  }

  @Test("A derivative from one side only leaves null on the other")
  func oneSided() {
    var sample = Sample.kink
    sample.results[0].report.components[0].leftDerivative = nil
    sample.results[0].report.components[0].rightDerivative = .infinity
    #expect(sample.text(.jsonLines).contains(#""oneSided":[null,"Infinity"]"#))
  }

  /// The keys in the order of the text.
  private func keys(of json: String) -> [Substring] {
    json.matches(of: /"((?:[^"\\]|\\.)*)":/).map(\.1)
  }
}

/// A result line as any program would read it.
struct ResultLine {
  var object: [String: Any]

  init(_ data: Data) throws {
    object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  func expectEqual(to result: CaseResult) throws {
    #expect(object["schema"] as? String == "gradcheck.result/1")
    #expect(object["file"] as? String == result.file)
    #expect(object["id"] as? String == result.id)
    #expect(object["expected"] as? String == result.expected.rawValue)
    #expect(object["passed"] as? Bool == result.passed)
    #expect(object["why"] as? String == result.why)
    #expect(object["refusal"] as? String == result.refusal)
    let verdict = result.refusal == nil ? result.report.verdict.rawValue : nil
    #expect(object["verdict"] as? String == verdict)
    #expect(object["evaluations"] as? Int == result.report.evaluations)
    #expect(object["notes"] as? [String] ?? [] == result.report.notes)

    let components = try #require(object["components"] as? [[String: Any]])
    #expect(components.count == result.report.components.count)
    for (read, component) in zip(components, result.report.components) {
      #expect(read["name"] as? String == component.name)
      #expect(read["reason"] as? String == component.reason)
      #expect(read["digits"] as? Int == component.digits)
      #expect(read["verdict"] as? String == component.verdict.rawValue)
      expectNear(number(read["claimed"]), component.claimed)
      expectNear(number(read["numerical"]), component.numerical)
      expectNear(number(read["error"]), component.error)
      expectNear(number(read["reference"]), component.reference)
      let sides = (read["oneSided"] as? [Any])?.map(number)
      #expect(sides?.first == component.leftDerivative.map { Double?($0) })
      #expect(sides?.last == component.rightDerivative.map { Double?($0) })
    }

    let diagnoses = try #require(object["diagnoses"] as? [[String: Any]])
    #expect(diagnoses.map { $0["kind"] as? String } == result.report.diagnoses.map(\.kind.rawValue))
    #expect(diagnoses.map { $0["message"] as? String } == result.report.diagnoses.map(\.message))
    #expect(
      diagnoses.map { $0["components"] as? [String] } == result.report.diagnoses.map(\.components))

    switch result.report.values.count {
    case 0: #expect(object["value"] == nil)
    case 1:
      let value = try #require(object["value"] as? [String: Any])
      #expect(number(value["claimed"]) == result.report.values[0].claimed)
      #expect(value["name"] == nil)
    default:
      let values = try #require(object["value"] as? [[String: Any]])
      #expect(values.map { $0["name"] as? String } == result.report.values.map(\.name))
      #expect(values.map { number($0["computed"]) } == result.report.values.map(\.computed))
    }
  }

  /// Compares to 15 digits: Foundation's reader is off by some ulps in the last place on Linux.
  ///
  /// That our digits read back exactly is tested where they are written.
  private func expectNear(_ read: Double?, _ written: Double?) {
    guard let read, let written, written.isFinite else {
      #expect(read?.description == written?.description)
      return
    }
    #expect((read - written).magnitude <= written.magnitude * 1e-15)
  }

  private func number(_ value: Any?) -> Double? {
    switch value as? String {
    case "NaN": .nan
    case "Infinity": .infinity
    case "-Infinity": -.infinity
    default: value as? Double
    }
  }
}
