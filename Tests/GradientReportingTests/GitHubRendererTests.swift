import GradientReporting
import Testing

@Suite("GitHub workflow commands")
struct GitHubRendererTests {
  /// The command as the runner reads it, or nil where the line is text.
  private func parse(_ line: Substring) -> (properties: [String: String], message: String)? {
    guard line.hasPrefix("::error "), let end = line.dropFirst(8).firstRange(of: "::") else {
      return nil
    }
    var properties: [String: String] = [:]
    for pair in line.dropFirst(8)[..<end.lowerBound].split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      properties[String(parts[0])] = unescape(parts[1], ["%3A": ":", "%2C": ","])
    }
    return (properties, unescape(line[end.upperBound...], [:]))
  }

  private func unescape(_ text: Substring, _ more: [String: String]) -> String {
    var result = String(text)
    for (code, character) in more { result.replace(code, with: character) }
    result.replace("%0D", with: "\r")
    result.replace("%0A", with: "\n")
    result.replace("%25", with: "%")
    return result
  }

  @Test("A failure annotates its line, with the table as the message")
  func annotation() throws {
    let line = try #require(Sample.sign.text(.github).split(separator: "\n").first)
    let command = try #require(parse(line))
    #expect(
      command.properties == [
        "file": "Fixtures/lesson-2.json", "line": "14",
        "title": "2.3-sign: mismatch, expected match",
      ])
    #expect(command.message.contains("-5.0344291745 ± 3e-11"))
    #expect(command.message.contains("\n  likely: the claim is the derivative"))
  }

  @Test("Strings that try to leave their place stay in it")
  func hostile() throws {
    let lines = Sample.hostile.text(.github).split(separator: "\n")
    #expect(lines.count == 2)
    let command = try #require(parse(lines[0]))
    #expect(command.properties.count == 3)
    #expect(command.properties["file"] == #"Fixtures/a,b:c%0A\u{1B}[2J.json"#)
    #expect(command.message.contains(#"function: x\n::error::forged\r\n##[error]forged"#))
  }

  @Test("Every line is a command or text that the runner does not obey", arguments: Sample.all)
  func text(sample: Sample) {
    for verbosity in ReportOptions.Verbosity.allCases {
      let text = sample.text(.github, ReportOptions(verbosity: verbosity))
      for line in text.split(separator: "\n") where parse(line) == nil {
        #expect(!line.hasPrefix("::"))
        #expect(!line.contains("##["))
      }
    }
  }

  @Test("The name of a passing case is no command either, in the older form")
  func older() {
    var sample = Sample.passing
    sample.results[0].id = "##[add-mask]e"
    sample.results[1].id = "::stop-commands::x"
    sample.results[2].id = "issue #12"
    let lines = sample.text(.github, ReportOptions(verbosity: .verbose)).split(separator: "\n")
    #expect(
      lines[0] == #"ok Fixtures/lesson-2.json:3: \u{23}\u{23}[add-mask]e: match, as expected"#)
    #expect(lines[1] == "ok Fixtures/lesson-2.json:9: ::stop-commands::x: match, as expected")
    #expect(lines[2] == "ok Fixtures/mistakes.json:2: issue #12: mismatch, as expected")
  }

  @Test("An unknown line is left out")
  func unknownLine() throws {
    var sample = Sample.sign
    sample.results[0].line = 0
    let command = try #require(parse(sample.text(.github).split(separator: "\n")[0]))
    #expect(command.properties["line"] == nil)
  }
}
