import Testing

@testable import SubmissionGrading

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

  @Test("A line longer than any heading is none")
  func long() throws {
    #expect(try read("# 2.1 " + String(repeating: "а", count: 300), .prose) == "")
  }
}
