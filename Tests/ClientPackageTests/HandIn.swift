import Foundation
import Testing

/// What a student hands in: the template's exercises, with functions written.
struct HandIn {
  /// The template's file of exercises, with the functions in place of its own.
  let exercises: String

  /// The template as it is.
  static func untouched() throws -> HandIn {
    HandIn(exercises: try String(contentsOf: HomeworkPackage.exercises, encoding: .utf8))
  }

  /// The template with the functions of a file beside this one, each in place of the one declared alike.
  init(_ name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("HandIns/\(name).swift")
    var lines = Self.lines(try Self.untouched().exercises)
    let answers = Self.lines(try String(contentsOf: file, encoding: .utf8))
    for range in Self.functions(in: answers) {
      let declaration = Self.declaration(answers[range.lowerBound])
      let places = Self.functions(in: lines).filter {
        Self.declaration(lines[$0.lowerBound]) == declaration
      }
      let place = try #require(
        places.count == 1 ? places.first : nil, "the template has no: \(declaration)")
      lines.replaceSubrange(
        place.lowerBound + 1..<place.upperBound, with: answers[range].dropFirst())
    }
    exercises = lines.joined(separator: "\n")
  }

  private init(exercises: String) { self.exercises = exercises }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The functions of several lines: from the one with `func` to the brace below it.
  private static func functions(in lines: [Substring]) -> [Range<Int>] {
    lines.indices.compactMap { start in
      guard lines[start].hasSuffix("{"), declaration(lines[start]).hasPrefix("func ") else {
        return nil
      }
      let brace = String(lines[start].prefix { $0 == " " }) + "}"
      return lines[start...].firstIndex { $0 == brace }.map { start..<$0 + 1 }
    }
  }

  private static func declaration(_ line: Substring) -> Substring {
    let words = line.drop { $0 == " " }
    return words.hasPrefix("public ") ? words.dropFirst("public ".count) : words
  }
}
