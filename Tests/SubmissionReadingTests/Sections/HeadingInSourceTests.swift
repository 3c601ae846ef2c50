import TestSupport
import Testing

@testable import SubmissionReading

@Suite struct HeadingInSourceTests {
  @Test(
    "Headings that a program prints, or has in the name of a function",
    arguments: [
      ("print('2.1 Простые вычисления')", "2.1"), ("print(\"=== 2.2 ===\")", "2.2"),
      ("print('\\n2.3 Цепное правило')", "2.3"), ("print('Задание 2.3\\nx')", "2.3"),
      ("    print('Задание 2.3')", "2.3"), ("print(f'Задание {n}')", ""), ("print('2.1')", ""),
      ("print(x)", ""), ("print()", ""), ("print('x.grad: 28')", ""), ("log('Задание 2.3')", ""),
      ("def task_2_1():", "2.1"), ("def part2_3(x):", "2.3"), ("func task2_2() {", "2.2"),
      ("class Task_2_1:", "2.1"), ("def f():", ""), ("def f2():", ""), ("def f_3_1():", ""),
      ("def conv2d():", ""), ("task_2_1()", ""), ("x = 2.1", ""), ("", ""),
      ("print('3.1 Подготовка')", ""), ("print('=== 2.4 ===')", "other"),
    ])
  func source(line: String, expected: String) throws {
    let exercise = try exercise("lesson-2")
    let collector = SectionCollector(exercise)
    let found: String
    switch collector.headingInSource(Array(line.utf8)[...]) {
    case .part(let index): found = exercise.parts[index].id
    case .other: found = "other"
    case nil: found = ""
    }
    #expect(found == expected)
  }

  @Test(
    "Every line of a program knows its part, whether a statement ends, and whether it is a heading")
  func lines() throws {
    let program = """
      import torch
      # 2.1
      x = [1,
        2]

      # 2.3 Цепное правило
      y = 3
      # 2.4 Данные
      z = 4
      """
    var collector = SectionCollector(try exercise("lesson-2"))
    let lines = collector.lines(of: ScriptReader.read(Array(program.utf8), commentMark: "#"))
    #expect(lines.map(\.part) == [nil, 0, 0, 0, 0, 2, 2, nil, nil])
    #expect(lines.map(\.isHeading) == [false, true, false, false, false, true, false, true, false])
    #expect(
      lines.map(\.endsStatement) == [true, true, false, true, true, true, true, true, true])
  }
}
