import Foundation
import TestSupport
import Testing

@testable import SubmissionReading

@Suite struct OneAnswerTests {
  /// The answers for `x` and `y` that a file gives.
  private func read(_ name: String, _ text: String) throws -> [String?] {
    let submission = try SubmissionReader.read(Array(text.utf8), name: name)
    var collector = SectionCollector(try Exercise.plain("x", "y"))
    let findings = try #require(collector.collect(submission).first)
    return [0, 1].map { findings.choice(of: $0).value?.text }
  }

  @Test(
    "Numbers come back as they were printed, in every format",
    arguments: [
      ("28.0", "-5.0344"), ("1e-05", "nan"), ("-inf", "None"), ("0.1", "100000.0"),
      ("−3", "2.8e+01"),
    ])
  func formats(x: String, y: String) throws {
    let lines = ["x.grad: \(x)", "y.grad: tensor(\(y))"]
    let printed = lines.joined(separator: "\n")
    let json = lines.map { "\"\($0)\\n\"" }.joined(separator: ", ")
    let files = [
      ("a.txt", printed), ("a.txt", printed.replacingOccurrences(of: "\n", with: "\r\n")),
      ("a.txt", "\u{FEFF}" + printed), ("a.md", "```python\nf()\n```\n```\n\(printed)\n```\n"),
      ("a.md", printed), ("a.txt", "In [1]:\nf()\n\n\(printed)\n"),
      ("a.txt", ">>> f()\n\(printed)\n"),
      ("a.py", "f()\n'''\n\(printed)\n'''\n"),
      ("a.py", "f()\n" + lines.map { "# \($0)\n" }.joined()),
      ("a.swift", "f()\n/*\n\(printed)\n*/\n"),
      ("a.swift", "f()\n" + lines.map { "// \($0)\n" }.joined()),
      (
        "a.ipynb",
        #"{"nbformat": 4, "cells": [{"cell_type": "code", "source": "f()", "outputs": [{"output_type": "stream", "text": [\#(json)]}]}]}"#
      ),
      (
        "a.ipynb",
        #"{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": "f()", "outputs": [{"output_type": "stream", "text": [\#(json)]}]}]}]}"#
      ),
      (
        "a.json",
        #"{"schema": "gradcheck.answers/1", "answers": {"1.1": {"x.grad": "\#(x)", "y.grad": "\#(y)"}}}"#
      ),
    ]
    for (name, text) in files { #expect(try read(name, text) == [x, y], "\(name): \(text)") }
  }

  @Test("Numbers of every size come back from a line, with the digits that were printed")
  func random() throws {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<500 {
      let exponent = Double.random(in: -300...300, using: &generator)
      let magnitude = Double.random(in: 1...10, using: &generator) * pow(10, exponent)
      let number = Bool.random(using: &generator) ? magnitude : -magnitude
      let texts = [
        "\(number)", "\(Float(number))", String(format: "%.6e", number),
        String(format: "%.4g", number),
      ]
      for text in texts where !text.contains("inf") {
        #expect(try read("a.txt", "x.grad = \(text)")[0] == text)
        let literal = try #require(PrintedValue("tensor([\(text)])")?.numbers.first)
        #expect(literal.value == Double(text))
      }
    }
  }

  @Test("Whatever the bytes are, reading ends, and finds no more answers than are asked for")
  func damage() throws {
    var generator = SeededGenerator(seed: 5)
    let pieces = [
      "x.grad", "y.grad: ", "tensor(", "[", "]", ")", "28.0", "-", "=", "\n", " ", "'''", "\"", "#",
      "## 1.1", "print(", "градиент по x ", "\u{1B}[1m", "In [1]:", ">>> ", "```", "{\"cells\": [",
      "x = ", "None", "...", ",", ";", "e5", "∂", "'", "|", "/dx", "d", "gradcheck {", "\r", "\0",
    ]
    let exercise = try Exercise.plain("x", "y")
    for _ in 0..<2000 {
      let count = Int.random(in: 1...40, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      for name in ["a.py", "a.swift", "a.txt", "a.md", "a.ipynb", "a.json"] {
        guard let submission = try? SubmissionReader.read(Array(text.utf8), name: name) else {
          continue
        }
        var collector = SectionCollector(exercise)
        let findings = collector.collect(submission)
        #expect(findings.count == 1 && findings[0].claims.count == 2)
      }
    }
  }
}
