import TestSupport
import Testing

@testable import SubmissionReading

@Suite struct HeadingMatcherTests {
  private func read(
    _ line: String, _ place: HeadingMatcher.Place, _ name: String = "lesson-2"
  ) throws -> String {
    let exercise = try exercise(name)
    switch HeadingMatcher(exercise).heading(Array(line.utf8)[...], place) {
    case .part(let index): return exercise.parts[index].id
    case .other: return "other"
    case nil: return ""
    }
  }

  @Test(
    "In prose",
    arguments: [
      ("### 2.1 Простые вычисления", "2.1"), ("**Задание 2.2.**", "2.2"), ("2.3. Цепное", "2.3"),
      ("## Цепное правило (8 баллов)", "2.3"), ("<h3>2.2 Градиент функции потерь</h3>", "2.2"),
      ("# Задание №2.1", "2.1"), ("## Task 2.3", "2.3"), ("#### 2.1.4 Проверка", "2.1"),
      ("### 3.1 Подготовка данных", "other"), ("## Задание 3", "other"), ("### 1. Создайте", ""),
      ("1) Создайте тензоры x, y, z", ""), ("4\\) Проверьте результат", ""), ("Текст о 2.1", ""),
      ("", ""), ("###", ""), ("2.5 * x", ""),
    ])
  func prose(line: String, expected: String) throws {
    #expect(try read(line, .prose) == expected)
  }

  @Test(
    "In comments and outputs numbers are rather values",
    arguments: [
      (" 2.1", .comment, "2.1"), (" 2.1 Простые", .comment, "2.1"), (" 2.1 * x", .comment, ""),
      ("2.1 Простые вычисления", .output, "2.1"), ("=== 2.1 ===", .output, "2.1"),
      ("2.1", .output, ""), ("2.1 3.4 5.6", .output, ""), ("tensor(2.1)", .output, ""),
      ("Задание 2.3", .output, "2.3"), ("2.3: 1.5", .output, ""),
    ] as [(String, HeadingMatcher.Place, String)])
  func places(line: String, place: HeadingMatcher.Place, expected: String) throws {
    #expect(try read(line, place) == expected)
  }

  @Test(
    "Parts with names such as A1",
    arguments: [
      ("## A1", .prose, "A1"), ("# A2.", .prose, "A2"), ("**A3**", .prose, "A3"),
      ("## Part A1: logistic", .prose, "A1"), (" A1", .comment, "A1"),
      (" A1: loss", .comment, "A1"),
      ("Exercise A2", .output, "A2"), ("--- A3 ---", .output, "A3"), (" A1 = 2", .comment, ""),
      ("A12", .prose, ""), (" A1 is symmetric", .comment, ""), ("a1.grad: 2", .output, ""),
    ] as [(String, HeadingMatcher.Place, String)])
  func identifiers(line: String, place: HeadingMatcher.Place, expected: String) throws {
    #expect(try read(line, place, "logistic-loss") == expected)
  }

  /// An exercise of parts with these headings, each with its number as its identifier.
  private func part(_ line: String, _ headings: [[String]], ids: [String]) throws -> String {
    let parts = zip(ids, headings).map { id, headings in
      let list = headings.map { "\"\($0)\"" }.joined(separator: ",")
      return """
        {"id": "\(id)", "points": 1, "function": "x^2", "at": {"x": 3}, "headings": [\(list)],
         "answers": {"x": ["x.grad"]}}
        """
    }
    let text = """
      {"schema": "gradcheck.exercise/1", "id": "e", "parts": [\(parts.joined(separator: ","))]}
      """
    let exercise = try Exercise(parsing: Array(text.utf8))
    switch HeadingMatcher(exercise).heading(Array(line.utf8)[...], .prose) {
    case .part(let index): return exercise.parts[index].id
    case .other: return "other"
    case nil: return ""
    }
  }

  @Test(
    "Headings of a word and a number",
    arguments: [
      ("Task 1", "p"), ("## Task 2", "q"), ("**Task 2: cubes**", "q"), ("Задача 3", "r"),
      ("Задача №3", "r"), ("# Task 4", "other"), ("### 1. Create tensors", ""),
      ("Task 12", "other"),
      ("## Problem 5 - the rest", "s"), ("Problem 5", "s"),
    ])
  func introduced(line: String, expected: String) throws {
    let headings = [["Task 1"], ["Task 2"], ["Задача 3"], ["Problem 5: the rest"]]
    #expect(try part(line, headings, ids: ["p", "q", "r", "s"]) == expected)
  }

  @Test(
    "A heading that holds another one is meant where it stands",
    arguments: [("Gradient", "p"), ("## Gradient of the cube", "q"), ("The gradient", "p")])
  func nested(line: String, expected: String) throws {
    for isReversed in [false, true] {
      let headings = [["Gradient"], ["Gradient of the cube"]]
      let ids = ["p", "q"]
      #expect(
        try part(
          line, isReversed ? headings.reversed() : headings, ids: isReversed ? ids.reversed() : ids)
          == expected)
    }
  }

  @Test(
    "Parts called by a letter",
    arguments: [
      ("# A", "A"), ("## Task A", "A"), ("A)", "A"), ("Part A:", "A"), ("**A**", "A"), ("A", "A"),
      ("# B", "other"), ("Task C", "other"), ("A = 3", ""), ("A: the matrix", ""),
      ("A matrix", ""), ("# About", ""), ("Task about nothing", ""),
    ])
  func letters(line: String, expected: String) throws {
    #expect(try part(line, [[]], ids: ["A"]) == expected)
  }

  @Test("A line longer than any heading is none")
  func long() throws {
    #expect(try read("# 2.1 " + String(repeating: "а", count: 300), .prose) == "")
  }
}
