import Foundation
import GradientChecking
import GradientReporting
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("JUnit XML")
struct JUnitRendererTests {
  @Test("The document is well formed, and its totals are those of its cases", arguments: Sample.all)
  func totals(sample: Sample) throws {
    let document = try JUnitDocument(sample.render(.junit))
    let extra = sample.malformed > 0 ? 1 : 0
    let refused = sample.results.count { $0.refusal != nil }
    #expect(document.root["tests"] == String(sample.results.count + extra))
    #expect(document.root["failures"] == String(sample.summary.failed - refused))
    #expect(document.root["errors"] == String(refused + extra))
    #expect(document.suites.count == Set(sample.results.map(\.file)).count + extra)
    for suite in document.suites {
      #expect(suite.attributes["tests"] == String(suite.cases.count))
      #expect(suite.attributes["failures"] == String(suite.cases.count { $0.kind == "failure" }))
      #expect(suite.attributes["errors"] == String(suite.cases.count { $0.kind == "error" }))
    }
  }

  @Test("Cases of one file stand together, however they came")
  func interleaved() throws {
    let document = try JUnitDocument(Sample.mixed.render(.junit))
    let lesson = try #require(document.suites.first)
    #expect(lesson.attributes["name"] == "Fixtures/lesson-2.json")
    #expect(lesson.cases.map { $0.attributes["name"] } == ["2.1", "2.3-sign", "2.2"])
  }

  @Test("An inconclusive case that was not expected is a failure")
  func inconclusive() throws {
    let document = try JUnitDocument(Sample.inconclusive.render(.junit))
    let failed = try #require(document.suites.first?.cases.first)
    #expect(failed.kind == "failure")
    #expect(failed.outcome["type"] == "inconclusive")
    #expect(failed.outcome["message"] == "inconclusive, expected match")
  }

  @Test("The body is the plain text of the failure")
  func body() throws {
    let document = try JUnitDocument(Sample.sign.render(.junit))
    let body = try #require(document.suites.first?.cases.first?.body)
    #expect(Sample.sign.text(.text).hasPrefix(body))
    #expect(body.contains("likely: the claim is the derivative with the opposite sign"))
  }

  @Test("A refused case is an error")
  func refused() throws {
    let document = try JUnitDocument(Sample.refusal.render(.junit))
    let refused = try #require(document.suites.first?.cases.first)
    #expect(refused.kind == "error")
    #expect(refused.outcome["message"] == "an implementation starts a program, which needs --run")
  }

  @Test("Strings that try to leave their place stay in it")
  func hostile() throws {
    let document = try JUnitDocument(Sample.hostile.render(.junit))
    #expect(document.suites.count == 1)
    let failed = try #require(document.suites.first?.cases.first)
    #expect(failed.attributes["name"] == "\u{FFFD}[31m\u{202E}gnp\u{2066} # SKIP \\")
    #expect(failed.body.contains("</failure>"))
    #expect(failed.body.contains("]]>"))
  }
}

/// A JUnit document as a dashboard would read it.
private final class JUnitDocument: NSObject, XMLParserDelegate {
  struct Case {
    var attributes: [String: String]
    var kind: String?
    var outcome: [String: String] = [:]
    var body = ""
  }

  struct Suite {
    var attributes: [String: String]
    var cases: [Case] = []
  }

  private(set) var root: [String: String] = [:]
  private(set) var suites: [Suite] = []
  private var path: [String] = []

  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    path.append(name)
    switch path {
    case ["testsuites"]: root = attributes
    case ["testsuites", "testsuite"]: suites.append(Suite(attributes: attributes))
    case ["testsuites", "testsuite", "testcase"]:
      suites[suites.count - 1].cases.append(Case(attributes: attributes))
    case ["testsuites", "testsuite", "testcase", "failure"],
      ["testsuites", "testsuite", "testcase", "error"]:
      updateLastCase { testCase in
        testCase.kind = name
        testCase.outcome = attributes
      }
    default: Issue.record("an element out of place: \(path)")
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard path.count == 4 else { return }
    updateLastCase { $0.body += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    path.removeLast()
  }

  private func updateLastCase(_ update: (inout Case) -> Void) {
    let suite = suites.count - 1
    update(&suites[suite].cases[suites[suite].cases.count - 1])
  }
}
