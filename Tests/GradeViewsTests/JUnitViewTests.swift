import SubmissionReading
import Testing

@testable import GradeViews
@testable import SubmissionGrading

@Suite struct JUnitViewTests {
  /// The schema `junit-10.xsd` of Jenkins, as far as it can be broken by what is written here.
  private struct Rule {
    var required: Set<String>
    var optional: Set<String> = []
    var children: Set<String> = []
  }

  private static let rules: [String: Rule] = [
    "testsuites": Rule(
      required: [], optional: ["name", "time", "tests", "failures", "errors"],
      children: ["testsuite"]),
    "testsuite": Rule(
      required: ["name", "tests", "failures", "errors"],
      optional: ["group", "time", "skipped", "timestamp", "hostname", "id", "package"],
      children: ["testcase", "properties", "system-out", "system-err"]),
    "testcase": Rule(
      required: ["name"], optional: ["time", "classname", "group"],
      children: ["failure", "error", "skipped", "system-out", "system-err"]),
    "failure": Rule(required: [], optional: ["message", "type"]),
    "error": Rule(required: [], optional: ["message", "type"]),
    "skipped": Rule(required: [], optional: ["message", "type"]),
  ]

  private func check(_ element: MarkupElement) throws {
    let rule = try #require(Self.rules[element.name], "\(element.name)")
    let attributes = Set(element.attributes.keys)
    #expect(rule.required.isSubset(of: attributes))
    #expect(attributes.isSubset(of: rule.required.union(rule.optional)))
    for child in element.children {
      #expect(rule.children.contains(child.name), "\(child.name) in \(element.name)")
      try check(child)
    }
  }

  @Test(
    "It keeps the schema, and totals are those of its cases",
    arguments: SampleSet.allCases)
  func schema(samples: SampleSet) throws {
    let records = samples.records
    let root = try MarkupElement(parsing: GradeView.junit.text(records))
    #expect(root.name == "testsuites")
    try check(root)
    #expect(root.children.count == records.count)
    for suite in root.children {
      let cases = suite.children
      #expect(suite.attributes["tests"] == String(cases.count))
      for (key, kind) in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
        #expect(suite.attributes[key] == String(cases.count { $0.children.first?.name == kind }))
      }
    }
    for key in ["tests", "failures", "errors"] {
      let sum = root.children.compactMap { Int($0.attributes[key] ?? "") }.reduce(0, +)
      #expect(root.attributes[key] == String(sum))
    }
  }

  @Test("Wrong is a failure, what a person must see is skipped, unreadable is an error")
  func outcomes() throws {
    let root = try MarkupElement(parsing: GradeView.junit.text(ViewSamples.classRecords))
    func outcomes(_ name: String) -> [String?] {
      let suite = root.children.first { $0.attributes["name"] == name }
      return suite?.children.map { $0.children.first?.attributes["type"] } ?? []
    }
    #expect(outcomes("anna.ipynb") == [nil, nil])
    #expect(outcomes("gleb.txt") == ["review", "imprecise"])
    #expect(outcomes("egor.ipynb") == ["unreadable"])
    #expect(outcomes("lev.py") == ["sandbox-error"])
  }
}
