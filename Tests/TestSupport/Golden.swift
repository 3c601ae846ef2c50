import Foundation
package import Testing

/// Compares text with a file under `Goldens` beside the calling test, or records it there.
///
/// With `GRADCHECK_RECORD_GOLDENS=1` in the environment the file is rewritten *and* the test fails,
/// so that a recording run cannot pass for a green one.
package func expectGolden(
  _ output: [UInt8], named name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
  let file = folder.appendingPathComponent("Goldens").appendingPathComponent(name)
  let recorded = try? Data(contentsOf: file)
  if ProcessInfo.processInfo.environment["GRADCHECK_RECORD_GOLDENS"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(output).write(to: file)
    let change = recorded == Data(output) ? "unchanged" : "changed: read the difference"
    Issue.record("recorded \(name), \(change)", sourceLocation: sourceLocation)
    return
  }
  guard let recorded else {
    Issue.record(
      "no golden \(name): record it with GRADCHECK_RECORD_GOLDENS=1", sourceLocation: sourceLocation
    )
    return
  }
  guard Data(output) != recorded else { return }
  // The first line that differs says more than two whole documents.
  let newline = UInt8(ascii: "\n")
  let written = output.split(separator: newline, omittingEmptySubsequences: false).map(Array.init)
  let wanted = recorded.split(separator: newline, omittingEmptySubsequences: false).map(Array.init)
  let line = zip(written, wanted).prefix { $0 == $1 }.count
  Issue.record(
    """
    \(name) differs from line \(line + 1) on
    expected: \(line < wanted.count ? String(decoding: wanted[line], as: UTF8.self) : "the end")
    written:  \(line < written.count ? String(decoding: written[line], as: UTF8.self) : "the end")
    """, sourceLocation: sourceLocation)
}
