import GradientChecking
import PlainText

/// JUnit XML in the dialect of Jenkins' `junit-10.xsd`: a suite for each file, in order.
///
/// Everything is kept until the end, since the totals stand before the cases. Any verdict that was
/// not expected is a failure; a case that could not be checked is an error; and malformed or missing
/// input is an error in a suite of its own, so that no dashboard is green without it. There are no times:
/// the same input gives the same bytes.
struct JUnitRenderer: ReportRenderer {
  fileprivate struct Suite {
    var name: String
    var tests = 0
    var failures = 0
    var errors = 0
    var cases = XMLText(depth: 2)

    var totals: [(String, String)] {
      [("tests", String(tests)), ("failures", String(failures)), ("errors", String(errors))]
    }
  }

  private var suites: [Suite] = []
  private var indexOfFile: [String: Int] = [:]

  var wantsPassingCases: Bool { true }

  func begin(into output: inout [UInt8]) {}

  mutating func render(_ result: CaseResult, into output: inout [UInt8]) {
    let index = indexOfFile[result.file] ?? suites.count
    if index == suites.count {
      suites.append(Suite(name: result.file))
      indexOfFile[result.file] = index
    }
    suites[index].add(result)
  }

  mutating func finish(_ summary: RunSummary, into output: inout [UInt8]) {
    if !summary.unchecked.isEmpty { suites.append(Suite(unchecked: summary)) }
    var total = Suite(name: "gradcheck")
    for suite in suites {
      total.tests += suite.tests
      total.failures += suite.failures
      total.errors += suite.errors
    }

    var document = XMLText()
    document.declaration()
    document.start("testsuites", [("name", total.name)] + total.totals)
    for suite in suites {
      document.start("testsuite", [("name", suite.name)] + suite.totals)
      document.append(suite.cases)
      document.end()
    }
    document.end()
    output.append(contentsOf: document.text.utf8)
  }
}

extension JUnitRenderer.Suite {
  init(unchecked summary: RunSummary) {
    let what = summary.unchecked[0].what
    self.init(name: "\(what) input", tests: 1, errors: 1)
    let name = what == "missing" ? "input is there" : "input is well formed"
    cases.start("testcase", [("classname", "gradcheck"), ("name", name)])
    let message = "\(summary.uncheckedWords), named on standard error"
    cases.empty("error", [("message", message), ("type", what)])
    cases.end()
  }

  mutating func add(_ result: CaseResult) {
    tests += 1
    let name = [("classname", result.file), ("name", result.id)]
    guard !result.passed else {
      cases.empty("testcase", name)
      return
    }
    let plain = TextStyle(colour: false)
    let lines = [result.headline(style: plain)] + result.explanation(style: plain)
    let body = lines.joined(separator: "\n")
    cases.start("testcase", name)
    if let refusal = result.refusal {
      errors += 1
      cases.element("error", [("message", refusal), ("type", "refused")], text: body)
    } else {
      failures += 1
      let type = result.report.verdict.rawValue
      cases.element("failure", [("message", result.outcome), ("type", type)], text: body)
    }
    cases.end()
  }
}
