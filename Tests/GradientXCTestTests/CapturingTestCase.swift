import GradientXCTest

/// A test case that can look at failures instead of failing.
///
/// An inner test case, run by hand, would not do: once it has ended, XCTest on Linux knows of no current test case, and
/// every later assertion of the outer one passes silently.
class CapturingTestCase: XCTestCase {
  /// A failure, as XCTest would show it.
  struct Failure: Equatable {
    var text: String
    var file: String
    var line: Int

    /// Asserts what the failure says.
    ///
    /// - Parameters:
    ///   - title: Its first line, behind what XCTest puts before every message.
    ///   - parts: What its other lines contain.
    func says(
      _ title: String, showing parts: String..., file: StaticString = #filePath, line: UInt = #line
    ) {
      let lines = text.split(separator: "\n", maxSplits: 1)
      XCTAssertEqual(lines.first, "failed - \(title)", file: file, line: line)
      for part in parts {
        let isShown = lines.count > 1 && lines[1].contains(part)
        XCTAssertTrue(isShown, "“\(part)” is not in:\n\(text)", file: file, line: line)
      }
    }
  }

  private var captured: [Failure]?

  /// Returns the failures that the assertions in a closure record, and records none.
  ///
  /// An error that the closure throws is one of them: no assertion of ours may let one out.
  func failures(_ body: () throws -> Void) -> [Failure] {
    captured = []
    defer { captured = nil }
    XCTAssertNoThrow(try body())
    return captured ?? []
  }

  /// Returns the one failure of a closure, which is recorded in this file, and on the line below this call.
  func failure(
    file: StaticString = #filePath, line: UInt = #line, _ body: () throws -> Void
  ) -> Failure? {
    let found = failures(body)
    XCTAssertEqual(found.count, 1, "failures", file: file, line: line)
    XCTAssertEqual(found.first?.file, "\(file)", file: file, line: line)
    XCTAssertEqual(found.first?.line, Int(line) + 1, file: file, line: line)
    return found.first
  }

  #if canImport(ObjectiveC)
    override func record(_ issue: XCTIssue) {
      guard captured != nil else { return super.record(issue) }
      let location = issue.sourceCodeContext.location
      captured?.append(
        Failure(
          text: issue.compactDescription, file: location?.fileURL.path ?? "",
          line: location?.lineNumber ?? 0))
    }
  #else
    override func recordFailure(
      withDescription description: String, inFile filePath: String, atLine lineNumber: Int,
      expected: Bool
    ) {
      guard captured != nil else {
        return super.recordFailure(
          withDescription: description, inFile: filePath, atLine: lineNumber, expected: expected)
      }
      captured?.append(Failure(text: description, file: filePath, line: lineNumber))
    }
  #endif
}
