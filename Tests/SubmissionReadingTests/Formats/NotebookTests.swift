import TestSupport
import Testing

@testable import SubmissionReading

@Suite struct NotebookTests {
  /// The blocks of a notebook with this list of cells, or of outputs of one cell.
  private func blocks(_ cells: String) throws -> [String]? {
    try NotebookReader.read(Array(#"{"nbformat": 4, "cells": [\#(cells)]}"#.utf8))?.blocks.map {
      "\($0.kind):\(String(decoding: $0.text, as: UTF8.self))"
    }
  }

  private func outputs(_ outputs: String) throws -> [String]? {
    try blocks(#"{"cell_type": "code", "source": "s", "outputs": [\#(outputs)]}"#)?
      .dropFirst().map { $0 }
  }

  @Test(
    "Cells of version 4",
    arguments: [
      (#"{"cell_type": "code", "source": "a"}"#, ["code:a"]),
      (#"{"cell_type": "code", "source": ["a\n", "b"]}"#, ["code:a\nb"]),
      (#"{"cell_type": "code", "source": []}"#, ["code:"]),
      (#"{"cell_type": "markdown", "source": "a", "attachments": {"i": {}}}"#, ["prose:a"]),
      (#"{"source": "a", "cell_type": "markdown"}"#, ["prose:a"]),
      (#"{"source": "a"}"#, ["code:a"]), (#"{"cell_type": "new", "source": "a"}"#, ["prose:a"]),
      (#"{"cell_type": "heading", "level": 2, "source": "2.1"}"#, ["prose:# 2.1"]),
      (
        #"{"outputs": [{"output_type": "stream", "text": "1"}], "cell_type": "code", "source": "a"}"#,
        ["code:a", "output:1"]
      ),
      (#"{"cell_type": "markdown", "source": "a", "outputs": [{"text": "1"}]}"#, ["prose:a"]),
      (#"{"cell_type": "code", "source": "a", "id": "NaN", "metadata": {"x": NaN}}"#, ["code:a"]),
      (#"{"cell_type": "code", "source": "a\r\nb"}"#, ["code:a\r\nb"]),
      (#"{"cell_type": "raw", "source": "\ud83d\ude00\u0433"}"#, ["prose:😀г"]),
    ])
  func cells(cells: String, expected: [String]) throws {
    #expect(try blocks(cells) == expected)
  }

  @Test(
    "Outputs of version 4",
    arguments: [
      (#"{"output_type": "stream", "name": "stdout", "text": "1\n"}"#, ["output:1\n"]),
      (#"{"output_type": "stream", "name": "stderr", "text": "1\n"}"#, []),
      (#"{"text": "1\n", "name": "stderr", "output_type": "stream"}"#, []),
      (#"{"output_type": "error", "ename": "E", "traceback": ["1"]}"#, []),
      (#"{"output_type": "execute_result", "data": {"text/plain": "1"}}"#, ["output:1"]),
      (
        #"{"output_type": "execute_result", "data": {"text/plain": ["a\n", "b"]}}"#, ["output:a\nb"]
      ),
      (#"{"output_type": "execute_result", "data": {"text/html": "<b>1</b>"}}"#, []),
      (
        #"{"output_type": "execute_result", "data": {"text/html": "<b>1</b>", "text/plain": "1"}}"#,
        ["output:1"]
      ),
      (#"{"output_type": "display_data", "data": {"text/latex": "$1$"}}"#, []),
      (#"{"output_type": "stream", "text": ""}"#, []),
      (
        #"{"output_type": "stream", "text": "1"}, {"output_type": "stream", "text": "2"}"#,
        ["output:12"]
      ),
      (
        #"{"output_type": "stream", "text": "1"}, {"data": {"text/plain": "2"}}, {"output_type": "stream", "text": "3"}"#,
        ["output:1", "output:2", "output:3"]
      ),
      (
        #"{"output_type": "stream", "text": "1"}, {"output_type": "error"}, {"output_type": "stream", "text": "2"}"#,
        ["output:12"]
      ),
      (#"{"output_type": "stream", "text": "\u001b[1m1\u001b[0m"}"#, ["output:1"]),
      (#"{"output_type": "stream", "text": "10%\r20%\n"}"#, ["output:10%\n20%\n"]),
    ])
  func outputs(outputs: String, expected: [String]) throws {
    #expect(try self.outputs(outputs) == expected)
  }

  @Test(
    "Version 3",
    arguments: [
      (
        #"{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": "a"}]}]}"#,
        ["code:a"]
      ),
      (
        #"{"worksheets": [{"cells": [{"cell_type": "code", "input": "a"}]}, {"cells": [{"cell_type": "markdown", "source": "b"}]}]}"#,
        ["code:a", "prose:b"]
      ),
      (
        #"{"worksheets": [{"cells": [{"cell_type": "code", "input": ["a"], "outputs": [{"output_type": "pyout", "text": "1"}, {"output_type": "pyerr", "text": "2"}, {"output_type": "stream", "stream": "stderr", "text": "3"}]}]}]}"#,
        ["code:a", "output:1"]
      ),
      (#"{"nbformat": 3, "worksheets": []}"#, []), (#"{"nbformat": 3, "worksheets": [1, {}]}"#, []),
      (#"{"worksheets": [{}]}"#, nil), (#"{"worksheets": {}}"#, nil), ("[]", nil), ("null", nil),
    ] as [(String, [String]?)])
  func version3(text: String, expected: [String]?) throws {
    let blocks = try NotebookReader.read(Array(text.utf8))?.blocks.map {
      "\($0.kind):\(String(decoding: $0.text, as: UTF8.self))"
    }
    #expect(blocks == expected)
  }
}
