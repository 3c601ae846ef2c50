/// What `swift test` printed, taken apart into the issues of each source file.
struct TestOutput {
  /// The text of every issue, and the file that it names.
  private var issues: [(file: String, text: String)] = []

  /// Everything that was printed.
  let text: String

  init(_ text: String) {
    self.text = text
    var current: (file: String, lines: [Substring])?
    func finish() {
      guard let (file, lines) = current else { return }
      issues.append((file, lines.joined(separator: "\n")))
      current = nil
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let file = Self.fileOfIssue(line) {
        finish()
        current = (file, [Self.withoutFolder(line)])
      } else if Self.isOther(line) {
        finish()
      } else {
        current?.lines.append(line)
      }
    }
    finish()
  }

  /// The issues of one file, in the order in which they were recorded.
  func issues(in file: String) -> String {
    issues.filter { $0.file == file }.map(\.text).joined(separator: "\n")
  }

  /// The issues of one test, by its title.
  func issues(of title: String) -> [String] {
    issues.map(\.text).filter { $0.hasPrefix("✘ Test \"\(title)\" recorded ") }
  }

  /// The issues of several files.
  func issues(in files: [String]) -> String {
    issues.filter { files.contains($0.file) }.map(\.text).joined(separator: "\n")
  }

  /// The name of the file in the first line of an issue: `✘ Test … at File.swift:3:4: …` of Swift Testing, or
  /// `/…/File.swift:3: error: …` of XCTest.
  private static func fileOfIssue(_ line: Substring) -> String? {
    if let match = line.firstMatch(
      of: #/^(?:✘|━|⚠︎) .* recorded an? .* at ([A-Za-z+]+\.swift):\d+:\d+: /#)
    {
      return String(match.1)
    }
    if let match = line.firstMatch(of: #/^/.*/([A-Za-z+]+\.swift):\d+: error: /#) {
      return String(match.1)
    }
    return nil
  }

  private static func withoutFolder(_ line: Substring) -> Substring {
    guard line.hasPrefix("/"), let colon = line.firstIndex(of: ":"),
      let slash = line[..<colon].lastIndex(of: "/")
    else { return line }
    return line[line.index(after: slash)...]
  }

  /// Whether a line is something else, and so ends an issue.
  private static func isOther(_ line: Substring) -> Bool {
    guard let first = line.first else { return false }
    return "✘✔◇━⚠⎙↻➜".contains(first) || line.hasPrefix("⚠︎") || line.hasPrefix("Test Case ")
      || line.hasPrefix("Test Suite ") || line.hasPrefix("\t Executed")
  }
}
