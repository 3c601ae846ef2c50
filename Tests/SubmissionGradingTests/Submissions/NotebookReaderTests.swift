import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct NotebookReaderTests {
  /// The blocks of a notebook, as `kind:text`.
  private func blocks(_ text: String) throws -> [String]? {
    try NotebookReader.read(Array(text.utf8))?.blocks.map {
      "\($0.kind):\(String(decoding: $0.text, as: UTF8.self))"
    }
  }

  @Test("Version 3: worksheets, headings, input, pyout and streams")
  func version3() throws {
    let text = #"""
      {"metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": [
        {"cell_type": "heading", "level": 3, "source": ["2.3 Chain rule"]},
        {"cell_type": "markdown", "source": "Find it."},
        {"cell_type": "code", "input": ["x = torch.tensor(3.)\n", "x.grad"], "language": "python",
         "prompt_number": 1, "collapsed": false, "outputs": [
           {"output_type": "stream", "stream": "stdout", "text": ["a\n", "b\n"]},
           {"output_type": "stream", "stream": "stderr", "text": "x.grad: 9"},
           {"output_type": "pyerr", "ename": "E", "evalue": "v", "traceback": ["x.grad: 8"]},
           {"output_type": "pyout", "prompt_number": 1, "text": ["tensor(-5.0344)"]}]}],
        "metadata": {}}]}
      """#
    #expect(
      try blocks(text) == [
        "prose:# 2.3 Chain rule", "prose:Find it.", "code:x = torch.tensor(3.)\nx.grad",
        "output:a\nb\n", "output:tensor(-5.0344)",
      ])
    #expect(try exercise("lesson-2").grade("a.ipynb", text).verdicts["2.3"] == .pass)
  }

  @Test(
    "Version 4: a stream that was cut in a line is one text, and warnings between do not cut it")
  func streams() throws {
    let text = #"""
      {"nbformat": 4, "cells": [{"cell_type": "code", "source": "s", "outputs": [
        {"output_type": "stream", "name": "stdout", "text": "x.gr"},
        {"output_type": "stream", "name": "stderr", "text": "x.grad: 7\n"},
        {"output_type": "stream", "name": "stdout", "text": ["ad: -5.03", "44\n"]},
        {"output_type": "display_data", "data": {"image/png": "AAAA", "text/plain": ["<Figure>"]}},
        {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["x.grad: 6"]}]}]}
      """#
    #expect(try blocks(text) == ["code:s", "output:x.grad: -5.0344\n", "output:<Figure>"])
  }

  @Test("Members of the wrong kind are passed over")
  func oddShapes() throws {
    let text = #"""
      {"nbformat": "4", "cells": [1, null, "a", [], {},
        {"cell_type": 5, "source": {"a": 1}, "outputs": "x"},
        {"cell_type": "raw", "source": "r"},
        {"cell_type": "code", "source": null, "outputs": [1, {"output_type": "stream"},
          {"output_type": 3, "text": [1, "t"]}, {"data": []}, {"data": {"text/plain": 7}}]}]}
      """#
    #expect(try blocks(text) == ["code:", "prose:", "prose:r", "code:", "output:t"])
    #expect(try blocks(#"{"nbformat": 4}"#) == [])
    #expect(try blocks(#"{"a": 1}"#) == nil)
    #expect(try blocks("7") == nil)
  }

  @Test("Strings mean what JSON says they mean")
  func escapes() throws {
    let text = #"{"cells": [{"cell_type": "raw", "source": "\u0433\ud83d\ude00\n\t\"\\\/"}]}"#
    #expect(try blocks(text) == ["prose:г😀\n\t\"\\/"])
  }
}
