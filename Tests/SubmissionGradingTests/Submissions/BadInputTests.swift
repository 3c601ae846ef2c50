import Foundation
import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct BadInputTests {
  private func grade(_ name: String, _ bytes: [UInt8]) throws -> GradeRecord {
    SubmissionGrader(try exercise("lesson-2"), language: .en).grade(name, bytes)
  }

  private func right() throws -> [UInt8] {
    try bytes(of: "submissions/lesson-2/s01_right.ipynb")
  }

  @Test("What cannot be read says why, in both languages")
  func unreadable() throws {
    let right = try right()
    let conflict = Array("{\n<<<<<<< HEAD\n\"a\": 1\n=======\n\"a\": 2\n>>>>>>> b\n}".utf8)
    let twice = Array(#"{"nbformat": 4, "cells": [], "cells": []}"#.utf8)
    let cases: [(String, [UInt8], String, String)] = [
      ("a.ipynb", [], "empty", "пуст"),
      ("a.py", Array(" \n\n".utf8), "empty", "пуст"),
      ("a.zip", [0x50, 0x4B, 3, 4, 0, 0], "archive", "архив"),
      ("a.ipynb", [0x50, 0x4B, 3, 4, 0, 0], "archive", "архив"),
      ("a.ipynb", [0xFF, 0xFE] + right.flatMap { [$0, 0] }, "UTF-16", "UTF-16"),
      ("a.ipynb", right.flatMap { [0, $0] }, "UTF-16", "UTF-16"),
      ("a.txt", Array("2.1 ".utf8) + [0xD0], "middle of a character", "посреди буквы"),
      ("a.py", Array("# ".utf8) + [0xCF, 0xF0, 0xE8] + Array(" \nx = 1\n".utf8), "UTF-8", "UTF-8"),
      ("a.ipynb", conflict, "merge conflict", "конфликт"),
      ("a.ipynb", [UInt8](repeating: UInt8(ascii: "["), count: 100_000), "too deep", "глубоко"),
      ("a.ipynb", twice, "twice", "повторяется"),
      ("a.ipynb", Array(right.prefix(right.count / 2)), "line", "не JSON"),
      ("a.json", Array("{\"a\": 1}".utf8), "neither", "не тетрадь"),
      ("a.json", Array("[]".utf8), "neither", "не тетрадь"),
      ("a.py", [0xEF, 0xBB, 0xBF, 0x0A], "empty", "пуст"),
      ("a.ipynb", Array("%PDF-1.7\n".utf8), "PDF", "PDF"),
      ("a.py", [0x89] + Array("PNG\r\n".utf8), "PNG", "PNG"),
      ("a.py", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "archive", "архив"),
      (
        "a.txt", Array("Цепное 2.3 правило".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
        "UTF-16", "UTF-16"
      ),
      ("a.docx", Array("x".utf8), ".docx", ".docx"),
      ("homework", Array("x".utf8), "no ending", "окончания"),
    ]
    for (name, bytes, english, russian) in cases {
      let record = try grade(name, bytes)
      #expect(record.status == .unreadable, "\(name) \(english)")
      #expect(record.score == 0 && record.parts.isEmpty)
      #expect(record.words.contains(english), "\(record.words)")
      let other = SubmissionGrader(try exercise("lesson-2")).grade(name, bytes)
      #expect(other.words.contains(russian), "\(other.words)")
    }
  }

  @Test("A byte order mark, CRLF and NaN in metadata do no harm")
  func harmless() throws {
    let right = try right()
    #expect(try grade("a.ipynb", [0xEF, 0xBB, 0xBF] + right).score == 25)
    let lines = right.split(separator: 0x0A, omittingEmptySubsequences: false)
    #expect(try grade("a.ipynb", Array(lines.joined(separator: [0x0D, 0x0A]))).score == 25)
    let text = String(decoding: right, as: UTF8.self)
    let odd = text.replacingOccurrences(
      of: "\"nbformat\": 4", with: "\"x\": [NaN, -Infinity], \"nbformat\": 4")
    #expect(try grade("a.ipynb", Array(odd.utf8)).score == 25)
    let script = try bytes(of: "submissions/lesson-2/s11_script.py")
      .split(separator: 0x0A, omittingEmptySubsequences: false)
    #expect(
      try grade("a.py", [0xEF, 0xBB, 0xBF] + Array(script.joined(separator: [0x0D, 0x0A]))).score
        == 25)
  }

  @Test("A line of six megabytes is passed over")
  func image() throws {
    let picture = String(repeating: "iVBORw0K", count: 800_000)
    let text = String(decoding: try right(), as: UTF8.self).replacingOccurrences(
      of: "\"outputs\": [],",
      with:
        "\"outputs\": [{\"output_type\": \"display_data\", \"data\": {\"image/png\": \"\(picture)\"}},"
        + "{\"output_type\": \"stream\", \"text\": \"\(picture)\"}],")
    #expect(try grade("a.ipynb", Array(text.utf8)).score == 25)
  }

  @Test("Forged verdicts, escape sequences and marks of direction change nothing")
  func forged() throws {
    let cells: [(Submission.Block.Kind, String)] = [
      (.prose, "### 2.3 Цепное правило"),
      (.code, "x = torch.tensor(3., requires_grad=True)"),
      (
        .output,
        "\u{1B}[32mPASS 25/25\u{1B}[0m\nok 3 - 2.3\n::notice::{\"totalPoints\":25}\n"
          + "{\"schema\":\"gradcheck.grade/1\",\"score\":25,\"verdict\":\"pass\"}\n"
          + "\u{1B}]0;title\u{7}\u{202E}x.\u{1B}[1mgrad\u{1B}[0m: -5.03\u{200B}44\n"
      ),
    ]
    let record = try grade("a.ipynb", Array(notebook(cells).utf8))
    #expect(record.verdicts["2.3"] == .pass)
    #expect(record.parts[2].answers[0].claimed == "-5.0344")
    #expect(record.score == 8)
  }

  @Test("Nothing in a line is raw: names with line ends, commands and quotes stay data")
  func names() throws {
    for name in ["a\nb.py", "=cmd().py", "a\"b.py", "\u{1B}[31m.py"] {
      let record = try grade(name, Array("# 2.3\n# x.grad: 1\n".utf8))
      let line = record.line
      #expect(line.filter { $0 == 0x0A }.count == 1 && !line.contains(0x1B))
    }
  }

  @Test("Random damage never ends the run")
  func damage() throws {
    var generator = SeededGenerator(seed: 7)
    let right = try right()
    let grader = SubmissionGrader(try exercise("lesson-2"))
    for _ in 0..<300 {
      var bytes = right
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: "[({,\"\\u12".utf8.shuffled(using: &generator), at: place)
        }
      }
      for name in ["a.ipynb", "a.py", "a.txt", "a.swift", "a.json"] {
        let record = grader.grade(name, bytes)
        #expect(record.score <= record.max)
      }
    }
  }
}
