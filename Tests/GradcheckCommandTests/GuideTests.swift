import Foundation
import TestSupport
import Testing

/// The guides for teachers: what they tell one to write is written, what they tell one to run is run,
/// and prints what they show.
@Suite("The guides of SubmissionGrading", .timeLimit(.minutes(2)))
struct GuideTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
  }

  private enum Step {
    case file(name: String, text: String)
    case command(String, output: String)
  }

  /// A block of a language with the name of a file above it is that file; `console` blocks are
  /// commands with their output.
  private func steps(_ guide: String) throws -> [Step] {
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/SubmissionGrading/SubmissionGrading.docc/\(guide).md")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    var steps: [Step] = []
    var paragraph = ""
    var block: (language: Substring, lines: [Substring])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        guard let (language, lines) = block else {
          block = (line.dropFirst(3), [])
          continue
        }
        block = nil
        if language == "console" {
          steps += commands(lines)
        } else if language != "sh" {
          let name = try #require(
            paragraph.matches(of: /`([\w\/-]+\.\w+)`/).last?.output.1, "what is this file called?")
          steps.append(
            .file(name: String(name), text: lines.map { $0 + "\n" }.joined()))
        }
        paragraph = ""
      } else if block != nil {
        block?.lines.append(line)
      } else if !line.isEmpty {
        paragraph += line + "\n"
      }
    }
    return steps
  }

  private func commands(_ lines: [Substring]) -> [Step] {
    var steps: [Step] = []
    for line in lines {
      if line.hasPrefix("$ ") {
        steps.append(.command(String(line.dropFirst(2)), output: ""))
      } else if case .command(let command, let output)? = steps.last {
        steps[steps.count - 1] = .command(command, output: output + line + "\n")
      }
    }
    return steps
  }

  @Test(
    "Its commands print what it shows",
    arguments: ["FromAnEmptyFolderToAGradebook", "WriteAnExercise"])
  func commands(guide: String) async throws {
    let steps = try steps(guide)
    #expect(steps.count > 4)
    for step in steps {
      switch step {
      case .file(let name, let text): try bench.write(text, to: name)
      case .command(let command, let output):
        let outcome = try await bench.shell(
          "gradcheck() { \"$gradcheck\" \"$@\"; }; { \(command); } 2>&1")
        #expect(outcome.text == output, "\(command)")
      }
    }
  }

  @Test("The exercises that it shows fit the schema's keys")
  func exercises() async throws {
    for case .file(let name, let text) in try steps("FromAnEmptyFolderToAGradebook")
      + steps("WriteAnExercise") where text.contains("gradcheck.exercise/1")
    {
      try bench.write(text, to: name)
      try bench.write("Nothing\n", to: "empty.txt")
      let outcome = try await bench.run("grade", "--exercise", name, "empty.txt")
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }
}
